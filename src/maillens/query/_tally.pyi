"""Types of `_tally.pyx`; what the names mean is said there."""

from collections.abc import Collection
from typing import Any

from maillens.columns import Table
from maillens.parse._scanner import Scan

CountedKey = tuple[
    Any,
    int,
    tuple[float, ...],
    tuple[float, ...],
    str,
    tuple[int, int] | None,
    tuple[float, ...],
    tuple[int, int] | None,
]

class Counter:
    def __init__(self, measure_count: int = ..., forms: tuple[str, ...] = ...) -> None: ...
    def __len__(self) -> int: ...
    def items(self) -> list[CountedKey]: ...
    def of(self, firsts: Collection[str]) -> list[CountedKey]: ...
    def largest(self, most: int) -> list[CountedKey]: ...
    def slowest(self, most: int, few: int) -> list[CountedKey]: ...

Plan = tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str, str | bool], ...], tuple[str, ...], str, str, bool]

class Tallies:
    counters: list[Counter]
    def __init__(self, columns: tuple[tuple[str, str], ...], time: str, counts: list[Plan]) -> None: ...
    def add(self, table: Table, since: int, until: int, mask: bytearray | None = ...) -> None: ...

class LineTally:
    lines: int
    unknown: int
    foreign: int
    first: int
    last: int
    trouble: Counter
    unknown_samples: list[bytes]
    meanings: tuple[str, ...]
    def __init__(self, family_count: int, quiet: tuple[int, ...]) -> None: ...
    def add(self, scan: Scan, daemons: list[bytes], wanted: list[bool], since: int, until: int) -> int: ...
