"""Types of `_needles.pyx`; what the names mean is said there."""

from collections.abc import Iterable

from maillens.parse._scanner import Scan

class Needles:
    def __init__(self, groups: Iterable[Iterable[bytes]]) -> None: ...
    def lines(self, block: bytes | bytearray) -> list[tuple[int, int, int]]: ...
    def records(
        self, scan: Scan, families: bytes | bytearray, harmless: tuple[bytes, ...]
    ) -> list[tuple[int, int, int]]: ...
