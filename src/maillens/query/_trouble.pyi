"""Types of `_trouble.pyx`; what the names mean is said there."""

from maillens.parse._scanner import Scan
from maillens.parse.program import Program

SKIPPED: int
GRAVE: int
ALWAYS: int
MOST_GROUPS: int

class Trouble:
    def __init__(self, program: Program, wanted: list[int]) -> None: ...
    def add(self, scan: Scan, daemons: list[bytes], since: int, until: int) -> None: ...
    def groups(self) -> list[tuple[int, str, bytes, int, int | None, int | None, bytes]]: ...
