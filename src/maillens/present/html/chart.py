"""Bars -> SVG: a column chart above a table, and a bar within a row."""

from collections.abc import Iterator
from html import escape
from math import floor, log10

from maillens.present.html.style import BAR
from maillens.present.page import Bars
from maillens.present.text.amounts import number

WIDTH, HEIGHT, FOOT, HEAD = 688, 168, 24, 12
"""Of the whole drawing, of the labels below it and of the room above, in units of the drawing."""
FEWEST = 3
"""Fewer columns than this are no chart: the table says as much."""
MOST_LABELS = 16
_WIDEST = 44
_DIGIT = 7.2


def column_chart(bars: Bars) -> str:
    """One column for each bar, with a scale; empty where there is nothing to compare."""
    largest = max(bars.values, default=0)
    if len(bars.axis) < FEWEST or largest <= 0:
        return ""
    top = ceiling(largest)
    left = len(number(top)) * _DIGIT + 8
    name = escape(f"{bars.title}: " + ", ".join(f"{label} {number(v)}" for label, v in _pairs(bars)))
    return (
        f'<figure><svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{name}">'
        + "".join(_scale(top, left))
        + "".join(_columns(bars, top, left))
        + "</svg></figure>\n"
    )


def row_bar(value: float, largest: float) -> str:
    """A bar as long as its share of the LARGEST; something for all that is not nothing."""
    if value <= 0 or largest <= 0:
        return ""
    share = max(value / largest * 100, 0.5)
    rect = f'<rect width="{share:.1f}%" height="9" rx="2" fill="{BAR}"/>'
    return f'<svg width="100%" height="9" aria-hidden="true">{rect}</svg>'


def ceiling(value: float) -> float:
    """The smallest of 1, 2, 4, 5, 10, 20 … that is not below VALUE."""
    power = 10.0 ** floor(log10(value))
    return next(step * power for step in (1, 2, 4, 5, 10) if step * power >= value)


def _pairs(bars: Bars) -> Iterator[tuple[str, float]]:
    values = dict(zip(bars.labels, bars.values, strict=True))
    return ((label, values.get(label, 0)) for label in bars.axis)


def _y(value: float, top: float) -> float:
    return HEIGHT - FOOT - value / top * (HEIGHT - FOOT - HEAD)


def _scale(top: float, left: float) -> Iterator[str]:
    for value in (0, top / 2, top):
        y = _y(value, top)
        yield f'<line x1="{left:.0f}" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}" stroke="#e3e8ed"/>'
        if value == round(value):
            yield f'<text x="{left - 8:.0f}" y="{y + 4:.1f}" text-anchor="end">{number(value)}</text>'


def _columns(bars: Bars, top: float, left: float) -> Iterator[str]:
    step = (WIDTH - left) / len(bars.axis)
    wide = min(step * 0.72, _WIDEST)
    every = -(-len(bars.axis) // MOST_LABELS)
    for at, (label, value) in enumerate(_pairs(bars)):
        middle, y = left + (at + 0.5) * step, _y(value, top)
        if value > 0:
            tall = max(HEIGHT - FOOT - y, 1)
            yield (
                f'<rect x="{middle - wide / 2:.1f}" y="{HEIGHT - FOOT - tall:.1f}" width="{wide:.1f}" '
                f'height="{tall:.1f}" rx="1.5" fill="{BAR}"><title>{escape(label)}: {number(value)}</title></rect>'
            )
        if at % every == 0:
            odd = ' class="odd"' if at // every % 2 else ""
            yield f'<text x="{middle:.1f}" y="{HEIGHT - 7}" text-anchor="middle"{odd}>{escape(label[-5:])}</text>'
