"""Bytes -> pieces of whole lines.

A piece ends where a line ends. Its successor does not begin with "last message repeated
3 times", so that whoever expands that line has its antecedent in the same block.
"""

import re
from collections.abc import Iterator

from maillens.read._room import room
from maillens.read.source import Reader

LONGEST_LINE = 1 << 20
"""A line of more bytes is no log line but an attack or a binary: it is cut here."""

MOST_REPEATS = 1_000
"""Lines looked back for one that is no repeat; beyond that a piece may begin with one."""

REPEATED = re.compile(rb"message repeated [0-9]+ times?")

_LOOKAHEAD = 4 << 20


def is_repeat(line: bytes | bytearray, start: int = 0, end: int | None = None) -> bool:
    """Whether LINE, or its part from START to END, speaks of the line before it."""
    return REPEATED.search(line, start, min(start + 300, len(line) if end is None else end)) is not None


def cut(reader: Reader, block_bytes: int) -> Iterator[tuple[bytearray, int]]:
    """The bytes of READER in pieces of whole lines, each with its offset.

    Args:
        reader: Where the bytes come from; its end is where it gives nothing.
        block_bytes: Size of a piece; shorter at a line's end, longer for a long line.

    Memory: two pieces, at most `LONGEST_LINE` more.
    """
    rest, offset, at_end = bytearray(), 0, False
    while not at_end or rest:
        # A rest longer than a block is a long line, or many repeats of one: it takes a whole block more.
        size = block_bytes if len(rest) < block_bytes else len(rest) + block_bytes
        piece, at_end = _filled(reader, rest, size)
        while (end := _last_cut(piece, at_end, block_bytes)) is None:
            piece, at_end = _filled(reader, piece, 2 * len(piece))
        rest = piece[end:]
        del piece[end:]
        if piece:
            yield piece, offset
        offset += end


def _filled(reader: Reader, begun: bytearray, size: int) -> tuple[bytearray, bool]:
    """BEGUN and what follows it, SIZE bytes unless the end comes first."""
    piece = room(size)
    have = len(begun)
    piece[:have] = begun
    with memoryview(piece) as view:
        while have < size:
            count = reader.readinto(view[have:])
            if not count:
                break
            have += count
    at_end = have < size
    del piece[have:]
    return piece, at_end


def _last_cut(piece: bytearray, at_end: bool, block_bytes: int) -> int | None:
    """Where PIECE can be cut as late as possible, None when more must be read first."""
    inside_line = _end_of_long_line(piece)
    if inside_line is not None:
        return inside_line
    if at_end:
        return len(piece)
    last_end = end = piece.rfind(b"\n") + 1
    for _ in range(MOST_REPEATS):
        if end == 0:
            return last_end if len(piece) > block_bytes + _LOOKAHEAD and last_end else None
        start = piece.rfind(b"\n", 0, end - 1) + 1
        # Cut before a line that speaks for itself, so that those which repeat it come with it.
        if start and not is_repeat(piece, start, end):
            return start
        end = start
    return last_end


def _end_of_long_line(piece: bytearray) -> int | None:
    """Where the first line of more than `LONGEST_LINE` bytes is to be cut."""
    start = 0
    while len(piece) - start > LONGEST_LINE:
        newline = piece.rfind(b"\n", start, start + LONGEST_LINE + 1)
        if newline < 0:
            return start + LONGEST_LINE
        start = newline + 1
    return None
