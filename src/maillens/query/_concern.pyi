"""Types of `_concern.pyx`; what the names mean is said there."""

from maillens.columns import Table

ADDRESSES: dict[str, tuple[str, ...]]

class Concern:
    def __init__(self, domain: str) -> None: ...
    def rows(self, tables: dict[str, Table]) -> dict[str, bytearray]: ...
