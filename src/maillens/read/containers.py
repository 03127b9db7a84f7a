r"""Log files of container runtimes -> the lines that the programs inside wrote.

Docker's `json-file`, and what containerd and CRI-O write under Kubernetes (the logging format of its CRI):

    {"log":"Nov 21 22:01:47 mail postfix/smtpd[7]: …\n","stream":"stdout","time":"2026-11-21T22:01:47.0Z"}
    2026-11-21T22:01:47.003448123Z stdout F Nov 21 22:01:47 mail postfix/smtpd[7]: …

A program that stamps its lines itself keeps its stamp; others get the runtime's time, and `-`
for the host, which the runtime does not know.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from maillens.read.cutting import LONGEST_LINE
from maillens.read.journal import Lines, Pieces, one_line, raw_lines
from maillens.stamp import parse_stamp

CRI = re.compile(
    rb"(?P<time>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})) "
    rb"(?P<stream>stdout|stderr) (?P<tag>[PF])(?::[^ ]*)? (?P<text>.*)",
    re.DOTALL,
)
"""Of the tags the first says whether the line is whole (F) or goes on in the next of its stream (P)."""


class _Part(NamedTuple):
    """What one line of the file holds: a line of a program, or a part of one that was too long for the runtime."""

    stream: object
    time: bytes
    text: bytes
    ends: bool


def docker_lines(pieces: Pieces) -> Lines:
    """The lines inside the JSON of docker's `json-file` logs.

    Docker splits a line of more than 16 KiB: all its parts but the last lack the
    newline at the end; they are joined per stream. What is no JSON comes out as it is.
    """
    return _joined((line, offset, _docker_part(line)) for line, offset in raw_lines(pieces))


def cri_lines(pieces: Pieces) -> Lines:
    """The lines inside Kubernetes' log files; split ones are joined per stream, others come out as they are."""
    return _joined((line, offset, _cri_part(line)) for line, offset in raw_lines(pieces))


def _joined(parts: Iterable[tuple[bytes, int, _Part | None]]) -> Iterator[tuple[bytes, int]]:
    """Whole lines, each at the offset of its first part and with the time of that."""
    begun: dict[object, tuple[bytes, int, bytes]] = {}
    for line, offset, part in parts:
        if part is None:
            yield line, offset
            continue
        text, begun_at, time = begun.pop(part.stream, (b"", offset, part.time))
        text += part.text
        if part.ends or len(text) > LONGEST_LINE:
            yield _stamped(text, time), begun_at
        else:
            begun[part.stream] = text, begun_at, time
    for text, begun_at, time in begun.values():
        yield _stamped(text, time), begun_at


def _docker_part(line: bytes) -> _Part | None:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(entry, dict) or not isinstance(entry.get("log"), str):
        return None
    text = _encoded(entry["log"])
    return _Part(entry.get("stream") == "stderr", _encoded(entry.get("time", "")), text, text.endswith(b"\n"))


def _cri_part(line: bytes) -> _Part | None:
    found = CRI.match(line)
    return None if found is None else _Part(found["stream"], found["time"], found["text"], found["tag"] == b"F")


def _encoded(text: object) -> bytes:
    return str(text).encode("utf-8", "surrogatepass")


def _stamped(text: bytes, time: bytes) -> bytes:
    line = one_line(text.removesuffix(b"\n"))
    return line if parse_stamp(line) else b"%s - %s" % (one_line(time), line)
