"""Native tables -> Arrow, without copying what they hold."""

from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from maillens.columns import Table

TYPES: dict[str, pa.DataType] = {
    "string": pa.string_view(),
    "int": pa.int64(),
    "float": pa.float64(),
    "time": pa.timestamp("us", tz="UTC"),
    "code": pa.int32(),
}


def column(table: "Table", index: int) -> pa.Array:
    """One column of a native table."""
    present, data, texts = table.buffers(index)
    kind, rows = table.types[index], len(table)
    validity = None if present is None else pa.py_buffer(present)
    if kind == "bool":
        flags = pa.Array.from_buffers(pa.uint8(), rows, [validity, pa.py_buffer(data)])
        return flags.cast(pa.bool_())
    if kind == "string":
        return pa.Array.from_buffers(TYPES[kind], rows, [validity, pa.py_buffer(data), *map(pa.py_buffer, texts)])
    return pa.Array.from_buffers(TYPES[kind], rows, [validity, pa.py_buffer(data)])


def named(codes: pa.Array, names: list[str]) -> pa.Array:
    """Codes as a dictionary array of names."""
    return pa.DictionaryArray.from_arrays(codes, pa.array(names, pa.string()))


def whole(table: "Table", files: list[str]) -> pa.RecordBatch:
    """A native table of facts as a record batch; `file` becomes the name of the input."""
    arrays: list[pa.Array] = []
    for index, kind in enumerate(table.types):
        array = column(table, index)
        if kind == "code":
            array = named(array, files)
        elif kind == "string":
            array = array.cast(pa.string())
        arrays.append(array)
    return pa.RecordBatch.from_arrays(arrays, names=list(table.fields))


def schema(columns: tuple[tuple[str, str], ...]) -> pa.Schema:
    """The Arrow schema of a table of facts, as `whole` gives it."""
    types = {**TYPES, "string": pa.string(), "bool": pa.bool_(), "code": pa.dictionary(pa.int32(), pa.string())}
    return pa.schema([(name, types[kind]) for name, kind in columns])
