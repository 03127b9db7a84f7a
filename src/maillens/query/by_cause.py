"""Counts of reasons -> rows by cause: what has one cause is one row, however it was worded and wherever it happened."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from maillens import epoch
from maillens.causes import Cause, find
from maillens.query.report import Row
from maillens.query.section import Item


@dataclass(slots=True)
class Group:
    """All that has one cause."""

    cause: str
    count: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    span: tuple[int, int] | None = None

    def add(self, item: Item, place: str, reason: str) -> None:
        """Count an item whose key has the masked REASON, and PLACE: a domain, an action."""
        self.count += item.number
        self.reasons[reason] += item.number
        self.places[place] += item.number
        if reason not in self.examples:
            self.examples[reason] = item.example
        if item.span:
            first, last = self.span or item.span
            self.span = min(first, item.span[0]), max(last, item.span[1])

    def row(self, place: str) -> Row:
        """The group as a row; PLACE names the column of its most frequent place."""
        reason = self.reasons.most_common(1)[0][0]
        return {
            "cause": self.cause,
            "count": self.count,
            place: self.places.most_common(1)[0][0],
            f"{place}_count": len(self.places),
            "reason": reason,
            "example": self.examples[reason],
            "first_at": written(self.span[0]) if self.span else None,
            "last_at": written(self.span[1]) if self.span else None,
        }


def grouped(items: Iterable[tuple[Item, str, str]], causes: tuple[Cause, ...]) -> list[Group]:
    """Groups of (item, place, reason), the largest first; a reason without a known cause is a group of its own."""
    found: dict[str, Group] = {}
    known: dict[str, Cause | None] = {}
    for item, place, reason in items:
        if reason not in known:
            known[reason] = find(reason, causes)
        cause = known[reason]
        key = cause.name if cause else f"\0{reason}"
        if key not in found:
            found[key] = Group(cause.name if cause else "")
        found[key].add(item, place, reason)
    return sorted(found.values(), key=lambda group: (-group.count, group.cause))


def written(moment_us: int) -> str:
    """A moment as RFC 3339 in UTC, as rows hold it."""
    return epoch.moment(moment_us).isoformat().replace("+00:00", "Z")
