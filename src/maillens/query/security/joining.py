"""Blocks of records -> attempts to log in, joined beside whatever is done with the records meanwhile."""

from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from maillens.pipeline import Scanned
from maillens.query.security._attempts import Attempts


class Joining:
    """Reads blocks one after the other on a thread of its own; as a context it ends when the last one is read.

    Args:
        attempts: To which they are added.

    Memory: the block that is being read, and the one that is handed over meanwhile.
    """

    def __init__(self, attempts: Attempts) -> None:
        self._attempts = attempts
        self._beside = ThreadPoolExecutor(1)
        self._read: Future[None] | None = None

    def add(self, part: Scanned) -> None:
        """Read a block, whose times are set, once the one before it is read."""
        if self._read is not None:
            self._read.result()
        self._read = self._beside.submit(joined, self._attempts, part)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        """Wait for the last block."""
        self._beside.shutdown()
        if kind is None and self._read is not None:
            self._read.result()


def joined(attempts: Attempts, part: Scanned) -> None:
    """Add a block to ATTEMPTS at once."""
    attempts.add(part.scan, part.file, part.block.offset, part.block.line_offsets)
