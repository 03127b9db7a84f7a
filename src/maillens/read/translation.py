"""Forms that carry log lines inside something else -> the lines, by what the input looks like."""

import json
from array import array
from collections.abc import Callable, Iterator

from maillens.read.containers import CRI, cri_lines, docker_lines
from maillens.read.cutting import LONGEST_LINE, MOST_REPEATS, is_repeat
from maillens.read.journal import CURSOR, Lines, Pieces, export_lines, json_lines, verbose_lines

Translator = Callable[[Pieces], Lines]


def translator_of(head: bytes) -> Translator | None:
    """How input that begins with HEAD is turned into lines, None when it consists of lines."""
    lines = [line for line in head.lstrip().split(b"\n", 50)[:50] if line.strip() and not line.startswith(b"-- ")]
    if not lines:
        return None
    first = lines[0]
    if first.startswith((b"__CURSOR=", b"__REALTIME_TIMESTAMP=")):
        return export_lines
    if CURSOR.search(first) and (len(lines) == 1 or lines[1].startswith(b"    ")):
        return verbose_lines
    if CRI.match(first):
        return cri_lines
    return _json_translator(first.strip(b"\x1e\r ").removeprefix(b"data: "), head)


def _json_translator(first: bytes, head: bytes) -> Translator | None:
    if first == b"{" and b'"__REALTIME_TIMESTAMP"' in head:
        return json_lines
    if not first.startswith(b"{"):
        return None
    try:
        entry = json.loads(first)
    except (ValueError, RecursionError):
        return None
    if not isinstance(entry, dict):
        return None
    if "__REALTIME_TIMESTAMP" in entry:
        return json_lines
    return docker_lines if "log" in entry and "time" in entry else None


def gather(lines: Lines, block_bytes: int) -> Iterator[tuple[bytearray, "array[int]"]]:
    """Translated LINES in pieces of about BLOCK_BYTES, with the offset of each line.

    The pieces hold what `cutting.cut` promises: a line of more than `LONGEST_LINE` is cut,
    and no piece begins with a line that repeats the one before.
    """
    data, offsets, repeats = bytearray(), array("q"), 0
    for line, offset in lines:
        repeats = repeats + 1 if is_repeat(line) else 0
        if len(data) >= block_bytes and not 0 < repeats <= MOST_REPEATS:
            yield data, offsets
            data, offsets = bytearray(), array("q")
        for start in range(0, len(line) or 1, LONGEST_LINE):
            data += line[start : start + LONGEST_LINE]
            data += b"\n"
            offsets.append(offset)
    if data:
        yield data, offsets
