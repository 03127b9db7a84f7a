"""Headings, paragraphs, tables and notes -> the lines of a page of text."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from maillens.present.page import Advice, Bars, Column
from maillens.present.text.amounts import bar
from maillens.present.text.ink import Ink
from maillens.present.text.table import Place, full_width, table
from maillens.present.text.width import columns, cut, wrapped

INDENT = 2
_GAP = 2
_NARROWEST_BAR, _WIDEST_BAR = 4, 20


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

    def example(self, line: str) -> None:
        """A line of a log, below a note; cut to the width."""
        margin = " " * (INDENT * 2)
        self.lines.append(margin + self.ink.faint(cut(line, self.width - len(margin))))

    def advice(self, items: Sequence[Advice]) -> None:
        """How urgent, what is the matter, and under it the next step."""
        margin = INDENT + max((columns(item.label) for item in items), default=0) + _GAP
        inks = {"urgent": self.ink.bad, "soon": self.ink.hint, "watch": self.ink.faint, "note": self.ink.faint}
        arrow = "-> " if self.ascii_only else "→ "
        for item in items:
            first, *others = wrapped(item.what, self.width - margin)
            label = inks[item.level](item.label) + " " * (margin - INDENT - columns(item.label))
            self.lines += [" " * INDENT + label + first, *(" " * margin + line for line in others)]
            steps = wrapped(item.todo, self.width - margin - len(arrow)) if item.todo else ()
            for number, line in enumerate(steps):
                self.lines.append(" " * margin + self.ink.faint((" " * len(arrow) if number else arrow) + line))

    def table(
        self,
        shape: Sequence[Column],
        rows: Sequence[Sequence[str]],
        *,
        below: Sequence[str] = (),
        bars: Bars | None = None,
    ) -> None:
        """Aligned columns; BELOW is what stands under each row, BARS beside it as far as there is room."""
        if bars is not None:
            shape, rows = self._with_bars(shape, rows, bars)
        self.lines += table(shape, rows, Place(self.width, INDENT, self.ink), below=below)

    def _with_bars(
        self, shape: Sequence[Column], rows: Sequence[Sequence[str]], bars: Bars
    ) -> tuple[Sequence[Column], Sequence[Sequence[str]]]:
        room = self.width - INDENT - full_width([*shape, Column("")], [[*row, ""] for row in rows])
        if room < _NARROWEST_BAR:
            return shape, rows
        largest, width = max(bars.values, default=0), min(room, _WIDEST_BAR)
        drawn = [bar(value, largest, width, ascii_only=self.ascii_only) for value in bars.values]
        return [*shape, Column("", "bar")], [[*row, text] for row, text in zip(rows, drawn, strict=True)]

    def text(self) -> str:
        """The page, each line ended."""
        return "".join(f"{line}\n" for line in self.lines)
