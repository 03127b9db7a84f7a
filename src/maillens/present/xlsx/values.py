"""Values of rows -> values of cells: their types in Excel, and how it shows them."""

from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from maillens.present.formulas import is_formula
from maillens.present.text.sections import cell
from maillens.present.text.visible import visible
from maillens.present.words import Words
from maillens.query.report import Row

LONGEST_TEXT = 32_767
"""Characters that a cell holds (Excel specifications and limits)."""

NUMBER = "#,##0"
FORMS: Mapping[str, str] = {
    "share": "0.0%",
    # Shown in the unit that fits; the value stays the number of bytes.
    "bytes": '[<999.5]0" B";[<999500]#,##0.0," kB";#,##0.0,," MB"',
    "seconds": '[<100]0.00"{seconds}";#,##0"{seconds}"',
    "hour": "00",
    "day": "yyyy-mm-dd",
    "moment": "yyyy-mm-dd hh:mm:ss",
    "count": NUMBER,
}
"""How Excel shows a value, by what it is."""


NUMBERS = (int, float)
"""Asked of every cell: a union would be made anew each time."""


class Cell(NamedTuple):
    """A value and what it is: a key of `FORMS`, or `text`, or `formula` for a text that looks like one."""

    value: str | int | float | date | None
    form: str = "text"


def typed(column: str, row: Row, words: Words, zone: tzinfo | None) -> Cell:
    """The value of a row in a column.

    Args:
        zone: Of the times shown, as a cell has none; None for this machine's.
    """
    value = row[column]
    if isinstance(value, str) and value and (column.endswith("_at") or column == "time"):
        return _moment(value, zone)
    if isinstance(value, str) and column == "day":
        return _day(value)
    if isinstance(value, NUMBERS):
        return Cell(value, _number_form(column))
    if value is None and not words.get(f"empty.{column}", ""):
        return Cell(None)
    return text(str(value) if column == "example" else cell(column, row, words))


def text(value: str) -> Cell:
    """A text that Excel takes for nothing else."""
    shown = visible(value)[:LONGEST_TEXT]
    return Cell(shown, "formula" if is_formula(shown) else "text")


def _moment(value: str, zone: tzinfo | None) -> Cell:
    """A moment as the clock of ZONE showed it; what is none stays a text."""
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return text(value)
    return Cell((at.astimezone(zone) if at.tzinfo else at).replace(tzinfo=None), "moment")


def _day(value: str) -> Cell:
    try:
        return Cell(date.fromisoformat(value), "day")
    except ValueError:
        return text(value)


def _number_form(column: str) -> str:
    if column in ("share", "hour"):
        return column
    if column.endswith("_bytes"):
        return "bytes"
    return "seconds" if column.endswith("_s") else "count"
