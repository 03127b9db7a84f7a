"""What several tests share: where the lab's logs lie, and the tables of facts of some files."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from maillens.arrow import whole
from maillens.columns import Table
from maillens.grammar import SEVERITIES
from maillens.model import TABLES
from maillens.parse.origin import Origin
from maillens.pipeline import Inputs, Scanned, facts, scanned
from maillens.read import BLOCK_BYTES, find_sources

SHARED = Path(__file__).resolve().parents[1].parent / "shared"

Tables = dict[str, pa.Table]


def read_tables(paths: Sequence[Path | str], block_bytes: int = BLOCK_BYTES, zone: tzinfo = UTC) -> Tables:
    """The tables of facts of some files, `model.TABLES`; the zone is that of stamps without one."""
    sources, problems = find_sources([str(path) for path in paths])
    inputs = Inputs(sources, problems, zone=zone, block_bytes=block_bytes)
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
    table: Table
    row: int

    @property
    def severity(self) -> str:
        """One of `info warning error fatal panic`."""
        return SEVERITIES[self.table.cell("_severity", self.row)]

    @property
    def fields(self) -> dict[str, Any]:
        """The fields that the line has, those of the envelope aside."""
        cells = {name: self.table.cell(name, self.row) for name in self.table.fields if not name.startswith("_")}
        return {name: value for name, value in cells.items() if value is not None}


def read_records(paths: Sequence[Path | str]) -> Iterator[Record]:
    """The records of some files, those of each file in the order of their lines."""
    sources, problems = find_sources([str(path) for path in paths])
    for part in scanned(Inputs(sources, problems)):
        starts = [array("q", bytes(part.scan.numbers(family, "start"))) for family in range(len(part.scan.tables))]
        products = [origin[3] for origin in part.scan.origin_names()]
        for family, row in part.scan.order():
            yield _record(part, products, family, row, starts[family][row])


def _record(part: Scanned, products: list[int], family: int, row: int, start: int) -> Record:
    table, data = part.scan.tables[family], part.block.data
    origin = table.cell("_origin", row)
    known = origin is not None and origin >= 0
    product = products[origin] if known else -1
    end = data.find(b"\n", start)
    return Record(
        bytes(data[start : end if end >= 0 else len(data)]),
        part.scan.program.kinds[table.cell("_kind", row)],
        part.scan.program.products[product].name if product >= 0 else "",
        part.origins[origin] if known else (b"", b"", b"", b""),
        table,
        row,
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


@pytest.fixture(scope="session")
def records() -> Callable[[Sequence[Path | str]], Iterator[Record]]:
    """`records([path, …])`: the lines of some files, one `Record` each."""
    return read_records


@pytest.fixture(scope="session")
def read() -> Callable[..., Tables]:
    """`read([path, …])`: the tables of facts of some files, read anew each time."""
    return read_tables
