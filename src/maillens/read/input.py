"""A source -> its bytes: opened, decompressed where it is compressed, trouble remembered.

Nothing here raises while reading. An input that breaks ends there, and says afterwards
in `trouble` what happened, so that what came before is used like any other input.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from maillens.read.compression import Codec, Damaged, codec_of, decompress
from maillens.read.source import Reader, Source
from maillens.read.translation import Translator, translator_of

HEAD_BYTES = 1 << 16
"""How far an input is looked into before it is known what it is."""

_BEFORE_FIRST_LINE = re.compile(rb"(?:\xef\xbb\xbf)?\0*")


class Input:
    """Bytes that can be looked at before they are read.

    Args:
        reader: Where they come from.
        progress: Told the number of bytes each time some were taken from READER.

    Attributes:
        trouble: The error that ended it early, None after a proper end.
    """

    def __init__(self, reader: Reader, progress: Callable[[int], None] | None = None) -> None:
        self.trouble: Exception | None = None
        self._reader = reader
        self._progress = progress
        self._ahead = b""

    def peek(self, count: int) -> bytes:
        """The next COUNT bytes, fewer at the end; they stay to be read."""
        if len(self._ahead) < count:
            buffer = bytearray(count)
            have = len(self._ahead)
            buffer[:have] = self._ahead
            with memoryview(buffer) as view:
                while have < count and (got := self._read(view[have:])):
                    have += got
            self._ahead = bytes(buffer[:have])
        return self._ahead[:count]

    def take(self, count: int) -> bytes:
        """The next COUNT bytes, fewer at the end."""
        taken = self.peek(count)
        self._ahead = self._ahead[len(taken) :]
        return taken

    def readinto(self, buffer: memoryview, /) -> int:
        """Put some bytes into BUFFER: how many, 0 at the end or at a break."""
        if not self._ahead:
            return self._read(buffer)
        count = min(len(self._ahead), len(buffer))
        buffer[:count] = self._ahead[:count]
        self._ahead = self._ahead[count:]
        return count

    def _read(self, buffer: memoryview) -> int:
        if self.trouble is not None:
            return 0
        try:
            count = self._reader.readinto(buffer) or 0
        except (OSError, Damaged, ImportError) as error:
            # The traceback would keep BUFFER exported, and a bytearray so held cannot be cut.
            self.trouble = error.with_traceback(None)
            return 0
        if self._progress is not None:
            self._progress(count)
        return count


@dataclass(slots=True)
class _PieceReader:
    """A generator of bytes as a `Reader`."""

    pieces: Iterator[bytes]
    held: memoryview = field(default_factory=lambda: memoryview(b""))

    def readinto(self, buffer: memoryview, /) -> int:
        """Put some bytes into BUFFER: how many, 0 when the generator has ended."""
        while not self.held:
            piece = next(self.pieces, None)
            if piece is None:
                return 0
            self.held = memoryview(piece)
        count = min(len(self.held), len(buffer))
        buffer[:count] = self.held[:count]
        self.held = self.held[count:]
        return count


@dataclass(frozen=True, slots=True)
class Opened:
    """An input ready to be read.

    Args:
        stored: The bytes as they are stored.
        plain: The bytes decompressed; the same object where there is no compression.
        codec: The compression.
        translator: What makes lines of the bytes; None where they are lines.
    """

    stored: Input
    plain: Input
    codec: Codec | None
    translator: Translator | None

    @property
    def trouble(self) -> Exception | None:
        """What ended the input early; a failing disk rather than what it did to the compression."""
        return self.stored.trouble or self.plain.trouble


@contextmanager
def opened(source: Source, progress: Callable[[int], None] | None = None) -> Iterator[Opened]:
    """Open SOURCE, a file or stdin.

    Raises:
        OSError: The file cannot be opened.
    """
    if source.path is None:
        yield recognised(cast(Reader, sys.stdin.buffer), progress)
        return
    # Unbuffered and never mapped: under a mapping, logrotate's copytruncate is a SIGBUS.
    with open(source.path, "rb", buffering=0) as file:
        _advise_sequential(file.fileno())
        yield recognised(file, progress)


def recognised(reader: Reader, progress: Callable[[int], None] | None = None) -> Opened:
    """READER with its compression taken off, and what its beginning shows it to be."""
    stored = plain = Input(reader, progress)
    codec = codec_of(stored.peek(8))
    if codec is not None:
        plain = Input(_PieceReader(decompress(stored, codec)))
    return Opened(stored, plain, codec, translator_of(plain.peek(HEAD_BYTES)))


def before_first_line(data: bytes | bytearray) -> int:
    """How many bytes at the beginning of an input are no part of its first line.

    Editors write a byte order mark; and a daemon that does not append (O_APPEND) goes on at its old place
    after logrotate's copytruncate, so that a hole of NUL bytes stands before what it writes next.
    """
    return _BEFORE_FIRST_LINE.match(data).end()  # type: ignore[union-attr]  # it matches nothing at all, too


def tail_of(path: Path) -> bytes:
    """The last `HEAD_BYTES` of a file."""
    with open(path, "rb", buffering=0) as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - HEAD_BYTES))
        return file.read(HEAD_BYTES)


def _advise_sequential(descriptor: int) -> None:
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):  # a pipe has no order that could be advised
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_SEQUENTIAL)
