"""Blocks -> the same lines in pieces that belong to one step of time each."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from maillens.read.cutting import is_repeat
from maillens.read.source import Block
from maillens.stamp import parse_stamp

_STAMP_BYTES = 200
_NEAR = 50
"""Lines looked at for one with a stamp."""


def in_steps(blocks: Iterable[tuple[int, Block]], step_us: int) -> Iterator[tuple[int, Block]]:
    """The lines of BLOCKS, cut where a step of time ends.

    Steps begin at multiples of STEP_US of the clock that the lines were written by. Lines that stand before their
    time stay where they are: a step may begin more than once then.
    """
    for file, block in blocks:
        yield from ((file, piece) for piece in _pieces(block, step_us))


def _pieces(block: Block, step_us: int) -> Iterator[Block]:
    begins = _line_begins(block.data)
    cuts = [0, *sorted(_changes(block.data, begins, step_us)), len(begins)]
    for number, (first, end) in enumerate(pairwise(cuts)):
        if first == end:
            continue
        if end - first == len(begins):
            yield block
            return
        begin = begins[first]
        data = block.data[begin : begins[end] if end < len(begins) else len(block.data)]
        offsets = None if block.line_offsets is None else block.line_offsets[first:end]
        offset = block.offset + begin if offsets is None else offsets[0]
        is_first = number == 0 and block.number == 0
        later = block.later_stamps if is_first else ()
        yield Block(data, block.source, offset, offsets, 0 if is_first else max(1, block.number), later)


def _line_begins(data: bytearray) -> list[int]:
    begins, at = [0] if data else [], data.find(b"\n") + 1
    while 0 < at < len(data):
        begins.append(at)
        at = data.find(b"\n", at) + 1
    return begins


def _changes(data: bytearray, begins: list[int], step_us: int) -> set[int]:
    """The lines at which a step begins, found by halving: what lies between two lines of one step is not looked at."""
    found: set[int] = set()
    open_ = [(0, len(begins) - 1)] if begins else []
    while open_:
        low, high = open_.pop()
        if low >= high or _step(data, begins, low, step_us) == _step(data, begins, high, step_us):
            continue
        if high - low > 1:
            middle = (low + high) // 2
            open_ += [(low, middle), (middle, high)]
        # Who expands "last message repeated" needs the line before it (`read/cutting.py`).
        elif not is_repeat(data, begins[high]):
            found.add(high)
    return found


def _step(data: bytearray, begins: list[int], line: int, step_us: int) -> int | None:
    """The step of a line, or of the next that has a stamp."""
    for begin in begins[line : line + _NEAR]:
        stamp = parse_stamp(bytes(data[begin : begin + _STAMP_BYTES]))
        if stamp is not None:
            return stamp.value_us // step_us
    return None
