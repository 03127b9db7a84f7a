"""What several tests share: where the lab's logs lie, and the tables of facts of some files."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pyarrow as pa
import pytest

from maillens.arrow import whole
from maillens.model import TABLES
from maillens.pipeline import Inputs, facts
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
