"""Rows -> comma-separated values (RFC 4180), safe to open in a spreadsheet."""

from collections.abc import Iterable, Sequence


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]], *, line_end: str = "\n") -> str:
    """A line with the names of the columns, and the rows; None is an empty cell.

    Control characters are written as escapes: a cell is one line, and steers no terminal.
    """
    from maillens.present._rows import csv_lines

    return csv_lines([columns], line_end, str) + csv_lines(rows, line_end, _harmless)


def _harmless(cell: object) -> str:
    from maillens.present.formulas import defused
    from maillens.present.text.visible import visible

    return defused(visible(cell)) if isinstance(cell, str) else str(cell)
