"""Types of `_sieve.pyx`; what the names mean is said there."""

from collections.abc import Sequence

SHORTEST: int

class Sieve:
    def __init__(self, texts: Sequence[bytes], wide: bool = ...) -> None: ...
    def lines(self, data: bytes | bytearray) -> list[tuple[int, int]]: ...
    def lines_of(self, file: int, start: int, stop: int) -> list[tuple[int, bytes]] | None: ...
