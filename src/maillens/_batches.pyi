"""Types of `_batches.pyx`; what the names mean is said there."""

from array import array
from collections.abc import Iterable, Sequence

from maillens.parse._scanner import Scan

class Names:
    def __init__(self, texts: Sequence[bytes]) -> None: ...

class Batches:
    def __init__(
        self,
        scan: Scan,
        names: tuple[Names, ...],
        origins: memoryview,
        file: int,
        base_offset: int,
        line_offsets: array[int] | None,
    ) -> None: ...
    def of_family(self, family: int) -> int: ...
    def of_records(self, numbers: memoryview) -> int: ...

def wanted(scan: Scan, kinds: bytes, since_us: int | None, until_us: int | None) -> memoryview: ...
def positions(scan: Scan, families: Iterable[int], numbers: memoryview) -> tuple[bytearray, bytearray]: ...
