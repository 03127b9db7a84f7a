"""Types of `_correlator.pyx`; what the names mean is said there."""

from array import array

from maillens.columns import Table
from maillens.parse._scanner import Scan
from maillens.parse.origin import Origin
from maillens.parse.program import Program

READ: list[str]

class Correlator:
    tables: list[Table]
    def __init__(
        self, program: Program, schemas: dict[str, tuple[tuple[str, str], ...]], until: int | None = None
    ) -> None: ...
    def feed(
        self, scan: Scan, origins: list[Origin], file: int, base_offset: int, line_offsets: array[int] | None = None
    ) -> None: ...
    def take(self) -> list[Table]: ...
    def finish(self) -> None: ...
