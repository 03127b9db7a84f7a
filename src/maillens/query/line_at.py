"""Places of lines -> the lines, where the inputs are files that are still there, packed ones too."""

from collections.abc import Iterable, Iterator, Sequence

from maillens.pipeline import Source, blocks
from maillens.stamp import parse_stamp

LONGEST = 1000
"""Bytes of a line that are shown."""

Place = tuple[int, int]
"""Number of the input, offset in what is unpacked of it."""


def lines_at(places: Iterable[Place], sources: Sequence[Source]) -> dict[Place, str]:
    """The lines that begin at PLACES; those that cannot be read again are left out: of pipes, the journal, containers.

    Time: packed files are unpacked once more, up to the last line that is wanted of them.
    """
    found: dict[Place, str] = {}
    packed: dict[int, list[int]] = {}
    for number, offset in sorted(set(places)):
        source = sources[number]
        if source.path is None or source.kind != "file" or not source.path.is_file():
            continue
        line = _line_in(source, offset)
        if line is None:
            packed.setdefault(number, []).append(offset)
        else:
            found[number, offset] = line
    for number, offsets in packed.items():
        found |= {(number, offset): line for offset, line in _unpacked(sources[number], offsets)}
    return found


def _line_in(source: Source, offset: int) -> str | None:
    """The line of a plain file; None where there is no line at OFFSET, or the file is none."""
    assert source.path is not None  # it is a file
    try:
        with source.path.open("rb") as file:
            file.seek(max(0, offset - 1))
            before, line = file.read(1 if offset else 0), file.readline(LONGEST)
    except OSError:
        return None
    # In a packed file the offset is that in what is packed: what stands there is no line.
    return _shown(line) if before in (b"", b"\n") else None


def _unpacked(source: Source, offsets: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The lines at OFFSETS, in order, of a file that must be read from its beginning."""
    waiting = list(reversed(offsets))
    for block in blocks(source, problems=[]):
        if block.line_offsets is not None:  # a translation: what was written in the file is another line
            return
        while waiting and waiting[-1] < block.offset + len(block.data):
            start = waiting[-1] - block.offset
            line = _shown(bytes(block.data[start : start + LONGEST]).partition(b"\n")[0])
            if line is not None and (start == 0 or block.data[start - 1 : start] == b"\n"):
                yield waiting[-1], line
            waiting.pop()
        if not waiting:
            return


def _shown(line: bytes) -> str | None:
    """A line as text; None where it has no time, as lines of logs do."""
    return None if parse_stamp(line) is None else line.decode("utf-8", "surrogateescape").rstrip("\n")
