"""Inputs -> their lines with what the grammar makes of them, in order; and which of them belong to a story."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pyarrow as pa

from maillens.batches import FIRST, LAST, batches
from maillens.pipeline import Inputs, scanned

Place = tuple[int, int]
"""Where a line stands: number of the source, offset."""

LATE = timedelta(seconds=100)
"""How long after the end of a message lines about it may still come (`correlate`, LINGER)."""


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
    fields: dict[str, Any]

    @property
    def text(self) -> str:
        """The line as text; bytes that are no UTF-8 as surrogates."""
        return self.raw.decode("utf-8", "surrogateescape")


def lines_of(inputs: Inputs) -> list[Line]:
    """All lines of INPUTS, in the order in which they stand there."""
    files = pa.array([source.name for source in inputs.sources], pa.string())
    found: list[Line] = []
    for part in scanned(inputs):
        for batch in batches(part, files):
            found += _lines(batch, part.file)
    return sorted(found, key=lambda line: line.place)


def _lines(batch: pa.RecordBatch, number: int) -> Iterator[Line]:
    columns = {name: _values(batch[name]) for name in batch.schema.names}
    names = [name for name in columns if name not in FIRST and name not in LAST]
    raws = batch["line"].cast(pa.binary()).to_pylist()
    for row, raw in enumerate(raws):
        fields = {name: columns[name][row] for name in names if columns[name][row] is not None}
        time, host, daemon, pid, queue_id, kind, offset = (columns[name][row] for name in _ENVELOPE)
        yield Line((number, offset), time, host or "", daemon or "", pid, queue_id or "", kind, raw, fields)


def _values(column: pa.Array) -> list[Any]:
    """The values of a column; a byte that is no UTF-8 as a surrogate."""
    if not pa.types.is_string_view(column.type):
        values: list[Any] = column.to_pylist()
        return values
    texts = column.cast(pa.binary()).to_pylist()
    return [None if text is None else text.decode("utf-8", "surrogateescape") for text in texts]


_ENVELOPE = ("time", "host", "daemon", "pid", "queue_id", "kind", "offset")


@dataclass(frozen=True, slots=True)
class Life:
    """The life of a queue file: lines about its queue id belong to it from its first to some time after its last."""

    host: str
    queue_id: str
    place: Place
    first_at: datetime | None
    last_at: datetime | None

    def holds(self, line: Line) -> bool:
        """Whether LINE falls into it."""
        if line.host != self.host:
            return False
        if line.time is None or self.first_at is None or self.last_at is None:
            return line.place >= self.place
        return self.first_at - LATE <= line.time <= self.last_at + LATE


@dataclass(frozen=True, slots=True)
class Connection:
    """One connection to a server process: the lines of the process from its beginning to its end."""

    host: str
    daemon: str
    pid: int | None
    place: Place
    last_at: datetime | None
    next_place: Place | None

    def holds(self, line: Line) -> bool:
        """Whether LINE is one of it."""
        if (line.host, line.daemon, line.pid) != (self.host, self.daemon, self.pid) or line.place < self.place:
            return False
        if self.next_place is not None and line.place >= self.next_place:
            return False
        return line.time is None or self.last_at is None or line.time <= self.last_at


def belonging(
    lines: Iterable[Line], lives: list[Life], connections: list[Connection], others: list[Life]
) -> list[Line]:
    """The lines of a story: of the ids of its messages, and of its connections those that have no id.

    Args:
        others: The lives of the same queue ids that are not of the story.
    """
    ids = {life.queue_id for life in lives}
    return [
        line for line in lines
        if _is_of(line, ids, lives, others)
        or (not line.queue_id and any(connection.holds(line) for connection in connections))
    ]  # fmt: skip


def _is_of(line: Line, ids: set[str], lives: list[Life], others: list[Life]) -> bool:
    if line.queue_id:
        if line.queue_id not in ids:
            return False
        return _latest(line, [*lives, *others]) in lives
    return any(one in line.text for one in ids) and any(
        life.holds(line) for life in lives if life.queue_id in line.text
    )


def _latest(line: Line, lives: list[Life]) -> Life | None:
    """The life that began last before LINE."""
    fitting = [life for life in lives if life.queue_id == line.queue_id and life.host == line.host]
    begun = [life for life in fitting if life.place <= line.place]
    return max(begun, key=lambda life: life.place, default=min(fitting, key=lambda life: life.place, default=None))
