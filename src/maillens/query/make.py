"""Inputs -> report: every section's counts in one pass over the lines."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from maillens import epoch
from maillens.columns import Table
from maillens.model import TABLES
from maillens.pipeline import Columns, Inputs, Scanned, facts, program_for
from maillens.query._tally import Counter, LineTally, Tally
from maillens.query.periods import ZONE
from maillens.query.report import InputFile, Reading, Report, Row
from maillens.query.section import Count, Counted, Item, Section
from maillens.query.sections import load_sections

SEVERITIES = ("info", "warning", "error", "fatal", "panic")
# What these families warn of has sections of its own: refusals, logins, deliveries.
QUIET = ("refusal", "login", "delivery")
BEFORE_ALL, AFTER_ALL = -(1 << 62), 1 << 62
ALL = 1 << 62


def make_report(
    inputs: Inputs, *, since: datetime | None = None, until: datetime | None = None, most: int = ALL
) -> Report:
    """The report of all inputs.

    Args:
        inputs: What to read; what could not be read is added to its problems.
        since, until: Only what happened from SINCE on and before UNTIL is counted; lines
            before it are still read, as they tell whose mail it was.
        most: Rows that are wanted of the sections that grow with the log (senders,
            domains, reasons); `row_counts` of the report says how many there are.

    Memory: the open messages, and what is distinct: senders, recipients, reasons.
    """
    sections = load_sections()
    counts = {name: count for section in sections for name, count in section.counts.items()}
    columns = _columns(counts.values())
    tallies = {name: _tally(count, columns) for name, count in counts.items()}
    period = _microseconds(since, BEFORE_ALL), _microseconds(until, AFTER_ALL)
    lines, files = _read(inputs, columns, counts, tallies, period)
    token = ZONE.set(inputs.zone)
    try:
        counted = {name: CountedBy(count, tallies[name].counter, most) for name, count in counts.items()}
        return _assemble(sections, counted, lines, _reading(inputs, lines, files, (since, until)), most)
    finally:
        ZONE.reset(token)


def _columns(counts: Iterable[Count]) -> Columns:
    """The columns of each table of facts that some count reads."""
    wanted: dict[str, set[str]] = {name: set() for name in TABLES}
    for count in counts:
        used = {count.time, count.example, *count.measures, *(name for name, _ in count.by)}
        wanted[count.table] |= used | {name for name, _, _ in count.where}
    return {table: tuple(c for c in columns if c[0] in wanted[table]) for table, columns in TABLES.items()}


def _tally(count: Count, columns: Columns) -> Tally:
    return Tally(columns[count.table], count.by, count.where, count.measures, count.example, count.time, count.spread)


def _microseconds(moment: datetime | None, otherwise: int) -> int:
    return otherwise if moment is None else epoch.microseconds(moment)


def _read(
    inputs: Inputs, columns: Columns, counts: dict[str, Count], tallies: dict[str, Tally], period: tuple[int, int]
) -> tuple[LineTally, list[InputFile]]:
    program = program_for(columns)
    families = list(program.families)
    lines = LineTally(len(families), tuple(families.index(f) for f in QUIET if f in families))
    files = [InputFile(source.name) for source in inputs.sources]

    def seen(part: Scanned) -> None:
        daemons = [origin[3] for origin in part.origins]
        files[part.file].lines += lines.add(part.scan, daemons, *period)

    for tables in facts(inputs, columns, program, seen):
        _count(tables, counts, tallies, period)
    return lines, files


def _count(
    tables: dict[str, Table], counts: dict[str, Count], tallies: dict[str, Tally], period: tuple[int, int]
) -> None:
    for name, count in counts.items():
        tallies[name].add(tables[count.table], *period)


@dataclass(frozen=True, slots=True)
class CountedBy:
    """A native counter as `section.Counts`."""

    count: Count
    counter: Counter
    most: int

    def items(self) -> list[Item]:
        """All keys, in order of first sight."""
        return [self._item(*item) for item in self.counter.items()]

    def largest(self) -> list[Item]:
        """The keys with the highest counts."""
        return [self._item(*item) for item in self.counter.largest(self.most)]

    def slowest(self, few: int) -> list[Item]:
        """The keys with the highest 95th percentile; those counted less than FEW times last."""
        return [self._item(*item) for item in self.counter.slowest(self.most, few)]

    def __len__(self) -> int:
        return len(self.counter)

    def _item(
        self,
        key: bytes,
        number: int,
        sums: tuple[float, ...],
        most: tuple[float, ...],
        example: bytes | None,
        span: tuple[int, int] | None,
        percentiles: tuple[float, ...],
    ) -> Item:
        return Item(_key(self.count, key), number, sums, most, _shown(example), _moments(span), percentiles)


def _key(count: Count, key: bytes) -> tuple[str, ...]:
    """The parts of a key; times and numbers are 8 bytes each, texts end at a zero byte."""
    parts: list[str] = []
    for _, form in count.by:
        if form in ("hour", "number"):
            raw, key = key[:8], key[9:]
            parts.append(str(int.from_bytes(raw, "little", signed=True)) if form == "hour" else str(_float(raw)))
        else:
            text, _, key = key.partition(b"\0")
            parts.append(_shown(text))
    return tuple(parts)


def _float(raw: bytes) -> float:
    return float(memoryview(raw).cast("d")[0])


def _shown(text: bytes | None) -> str:
    return "" if text is None else text.decode("utf-8", "replace")


def _moments(span: tuple[int, int] | None) -> tuple[datetime, datetime] | None:
    return None if span is None else (epoch.moment(span[0]), epoch.moment(span[1]))


def _assemble(sections: tuple[Section, ...], counted: Counted, lines: LineTally, reading: Reading, most: int) -> Report:
    totals: dict[str, int] = {}
    rows: dict[str, list[Row]] = {}
    for section in sections:
        totals |= section.totals(counted)
        if section.rows is not None:
            rows[section.name] = section.rows(counted)
    left = {name: max(len(counted[name]) - most, 0) if name in counted else 0 for name in rows}
    rows |= _trouble(lines)
    totals |= {"lines": lines.lines, "lines_understood": reading.lines_understood,
               "lines_unknown": lines.unknown, "lines_foreign": lines.foreign}  # fmt: skip
    return Report(totals, rows, reading, {name: len(found) + left.get(name, 0) for name, found in rows.items()})


def _trouble(lines: LineTally) -> dict[str, list[Row]]:
    """The sections `warnings` and `errors`; whole, as no number of warnings may hide an error."""
    found: dict[str, list[Row]] = {"warnings": [], "errors": []}
    for key, number, _, _, example, *_ in lines.trouble.largest(ALL):
        daemon, _, text = key[1:].partition(b"\0")
        severity = SEVERITIES[key[0] - 48]
        row: Row = {"daemon": _shown(daemon), "text": _shown(text), "count": number, "example": _shown(example)}
        if severity == "warning":
            found["warnings"].append(row)
        else:
            found["errors"].append({"severity": severity, **row})
    return found


def _reading(
    inputs: Inputs, lines: LineTally, files: list[InputFile], period: tuple[datetime | None, datetime | None]
) -> Reading:
    return Reading(
        files=files,
        first_at=epoch.moment(lines.first) if lines.last >= lines.first else None,
        last_at=epoch.moment(lines.last) if lines.last >= lines.first else None,
        since=period[0],
        until=period[1],
        lines=lines.lines,
        lines_understood=lines.lines - lines.unknown - lines.foreign,
        lines_unknown=lines.unknown,
        lines_foreign=lines.foreign,
        year_inferred=inputs.guessed_year,
        zone_assumed=inputs.assumed_zone,
        zone=_zone_name(inputs),
        unknown_samples=[_shown(sample) for sample in lines.unknown_samples],
        problems=[{"what": p.what, "why": p.why, "hint": p.hint} for p in inputs.problems],
    )


def _zone_name(inputs: Inputs) -> str:
    if inputs.zone is not None:
        return str(inputs.zone)
    return datetime.now().astimezone().tzname() or ""
