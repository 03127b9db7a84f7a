"""What several tests share: where the lab's logs lie, and the tables of facts of some files."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from maillens.arrow import whole
from maillens.model import TABLES
from maillens.parse.origin import Origin
from maillens.pipeline import Inputs, Scanned, facts, scanned
from maillens.read import BLOCK_BYTES, find_sources

SHARED = Path(__file__).resolve().parents[1].parent / "shared"

Tables = dict[str, pa.Table]


def read_tables(paths: Sequence[Path | str], block_bytes: int = BLOCK_BYTES) -> Tables:
    """The tables of facts of some files, `model.TABLES`."""
    sources, problems = find_sources([str(path) for path in paths])
    inputs = Inputs(sources, problems, block_bytes=block_bytes)
    names = [source.name for source in sources]
    parts: dict[str, list[pa.RecordBatch]] = {name: [] for name in TABLES}
    for some in facts(inputs):
        for name, table in some.items():
            parts[name].append(whole(table, names))
    return {name: pa.Table.from_batches(batches) for name, batches in parts.items()}


@dataclass(frozen=True, slots=True)
class Record:
    """One line as it was understood; `product` is empty where it is no mail software's."""

    line: bytes
    kind: str
    product: str
    origin: Origin
    fields: dict[str, Any]


def read_records(paths: Sequence[Path | str]) -> Iterator[Record]:
    """The records of some files, those of each file in the order of their lines."""
    sources, problems = find_sources([str(path) for path in paths])
    for part in scanned(Inputs(sources, problems)):
        starts = [array("q", bytes(part.scan.numbers(family, "start"))) for family in range(len(part.scan.tables))]
        for family, row in part.scan.order():
            yield _record(part, family, row, starts[family][row])


def _record(part: Scanned, family: int, row: int, start: int) -> Record:
    table = part.scan.tables[family]
    values = {name: table.cell(name, row) for name in table.fields}
    origin = values.pop("_origin")
    known = origin is not None and origin >= 0
    product = part.scan.origin_names()[origin][3] if known else -1
    return Record(
        bytes(part.block.data[start : part.block.data.find(b"\n", start) % (len(part.block.data) + 1)]),
        part.scan.program.kinds[values.pop("_kind")],
        part.scan.program.products[product].name if product >= 0 else "",
        part.origins[origin] if known else (b"", b"", b"", b""),
        {name: value for name, value in values.items() if value is not None and not name.startswith("_")},
    )


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the repository with the lab's logs and other people's; skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared beside the repository")
    return SHARED


@pytest.fixture(scope="session")
def tables() -> Callable[..., Tables]:
    """`tables(path, …)`: the tables of facts of some files, read once."""
    return cache(lambda *paths, **how: read_tables(paths, **how))
