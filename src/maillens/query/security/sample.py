"""Places of lines -> the lines, where the input is a plain file that is still there."""

from collections.abc import Iterable, Sequence

from maillens.pipeline import Source
from maillens.query.security.finding import Finding, Place
from maillens.stamp import parse_stamp

LONGEST = 1000
"""Bytes of a line that are shown."""
MOST = 500
"""Lines that are read again."""


def sample_lines(findings: Iterable[Finding], sources: Sequence[Source]) -> dict[Place, str]:
    """The evidence of the first of FINDINGS, as far as it can be read again: not from pipes and packed files."""
    places = list(dict.fromkeys(place for finding in findings for place in finding.evidence))[:MOST]
    found = ((place, _line_at(sources[place.file], place.offset)) for place in places)
    return {place: line for place, line in found if line is not None}


def _line_at(source: Source, offset: int) -> str | None:
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
