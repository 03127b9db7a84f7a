"""Deliveries -> what became of a message for each recipient that was accepted, followed to where it ended."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from maillens.correlate.lineage import NOTICES, Columns, Lineage

UNDER_WAY = ("deferred", "unfinished", "held")
# soft_bounce = yes (postconf(5)) logs `status=SOFTBOUNCE` for what it puts back instead of returning it.
_STILL_TRIED = frozenset({"deferred", "softbounce"})
_ENDED_BY = {"expired": "expired", "deleted": "deleted", "discarded": "discarded"}
_STATUSES = {"bounced": "bounced", "deliverable": "deliverable", "expired": "expired"}
_NEVER_TRIED = frozenset({"discarded", "deleted", "refused", "incomplete", "canceled", "expired", "bounced"})


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one recipient.

    Args:
        recipient: As the sender gave it.
        outcome: See `join_mails`.
        delivery: Row of the delivery that decided, None where there was none.
        message: Row of the message in which it ended.
        attempts: Deliveries, those to a content filter aside.
        finals: Into how many recipients it was expanded.
    """

    recipient: str
    outcome: str
    delivery: int | None
    message: int
    attempts: int = 0
    finals: int = 1


def fates_of(messages: Columns, deliveries: Columns, refusals: Columns, lineage: Lineage) -> list[dict[str, Fate]]:
    """For each message its recipients, by address in lower case, in the order of their first mention."""
    book = _Book(messages, deliveries, refusals, lineage)
    for row in lineage.order:
        book.fates[row] = book.read(row)
    return book.fates


def combined(outcomes: Iterable[str]) -> str:
    """One word for several outcomes: theirs where they agree, `deferred` or its kin where one is under way."""
    distinct = set(outcomes)
    if len(distinct) == 1:
        return distinct.pop()
    for outcome in UNDER_WAY:
        if outcome in distinct:
            return outcome
    return "sent" if distinct <= {"sent", "forwarded"} else "partial"


