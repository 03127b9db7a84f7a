"""Headings, paragraphs, tables and notes -> a page of Markdown.

What strangers wrote stays text: nothing in it becomes a link, a picture, HTML or emphasis
(CommonMark 0.31; tables and the links that nobody marked are those of GitHub).
"""

import re
from collections.abc import Sequence

from maillens.present.page import Advice, Bars, Column
from maillens.present.text.visible import visible

_MARKS = re.compile(r"[\\`*_{}\[\]<>&|~#]|(?<=\w):(?=//)|(?<=www)\.", re.IGNORECASE)
"""What begins something in the middle of a text, the automatic links of GitHub among it."""
_ALIGNED = {"number": "---:", "text": "---", "word": "---", "bar": "---"}


class MarkdownPage:
    """A page that grows from top to bottom; see `present.page.AnyPage`."""

    def __init__(self) -> None:
        self._blocks: list[str] = []

    def headline(self, text: str) -> None:
        """The title of the page."""
        self._blocks.append(f"# {escaped(text)}")

    def section(self, title: str) -> None:
        """A new section begins."""
        self._blocks.append(f"## {escaped(title)}")

    def paragraph(self, text: str) -> None:
        """Sentences."""
        self._blocks.append(_sentences(text))

    def note(self, text: str) -> None:
        """Sentences that explain what stands beside them."""
        self._blocks.append(_sentences(text))

    def example(self, line: str) -> None:
        """A line of a log, below a note."""
        self._blocks.append(f"    {visible(line)}")  # a block of code: nothing in it has a meaning

    def advice(self, items: Sequence[Advice]) -> None:
        """A list: how urgent, what is the matter, and the next step."""
        lines = []
        for item in items:
            break_here = "  " if item.todo else ""
            lines.append(f"- **{escaped(item.label)}** {_sentences(item.what)}{break_here}")
            lines += [f"  → {_sentences(item.todo)}"] if item.todo else []
        self._blocks.append("\n".join(lines))

    def table(
        self,
        shape: Sequence[Column],
        rows: Sequence[Sequence[str]],
        *,
        below: Sequence[str] = (),
        bars: Bars | None = None,  # Markdown draws nothing
    ) -> None:
        """A table; what stands below a row goes into the cell of its text."""
        lines = [_row([escaped(column.title) for column in shape]), _row([_ALIGNED[column.form] for column in shape])]
        for number, row in enumerate(rows):
            cells = [escaped(cell) for cell in row]
            for part in filter(None, below[number].split("\n") if below else ()):
                cells[-1] += f"<br>{escaped(part)}"
            lines.append(_row(cells))
        self._blocks.append("\n".join(lines))

    def text(self) -> str:
        """The page."""
        return "\n\n".join(self._blocks) + "\n"


def escaped(text: str) -> str:
    r"""TEXT so that it is shown as it is: `*` becomes `\*`, `https://` becomes `https\://`.

    A character that has a meaning only at the beginning of a line, as `-` or `1.`, needs
    nothing: no text stands there alone, apart from a title.
    """
    return _MARKS.sub(lambda found: "\\" + found[0], visible(text))


def _sentences(text: str) -> str:
    """A text of ours, in which the literals between backticks stay such."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return escaped(text)
    return "".join(f"`{visible(piece)}`" if at % 2 and piece else escaped(piece) for at, piece in enumerate(pieces))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
