"""Rows -> comma-separated values (RFC 4180), safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]], *, line_end: str = "\n") -> str:
    """A line with the names of the columns, and the rows; None is an empty cell.

    Control characters are written as escapes: a cell is one line, and steers no terminal.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=line_end)
    writer.writerow(columns)
    writer.writerows(zip(*map(_harmless, zip(*rows, strict=True)), strict=True))
    return out.getvalue()


def _harmless(cells: Sequence[object]) -> Sequence[object]:
    """The cells of a column without what could do harm; a long column is first looked at as a whole."""
    from maillens.present.formulas import defused, is_formula
    from maillens.present.text.visible import visible

    texts = [cell for cell in cells if isinstance(cell, str)]
    if "".join(texts).isprintable() and not any(map(is_formula, {text[:1] for text in texts})):
        return cells
    return [defused(visible(cell)) if isinstance(cell, str) else cell for cell in cells]
