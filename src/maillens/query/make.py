"""Inputs -> report: every section's counts in one pass over the lines."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, tzinfo
from functools import cached_property

from maillens.pipeline import Inputs
from maillens.query._tally import LineTally
from maillens.query.attention import noticed
from maillens.query.counting import EVERYTHING, Only, shown
from maillens.query.one_pass import Pass, Period
from maillens.query.periods import ZONE
from maillens.query.report import Before, Reading, Report, Row
from maillens.query.section import Counted
from maillens.query.sections import load_sections
from maillens.query.unusual import unusual

SEVERITIES = ("info", "warning", "error", "fatal", "panic")
TROUBLE = ("warnings", "errors")
"""The sections that are counted from lines, not from facts."""
ALL = 1 << 62
LEAST = 1000
"""Rows that are made of every section, however few are shown: what needs attention is found among them."""


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
    """The report of all inputs; `gather` says what is asked for, `Gathered.report` what MOST is."""
    return gather(inputs, since=since, until=until, before=before, only=only).report(most)


def gather(
    inputs: Inputs,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    before: Period | None = None,
    only: Only = EVERYTHING,
) -> "Gathered":
    """Read all inputs, and count what a report tells.

    Args:
        inputs: What to read; what could not be read is added to its problems.
        since, until: Only what happened from SINCE on and before UNTIL is counted; lines
            before it are still read, as they tell whose mail it was.
        before: A period to compare with, counted in the same pass.
        only: What the report is restricted to; the numbers of lines are those of all that was read.

    Memory: the open messages, and what is distinct: senders, recipients, reasons.
    """
    counts = {name: count for section in load_sections() for name, count in section.counts.items()}
    one_pass = Pass(inputs, counts, (since, until), *([before] if before else []), only=only)
    one_pass.read_all()
    return Gathered(one_pass, inputs.zone, before, only)


class Gathered:
    """What was counted, and the report of it.

    Args:
        zone: Of days and hours; None for this machine's.
        before: The period that was counted beside the one in question.
    """

    def __init__(self, one_pass: Pass, zone: tzinfo | None, before: Period | None, only: Only) -> None:
        self._pass, self._zone, self._before, self._only = one_pass, zone, before, only

    def report(self, most: int) -> Report:
        """The report.

        Args:
            most: Rows that are wanted of the sections that grow with the log (senders,
                domains); `row_counts` of the report says how many there are.
        """
        sections = self._short.sections if most <= LEAST else self._short.sections | self._long
        # Sections that are counts themselves grow with the log; the others are short and stay whole.
        counts = self._pass.counting.counters
        return replace(
            self._short, sections={name: rows[:most] if name in counts else rows for name, rows in sections.items()}
        )

    @cached_property
    def _short(self) -> Report:
        """The report with `LEAST` rows of each section."""
        report = self._assembled(0)
        found = noticed(report)
        report.row_counts["attention"] = len(found)
        report.sections = {"attention": found} | report.sections
        report.only, report.offered = self._only.named(), self._pass.counting.offered() if self._only.named() else {}
        if self._before is not None:
            totals = self._assembled(1).totals
            report.before = Before(*self._before, totals, unusual(report.totals, totals))
        return report

    @cached_property
    def _long(self) -> dict[str, list[Row]]:
        """All rows of those sections that have more."""
        counted, short = self._pass.counting.counted(ALL), self._short
        with _in_zone(self._zone):
            return {
                section.name: section.rows(counted)
                for section in load_sections()
                if section.rows and short.row_counts[section.name] > len(short.sections[section.name])
            }

    def _assembled(self, of: int) -> Report:
        """The totals and sections of one of the periods."""
        counting, reading = self._pass.countings[of], self._pass.reading(of)
        with _in_zone(self._zone):
            return _assemble(counting.counted(LEAST), counting.lines, reading)


@contextmanager
def _in_zone(zone: tzinfo | None) -> Iterator[None]:
    token = ZONE.set(zone)
    try:
        yield
    finally:
        ZONE.reset(token)


def _assemble(counted: Counted, lines: LineTally, reading: Reading) -> Report:
    totals: dict[str, int] = {}
    rows: dict[str, list[Row]] = {}
    for section in load_sections():
        totals |= section.totals(counted)
        if section.rows is not None:
            rows[section.name] = section.rows(counted)
    left = {name: max(len(counted[name]) - LEAST, 0) if name in counted else 0 for name in rows}
    rows |= _trouble(lines)
    totals |= {"lines": lines.lines, "lines_understood": reading.lines_understood,
               "lines_unknown": lines.unknown, "lines_foreign": lines.foreign}  # fmt: skip
    return Report(totals, rows, reading, {name: len(found) + left.get(name, 0) for name, found in rows.items()})


def _trouble(lines: LineTally) -> dict[str, list[Row]]:
    """The sections `warnings` and `errors`; whole, as no number of warnings may hide an error."""
    found: dict[str, list[Row]] = {name: [] for name in TROUBLE}
    for item in lines.trouble.largest(ALL):
        key = item.key_bytes
        daemon, _, text = key[3:].partition(b"\0")
        severity = SEVERITIES[key[0] - 48]
        meaning = lines.meanings[int.from_bytes(key[1:3], "little")]
        row: Row = {"daemon": shown(daemon), "text": shown(text), "count": item.number, "example": item.example}
        row |= {"kind": meaning.partition(".")[0], "meaning": meaning}
        if severity == "warning":
            found["warnings"].append(row)
        else:
            found["errors"].append({"severity": severity, **row})
    return found
