"""Types of `_needles.pyx`; what the names mean is said there."""

from collections.abc import Iterable

class Needles:
    def __init__(self, groups: Iterable[Iterable[bytes]]) -> None: ...
    def lines(self, block: bytes | bytearray) -> list[tuple[int, int, int]]: ...
