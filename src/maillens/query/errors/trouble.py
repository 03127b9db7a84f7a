"""One thing that is wrong: what it is, how bad, how often and since when, who says so, and lines that show it."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from maillens import epoch
from maillens.causes import Cause
from maillens.query.errors.topics import LEVELS, ORDER

MOST_LINES = 3
"""Lines of one trouble that are kept: those that are said most often."""


@dataclass(frozen=True, slots=True)
class Said:
    """Lines that say the same in the same words.

    Args:
        line: One of them, as text, without secrets.
    """

    count: int
    line: str


@dataclass(slots=True)
class Trouble:
    """One thing that is wrong.

    Args:
        topic: Name of one of `topics.TOPICS`, or what is found otherwise.
        level: One of `topics.LEVELS`.
        name: What the lines mean (`meanings.meanings`), or name of the cause; unique in its topic.
        severity: The worst that its lines are logged with: 0 info, 1 warning, 2 error, 3 fatal, 4 panic.
        cause: Of failed deliveries and refusals; None for what lines say by themselves.
        count: Lines, or deliveries and refusals that failed for it; 0 where it is not counted.
        span: When first and last, microseconds since 1970.
        programs: Which programs say so, how often.
        said: What they say, the most frequent first.
    """

    topic: str
    level: str
    name: str
    severity: int = 0
    cause: Cause | None = None
    count: int = 0
    span: tuple[int, int] | None = None
    programs: Counter[str] = field(default_factory=Counter)
    said: list[Said] = field(default_factory=list)

    @property
    def first_at(self) -> datetime | None:
        """When it was first seen; None where no line carries a time."""
        return None if self.span is None else epoch.moment(self.span[0])

    @property
    def last_at(self) -> datetime | None:
        """When it was last seen."""
        return None if self.span is None else epoch.moment(self.span[1])

    def add(self, count: int, span: tuple[int, int] | None, program: str, line: str) -> None:
        """Count lines of PROGRAM that say the same as LINE."""
        self.count += count
        if program:
            self.programs[program] += count
        if span is not None:
            first, last = self.span or span
            self.span = min(first, span[0]), max(last, span[1])
        self.said = sorted([*self.said, Said(count, line)], key=lambda one: -one.count)[:MOST_LINES]


def worst_first(troubles: list[Trouble]) -> list[Trouble]:
    """TROUBLES by level, topic, severity and count."""
    return sorted(
        troubles, key=lambda one: (LEVELS.index(one.level), ORDER.index(one.topic), -one.severity, -one.count, one.name)
    )
