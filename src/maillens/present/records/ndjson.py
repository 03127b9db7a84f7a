"""Records -> JSON, one object a line, in the order of the log.

    {"time":"2026-11-08T01:00:00.000000Z","time_is_guessed":false,"host":"mx1",…,"line":"…"}

An object has the fields that are set. Control characters are escaped, so that a
terminal that shows them is safe.
"""

from typing import IO

from maillens.pipeline import Scanned
from maillens.present.records import Selection
from maillens.present.records._encoder import NdjsonEncoder


class NdjsonWriter:
    """Writes each block at once."""

    def __init__(self, output: IO[bytes], selection: Selection) -> None:
        self._output = output
        self._encoder = NdjsonEncoder(selection.program, selection.window, selection.kinds)

    def write(self, part: Scanned) -> int:
        """Write the records of a block that are wanted; returns how many."""
        before = self._encoder.record_count
        with self._encoder.encode(part) as text:
            self._output.write(text)
        return self._encoder.record_count - before

    def close(self) -> None:
        """Nothing is held back."""


def open_writer(output: IO[bytes], selection: Selection) -> NdjsonWriter:
    """A writer of this format."""
    return NdjsonWriter(output, selection)
