"""Sources -> blocks of those lines only that hold one of some texts."""

from array import array
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial

from maillens.read._sieve import SHORTEST, Sieve
from maillens.read.blocks import BLOCK_BYTES, blocks
from maillens.read.in_place import first_line, lines_in
from maillens.read.problem import ReadProblem
from maillens.read.source import Block, Source
from maillens.read.trouble import not_opened

__all__ = ["SHORTEST", "Sifted"]

Numbered = tuple[int, Block]
"""A block and the number of its source."""
Place = tuple[int, int]
"""Where a line stands: number of the source, offset."""
Found = tuple[int, bytes]
"""A line with its offset."""
_Lines = list[tuple[int, int]]


@dataclass(slots=True)
class Sifted:
    """The lines that were found so far, by source and place.

    Args:
        sources: Where they are looked for; plain files are searched in place, others are read from first to last.
        problems: Gets what could not be read, once however often it is tried.
        threads: Parts searched at once.
        most_bytes: No search goes on when the lines found are more than this.
        size_bytes: Of all lines that were found.
    """

    sources: Sequence[Source]
    problems: list[ReadProblem]
    threads: int = 2
    block_bytes: int = BLOCK_BYTES
    most_bytes: int = 1 << 62
    size_bytes: int = 0
    _lines: dict[int, dict[int, bytes]] = field(default_factory=dict)
    _first: dict[int, Block] = field(default_factory=dict)
    _plain: dict[int, bool] = field(default_factory=dict)
    _told: set[int] = field(default_factory=set)

    def take(self, firsts: Mapping[int, Block], lines: Mapping[Place, bytes]) -> None:
        """Take lines that were found otherwise, by place.

        Args:
            firsts: The first block of each of their sources.
        """
        for number, block in firsts.items():
            self._begin(number, block)
        for (number, offset), line in lines.items():
            self._keep(number, offset, line)

    def add(self, texts: Sequence[bytes], is_wanted: Callable[[bytes], bool] | None = None) -> list[Place]:
        """Take the lines that hold one of TEXTS, in any case of letters.

        Args:
            texts: `SHORTEST` bytes each, or more.
            is_wanted: Asked of each line found; None to take all.

        Returns:
            Where they stand.
        """
        sieve = Sieve(texts)
        found: list[Place] = []
        for number, source in enumerate(self.sources):
            for offset, line in self._searched(number, lambda *_: sieve, [(0, source.size_bytes or 0)]):
                if is_wanted is None or is_wanted(line):
                    self._keep(number, offset, line)
                    found.append((number, offset))
                    if self.size_bytes > self.most_bytes:
                        return found
        return found

    def add_near(self, texts: Mapping[bytes, Sequence[Place]], within_bytes: int) -> None:
        """Take the lines that hold one of TEXTS and stand no further than WITHIN_BYTES from one of its places.

        Args:
            texts: Each with its places, in order.
        """
        every = sorted({place for places in texts.values() for place in places})
        for number in dict.fromkeys(number for number, _ in every):
            offsets = [offset for source, offset in every if source == number]
            sieve_for = partial(_sieve_for, texts, within_bytes, number)
            for offset, line in self._searched(number, sieve_for, _ranges(offsets, within_bytes)):
                if _is_near(every, number, offset, offset, within_bytes):
                    self._keep(number, offset, line)
                    if self.size_bytes > self.most_bytes:
                        return

    def places(self) -> set[Place]:
        """Where all lines stand that were found so far."""
        return {(number, offset) for number, lines in self._lines.items() for offset in lines}

    def drop(self, places: Collection[Place]) -> None:
        """Forget the lines at PLACES."""
        for number, offset in places:
            self.size_bytes -= len(self._lines[number].pop(offset))

    @property
    def firsts(self) -> Mapping[int, Block]:
        """The first line of each source, as a block."""
        return self._first

    def blocks(self, only: Collection[Place] | None = None) -> list[Numbered]:
        """The lines as blocks, one for each source.

        Args:
            only: The lines that are wanted; None for all.
        """
        found = []
        for number, first in self._first.items():
            lines = self._lines[number]
            offsets = sorted(lines) if only is None else sorted(at for source, at in only if source == number)
            if not offsets:
                continue
            data = bytearray().join(_ended(lines[offset]) for offset in offsets)
            block = Block(data, first.source, offsets[0], array("q", offsets), 0, first.later_stamps)
            found.append((number, block))
        return found

    def line(self, place: Place) -> bytes:
        """The line at PLACE as it stands in the input; a scan puts `?` for what is no UTF-8."""
        return self._lines[place[0]][place[1]].rstrip(b"\n")

    def _searched(
        self, number: int, sieve_for: Callable[[int, int], Sieve | None], ranges: Sequence[tuple[int, int]]
    ) -> Iterator[Found]:
        """The lines of a source that pass the sieve for where they stand.

        Args:
            sieve_for: The sieve for what stands between two places; None for none of it.
            ranges: Where such lines can be.
        """
        source = self.sources[number]
        try:
            if self._is_plain(number):
                for first, last in ranges:
                    if (sieve := sieve_for(first, last)) is not None:
                        yield from lines_in(source, first, last, sieve, self.threads)
                return
        except OverflowError:
            self._plain[number] = False  # where such a line is cut, its blocks say
        except OSError as error:
            if number not in self._told:
                self.problems.append(not_opened(source.name, source.path, error))
            self._told.add(number)
            return
        problems = [] if number in self._told else self.problems
        self._told.add(number)
        read = blocks(source, block_bytes=self.block_bytes, problems=problems)
        for block, lines in _sifted(((block, sieve_for(*_extent(block))) for block in read), self.threads):
            self._begin(number, block)
            for start, end, offset in _placed(block, lines):
                yield offset, bytes(block.data[start:end])

    def _is_plain(self, number: int) -> bool:
        if number not in self._plain:
            first = first_line(self.sources[number], self.block_bytes)
            self._plain[number] = first is not None
            if first is not None:
                self._begin(number, first)
        return self._plain[number]

    def _begin(self, number: int, block: Block) -> None:
        """Keep the first line of a source: it dates a log without years, together with the stamps further down."""
        if block.number == 0 and number not in self._first:
            line = block.data[: block.data.find(b"\n") + 1 or len(block.data)]
            offset = _extent(block)[0]
            self._first[number] = Block(line, block.source, offset, None, 0, block.later_stamps)
            self._keep(number, offset, bytes(line))

    def _keep(self, number: int, offset: int, line: bytes) -> None:
        lines = self._lines.setdefault(number, {})
        if offset not in lines:
            lines[offset] = line
            self.size_bytes += len(line)


