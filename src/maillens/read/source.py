"""What flows out of read/: inputs, and blocks of whole lines."""

from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Source:
    """One input.

    Args:
        name: As shown to people.
        path: Where it is; None for stdin and the journal.
        kind: `file`, `stdin`, `journal`, or `journal-export` (a saved export).
        anchor_s: The latest time that its last line can have, in UNIX seconds: the date
            in its name, else when it was last written, now for stdin and the journal.
        size_bytes: Size as stored (compressed), None where nobody can tell beforehand.
    """

    name: str
    path: Path | None
    kind: str
    anchor_s: float
    size_bytes: int | None


@dataclass(frozen=True, slots=True)
class Block:
    """Some whole lines of one input.

    Args:
        data: The lines. Each ends with a newline, except the last of the input, and
            the last of a block that ends inside a line of more than a mebibyte.
            Never modified once handed out: Arrow arrays point into it.
        source: The input.
        offset: Of `data[0]` in the input, decompressed.
        line_offsets: Where in the input each line of `data` came from; only when the
            lines are a translation (of a container runtime, a journal export), else None.
        number: 0, 1, … within the source.
        later_stamps: In block 0 of a plain file whose stamps have no year: lines (200
            bytes of each) from further down in the file, the last line included, in
            order; with them the year can be counted back from the anchor.
    """

    data: bytearray
    source: Source
    offset: int
    line_offsets: "array[int] | None"
    number: int
    later_stamps: tuple[bytes, ...] = ()


class Reader(Protocol):
    """What bytes are read from: an unbuffered file, a pipe, a decompressor."""

    def readinto(self, buffer: memoryview, /) -> int | None:
        """Put some bytes into BUFFER: how many, 0 at the end."""
        ...
