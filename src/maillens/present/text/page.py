"""Headings, paragraphs, tables and notes -> the lines of a page."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from maillens.present.text.ink import Ink
from maillens.present.text.table import Column, Place, full_width, table
from maillens.present.text.width import columns, wrapped

INDENT = 2


@dataclass(slots=True)
class Page:
    """A page that grows from top to bottom.

    Args:
        width: Columns that no line exceeds, as far as its words allow.
        ink: Colours, or none.
        ascii_only: The output can show no block characters: bars are made of `#`.
        lines: What is on the page so far.
    """

    width: int = 80
    ink: Ink = field(default_factory=Ink)
    ascii_only: bool = False
    lines: list[str] = field(default_factory=list)

    def headline(self, text: str) -> None:
        """The title of the page."""
        texts = wrapped(text, self.width)
        rule = "=" * max(columns(line) for line in texts)
        self.lines += [*(self.ink.title(line) for line in texts), self.ink.faint(rule)]

    def section(self, title: str) -> None:
        """A new section begins."""
        self.lines += ["", *(self.ink.title(line) for line in wrapped(title, self.width))]

    def paragraph(self, text: str) -> None:
        """Sentences."""
        self.lines += ["", *wrapped(text, self.width)]

    def note(self, text: str, *, indent: int = INDENT) -> None:
        """Sentences that explain what stands beside them."""
        self.lines += [" " * indent + self.ink.faint(line) for line in wrapped(text, self.width - indent)]

    def table(self, shape: Sequence[Column], rows: Sequence[Sequence[str]], *, below: Sequence[str] = ()) -> None:
        """Aligned columns; BELOW is what stands under each row."""
        self.lines += table(shape, rows, Place(self.width, INDENT, self.ink), below=below)

    def room_beside(self, shape: Sequence[Column], rows: Sequence[Sequence[str]]) -> int:
        """How wide one more column of such a table can be."""
        return self.width - INDENT - full_width([*shape, Column("")], [[*row, ""] for row in rows])

    def text(self) -> str:
        """The page, each line ended."""
        return "".join(f"{line}\n" for line in self.lines)
