"""What an answer is written on: the parts of a page, whatever form the page has.

A report is put on a page once, in `present/text/report.py`; a page of text, of HTML or of
Markdown takes the same parts and gives each the looks of its form.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Args:
        title: Its heading.
        form: `number` is set to the right; `word` to the left; `text`, of which a table
            has one at most, takes the room that is left and is wrapped; `bar` is painted.
    """

    title: str
    form: str = "word"


@dataclass(frozen=True, slots=True)
class Bars:
    """What is drawn beside or above a table, one bar a row.

    Args:
        title: What the bars are the amount of.
        labels: The row in a few characters, for a drawing that stands apart from the table.
        axis: All labels such a drawing has, those of rows that are left out for want of
            anything to tell among them.
    """

    title: str
    labels: Sequence[str]
    values: Sequence[float]
    axis: Sequence[str]


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing that needs attention, in words.

    Args:
        level: One of `query.attention.LEVELS`, or `note`.
        label: The level as people read it.
        what: What is the matter.
        todo: The next step; empty where there is nothing to do.
    """

    level: str
    label: str
    what: str
    todo: str


class AnyPage(Protocol):
    """A page that grows from top to bottom.

    Every text given to it is plain: the page escapes what its form would take for more.
    Notes and paragraphs may hold `literals` between backticks.
    """

    def headline(self, text: str) -> None:
        """The title of the page."""

    def section(self, title: str) -> None:
        """A new section begins."""

    def paragraph(self, text: str) -> None:
        """Sentences."""

    def note(self, text: str) -> None:
        """Sentences that explain what stands beside them."""

    def example(self, line: str) -> None:
        """A line of a log, below a note."""

    def advice(self, items: Sequence[Advice]) -> None:
        """What needs attention, worst first, each with its next step."""

    def table(
        self,
        shape: Sequence[Column],
        rows: Sequence[Sequence[str]],
        *,
        below: Sequence[str] = (),
        bars: Bars | None = None,
    ) -> None:
        """Aligned columns; BELOW is what stands under each row, empty for nothing.

        In it a line feed sets sentences off from an example.
        """


class TextPage(AnyPage, Protocol):
    """A page that is a text in the end."""

    def text(self) -> str:
        """The page."""
