"""Inputs -> their lines with what the grammar makes of them, in order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from maillens import epoch
from maillens.pipeline import FIELDS, Inputs, Scanned, scanned
from maillens.query.trace.facts import Cell, Row

Place = tuple[int, int]
"""Where a line stands: number of the source, offset."""
SERVER = "smtpd"
CLIENTS = ("smtp", "lmtp")
"""Daemons whose lines without a queue id tell of a connection that a mail went through."""

_NO_STAMP = 3
_NOWHERE = (b"", b"", b"", b"")
_ENVELOPE = frozenset(("time", "host", "service", "instance", "daemon", "severity", "kind", "pid", "queue_id", "line"))
"""Names that are no fields of a line here: each line has them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log.

    Args:
        raw: Its bytes.
        fields: Those that its kind has and that are not missing.
    """

    place: Place
    time: datetime | None
    host: str
    daemon: str
    pid: int | None
    queue_id: str
    kind: str
    raw: bytes
    fields: Row

    @property
    def text(self) -> str:
        """The line as text; bytes that are no UTF-8 as surrogates."""
        return self.raw.decode("utf-8", "surrogateescape")


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a block, whose fields are read when they are asked for."""

    part: Scanned
    place: Place
    family: int
    row: int
    kind: str
    origin: tuple[bytes, bytes, bytes, bytes]
    pid: int | None
    start: int
    length: int
    stamp: tuple[int, int]

    @property
    def daemon(self) -> str:
        """The program that wrote it."""
        return _text(self.origin[3])

    def field(self, name: str) -> Cell:
        """A field as the log has it, texts as bytes; None where the line has none."""
        table = self.part.scan.tables[self.family]
        return table.cell(name, self.row) if name in table.fields else None


def records_in(part: Scanned) -> Iterator[Record]:
    """The records of a block, in the order of its lines."""
    scan, block = part.scan, part.block
    kinds = scan.program.kinds
    line = seen = 0
    for (family, row), head, stamp in zip(scan.order(), scan.heads(), scan.stamps(), strict=True):
        kind, _, origin, pid, start, length = head
        if block.line_offsets is None:
            offset = block.offset + start
        else:
            line += block.data.count(b"\n", seen, start)
            seen = start
            offset = block.line_offsets[line]
        names = _NOWHERE if origin is None else part.origins[origin]
        yield Record(part, (part.file, offset), family, row, kinds[kind], names, pid, start, length, stamp)


def lines_of(inputs: Inputs, original: Callable[[Place], bytes] | None = None) -> list[Line]:
    """All lines of INPUTS, in the order in which they stand there.

    Args:
        original: The line at a place as it was before it was scanned; None for as it is now.
    """
    found = [_line(record, original) for part in scanned(inputs) for record in records_in(part)]
    return sorted(found, key=lambda line: line.place)


def _line(record: Record, original: Callable[[Place], bytes] | None) -> Line:
    form, stamp = record.stamp
    table = record.part.scan.tables[record.family]
    cells = {name: table.cell(name, record.row) for name in table.fields if name in FIELDS and name not in _ENVELOPE}
    if original is None:
        raw = bytes(record.part.block.data[record.start : record.start + record.length])
    else:
        raw = original(record.place)
    return Line(
        record.place,
        None if form == _NO_STAMP else epoch.moment(stamp),
        _text(record.origin[0]),
        record.daemon,
        record.pid,
        _text(record.field("queue_id") or b""),
        record.kind,
        raw,
        {name: _text(cell) if isinstance(cell, bytes) else cell for name, cell in cells.items() if cell is not None},
    )


def _text(value: bytes) -> str:
    return value.decode("utf-8", "surrogateescape")
