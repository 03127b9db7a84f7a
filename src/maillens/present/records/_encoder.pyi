"""Types of `_encoder.pyx`; what the names mean is said there."""

from collections.abc import Collection, Sequence

from maillens.parse.program import Program
from maillens.pipeline import Scanned
from maillens.window import Window

class Encoder:
    record_count: int
    def __init__(self, program: Program, window: Window, kinds: Collection[str] | None = ...) -> None: ...
    def encode(self, part: Scanned) -> memoryview: ...

class NdjsonEncoder(Encoder): ...

class CsvEncoder(Encoder):
    columns: tuple[str, ...]
    def __init__(
        self, program: Program, window: Window, kinds: Collection[str] | None, fields: Sequence[str]
    ) -> None: ...
