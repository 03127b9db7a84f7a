"""Types of `_tally.pyx`; what the names mean is said there."""

from collections.abc import Collection

from maillens.columns import Table
from maillens.parse._scanner import Scan
from maillens.query.report import Row
from maillens.query.section import Count

class Item:
    """One key of a tally.

    Attributes:
        key: Its parts, as texts.
        key_bytes: All of it, as it was counted.
        number: How often it was counted.
        sums: Of each of `Count.measures`.
        most: Of each of `Count.peaks`.
        example: The first value of `Count.example`, empty for none.
        span: When it was first and last seen (microseconds), where lines carry a time and `Count.span` asks for it.
        percentiles: The 50th, 95th and 99th of `Count.spread`, where `Counts.slowest` was asked.
        place: The code of the input and the offset in it of the first line, where `Count.place` asks for it.
    """

    key: tuple[str, ...]
    key_bytes: bytes
    number: int
    sums: tuple[float, ...]
    most: tuple[float, ...]
    example: str
    span: tuple[int, int] | None
    percentiles: tuple[float, ...]
    place: tuple[int, int] | None

class Counter:
    def __len__(self) -> int: ...
    def items(self) -> list[Item]: ...
    def of(self, firsts: Collection[str]) -> list[Item]: ...
    def largest(self, most: int) -> list[Item]: ...
    def ranking(self, most: int, name: str, measures: tuple[str, ...]) -> list[Row]: ...
    def slowest(self, most: int, few: int) -> list[Item]: ...

class Tallies:
    counters: list[Counter]
    def __init__(self, columns: tuple[tuple[str, str], ...], time: str, counts: list[Count]) -> None: ...
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
