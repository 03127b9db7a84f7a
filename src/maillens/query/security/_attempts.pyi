"""Types of `_attempts.pyx`; what the names mean is said there."""

from collections.abc import Callable
from typing import Any, TypeVar

from maillens.parse._scanner import Scan
from maillens.parse.program import Program

P = TypeVar("P")

FIELDS: tuple[str, ...]

class Attempts:
    def __init__(self, program: Program, since: int, until: int) -> None: ...
    def add(self, scan: Scan, file: int, base_offset: int, line_offsets: object = ...) -> None: ...
    def rows(
        self,
        make_pair: Callable[..., P],
        make_span: Callable[..., Any],
        least: int,
        within: int,
        ipv4_prefix: int,
        ipv6_prefix: int,
    ) -> list[P]: ...
    def entries(
        self, make_entry: Callable[..., P], make_place: Callable[..., Any], least: int, within: int, past: int
    ) -> list[P]: ...
