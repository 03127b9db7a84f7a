"""A report -> comma-separated values, one file a section (RFC 4180).

Columns and values are those of JSON in either language, so that a script need not know
who runs it. A text that a spreadsheet would take for a formula gets an apostrophe in
front, and what cannot be seen is written as an escape.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from operator import itemgetter

from maillens.present.csv_text import csv_text
from maillens.present.report import Format
from maillens.present.text.page import Page
from maillens.present.text.report import Print
from maillens.query.report import Reading, Report, Row

WITH_MARK = "utf-8-sig"
"""Without a byte order mark, Excel takes a file for one of its country's old character set: Shift_JIS in Japan."""


def as_files(report: Report, print: Print) -> dict[str, bytes]:
    """The tables by name, each as a file that Excel opens right; one without rows is empty."""
    tables = _tables(report, print.top).items()
    return {name: _table(rows, "\r\n").encode(WITH_MARK, "backslashreplace") for name, rows in tables}


def as_stream(report: Report, print: Print, _: Page) -> str:
    """The tables one below the other, each under a line with its name, for a pipe: no byte order mark, no CR."""
    parts = [f"# {name}\n{_table(rows, chr(10))}" for name, rows in _tables(report, print.top).items() if rows]
    return "\n".join(parts)


def _tables(report: Report, top: int) -> dict[str, Sequence[Row]]:
    reading = report.reading
    return {
        "totals": [{"name": name, "value": value} for name, value in report.totals.items()],
        **{name: rows[:top] if top else rows for name, rows in report.sections.items()},
        "reading": list(_reading(reading, report.row_counts)),
        "files": [asdict(file) for file in reading.files],
        "problems": [dict(problem) for problem in reading.problems],
    }


def _reading(reading: Reading, row_counts: Mapping[str, int]) -> Iterable[Row]:
    """What the numbers stand on, and how many rows each section has in all."""
    for name in reading.__slots__:
        value = getattr(reading, name)
        if not isinstance(value, list):
            yield {"name": name, "value": _plain(value)}
    for name, count in row_counts.items():
        yield {"name": f"row_counts.{name}", "value": count}


def _plain(value: "str | int | datetime | None") -> str | int | None:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z") if isinstance(value, datetime) else value


def _table(rows: Sequence[Row], line_end: str) -> str:
    if not rows:
        return ""
    names = list(rows[0])
    cells = map(itemgetter(*names), rows) if len(names) > 1 else ((row[names[0]],) for row in rows)
    return csv_text(names, cells, line_end=line_end)


FORMAT = Format((".csv", "/"), 0, as_stream, as_files)
