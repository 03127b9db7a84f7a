"""Types of `_batches.pyx`; what the names mean is said there."""

from array import array
from collections.abc import Iterable

from maillens.columns import Buffer, Table
from maillens.parse._scanner import Scan

def envelope(
    scan: Scan, origins: memoryview, base_offset: int, line_offsets: array[int] | None
) -> dict[str, tuple[bytearray | None, bytearray]]: ...
def cells(table: Table, column: int) -> tuple[bytearray | None, Buffer] | None: ...
def positions(
    scan: Scan, families: Iterable[int], kinds: bytes, since_us: int | None, until_us: int | None
) -> tuple[memoryview, bytearray, int]: ...
