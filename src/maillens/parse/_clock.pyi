"""Types of `_clock.pyx`; what the names mean is said there."""

from collections.abc import Iterable
from datetime import tzinfo

from maillens.parse._scanner import Scan

class Clock:
    guessed_year: bool
    assumed_zone: bool
    def __init__(self, zone: tzinfo | None = ...) -> None: ...
    def start(self, anchor_s: float) -> None: ...
    def set_times(self, scan: Scan, later_stamps: Iterable[int] = ...) -> None: ...
