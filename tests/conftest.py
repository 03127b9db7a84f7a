"""What several tests share: where the lab's logs lie, and the tables of facts of some files."""

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
    severity: str
    table: Table
    row: int

    @property
    def fields(self) -> dict[str, Any]:
        """The fields that the line has, those of the envelope aside."""
        cells = {name: self.table.cell(name, self.row) for name in self.table.fields if not name.startswith("_")}
        return {name: value for name, value in cells.items() if value is not None}


def read_records(paths: Sequence[Path | str]) -> Iterator[Record]:
    """The records of some files, those of each file in the order of their lines."""
    sources, problems = find_sources([str(path) for path in paths])
    for part in scanned(Inputs(sources, problems)):
        products = [origin[3] for origin in part.scan.origin_names()]
        for place, head in zip(part.scan.order(), part.scan.heads(), strict=True):
            yield _record(part, products, place, head)


def _record(part: Scanned, products: list[int], place: tuple[int, int], head: tuple[Any, ...]) -> Record:
    kind, severity, origin, _, start, length = head
    product = products[origin] if origin is not None else -1
    return Record(
        bytes(part.block.data[start : start + length]),
        part.scan.program.kinds[kind],
        part.scan.program.products[product].name if product >= 0 else "",
        part.origins[origin] if origin is not None else (b"", b"", b"", b""),
        SEVERITIES[severity],
        part.scan.tables[place[0]],
        place[1],
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


@pytest.fixture(autouse=True, scope="session")
def _no_data_of_this_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the user who runs the tests has put into the data folder, geographic databases above all, is not read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield
