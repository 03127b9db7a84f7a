"""Deliveries -> the CSV of `maillogger`; what a spreadsheet would take for a formula gets an apostrophe in front."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import IO

from maillens.present.formulas import defused
from maillens.present.records import Selection
from maillens.present.records._maillogger import COLUMNS, MailloggerWriter
from maillens.present.text.visible import visible


class MailloggerCsvWriter(MailloggerWriter):
    """Writes the header, then each block at once."""

    def __init__(self, output: IO[bytes], selection: Selection) -> None:
        super().__init__(output, selection)
        self._write([COLUMNS])

    def write_rows(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Write some rows."""
        self._write([[defused(visible(value)) for value in row.values()] for row in rows])

    def _write(self, rows: Sequence[Sequence[str]]) -> None:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows)
        self.output.write(text.getvalue().encode())


def open_writer(output: IO[bytes], selection: Selection) -> MailloggerCsvWriter:
    """A writer of this format."""
    return MailloggerCsvWriter(output, selection)
