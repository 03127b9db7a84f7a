"""Rows of cells -> lines of aligned columns that fit the width."""

from collections.abc import Sequence
from dataclasses import dataclass

from maillens.present.page import Column
from maillens.present.text.ink import Ink
from maillens.present.text.width import columns, cut, left, right, wrapped

MOST_LINES = 4
"""A text longer than this many lines of its column is cut."""

_GAP = "  "


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands: how wide the page is, and how far its lines are set in."""

    width: int
    indent: int
    ink: Ink


def table(
    shape: Sequence[Column], rows: Sequence[Sequence[str]], place: Place, *, below: Sequence[str] = ()
) -> list[str]:
    """The lines of a table: the headings, unless all are empty, and the rows.

    Args:
        below: What to put under each row, from the second column on; empty for nothing. A line feed
            separates sentences, which are wrapped, from an example, which is cut to the width.
    """
    widths = _widths(shape, rows, place.width - place.indent)
    margin, ink = " " * place.indent, place.ink
    below_at = place.indent + widths[0] + len(_GAP)
    lines = []
    if any(column.title for column in shape):
        headings = [_set(column, column.title, wide) for column, wide in zip(shape, widths, strict=True)]
        lines.append(margin + ink.faint(_GAP.join(headings).rstrip()))
    for number, row in enumerate(rows):
        cells = [_cell(column, text, wide) for column, text, wide in zip(shape, row, widths, strict=True)]
        for at in range(max(len(cell) for cell in cells)):
            parts = [cell[at] if at < len(cell) else "" for cell in cells]
            placed = (_set(column, text, wide) for column, text, wide in zip(shape, parts, widths, strict=True))
            lines.append((margin + _painted(shape, _GAP.join(placed), parts[-1], ink)).rstrip())
        if below and below[number]:
            lines += [" " * below_at + ink.faint(line) for line in _below(below[number], place.width - below_at)]
    return lines


def _below(text: str, width: int) -> list[str]:
    sentences, _, example = text.rpartition("\n")
    return (wrapped(sentences, width) if sentences else []) + ([cut(example, width)] if example else [])


def _widths(shape: Sequence[Column], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Each column as wide as its widest cell; a text, or else the widest word, gives way."""
    widths = _natural(shape, rows)
    beyond = full_width(shape, rows) - room
    if beyond > 0:
        texts = [at for at, column in enumerate(shape) if column.form == "text"]
        words = [at for at, column in enumerate(shape) if column.form == "word"]
        giving = texts[0] if texts else max(words, key=lambda at: widths[at], default=None)
        if giving is not None:
            widths[giving] = max(widths[giving] - beyond, 12)
    return widths


def _natural(shape: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[int]:
    return [max([columns(column.title), *(columns(row[at]) for row in rows)]) for at, column in enumerate(shape)]


def full_width(shape: Sequence[Column], rows: Sequence[Sequence[str]]) -> int:
    """How wide a table is when nothing in it gives way."""
    return sum(_natural(shape, rows)) + len(_GAP) * (len(shape) - 1)


def _cell(column: Column, text: str, width: int) -> list[str]:
    if column.form != "text":
        return [text if column.form == "bar" else cut(text, width)]
    lines = wrapped(text, width)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], cut(lines[MOST_LINES - 1] + " " * width + ".", width)]
    return lines


def _set(column: Column, text: str, width: int) -> str:
    return right(text, width) if column.form == "number" else left(text, width)


def _painted(shape: Sequence[Column], line: str, last: str, ink: Ink) -> str:
    if shape[-1].form != "bar" or not last or not ink.on:
        return line
    return line.rstrip().removesuffix(last) + ink.bar(last)