class _Book:
    """The columns that decide, as lists, and the fates found so far: children are read before parents."""

    def __init__(self, messages: Columns, deliveries: Columns, refusals: Columns, lineage: Lineage) -> None:
        self.lineage = lineage
        self.fates: list[dict[str, Fate]] = [{} for _ in lineage.parents]
        self.outcomes, self.held = messages["outcome"], messages["held"]
        self.recipients, self.originals, self.statuses, self.daemons, self.replies = (
            deliveries[name] for name in ("recipient", "original_recipient", "status", "daemon", "reply")
        )
        self.deliveries: list[list[int]] = [[] for _ in lineage.parents]
        for number, message in enumerate(deliveries["message"]):
            if message in lineage.row_of:
                self.deliveries[lineage.row_of[message]].append(number)
        self.named: list[list[str]] = [[] for _ in lineage.parents]
        for message, recipient in zip(refusals["message"], refusals["recipient"], strict=True):
            if recipient is not None and message in lineage.row_of:
                self.named[lineage.row_of[message]].append(recipient)
        self.carried: list[list[int]] = [[] for _ in lineage.parents]
        for row, parent in enumerate(lineage.parents):
            if parent >= 0 and lineage.links[row] not in NOTICES:
                self.carried[parent].append(row)

    def read(self, row: int) -> dict[str, Fate]:
        """The fates of one message."""
        parts: dict[str, dict[str, list[int]]] = {}
        names: dict[str, str] = {}
        for number in self.deliveries[row]:
            final = self.recipients[number] or ""
            # The address that the sender gave: what orig_to= names, where an alias changed it.
            given = self.originals[number] or final
            names.setdefault(given.lower(), given)
            parts.setdefault(given.lower(), {}).setdefault(final.lower(), []).append(number)
        fates = {key: self._joined(row, names[key], finals) for key, finals in parts.items()}
        # Its successor knows the recipients that it was never tried for.
        for child in self.carried[row]:
            if self.lineage.links[child] == "requeue":
                for key, fate in self.fates[child].items():
                    fates.setdefault(key, fate)
        if not fates:
            # Held or discarded before any delivery: only the line of the restriction names whom it was for (access(5)).
            for name in self.named[row]:
                fates.setdefault(name.lower(), Fate(name, self._untried(row), None, row))
        return fates

    def _joined(self, row: int, name: str, finals: dict[str, list[int]]) -> Fate:
        found = [self._final(row, name, final, numbers) for final, numbers in finals.items()]
        outcome = combined(fate.outcome for fate in found)
        decisive = next((fate for fate in found if fate.outcome == outcome), found[-1])
        attempts, count = sum(fate.attempts for fate in found), sum(fate.finals for fate in found)
        return replace(decisive, recipient=name, outcome=outcome, attempts=attempts, finals=count)

    def _final(self, row: int, name: str, final: str, numbers: list[int]) -> Fate:
        """One recipient after expansion: its last attempt tells; local(8) may deliver to several places at once."""
        last = numbers[-1]
        if self._status(last) in _STILL_TRIED:
            fate = self._pending(row, name, last)
            return replace(fate, attempts=fate.attempts + len(numbers))
        settled = [self._settled(row, name, final, n) for n in numbers if self._status(n) not in _STILL_TRIED]
        outcome = combined(fate.outcome for fate in settled)
        decisive = next((fate for fate in reversed(settled) if fate.outcome == outcome), settled[-1])
        return replace(decisive, outcome=outcome, attempts=decisive.attempts or len(numbers))

    def _status(self, number: int) -> str:
        return (self.statuses[number] or "").lower()

    def _pending(self, row: int, name: str, number: int) -> Fate:
        """A recipient whose last attempt was put off: the message's own end decides."""
        for child in self.carried[row]:
            if self.lineage.links[child] == "requeue" and name.lower() in self.fates[child]:
                return self.fates[child][name.lower()]
        outcome = self.outcomes[row]
        if outcome in ("unfinished", "requeued"):
            return Fate(name, "held" if self.held[row] else "deferred", number, row)
        return Fate(name, _ENDED_BY.get(outcome, "unknown"), number, row)

    def _settled(self, row: int, name: str, final: str, number: int) -> Fate:
        status = self._status(number)
        if status != "sent":
            other = "undeliverable" if status.startswith("undeliverable") else "unknown"
            return Fate(name, _STATUSES.get(status, other), number, row)
        for child in self._went_on_as(row, number):
            fates = self.fates[child]
            key = final if final in fates else name.lower()
            if key in fates:
                return replace(fates[key], recipient=name)
            if child == self.lineage.next_rows[number]:
                return self._whole(name, number, child)
        # discard(8) logs status=sent for what it throws away.
        if self.daemons[number] == "discard":
            return Fate(name, "discarded", number, row)
        # local(8): a .forward or an alias made a new message; without its lines, how that ended is not known.
        forwarded = (self.replies[number] or "").startswith("forwarded as ")
        return Fate(name, "forwarded" if forwarded else "sent", number, row)

    def _went_on_as(self, row: int, number: int) -> list[int]:
        """The message that the next server made of it; else those that came back from a filter unannounced."""
        if self.lineage.next_rows[number] >= 0:
            return [self.lineage.next_rows[number]]
        return [child for child in self.carried[row] if self.lineage.links[child] == "content-filter"]

    def _whole(self, name: str, number: int, child: int) -> Fate:
        """A recipient that the next message does not know by this name: what became of all of it."""
        fates: list[Fate] = list(self.fates[child].values())
        if not fates:
            return Fate(name, self._untried(child), number, child)
        return replace(fates[-1], recipient=name, outcome=combined(fate.outcome for fate in fates), finals=len(fates))

    def _untried(self, row: int) -> str:
        outcome = self.outcomes[row]
        if outcome in _NEVER_TRIED:
            return str(outcome)
        if outcome == "unfinished":
            return "held" if self.held[row] else "unfinished"
        return "unknown"
