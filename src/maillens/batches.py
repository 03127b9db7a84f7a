"""Scanned blocks -> Arrow record batches: a narrow one for each family of kinds, nothing copied.

String columns are views into the block itself, which stays in memory as long as one
of its batches does.
"""

from array import array
from collections.abc import Collection, Iterator
from functools import cache
from typing import TYPE_CHECKING

import pyarrow as pa

from maillens._batches import cells, envelope
from maillens.arrow import TYPES
from maillens.grammar import SEVERITIES
from maillens.model import FIELDS
from maillens.parse.program import compile_grammar
from maillens.window import Window

if TYPE_CHECKING:
    from maillens.columns import Table
    from maillens.parse.origin import Origin
    from maillens.pipeline import Scanned

NAME = pa.dictionary(pa.int32(), pa.string())
FIRST: dict[str, pa.DataType] = {
    "time": TYPES["time"],
    "time_is_guessed": pa.bool_(),
    **dict.fromkeys(("host", "service", "instance", "daemon", "severity", "kind"), NAME),
    "pid": TYPES["int"],
    "queue_id": TYPES["string"],
}
"""The columns of every batch before the fields of its family."""
LAST: dict[str, pa.DataType] = {"line": TYPES["string"], "file": NAME, "offset": TYPES["int"]}
"""The columns of every batch behind them."""


@cache
def schema(family: str) -> pa.Schema:
    """The schema of the batches of FAMILY; its metadata holds the family's name."""
    fields = {name: TYPES[FIELDS[name].type] for name in compile_grammar().families[family]}
    return pa.schema(list({**FIRST, **fields, **LAST}.items()), metadata={"family": family})


def batches(
    part: "Scanned", files: pa.Array, window: Window | None = None, families: Collection[str] | None = None
) -> Iterator[pa.RecordBatch]:
    """The records of a block, one batch for each family that it holds, in the order of the lines.

    Args:
        files: Names of the inputs, by code.
        window: Records outside are left out, and with a bound those without a time.
        families: Those that are wanted; None for all.
    """
    first = envelope_columns(part, files)
    texts = [pa.py_buffer(part.block.data), pa.py_buffer(bytes(part.scan.program.pool))]
    start = 0
    for table in part.scan.tables:
        rows = len(table)
        if rows and (families is None or table.name in families):
            columns = {name: array.slice(start, rows) for name, array in first.items()}
            columns |= {name: field_column(table, name, texts) for name in table.fields if name in FIELDS}
            form = schema(table.name)
            batch = pa.RecordBatch.from_arrays([columns[name] for name in form.names], schema=form)
            if window:
                batch = _in_time(batch, window)
            if batch.num_rows:
                yield batch
        start += rows


def envelope_columns(part: "Scanned", files: pa.Array, *, file: int | None = None) -> dict[str, pa.Array]:
    """What all records of a block have, the queue id aside; the records of its families lie end to end.

    Args:
        files: Names of inputs.
        file: Which of them the block is from; None for that of the code in PART.
    """
    names, origins = _origin_names(part.origins)
    names |= {"severity": _names(SEVERITIES), "kind": _names(compile_grammar().kinds)}
    buffers = envelope(part.scan, origins, part.block.offset, part.block.line_offsets)
    rows = len(buffers["offset"][1]) // 8
    code = pa.scalar(part.file if file is None else file, pa.int32())
    columns: dict[str, pa.Array] = {"file": _named(pa.repeat(code, rows), files)}
    for name, (present, data) in buffers.items():
        texts = [pa.py_buffer(part.block.data)] if name == "line" else []
        validity = None if present is None else pa.py_buffer(present)
        kind = pa.int32() if name in names else (FIRST | LAST)[name]
        array = pa.Array.from_buffers(kind, rows, [validity, pa.py_buffer(data), *texts])
        columns[name] = _named(array, names[name]) if name in names else array
    return columns


def field_column(table: "Table", name: str, texts: list[pa.Buffer]) -> pa.Array:
    """One field of the records of a family.

    Args:
        texts: The block and the constants, which its strings point into.
    """
    index, rows = table.fields.index(name), len(table)
    kind = TYPES[table.types[index]]
    buffers = cells(table, index)
    if buffers is None:
        # queue_id is never missing: it is empty where a line has none, and for NOQUEUE.
        return _empty_texts(rows) if name == "queue_id" else _missing(kind, rows)
    present, data = buffers
    validity = None if present is None or name == "queue_id" else pa.py_buffer(present)
    own = texts if pa.types.is_string_view(kind) else []
    return pa.Array.from_buffers(kind, rows, [validity, pa.py_buffer(data), *own])


def _named(codes: pa.Array, names: pa.Array) -> pa.Array:
    return pa.DictionaryArray.from_arrays(codes, names, safe=False)


def _in_time(batch: pa.RecordBatch, window: Window) -> pa.RecordBatch:
    wanted = window.rows(batch["time"])
    if wanted.false_count == 0:
        return batch
    # Arrow cannot filter string views (26.0); blocks at the ends of the window are few.
    kept = []
    for column in batch.columns:
        is_view = pa.types.is_string_view(column.type)
        found = (column.cast(pa.string()) if is_view else column).filter(wanted)
        kept.append(found.cast(column.type) if is_view else found)
    return pa.RecordBatch.from_arrays(kept, schema=batch.schema)


_blank: dict[object, pa.Array] = {}


def _missing(kind: pa.DataType, rows: int) -> pa.Array:
    """A column without a value, as part of a longer one that is made only once."""
    known = _blank.get(kind)
    if known is None or len(known) < rows:
        known = _blank[kind] = pa.nulls(max(rows, 65_536), kind)
    return known.slice(0, rows)


def _empty_texts(rows: int) -> pa.Array:
    return pa.Array.from_buffers(TYPES["string"], rows, [None, _missing(TYPES["string"], rows).buffers()[1]])


@cache
def _names(names: tuple[str, ...]) -> pa.Array:
    return pa.array(names, pa.string())


def _origin_names(origins: "list[Origin]") -> tuple[dict[str, pa.Array], memoryview]:
    """The names of hosts, services … and, for each origin, the codes of its own."""
    known: list[dict[bytes, int]] = [{}, {}, {}, {}]
    codes = array("i")
    for host, instance, service, daemon in origins:
        codes.append(known[0].setdefault(host, len(known[0])) if host else -1)
        for of, text in zip(known[1:], (service, instance, daemon), strict=True):
            codes.append(of.setdefault(text, len(of)))
    names = (pa.array([text.decode("utf-8", "replace") for text in of], pa.string()) for of in known)
    rows = memoryview(codes or array("i", [0] * 4)).cast("B").cast("i", (max(1, len(origins)), 4))
    return dict(zip(("host", "service", "instance", "daemon"), names, strict=True)), rows
