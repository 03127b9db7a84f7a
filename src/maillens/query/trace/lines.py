"""Inputs -> their lines with what the grammar makes of them, in order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa

from maillens.batches import FIRST, LAST, batches
from maillens.pipeline import Inputs, scanned

Place = tuple[int, int]
"""Where a line stands: number of the source, offset."""


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


def lines_of(inputs: Inputs, original: Callable[[Place], bytes] | None = None) -> list[Line]:
    """All lines of INPUTS, in the order in which they stand there.

    Args:
        original: The line at a place as it was before it was scanned; None for as it is now.
    """
    files = pa.array([source.name for source in inputs.sources], pa.string())
    found: list[Line] = []
    for part in scanned(inputs):
        for batch in batches(part, files):
            found += _lines(batch, part.file, original)
    return sorted(found, key=lambda line: line.place)


def _lines(batch: pa.RecordBatch, number: int, original: Callable[[Place], bytes] | None) -> Iterator[Line]:
    columns = {name: _values(batch[name]) for name in batch.schema.names}
    names = [name for name in columns if name not in FIRST and name not in LAST]
    raws = batch["line"].cast(pa.binary()).to_pylist()
    for row, raw in enumerate(raws):
        fields = {name: columns[name][row] for name in names if columns[name][row] is not None}
        time, host, daemon, pid, queue_id, kind, offset = (columns[name][row] for name in _ENVELOPE)
        if original is not None:
            raw = original((number, offset))
        yield Line((number, offset), time, host or "", daemon or "", pid, queue_id or "", kind, raw, fields)


def _values(column: pa.Array) -> list[Any]:
    """The values of a column; a byte that is no UTF-8 as a surrogate."""
    if not pa.types.is_string_view(column.type):
        values: list[Any] = column.to_pylist()
        return values
    texts = column.cast(pa.binary()).to_pylist()
    return [None if text is None else text.decode("utf-8", "surrogateescape") for text in texts]


_ENVELOPE = ("time", "host", "daemon", "pid", "queue_id", "kind", "offset")
