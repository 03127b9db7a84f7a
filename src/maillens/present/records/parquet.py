"""Records -> one wide Parquet table, written in row groups, in the order of the log."""

from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from maillens._batches import positions, wanted
from maillens.arrow import TYPES
from maillens.batches import ENVELOPE, FIRST, LAST, by_family, envelope, names_of
from maillens.model import FIELDS
from maillens.pipeline import Scanned
from maillens.present.records import Selection

ROW_GROUP_ROWS = 65_536
"""Rows that are gathered before they are written; they are what memory holds."""


class ParquetWriter:
    """Gathers blocks to row groups; the end of the file, which makes it readable, comes with `close`."""

    def __init__(self, output: IO[bytes], selection: Selection) -> None:
        self._selection, self._program, self._fields = selection, selection.program, selection.fields
        self._kinds = bytes(selection.kinds is None or kind in selection.kinds for kind in self._program.kinds)
        self._schema = schema(selection)
        self._writer = pq.ParquetWriter(output, self._schema, compression="zstd")
        self._held: list[pa.Table] = []

    def write(self, part: Scanned) -> int:
        """Take the records of a block that are wanted; returns how many."""
        table = self._table(part)
        self._held.append(table)
        if sum(held.num_rows for held in self._held) >= ROW_GROUP_ROWS:
            self._write_held()
        return int(table.num_rows)

    def close(self) -> None:
        """Write the rows held back and the end of the file."""
        self._write_held()
        self._writer.close()

    def _write_held(self) -> None:
        table = pa.concat_tables(self._held).unify_dictionaries() if self._held else None
        if table is not None and table.num_rows:
            self._writer.write_table(table, row_group_size=table.num_rows)
        self._held = []

    def _table(self, part: Scanned) -> pa.Table:
        """The records of a block, wanted ones only, as one table in the order of the lines."""
        files = names_of([part.block.source.name] * (part.file + 1))
        window = self._selection.window
        records = wanted(part.scan, self._kinds, window.since_us, window.until_us)
        first, batches = envelope(part, files, records), dict(by_family(part, files))
        places: dict[tuple[int, ...], pa.Array] = {}
        columns = []
        for column in self._schema:
            if column.name in ENVELOPE:
                columns.append(first[column.name].cast(column.type))
                continue
            families = tuple(n for n in batches if column.name in part.scan.tables[n].fields)
            if families not in places:
                places[families] = _places(part, families, records)
            columns.append(_gathered([batches[n][column.name] for n in families], places[families], column.type))
        return pa.Table.from_arrays(columns, schema=self._schema)


def schema(selection: Selection) -> pa.Schema:
    """The columns of the file: envelope, fields, file, offset, line."""
    types = {**FIRST, **{name: TYPES[FIELDS[name].type] for name in selection.fields}, **LAST}
    order = [*(name for name in types if name != "line"), "line"]
    return pa.schema([(name, pa.string() if pa.types.is_string_view(types[name]) else types[name]) for name in order])


def open_writer(output: IO[bytes], selection: Selection) -> ParquetWriter:
    """A writer of this format."""
    # Arrow's own pool gives pages back to the kernel and asks for them again, column by column:
    # a tenth of the time and of the memory.
    pa.set_memory_pool(pa.system_memory_pool())
    return ParquetWriter(output, selection)


def _places(part: Scanned, families: tuple[int, ...], records: memoryview) -> pa.Array:
    """Where each of RECORDS stands in columns of FAMILIES laid end to end."""
    data, valid = positions(part.scan, families, records)
    return pa.Array.from_buffers(pa.int32(), len(records), [pa.py_buffer(valid), pa.py_buffer(data)])


def _gathered(chunks: list[pa.Array], places: pa.Array, kind: pa.DataType) -> pa.Array:
    if all(chunk.null_count == len(chunk) for chunk in chunks):
        return pa.nulls(len(places), kind)
    # Arrow cannot take from string views (26.0).
    cells = pa.concat_arrays([chunk.cast(kind) for chunk in chunks]) if len(chunks) > 1 else chunks[0].cast(kind)
    return cells.take(places)
