"""Entries -> how many, how old and how big, and the same by queue, reason, domain and sender."""

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from maillens.causes import find, masked
from maillens.queue.entry import QUEUES, Entry, domain_of

OLDEST = 5
"""How many of the oldest entries a summary names."""

GROUPS = ("reasons", "queues", "recipient_domains", "senders")
"""How a summary groups, in the order it is shown."""


@dataclass(frozen=True, slots=True)
class Totals:
    """The whole queue.

    Args:
        entries: Queue files.
        recipients: Those that still need to be delivered.
        size_bytes: Of all entries.
        oldest_s: Age of the oldest entry; None for an empty queue.
    """

    entries: int
    recipients: int
    size_bytes: int
    oldest_s: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that have something in common.

    Args:
        name: What they have in common. Of reasons: the name of a cause (`maillens.causes`), or the
            masked text where none is known; empty where the queue gives no reason.
        entries: How many have it; an entry with several recipients can be in several groups.
        recipients: Those in question.
        size_bytes: Of the entries.
        oldest_s: Age of the oldest.
        example: A reason as it was written; empty for other groups.
    """

    name: str
    entries: int
    recipients: int
    size_bytes: int
    oldest_s: int
    example: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What waits in a queue.

    Args:
        totals: The whole.
        groups: `GROUPS`, each most recipients first.
        oldest: The oldest entries that are not on hold, `OLDEST` at most.
        at_s: The moment ages are counted to, seconds since 1970.
    """

    totals: Totals
    groups: dict[str, list[Group]]
    oldest: list[Entry]
    at_s: float

    def as_dict(self) -> dict[str, object]:
        """The same as dictionaries and lists."""
        return {
            "at_s": int(self.at_s),
            "totals": _row(self.totals),
            **{name: [_named(name, group) for group in groups] for name, groups in self.groups.items()},
            "oldest": [as_row(entry, self.at_s) for entry in self.oldest],
        }


def summarise(entries: Iterable[Entry], at_s: float) -> Summary:
    """Count the entries of a queue in one pass.

    Args:
        at_s: The moment ages are counted to, seconds since 1970.

    Memory: proportional to distinct domains, senders and reasons.
    """
    count = _Count(at_s)
    for entry in entries:
        count.add(entry)
    groups = {name: tally.groups(at_s) for name, tally in count.tallies.items()}
    groups["queues"].sort(key=lambda group: QUEUES.index(group.name) if group.name in QUEUES else len(QUEUES))
    return Summary(count.totals(), groups, count.oldest, at_s)


def reason_name(delay_reason: str) -> str:
    """Under which name a reason is grouped: a cause, the masked text, or nothing where none is given."""
    if not delay_reason:
        return ""
    cause = find(delay_reason)
    return cause.name if cause else masked(delay_reason)


def as_row(entry: Entry, at_s: float) -> dict[str, Any]:
    """An entry the way `postqueue -j` names its members, with age and units."""
    row = entry._asdict()
    row["age_s"] = age_s(entry, at_s)
    row["recipients"] = [
        {
            "address": recipient.address,
            "delay_reason": recipient.delay_reason,
            "reason": reason_name(recipient.delay_reason),
        }
        for recipient in entry.recipients
    ]
    return row


def age_s(entry: Entry, at_s: float) -> int:
    """How long an entry waits; what arrives after the moment in question is new."""
    return max(0, int(at_s) - entry.arrival_s)


class _Tally(dict[str, list[Any]]):
    """By name: entries, recipients, bytes, first arrival, the entry counted last, an example."""

    def add(self, name: str, number: int, entry: Entry, recipients: int, example: str = "") -> None:
        """Count RECIPIENTS of the entry of this NUMBER."""
        found = self.get(name)
        if found is None:
            self[name] = [1, recipients, entry[_SIZE], entry[_ARRIVAL], number, example]
            return
        found[1] += recipients
        if found[4] != number:
            found[0] += 1
            found[2] += entry[_SIZE]
            found[4] = number
            if entry[_ARRIVAL] < found[3]:
                found[3] = entry[_ARRIVAL]

    def groups(self, at_s: float) -> list[Group]:
        """Most recipients first."""
        made = [
            Group(name, entries, recipients, size_bytes, max(0, int(at_s) - arrival_s), example)
            for name, (entries, recipients, size_bytes, arrival_s, _, example) in self.items()
        ]
        return sorted(made, key=lambda group: (-group.recipients, -group.entries, group.name))


# A member of a tuple is found faster by its place than by its name.
_SIZE, _ARRIVAL = Entry._fields.index("size_bytes"), Entry._fields.index("arrival_s")


class _Count:
    """What one pass over the entries adds up."""

    def __init__(self, at_s: float) -> None:
        self.tallies = {name: _Tally() for name in GROUPS}
        self.oldest: list[Entry] = []
        self._at_s = at_s
        self._entries = self._recipients = self._size_bytes = 0
        self._first_s: int | None = None

    def totals(self) -> Totals:
        """What was added so far, as numbers."""
        oldest_s = None if self._first_s is None else max(0, int(self._at_s) - self._first_s)
        return Totals(self._entries, self._recipients, self._size_bytes, oldest_s)

    def add(self, entry: Entry) -> None:
        """Count ENTRY under its queue, sender, domains and reasons, and see whether it is one of the oldest."""
        queue_name, _, arrival_s, size_bytes, _, sender, recipients, _ = entry
        self._entries = number = self._entries + 1
        self._recipients += (count := len(recipients))
        self._size_bytes += size_bytes
        if self._first_s is None or arrival_s < self._first_s:
            self._first_s = arrival_s
        if queue_name != "hold" and (len(self.oldest) < OLDEST or arrival_s < self.oldest[-1].arrival_s):
            insort(self.oldest, entry, key=attrgetter("arrival_s"))
            del self.oldest[OLDEST:]
        reasons, queues, domains, senders = self.tallies.values()
        queues.add(queue_name, number, entry, count)
        senders.add(sender, number, entry, count)
        for address, delay_reason in recipients:
            domains.add(domain_of(address), number, entry, 1)
            reasons.add(reason_name(delay_reason), number, entry, 1, delay_reason)


_KEYS = {"reasons": "reason", "queues": "queue_name", "recipient_domains": "domain", "senders": "sender"}


def _named(name: str, group: Group) -> dict[str, object]:
    row = _row(group)
    named = {_KEYS[name]: row.pop("name"), **row}
    if name != "reasons":
        del named["example"]
    return named


def _row(value: Totals | Group) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__slots__}
