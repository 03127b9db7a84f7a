"""What a section of the report counts, and how its counts become rows."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from maillens.query._tally import Item
from maillens.query.report import Row

__all__ = ["Count", "Counted", "Counts", "Item", "Section"]


@dataclass(frozen=True, slots=True)
class Count:
    """Rows of one table of facts, counted by key.

    Args:
        table: `deliveries`, `messages`, `refusals`, `logins`, `sessions`.
        by: (column, form) of each part of the key; forms: `` as it is, `lower`, `domain`
            (behind the last @), `reason` (without names and numbers), `hour`, `quarter` (of an hour), `number`.
        where: (column, test, value) that must all hold; tests: `is`, `not`,
            `begins`, `not begins`, `contains`, `present`, `missing`, `positive`.
        measures: Columns to sum.
        peaks: Columns to take the highest of.
        example: Column of which one value is kept a key.
        time: Column that the period applies to.
        spread: Column of seconds whose percentiles are wanted: exact to a hundredth below
            1,000 s, to three digits above.
        place: Whether it is kept where the first line of each key stands.
        span: Whether it is kept when each key was first and last seen; not where keys are many and nobody asks.
    """

    table: str
    by: tuple[tuple[str, str], ...]
    where: tuple[tuple[str, str, str | bool], ...] = ()
    measures: tuple[str, ...] = ()
    peaks: tuple[str, ...] = ()
    example: str = ""
    time: str = "time"
    spread: str = ""
    place: bool = False
    span: bool = True


class Counts(Protocol):
    """What was counted by one key."""

    def items(self) -> list[Item]:
        """All keys, in order of first sight."""

    def of(self, firsts: Collection[str]) -> list[Item]:
        """The keys whose first part, a text as it is, is one of FIRSTS; in order of first sight."""

    def largest(self) -> list[Item]:
        """The keys with the highest counts, as many as the report shows; ties by key."""

    def ranking(self, name: str, *measures: str) -> list[Row]:
        """The keys with the highest counts as rows: the first part as NAME, `count`, sums of MEASURES in whole numbers.

        Args:
            measures: The first of `Count.measures`, in order.
        """

    def slowest(self, few: int) -> list[Item]:
        """The keys with the highest 95th percentile, as many as the report shows.

        Those counted less than FEW times come last.
        """

    def __len__(self) -> int:
        """How many different keys."""


Counted = Mapping[str, Counts]
"""What was counted, by the names of the counts."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its counts, and the rows they become.

    Args:
        name: As in `Report.sections`.
        place: Sections are shown in the order of their places.
        counts: By name; names are shared by all sections, so that what two of them
            need is counted once. One with the section's own name has a key for every
            row, and `rows` may leave it at the largest.
        rows: From all counts to the rows, in the order in which they are shown; None for
            a section of totals alone.
    """

    name: str
    place: int
    counts: Mapping[str, Count]
    rows: Callable[[Counted], list[Row]] | None
    totals: Callable[[Counted], dict[str, int]] = field(default=lambda _: {})
