"""Records -> comma-separated values with a header, in the order of the log.

The columns are fixed by the kinds that are wanted: envelope, fields, file, offset and
the line. A missing value is an empty cell, an empty text is `""`. A text that a
spreadsheet would take for a formula gets an apostrophe in front.
"""

import re
from typing import IO

from maillens.pipeline import Scanned
from maillens.present.records import Selection
from maillens.present.records._encoder import CsvEncoder

_CONTROL = re.compile(rb"[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]")


class CsvWriter:
    """Writes the header, then each block at once.

    CSV has no escape for control characters: a file gets them as they were logged, a
    terminal gets `?` in their place.
    """

    def __init__(self, output: IO[bytes], selection: Selection) -> None:
        self._output, self._shown = output, output.isatty()
        self._encoder = CsvEncoder(selection.program, selection.window, selection.kinds, selection.fields)
        self._output.write(",".join(self._encoder.columns).encode() + b"\n")

    def write(self, part: Scanned) -> int:
        """Write the records of a block that are wanted; returns how many."""
        before = self._encoder.record_count
        with self._encoder.encode(part) as text:
            self._output.write(_CONTROL.sub(b"?", text) if self._shown else text)
        return self._encoder.record_count - before

    def close(self) -> None:
        """Nothing is held back."""


def open_writer(output: IO[bytes], selection: Selection) -> CsvWriter:
    """A writer of this format."""
    return CsvWriter(output, selection)
