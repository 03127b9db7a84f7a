"""Deliveries -> the TSV of `maillogger`: cells between tabs, which are escapes where a text has them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import IO

from maillens.present.formulas import defused
from maillens.present.records import Selection
from maillens.present.records._maillogger import COLUMNS, MailloggerWriter
from maillens.present.text.visible import visible


class MailloggerTsvWriter(MailloggerWriter):
    """Writes the header, then each block at once."""

    def __init__(self, output: IO[bytes], selection: Selection) -> None:
        super().__init__(output, selection)
        self._write(COLUMNS)

    def write_rows(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Write some rows."""
        for row in rows:
            self._write(defused(visible(value)) for value in row.values())

    def _write(self, cells: Iterable[str]) -> None:
        self.output.write(("\t".join(cells) + "\n").encode())


def open_writer(output: IO[bytes], selection: Selection) -> MailloggerTsvWriter:
    """A writer of this format."""
    return MailloggerTsvWriter(output, selection)
