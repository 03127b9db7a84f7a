"""Saved or piped journals -> lines: `journalctl -o export`, `-o json…` and `-o verbose`.

Every entry becomes the line that `journalctl -o short-iso-precise` would print, in UTC,
so that the same events give the same records in whatever form the journal was saved.
Formats: https://systemd.io/JOURNAL_EXPORT_FORMATS and journalctl(1), -o.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

Pieces = Iterable[tuple[bytes | bytearray, int]]
"""Consecutive bytes of the input, each with its offset; cut after whole lines."""

Lines = Iterator[tuple[bytes, int]]
"""Lines without their newline, each with the offset of what it was made of."""

LONGEST_ENTRY = 32 << 20
"""Bytes after which an entry that does not end is given up."""

CURSOR = re.compile(rb"\[s=[0-9a-f]+;i=[0-9a-f]+;.*?t=([0-9a-f]{1,16})\b")
_VERBOSE_FIELD = re.compile(rb"    ([A-Z0-9_]+)=(.*)", re.DOTALL)
_TIME_FIELDS = (b"_SOURCE_REALTIME_TIMESTAMP", b"__REALTIME_TIMESTAMP")

Fields = dict[bytes, bytes]


def export_lines(pieces: Pieces) -> Lines:
    """Lines of `journalctl -o export`, binary fields (name, length, bytes) included.

    An entry ends at an empty line outside binary fields. What is no entry comes
    out as it is, so that it is counted as not understood.
    """
    held, offset = b"", 0
    for piece, begin in pieces:
        if not held:
            offset = begin
        held += piece
        at = 0
        while True:
            while held.startswith(b"\n", at):
                at += 1
            end = _entry_end(held, at)
            if end < 0:
                break
            yield _export_line(held[at:end]), offset + at
            at = end
        held, offset = held[at:], offset + at
        if len(held) > LONGEST_ENTRY:
            yield _export_line(held), offset
            held = b""
    if held:
        yield _export_line(held), offset


def _entry_end(data: bytes, start: int) -> int:
    """Where the empty line is that ends the entry at START, -1 when it is not there yet."""
    end = data.find(b"\n\n", start) + 1
    if end == 0:
        return -1
    # No text field holds a NUL, and the length before a binary field always does.
    # So the search for an empty line is enough for all entries but those with binary fields.
    if data.find(b"\0", start, end) < 0:
        return end
    at = start
    while at < len(data) and data[at] != 0x0A:
        newline = data.find(b"\n", at)
        if newline < 0:
            return -1
        at = newline + 1 if data.find(b"=", at, newline) >= 0 else _binary_end(data, newline)
    return at if at < len(data) else -1


def _binary_end(data: bytes, newline: int) -> int:
    length = int.from_bytes(data[newline + 1 : newline + 9], "little")
    return newline + 9 + length + 1


def _export_line(entry: bytes) -> bytes:
    """ENTRY, whole fields each with its newline, as a line."""
    if b"\0" in entry:
        return _line(_export_fields(entry)) or _first_line(entry)
    whole = b"\n" + entry
    fields: Fields = {}
    for name in _WANTED:
        at = whole.find(b"\n" + name + b"=")
        if at >= 0:
            at += len(name) + 2
            end = whole.find(b"\n", at)
            fields[name] = whole[at : end if end >= 0 else None]
    return _line(fields) or _first_line(entry)


def _export_fields(entry: bytes) -> Fields:
    fields: Fields = {}
    at = 0
    while at < len(entry):
        newline = entry.find(b"\n", at)
        newline = len(entry) if newline < 0 else newline
        name, equals, value = entry[at:newline].partition(b"=")
        if equals:
            at = newline + 1
        else:
            at = _binary_end(entry, newline)
            value = entry[newline + 9 : at - 1]
        # A field may stand several times in an entry: the first counts, as it does in JSON.
        fields.setdefault(name, value)
    return fields


def json_lines(pieces: Pieces) -> Lines:
    """Lines of `journalctl -o json`, `json-seq`, `json-sse` and `json-pretty`."""
    begun: list[bytes] = []
    begun_at = size = 0
    for line, offset in raw_lines(pieces):
        text = line.strip(b"\x1e\r \t").removeprefix(b"data: ")
        if begun or text == b"{":  # json-pretty: an entry ends at a line with its brace alone
            begun_at, size = (begun_at, size + len(text)) if begun else (offset, 0)
            begun.append(text)
            if text == b"}" or size > LONGEST_ENTRY:
                yield _json_line(b"".join(begun)), begun_at
                begun = []
        elif text:
            yield _json_line(text), offset
    if begun:
        yield _json_line(b"".join(begun)), begun_at


def _json_line(text: bytes) -> bytes:
    try:
        entry = json.loads(text)
    except (ValueError, RecursionError):
        return text
    if not isinstance(entry, dict):
        return text
    values = ((name, entry.get(name.decode())) for name in _WANTED)
    return _line({name: _json_value(value) for name, value in values if value is not None}) or text


def _json_value(value: object) -> bytes:
    """A string; or bytes as numbers, where they are no UTF-8; or a list of these (the first counts)."""
    if isinstance(value, list) and value and not isinstance(value[0], int):
        value = value[0]
    if isinstance(value, list):
        return bytes(item & 0xFF for item in value if isinstance(item, int))
    return str(value).encode("utf-8", "surrogatepass")


def verbose_lines(pieces: Pieces) -> Lines:
    """Lines of `journalctl -o verbose`: a line with time and cursor, then indented fields."""
    fields: Fields = {}
    last, entry_at, head = b"", 0, b""
    for line, offset in raw_lines(pieces):
        found = _VERBOSE_FIELD.match(line)
        if found:
            last = found[1]
            fields.setdefault(last, found[2])
        elif line.startswith(b"     ") and last:
            fields[last] += b"\n" + line[len(last) + 5 :]
        else:
            if head:
                yield _line(fields) or head, entry_at
            head, entry_at, last = line, offset, b""
            cursor = CURSOR.search(line)
            fields = {b"__REALTIME_TIMESTAMP": b"%d" % int(cursor[1], 16)} if cursor else {}
    if head:
        yield _line(fields) or head, entry_at


def raw_lines(pieces: Pieces) -> Lines:
    """The lines of PIECES, which end where lines end; empty ones are left out."""
    for piece, offset in pieces:
        for line in piece.split(b"\n"):
            if line:
                yield bytes(line), offset
            offset += len(line) + 1


_WANTED = (
    *_TIME_FIELDS,
    b"MESSAGE",
    b"_HOSTNAME",
    b"SYSLOG_IDENTIFIER",
    b"_COMM",
    b"_PID",
    b"SYSLOG_PID",
)
OUTPUT_FIELDS = ",".join(name.decode() for name in _WANTED if not name.startswith(b"__"))
"""For `journalctl --output-fields`: the fields that a line is made of."""


def _line(fields: Fields) -> bytes | None:
    """FIELDS as journalctl prints them, None where there is no message or no time."""
    message = fields.get(b"MESSAGE")
    time = next((fields[name] for name in _TIME_FIELDS if _is_time(fields.get(name, b""))), None)
    if message is None or time is None:
        return None
    # Fields that begin with _ are journald's own, and a program cannot forge them.
    host = fields.get(b"_HOSTNAME") or b"-"
    name = fields.get(b"SYSLOG_IDENTIFIER") or fields.get(b"_COMM") or b"unknown"
    pid = fields.get(b"_PID") or fields.get(b"SYSLOG_PID")
    tag = b"%s[%s]" % (name, pid) if pid else name
    return one_line(b"%s %s %s: %s" % (rfc3339(int(time)), host, tag, message.rstrip(b"\n")))


def _is_time(digits: bytes) -> bool:
    return digits.isdigit() and len(digits) <= 18


def one_line(text: bytes) -> bytes:
    """TEXT with its newlines written as syslog daemons do it."""
    return text.replace(b"\n", b"#012")


def rfc3339(time_us: int) -> bytes:
    """Microseconds since 1970 as RFC 3339 in UTC; far beyond the calendar, as they are."""
    second, micro = divmod(time_us, 1_000_000)
    if second > 253_402_300_799:  # the end of year 9999
        return b"%d.%06d" % (second, micro)
    moment = datetime.fromtimestamp(second, UTC).replace(microsecond=micro)
    return moment.isoformat(timespec="microseconds").encode()


def _first_line(entry: bytes) -> bytes:
    return entry.partition(b"\n")[0]
