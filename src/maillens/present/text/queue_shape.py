"""A shape of a queue -> the table as qshape(1) prints it, set to the right."""

from maillens.present.text.visible import visible
from maillens.present.text.width import columns, right
from maillens.queue.shape import TOTAL, Row, Shape

NARROWEST = 80
"""Columns that qshape takes even when fewer are asked for."""
_NARROWEST_DOMAIN = 18
_NARROWEST_COUNT = 3


def shape_text(shape: Shape, *, width: int = NARROWEST, top: int = 0) -> str:
    """The table, byte for byte that of qshape where names are ASCII.

    Args:
        width: Columns it takes at least; more where domain and counts need more.
        top: Rows, the total among them; 0 for all.
    """
    total = next(row for row in shape.rows if row.domain == TOTAL)
    titles = ["T", *shape.buckets.titles()]
    widths = [_width(title, count) for title, count in zip(titles, [total.total, *total.counts], strict=True)]
    room = max(max(width, NARROWEST) - sum(widths), _NARROWEST_DOMAIN)
    lines = [_line("", titles, room, widths)]
    lines += [_line(row.domain, _counts(row), room, widths) for row in shape.rows[: top or None]]
    return "".join(f"{line}\n" for line in lines)


def _width(title: str, count: int) -> int:
    longest = max(len(title), len(str(count)))
    return longest + 1 if longest > _NARROWEST_COUNT - 1 else _NARROWEST_COUNT


def _counts(row: Row) -> list[str]:
    return [str(count) for count in (row.total, *row.counts)]


def _line(domain: str, cells: list[str], room: int, widths: list[int]) -> str:
    return _name(visible(domain), room) + "".join(cell.rjust(width) for cell, width in zip(cells, widths, strict=True))


def _name(domain: str, room: int) -> str:
    """DOMAIN set to the right; of one that is too long, its end behind `+`, or `.+` for a parent domain."""
    if columns(domain) <= room:
        return right(domain, room)
    mark = ".+" if domain.startswith(".") else "+"
    kept = domain
    while columns(kept) > room - len(mark):
        kept = kept[1:]
    return right(mark + kept, room)
