"""The first two steps joined: read, parse.

    sources -> blocks -> scans -> times, by a thread of their own

What needs no facts needs nothing else of `pipeline.py`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import tzinfo
from functools import cache

from maillens.ahead import ahead
from maillens.parse._clock import Clock
from maillens.parse._scanner import Scan, Scanner
from maillens.parse.origin import Origin, split_tag
from maillens.parse.program import Program, compile_grammar
from maillens.read import BLOCK_BYTES, Block, ReadProblem, Source, blocks
from maillens.stamp import YEARLESS, parse_stamp

Numbered = tuple[int, Block]
"""A block and the number of its source."""
Untimed = tuple[Numbered, Scan]
"""A block with its records, whose stamps are as written."""


@dataclass(slots=True)
class Inputs:
    """What is read, and how.

    Args:
        sources: In order of time.
        problems: What could not be read; grows while reading.
        zone: Zone of stamps that carry none; None for this machine's.
        threads: 1 keeps all the work on one core; with more, the work is shared by the cores there are.
        progress: Called with the bytes read so far of what is stored.
        blocks: Blocks that were read, or cut, elsewhere, each with the number of its source;
            None to read the sources.
    """

    sources: list[Source]
    problems: list[ReadProblem] = field(default_factory=list)
    zone: tzinfo | None = None
    threads: int = 2
    block_bytes: int = BLOCK_BYTES
    progress: Callable[[int], None] | None = None
    blocks: Iterable[Numbered] | None = None
    guessed_year: bool = False
    assumed_zone: bool = False


@dataclass(frozen=True, slots=True)
class Scanned:
    """A block whose lines have become records, with their times set."""

    block: Block
    scan: Scan
    file: int
    origins: list[Origin]


def scanned(inputs: Inputs, program: Program | None = None) -> Iterator[Scanned]:
    """All blocks of all inputs, in order, read and scanned ahead of who draws them.

    Args:
        program: The grammar, compiled for all fields or for some families only.
    """
    scanning = Scanning(inputs, program or compile_grammar())
    found = map(scanning.timed, map(scanning.scan, all_blocks(inputs)))
    return found if inputs.threads == 1 else ahead(found)


class Scanning:
    """Makes records of blocks."""

    def __init__(self, inputs: Inputs, program: Program) -> None:
        self._inputs = inputs
        self._scanner, self._clock = _scanner(program), Clock(inputs.zone)

    def scan(self, numbered: Numbered) -> Untimed:
        """The records of a block, of whichever; threads may do this at once."""
        return numbered, self._scanner.scan(numbered[1].data)

    def timed(self, found: Untimed) -> Scanned:
        """Give the records of the next block their times."""
        (file, block), scan = found
        inputs, clock = self._inputs, self._clock
        if block.number == 0:
            clock.start(block.source.anchor_s)
        clock.set_times(scan, _yearless(block.later_stamps))
        inputs.guessed_year |= clock.guessed_year
        inputs.assumed_zone |= clock.assumed_zone
        products = self._scanner.program.products
        origins = [
            split_tag(host, tag, daemon, products[product].name if product >= 0 else "")
            for host, tag, daemon, product in scan.origin_names()
        ]
        return Scanned(block, scan, file, origins)


@cache
def _scanner(program: Program) -> Scanner:
    """Made once: a search scans again and again what it found so far."""
    return Scanner(program)


def all_blocks(inputs: Inputs) -> Iterator[Numbered]:
    """The blocks of all inputs, in order, each with the number of its source."""
    if inputs.blocks is not None:
        yield from inputs.blocks
        return
    for file, source in enumerate(inputs.sources):
        for block in blocks(source, block_bytes=inputs.block_bytes, problems=inputs.problems, progress=inputs.progress):
            yield file, block


def _yearless(lines: tuple[bytes, ...]) -> list[int]:
    stamps = [parse_stamp(line) for line in lines]
    return [stamp.value_us for stamp in stamps if stamp is not None and stamp.kind == YEARLESS]
