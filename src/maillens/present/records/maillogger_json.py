"""Deliveries -> the JSON of `maillogger`: one list of objects, set in by two blanks."""

import json
from collections.abc import Mapping, Sequence
from textwrap import indent
from typing import IO

from maillens.present.json_text import escaped
from maillens.present.records import Selection
from maillens.present.records._maillogger import MailloggerWriter


class MailloggerJsonWriter(MailloggerWriter):
    """Writes each block at once; the list is closed at the end."""

    def __init__(self, output: IO[bytes], selection: Selection) -> None:
        super().__init__(output, selection)
        self._before = "[\n"

    def write_rows(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Write some rows."""
        for row in rows:
            text = indent(json.dumps(row, ensure_ascii=False, indent=2), "  ")
            self.output.write((self._before + escaped(text)).encode())
            self._before = ",\n"

    def close(self) -> None:
        """End the list."""
        self.output.write(b"[]\n" if self._before == "[\n" else b"\n]\n")


def open_writer(output: IO[bytes], selection: Selection) -> MailloggerJsonWriter:
    """A writer of this format."""
    return MailloggerJsonWriter(output, selection)
