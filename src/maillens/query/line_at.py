"""The place of a line -> the line, where the input is a plain file that is still there."""

from maillens.pipeline import Source
from maillens.stamp import parse_stamp

LONGEST = 1000
"""Bytes of a line that are shown."""


def line_at(source: Source, offset: int) -> str | None:
    """The line that begins at OFFSET of SOURCE; None where it cannot be read again: from pipes and packed files."""
    if source.path is None or source.kind != "file" or not source.path.is_file():
        return None
    try:
        with source.path.open("rb") as file:
            file.seek(max(0, offset - 1))
            before, line = file.read(1 if offset else 0), file.readline(LONGEST)
    except OSError:
        return None
    # In a packed file the offset is that in what is packed: what stands there is no line.
    if before not in (b"", b"\n") or parse_stamp(line) is None:
        return None
    return line.decode("utf-8", "surrogateescape").rstrip("\n")
