"""Plain files -> their lines that hold one of some texts, read at several places at once and never as a whole."""

import os
import stat
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from maillens.read._sieve import Sieve
from maillens.read.blocks import later_stamps
from maillens.read.input import HEAD_BYTES, opened
from maillens.read.source import Block, Source

RANGE_BYTES = 16 << 20
"""What one thread searches before it tells what it found."""

Found = list[tuple[int, bytes]]
"""Lines with their offsets."""


def first_line(source: Source, block_bytes: int) -> Block | None:
    """The first line of a file as block 0, where the file holds the lines as they are; None where it does not.

    Raises:
        OSError: it cannot be read.
    """
    if source.path is None or source.kind != "file" or not stat.S_ISREG(os.stat(source.path).st_mode):
        return None
    with opened(source) as input:
        if input.codec is not None or input.translator is not None or input.trouble is not None:
            return None
        line, newline, _ = input.plain.peek(HEAD_BYTES).partition(b"\n")
        if not newline:
            return None
        return Block(bytearray(line + newline), source, 0, None, 0, later_stamps(source, input, block_bytes))


def lines_in(source: Source, first: int, last: int, sieve: Sieve, threads: int) -> Iterator[tuple[int, bytes]]:
    """The lines of a plain file that begin from FIRST on and before LAST and pass SIEVE, in order.

    Args:
        threads: Parts searched at once.

    Raises:
        OSError: the file cannot be read.
        OverflowError: a line is longer than `cutting.LONGEST_LINE`.

    Memory: what is found in `RANGE_BYTES` for each thread.
    """
    assert source.path is not None  # it is plain
    waiting: deque[Future[Found | None]] = deque()
    with open(source.path, "rb", buffering=0) as file:
        last = min(last, os.fstat(file.fileno()).st_size)
        if last - first <= RANGE_BYTES:  # a thread takes longer to begin than most of these take
            yield from _whole(sieve.lines_of(file.fileno(), first, last) if first < last else [])
            return
        with ThreadPoolExecutor(threads) as pool:
            for start in range(first, last, RANGE_BYTES):
                waiting.append(pool.submit(sieve.lines_of, file.fileno(), start, min(start + RANGE_BYTES, last)))
                if len(waiting) > threads:
                    yield from _whole(waiting.popleft().result())
            while waiting:
                yield from _whole(waiting.popleft().result())


def _whole(found: Found | None) -> Found:
    if found is None:
        raise OverflowError("a line is too long")
    return found
