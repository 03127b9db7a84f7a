r"""Docker's JSON log files -> lines.

    {"log":"Nov 21 22:01:47 mail postfix/smtpd[7]: …\n","stream":"stdout","time":"2026-11-21T22:01:47.0Z"}

A program that stamps its lines itself keeps its stamp; others get docker's time, and `-`
for the host, which docker does not know.
"""

import json

from maillens.read.cutting import LONGEST_LINE
from maillens.read.journal import Lines, Pieces, one_line, raw_lines
from maillens.stamp import parse_stamp


def docker_lines(pieces: Pieces) -> Lines:
    """The lines inside the JSON of docker's `json-file` logs.

    Docker splits a line of more than 16 KiB: all its parts but the last lack the
    newline at the end; they are joined per stream. What is no JSON comes out as it is.
    """
    begun: dict[bool, tuple[bytes, int, bytes]] = {}
    for line, offset in raw_lines(pieces):
        entry = _entry(line)
        if entry is None:
            yield line, offset
            continue
        is_stderr = entry.get("stream") == "stderr"
        text, begun_at, time = begun.pop(is_stderr, (b"", offset, _encoded(entry.get("time", ""))))
        text += _encoded(entry["log"])
        if text.endswith(b"\n") or len(text) > LONGEST_LINE:
            yield _stamped(text, time), begun_at
        else:
            begun[is_stderr] = text, begun_at, time
    for text, begun_at, time in begun.values():
        yield _stamped(text, time), begun_at


def _entry(line: bytes) -> dict[str, object] | None:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) and isinstance(entry.get("log"), str) else None


def _encoded(text: object) -> bytes:
    return str(text).encode("utf-8", "surrogatepass")


def _stamped(text: bytes, time: bytes) -> bytes:
    line = one_line(text.removesuffix(b"\n"))
    return line if parse_stamp(line) else b"%s - %s" % (one_line(time), line)
