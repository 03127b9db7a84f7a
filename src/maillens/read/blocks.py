"""A source -> blocks of whole lines."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from maillens.read.cutting import cut
from maillens.read.input import HEAD_BYTES, Opened, before_first_line, opened, recognised, tail_of
from maillens.read.journalctl import Journalctl
from maillens.read.problem import ReadProblem
from maillens.read.source import Block, Source
from maillens.read.translation import gather
from maillens.read.trouble import breaking_off, not_opened
from maillens.stamp import YEARLESS, parse_stamp

BLOCK_BYTES = 2 << 20
"""What is made of a block is larger than it is, and should still be in the processor's cache when it is read."""
MOST_STAMPS = 512
"""Places of a file looked at for `Block.later_stamps`."""

_STAMP_BYTES = 200
_RAW_BYTES = 1 << 20

Progress = Callable[[int], None]


def blocks(
    source: Source,
    *,
    block_bytes: int = BLOCK_BYTES,
    problems: list[ReadProblem],
    progress: Progress | None = None,
    every_byte: bool = False,
) -> Iterator[Block]:
    """The lines of SOURCE in blocks.

    Args:
        source: One input, from `find_sources`.
        block_bytes: Size of a block; what the blocks hold together does not depend on it.
        problems: Gets what went wrong; the lines before a break come out all the same.
        every_byte: What stands before the first line of a plain file comes too, for who writes the file again.
        progress: Told after each read how many stored (compressed) bytes it brought;
            their sum reaches `Source.size_bytes`.

    Memory: two blocks, whatever the size of the source.
    """
    if source.kind == "journal":
        with closing(Journalctl(problems)) as journal:
            yield from _blocks(source, recognised(journal, progress), block_bytes, problems, every_byte)
        return
    try:
        with opened(source, progress) as input:
            yield from _blocks(source, input, block_bytes, problems, every_byte)
    except OSError as error:
        problems.append(not_opened(source.name, source.path, error))


def _blocks(
    source: Source, input: Opened, block_bytes: int, problems: list[ReadProblem], every_byte: bool
) -> Iterator[Block]:
    lines = size = 0
    for block in _pieces(source, input, block_bytes, every_byte):
        yield block
        size += len(block.data)
        if input.codec is not None:
            lines += block.data.count(b"\n")
    if input.trouble is not None:
        problems.append(breaking_off(source.name, input, lines=lines, size_bytes=size))


def _pieces(source: Source, input: Opened, block_bytes: int, every_byte: bool) -> Iterator[Block]:
    if input.translator is not None:
        translated = input.translator(cut(input.plain, _RAW_BYTES))
        for number, (data, offsets) in enumerate(gather(translated, block_bytes)):
            yield Block(data, source, offsets[0], offsets, number)
        return
    later, number = later_stamps(source, input, block_bytes), 0
    for data, offset in cut(input.plain, block_bytes):
        skipped = before_first_line(data) if number == 0 and not every_byte else 0
        del data[:skipped]
        if data:
            yield Block(data, source, offset + skipped, None, number, later if number == 0 else ())
            number += 1


def later_stamps(source: Source, input: Opened, block_bytes: int) -> tuple[bytes, ...]:
    """Lines from further down in a plain file whose stamps lack the year."""
    if source.path is None or source.size_bytes is None or input.codec is not None:
        return ()
    stamps = map(parse_stamp, input.plain.peek(HEAD_BYTES).split(b"\n"))
    first = next((stamp for stamp in stamps if stamp), None)
    if first is None or first.kind != YEARLESS:
        return ()
    step = max(block_bytes, HEAD_BYTES, source.size_bytes // MOST_STAMPS)
    return tuple(_lines_at(source.path, range(step, source.size_bytes, step)))


def _lines_at(path: Path, offsets: range) -> Iterator[bytes]:
    """The first whole line after each of OFFSETS, and the last line of the file."""
    with open(path, "rb", buffering=0) as file:
        for offset in offsets:
            file.seek(offset - 1)
            _, newline, line = file.read(8_192).partition(b"\n")
            if newline and line:
                yield line.partition(b"\n")[0][:_STAMP_BYTES]
    lines = [line for line in tail_of(path).split(b"\n") if line.strip(b"\0\r ")]
    if lines:
        yield lines[-1][:_STAMP_BYTES]
