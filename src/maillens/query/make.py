"""Inputs -> report: every section's counts in one pass over the lines."""

from collections.abc import Mapping
from datetime import datetime

from maillens import epoch
from maillens.pipeline import Inputs, Scanned, facts, program_for
from maillens.query._tally import LineTally
from maillens.query.attention import noticed
from maillens.query.counting import EVERYTHING, Counting, Only, columns_of, count_all, shown
from maillens.query.periods import ZONE
from maillens.query.report import Before, InputFile, Reading, Report, Row
from maillens.query.secrets import SecretWatch
from maillens.query.section import Count, Counted, Section
from maillens.query.sections import load_sections
from maillens.query.unusual import unusual

SEVERITIES = ("info", "warning", "error", "fatal", "panic")
TROUBLE = ("warnings", "errors")
"""The sections that are counted from lines, not from facts."""
ALL = 1 << 62
LEAST = 1000
"""Rows that are made of every section, however few are shown: what needs attention is found among them."""

Period = tuple[datetime | None, datetime | None]
"""From the first moment on and before the second; None for an open end."""


def section_names() -> tuple[str, ...]:
    """Names of all sections that a report can have."""
    return ("attention", *(section.name for section in load_sections() if section.rows is not None), *TROUBLE)


def make_report(
    inputs: Inputs,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    most: int = ALL,
    before: Period | None = None,
    only: Only = EVERYTHING,
) -> Report:
    """The report of all inputs.

    Args:
        inputs: What to read; what could not be read is added to its problems.
        since, until: Only what happened from SINCE on and before UNTIL is counted; lines
            before it are still read, as they tell whose mail it was.
        most: Rows that are wanted of the sections that grow with the log (senders,
            domains); `row_counts` of the report says how many there are.
        before: A period to compare with, counted in the same pass.
        only: What the report is restricted to; the numbers of lines are those of all that was read.

    Memory: the open messages, and what is distinct: senders, recipients, reasons.
    """
    sections = load_sections()
    counts = {name: count for section in sections for name, count in section.counts.items()}
    now, then, files = _read(inputs, counts, (since, until), before, only)
    report = _report(inputs, sections, now, files, max(most, LEAST))
    found = noticed(report)
    report.row_counts["attention"] = len(found)
    # Sections that are counts themselves grow with the log; the others are short and stay whole.
    grown = {name: rows[:most] if name in counts else rows for name, rows in report.sections.items()}
    report.sections = {"attention": found} | grown
    report.only = only.named()
    if then is not None:
        totals = _report(inputs, sections, then, files, LEAST).totals
        report.before = Before(then.since, then.until, totals, unusual(report.totals, totals))
    return report


def _read(
    inputs: Inputs, counts: Mapping[str, Count], period: Period, before: Period | None, only: Only
) -> tuple[Counting, Counting | None, list[InputFile]]:
    columns = columns_of(counts.values(), only)
    program = program_for(columns)
    families = list(program.families)
    now = Counting(counts, columns, families, *period, only)
    then = Counting(counts, columns, families, *before, only) if before else None
    files = [InputFile(source.name) for source in inputs.sources]
    watch = SecretWatch(families)

    def seen(part: Scanned) -> None:
        """Count the lines of a block for its file and for both periods."""
        files[part.file].lines += now.add_lines(part)
        watch.look(part, files[part.file])
        if then is not None:
            then.add_lines(part)

    count_all(facts(inputs, columns, program, seen, now.until_us), now, *([] if then is None else [then]))
    return now, then, files


def _report(
    inputs: Inputs, sections: tuple[Section, ...], counting: Counting, files: list[InputFile], most: int
) -> Report:
    token = ZONE.set(inputs.zone)
    try:
        reading = reading_of(inputs, counting.lines, files, (counting.since, counting.until))
        return _assemble(sections, counting.counted(most), counting.lines, reading, most)
    finally:
        ZONE.reset(token)


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
    found: dict[str, list[Row]] = {name: [] for name in TROUBLE}
    for key, number, _, _, example, *_ in lines.trouble.largest(ALL):
        daemon, _, text = key[3:].partition(b"\0")
        severity = SEVERITIES[key[0] - 48]
        meaning = lines.meanings[int.from_bytes(key[1:3], "little")]
        row: Row = {"daemon": shown(daemon), "text": shown(text), "count": number, "example": example}
        row |= {"kind": meaning.partition(".")[0], "meaning": meaning}
        if severity == "warning":
            found["warnings"].append(row)
        else:
            found["errors"].append({"severity": severity, **row})
    return found


def reading_of(inputs: Inputs, lines: LineTally, files: list[InputFile], period: Period) -> Reading:
    """What an answer stands on, when all INPUTS are read."""
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
        unknown_samples=[shown(sample) for sample in lines.unknown_samples],
        problems=[{"what": p.what, "why": p.why, "hint": p.hint} for p in inputs.problems],
    )


def _zone_name(inputs: Inputs) -> str:
    if inputs.zone is not None:
        return str(inputs.zone)
    return datetime.now().astimezone().tzname() or ""
