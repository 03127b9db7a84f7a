from collections.abc import Sequence

SHORTEST: int

class Sieve:
    def __init__(self, texts: Sequence[bytes]) -> None: ...
    def lines(self, data: bytes | bytearray) -> list[tuple[int, int]]: ...
