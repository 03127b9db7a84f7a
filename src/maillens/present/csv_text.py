"""Rows -> comma-separated values (RFC 4180, lines ended by a newline alone), safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A line with the names of the columns, and the rows; None is an empty cell.

    Control characters are written as escapes: a cell is one line, and steers no terminal.
    """
    from maillens.present.text.visible import visible

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[_harmless(visible(cell)) if isinstance(cell, str) else cell for cell in row] for row in rows])
    return out.getvalue()


def _harmless(cell: str) -> str:
    """A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell
