"""A report -> comma-separated values, one file a section (RFC 4180).

Columns and values are those of JSON in either language, so that a script need not know
who runs it. A text that a spreadsheet would take for a formula gets an apostrophe in
front, and what cannot be seen is written as an escape.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from maillens.present.formulas import defused, is_formula
from maillens.present.report import Format, Screen
from maillens.present.text.report import Print
from maillens.present.text.visible import visible
from maillens.query.report import Reading, Report, Row

BYTE_ORDER_MARK = "\ufeff"
"""Without it, Excel takes a file for one of its country's old character set: Shift_JIS in Japan."""


def as_files(report: Report, print: Print) -> dict[str, str]:
    """The tables by name, each as the text of a file that Excel opens right; one without rows is empty."""
    return {name: BYTE_ORDER_MARK + _table(rows, "\r\n") for name, rows in _tables(report, print.top).items()}


def as_stream(report: Report, print: Print, _: Screen) -> str:
    """The tables one below the other, each under a line with its name, for a pipe: no byte order mark, no CR."""
    parts = [f"# {name}\n{_table(rows, chr(10))}" for name, rows in _tables(report, print.top).items() if rows]
    return "\n".join(parts)


def _tables(report: Report, top: int) -> dict[str, Sequence[Row]]:
    reading = report.reading
    return {
        "totals": [{"name": name, "value": value} for name, value in report.totals.items()],
        **{name: rows[:top] if top else rows for name, rows in report.sections.items()},
        "reading": list(_reading(reading, report.row_counts)),
        "files": [{"name": file.name, "lines": file.lines} for file in reading.files],
        "problems": [dict(problem) for problem in reading.problems],
    }


def _reading(reading: Reading, row_counts: Mapping[str, int]) -> Iterable[Row]:
    """What the numbers stand on, and how many rows each section has in all."""
    for name in reading.__slots__:
        value = getattr(reading, name)
        if not isinstance(value, list):
            yield {"name": name, "value": value}
    for name, count in row_counts.items():
        yield {"name": f"row_counts.{name}", "value": count}


def _table(rows: Sequence[Row], line_end: str) -> str:
    if not rows:
        return ""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=line_end)
    writer.writerow(rows[0])
    writer.writerows(zip(*(_column([row.get(name) for row in rows]) for name in rows[0]), strict=True))
    return text.getvalue()


def _column(values: Sequence[object]) -> Sequence[object]:
    """The cells of a column: a long list of harmless texts is looked at as a whole."""
    texts = [value for value in values if isinstance(value, str)]
    harmless = "".join(texts).isprintable() and not any(map(is_formula, {text[:1] for text in texts}))
    if harmless and not any(isinstance(value, datetime) for value in values):
        return values
    return [_cell(value) for value in values]


def _cell(value: object) -> object:
    if isinstance(value, str):
        return defused(visible(value))
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value


FORMAT = Format((".csv", "/"), 0, as_stream, as_files)
