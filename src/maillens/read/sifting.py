"""Blocks -> blocks of those lines only that hold one of some texts."""

from array import array
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from maillens.read._sieve import SHORTEST, Sieve
from maillens.read.blocks import BLOCK_BYTES
from maillens.read.source import Block

__all__ = ["SHORTEST", "Sifted"]

Numbered = tuple[int, Block]
"""A block and the number of its source."""
Place = tuple[int, int]
"""Where a line stands: number of the source, offset."""
_Lines = list[tuple[int, int]]


@dataclass(slots=True)
class Sifted:
    """The lines that were found so far, by source and place.

    Args:
        threads: Blocks searched at once.
        size_bytes: Of all lines that were found.
    """

    threads: int = 2
    size_bytes: int = 0
    _lines: list[dict[int, bytes]] = field(default_factory=list)
    _first: dict[int, Block] = field(default_factory=dict)
    _length: dict[int, int] = field(default_factory=dict)

    def add(
        self,
        blocks: Iterable[Numbered],
        texts: Sequence[bytes],
        is_wanted: Callable[[bytes | bytearray], bool] | None = None,
    ) -> list[Place]:
        """Take the lines that hold one of TEXTS, in any case of letters.

        Args:
            blocks: All blocks of all sources, from first to last.
            texts: `SHORTEST` bytes each, or more.
            is_wanted: Asked of each line found; None to take all.

        Returns:
            Where they stand.
        """
        sieve = Sieve(texts)
        found: list[Place] = []
        for number, block, lines in _searched(((one, sieve) for one in blocks), self.threads):
            for start, end, offset in self._placed(number, block, lines):
                if is_wanted is None or is_wanted(block.data[start:end]):
                    self._keep(number, offset, block.data[start:end])
                    found.append((number, offset))
        return found

    def add_near(self, blocks: Iterable[Numbered], texts: Mapping[bytes, Sequence[Place]], within_bytes: int) -> None:
        """Take the lines that hold one of TEXTS and stand no further than WITHIN_BYTES from one of its places.

        Args:
            blocks: All blocks of all sources; plain files are read at those places only.
            texts: Each with its places, in order.
        """
        every = sorted({place for places in texts.values() for place in places})
        if all(self._is_plain(number) for number, _ in every):
            blocks = self._around(every, within_bytes)
        chosen = ((one, _sieve_for(one, texts, within_bytes)) for one in blocks)
        for number, block, lines in _searched(chosen, self.threads):
            for start, end, offset in self._placed(number, block, lines):
                if _is_near(every, number, offset, offset, within_bytes):
                    self._keep(number, offset, block.data[start:end])

    def blocks(self) -> list[Numbered]:
        """The lines as blocks, one for each source."""
        found = []
        for number, first in self._first.items():
            lines = self._lines[number]
            offsets = sorted(lines)
            data = bytearray().join(_ended(lines[offset]) for offset in offsets)
            block = Block(data, first.source, offsets[0], array("q", offsets), 0, first.later_stamps)
            found.append((number, block))
        return found

    def line(self, place: Place) -> bytes:
        """The line at PLACE as it stands in the input; a scan puts `?` for what is no UTF-8."""
        return self._lines[place[0]][place[1]].rstrip(b"\n")

    def _is_plain(self, number: int) -> bool:
        """Whether places in a source are places in its file: it is neither packed nor translated."""
        source = self._first[number].source
        return source.path is not None and self._length[number] == source.size_bytes

    def _around(self, places: Sequence[Place], within_bytes: int) -> Iterator[Numbered]:
        """The lines around PLACES of plain files, as blocks."""
        for number, first, last in _ranges(places, within_bytes):
            source = self._first[number].source
            assert source.path is not None  # it is plain
            with source.path.open("rb") as file:
                file.seek(max(first - 1, 0))
                start = file.tell() + len(file.readline()) if first > 0 else 0
                file.seek(start)
                data = bytearray(file.read(max(last - start, 0)))
                data += file.readline()
            yield number, Block(data, source, start, None, 1)

    def _placed(self, number: int, block: Block, lines: _Lines) -> Iterator[tuple[int, int, int]]:
        """Begin and end of each line in the block, and its place in the input."""
        while len(self._lines) <= number:
            self._lines.append({})
        if block.number == 0 and number not in self._first:
            # The first line dates a log without years, together with the stamps further down.
            self._first[number] = Block(bytearray(), block.source, 0, None, 0, block.later_stamps)
            first = block.offset if block.line_offsets is None else block.line_offsets[0]
            self._keep(number, first, block.data[: block.data.find(b"\n") + 1 or len(block.data)])
        if block.line_offsets is None:
            self._length[number] = max(self._length.get(number, 0), block.offset + len(block.data))
        else:
            self._length[number] = -1
        at = seen = 0
        for start, end in lines:
            if block.line_offsets is None:
                yield start, end, block.offset + start
            else:
                at += block.data.count(b"\n", seen, start)
                seen = start
                yield start, end, block.line_offsets[at]

    def _keep(self, number: int, offset: int, line: bytes | bytearray) -> None:
        if offset not in self._lines[number]:
            self._lines[number][offset] = bytes(line)
            self.size_bytes += len(line)


def _searched(blocks: Iterable[tuple[Numbered, Sieve | None]], threads: int) -> Iterator[tuple[int, Block, _Lines]]:
    """The blocks, each with its lines that pass its sieve; a block without a sieve has none."""
    waiting: deque[tuple[int, Block, Future[_Lines] | None]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        for (number, block), sieve in blocks:
            waiting.append((number, block, pool.submit(sieve.lines, block.data) if sieve else None))
            if len(waiting) > threads:
                yield _result(*waiting.popleft())
        while waiting:
            yield _result(*waiting.popleft())


def _result(number: int, block: Block, lines: "Future[_Lines] | None") -> tuple[int, Block, _Lines]:
    return number, block, lines.result() if lines else []


def _sieve_for(numbered: Numbered, texts: Mapping[bytes, Sequence[Place]], within_bytes: int) -> Sieve | None:
    number, block = numbered
    first = block.offset if block.line_offsets is None else block.line_offsets[0]
    last = block.offset + len(block.data) if block.line_offsets is None else block.line_offsets[-1]
    near = [text for text, places in texts.items() if _is_near(places, number, first, last, within_bytes)]
    return Sieve(near) if near else None


def _is_near(places: Sequence[Place], number: int, first: int, last: int, within_bytes: int) -> bool:
    """Whether one of PLACES, which are in order, stands between FIRST and LAST or not far from them."""
    at = bisect_left(places, (number, first - within_bytes))
    return at < len(places) and places[at] <= (number, last + within_bytes)


def _ranges(places: Sequence[Place], within_bytes: int) -> Iterator[tuple[int, int, int]]:
    """(source, first byte, last byte) around PLACES, those that touch as one, in pieces of the size of a block."""
    joined: list[list[int]] = []
    for number, offset in places:
        if joined and joined[-1][0] == number and offset - within_bytes <= joined[-1][2]:
            joined[-1][2] = offset + within_bytes
        else:
            joined.append([number, max(offset - within_bytes, 0), offset + within_bytes])
    for number, first, last in joined:
        for start in range(first, last, BLOCK_BYTES):
            yield number, start, min(start + BLOCK_BYTES, last)


def _ended(line: bytes) -> bytes:
    return line if line.endswith(b"\n") else line + b"\n"
