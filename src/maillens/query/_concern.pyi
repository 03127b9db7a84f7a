"""Types of `_concern.pyx`; what the names mean is said there."""

from maillens.columns import Table

ADDRESSES: dict[str, tuple[str, ...]]
SERVICES: dict[str, tuple[str, ...]]

class Concern:
    def rows(self, tables: dict[str, Table]) -> dict[str, bytearray]: ...

class DomainConcern(Concern):
    def __init__(self, domain: str) -> None: ...

class ServiceConcern(Concern):
    def __init__(self, service: str) -> None: ...

def both(one: dict[str, bytearray], other: dict[str, bytearray]) -> dict[str, bytearray]: ...
