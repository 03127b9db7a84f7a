"""Scanned blocks -> Arrow record batches: a narrow one for each family of kinds, nothing copied.

String columns are views into the block itself, which stays in memory as long as one
of its batches does.
"""

from array import array
from collections.abc import Collection, Iterator
from functools import cache
from typing import TYPE_CHECKING

import pyarrow as pa

from maillens._batches import Batches, Names
from maillens.arrow import TYPES
from maillens.grammar import SEVERITIES
from maillens.model import FIELDS
from maillens.parse.program import ENVELOPE as TABLE_ENVELOPE
from maillens.window import Window

if TYPE_CHECKING:
    from maillens.parse.origin import Origin
    from maillens.scanning import Scanned

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
ENVELOPE = {name: kind for name, kind in {**FIRST, **LAST}.items() if name != "queue_id"}
"""The columns of `envelope`; the queue id is a field for the scanner."""


@cache
def schema(family: str, columns: tuple[str, ...]) -> pa.Schema:
    """The schema of the batches of FAMILY, whose table has COLUMNS; its metadata holds the family's name."""
    fields = {name: TYPES[FIELDS[name].type] for name in columns[len(TABLE_ENVELOPE) :]}
    return pa.schema(list({**FIRST, **fields, **LAST}.items()), metadata={"family": family})


def batches(
    part: "Scanned", files: Names, window: Window | None = None, families: Collection[str] | None = None
) -> Iterator[pa.RecordBatch]:
    """The records of a block, one batch for each family that it holds, in the order of the lines.

    Args:
        files: Names of the inputs, by code.
        window: Records outside are left out, and with a bound those without a time.
        families: Those that are wanted; None for all.
    """
    for _, batch in by_family(part, files, families):
        inside = _in_time(batch, window) if window else batch
        if inside.num_rows:
            yield inside


def by_family(
    part: "Scanned", files: Names, families: Collection[str] | None = None
) -> Iterator[tuple[int, pa.RecordBatch]]:
    """The batches of a block, each with the number of its family; none for a family without records.

    Args:
        files: Names of inputs, by code.
        families: Those that are wanted; None for all.
    """
    native = _native(part, files)
    for number, table in enumerate(part.scan.tables):
        if len(table) and (families is None or table.name in families):
            yield number, pa.RecordBatch._import_from_c(native.of_family(number), schema(table.name, table.fields))


def envelope(part: "Scanned", files: Names, records: memoryview) -> pa.RecordBatch:
    """What all records have, the queue id aside, for some of a block, in the order of the lines.

    Args:
        files: Names of inputs, by code.
        records: Which, as `_batches.wanted` gives them.
    """
    native = _native(part, files)  # who hands over must be there until it is done
    return pa.RecordBatch._import_from_c(native.of_records(records), pa.schema(list(ENVELOPE.items())))


def names_of(texts: Collection[str]) -> Names:
    """Names, in the form in which batches take them."""
    return Names([text.encode("utf-8", "replace") for text in texts])


def _native(part: "Scanned", files: Names) -> Batches:
    origins, codes = _named(part.origins)
    names = (*origins, _names(SEVERITIES), _names(part.scan.program.kinds), files)
    return Batches(part.scan, names, codes, part.file, part.block.offset, part.block.line_offsets)


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


_names = cache(names_of)


def _named(origins: "list[Origin]") -> tuple[tuple[Names, ...], memoryview]:
    """The names of hosts, services, instances and daemons; for each origin, and for none, the codes of its own."""
    known: list[dict[bytes, int]] = [{}, {}, {}, {}]
    codes = array("i")
    for host, instance, service, daemon in origins:
        codes.append(known[0].setdefault(host, len(known[0])) if host else -1)
        for of, text in zip(known[1:], (service, instance, daemon), strict=True):
            codes.append(of.setdefault(text, len(of)))
    codes.extend([-1] * len(known))
    names = (names_of([text.decode("utf-8", "replace") for text in of]) for of in known)
    return tuple(names), memoryview(codes).cast("B").cast("i", (len(codes) // len(known), len(known)))
