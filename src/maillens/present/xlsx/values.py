"""Values of rows -> values of cells: their types in Excel, and how it shows them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, tzinfo

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
Cell = tuple[str | int | float | date | None, str]
"""A value and what it is: a key of `FORMS`, or `text`, `formula` for a text that looks like one, `blank`."""

BLANK: Cell = (None, "blank")


def typed(column: str, rows: Sequence[Row], words: Words, zone: tzinfo | None) -> list[Cell]:
    """The values of rows in a column.

    Args:
        zone: Of the times shown, as a cell has none; None for this machine's.
    """
    form, has_word_for_none = _number_form(column), bool(words.get(f"empty.{column}", ""))
    is_moment = column.endswith("_at") or column == "time"
    cells: list[Cell] = []
    for row in rows:
        value = row[column]
        if isinstance(value, NUMBERS):
            cells.append((value, form))
        elif value is None and not has_word_for_none:
            cells.append(BLANK)
        elif is_moment and isinstance(value, str) and value:
            cells.append(_moment(value, zone))
        elif column == "day" and isinstance(value, str):
            cells.append(_day(value))
        else:
            cells.append(text(str(value) if column == "example" else cell(column, row, words)))
    return cells


def text(value: str) -> Cell:
    """A text that Excel takes for nothing else."""
    shown = visible(value)[:LONGEST_TEXT]
    return shown, "formula" if is_formula(shown) else "text"


def _moment(value: str, zone: tzinfo | None) -> Cell:
    """A moment as the clock of ZONE showed it; what is none stays a text."""
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return text(value)
    return (at.astimezone(zone) if at.tzinfo else at).replace(tzinfo=None), "moment"


def _day(value: str) -> Cell:
    try:
        return date.fromisoformat(value), "day"
    except ValueError:
        return text(value)


def _number_form(column: str) -> str:
    if column in ("share", "hour"):
        return column
    if column.endswith("_bytes"):
        return "bytes"
    return "seconds" if column.endswith("_s") else "count"
