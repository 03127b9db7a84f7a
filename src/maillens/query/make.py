"""Inputs -> report: every section's counts in one pass over the lines."""

from datetime import datetime

from maillens.pipeline import Inputs
from maillens.query._tally import LineTally
from maillens.query.attention import noticed
from maillens.query.counting import EVERYTHING, Only, shown
from maillens.query.one_pass import Pass, Period
from maillens.query.periods import ZONE
from maillens.query.report import Before, Reading, Report, Row
from maillens.query.section import Counted, Section
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
    one_pass = Pass(inputs, counts, (since, until), *([before] if before else []), only=only)
    one_pass.read_all()
    report = _report(inputs, sections, one_pass, max(most, LEAST))
    found = noticed(report)
    report.row_counts["attention"] = len(found)
    # Sections that are counts themselves grow with the log; the others are short and stay whole.
    grown = {name: rows[:most] if name in counts else rows for name, rows in report.sections.items()}
    report.sections = {"attention": found} | grown
    report.only, report.offered = only.named(), one_pass.counting.offered() if only.named() else {}
    if before is not None:
        totals = _report(inputs, sections, one_pass, LEAST, of=1).totals
        report.before = Before(*before, totals, unusual(report.totals, totals))
    return report


def _report(inputs: Inputs, sections: tuple[Section, ...], one_pass: Pass, most: int, of: int = 0) -> Report:
    counting, reading = one_pass.countings[of], one_pass.reading(of)
    token = ZONE.set(inputs.zone)
    try:
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