def _sifted(pairs: Iterable[tuple[Block, Sieve | None]], threads: int) -> Iterator[tuple[Block, _Lines]]:
    """The blocks, each with its lines that pass its sieve; a block without a sieve has none."""
    waiting: deque[tuple[Block, Future[_Lines] | None]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        for block, sieve in pairs:
            waiting.append((block, pool.submit(sieve.lines, block.data) if sieve else None))
            if len(waiting) > threads:
                yield _result(*waiting.popleft())
        while waiting:
            yield _result(*waiting.popleft())


def _result(block: Block, lines: "Future[_Lines] | None") -> tuple[Block, _Lines]:
    return block, lines.result() if lines else []


def _placed(block: Block, lines: _Lines) -> Iterator[tuple[int, int, int]]:
    """Begin and end of each line in the block, and its place in the input."""
    at = seen = 0
    for start, end in lines:
        if block.line_offsets is None:
            yield start, end, block.offset + start
        else:
            at += block.data.count(b"\n", seen, start)
            seen = start
            yield start, end, block.line_offsets[at]


def _extent(block: Block) -> tuple[int, int]:
    """Where a block begins and ends in its input."""
    if block.line_offsets is None:
        return block.offset, block.offset + len(block.data)
    return block.line_offsets[0], block.line_offsets[-1]


def _sieve_for(
    texts: Mapping[bytes, Sequence[Place]], within_bytes: int, number: int, first: int, last: int
) -> Sieve | None:
    """A sieve for those of TEXTS that may stand between two places of a source."""
    near = [text for text, places in texts.items() if _is_near(places, number, first, last, within_bytes)]
    return Sieve(near) if near else None


def _is_near(places: Sequence[Place], number: int, first: int, last: int, within_bytes: int) -> bool:
    """Whether one of PLACES, which are in order, stands between FIRST and LAST or not far from them."""
    at = bisect_left(places, (number, first - within_bytes))
    return at < len(places) and places[at] <= (number, last + within_bytes)


def _ranges(offsets: Sequence[int], within_bytes: int) -> list[tuple[int, int]]:
    """(first byte, byte behind the last) around OFFSETS of one source, those that touch as one."""
    joined: list[tuple[int, int]] = []
    for offset in offsets:
        first, last = max(offset - within_bytes, 0), offset + within_bytes + 1
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], last
        else:
            joined.append((first, last))
    return joined


def _ended(line: bytes) -> bytes:
    return line if line.endswith(b"\n") else line + b"\n"
