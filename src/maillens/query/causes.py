"""Inputs -> why mail was put off, returned or turned away: cause by provider, in one pass over the lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from maillens import epoch
from maillens.causes import CAUSES, REFUSALS, Cause, find
from maillens.causes.provider_codes import ProviderCode, code_in
from maillens.causes.providers import provider_of
from maillens.pipeline import Inputs
from maillens.query.counts import ACTIONS
from maillens.query.line_at import lines_at
from maillens.query.one_pass import Pass
from maillens.query.report import Reading
from maillens.query.section import Count, Counted, Item

WHATS = ("bounced", "deferred", "rejected", "held", "discarded")
"""What became of it, in the order in which it is told; `deferred` counts attempts."""
SENT = ("bounced", "deferred")
"""What other servers had to say about; the rest is said here, to clients."""

_BY_NAME = {cause.name: cause for cause in CAUSES}
_DELIVERY = (("relay_name", "lower"), ("status", ""), ("reply", "reason"))
_REFUSAL = (("client_name", "lower"), ("action", ""), ("reason", "reason"))
_FAILED = (("status", "not", "sent"),)
# A line can be read again from a file only, its words are kept from any input.
COUNTS = {
    "failures": Count("deliveries", _DELIVERY, _FAILED, example="reply", place=True),
    "refusals": Count("refusals", _REFUSAL, example="reason", place=True),
}


@dataclass(slots=True)
class CauseRow:
    """What failed in one way for one cause at one provider.

    Args:
        what: One of `WHATS`.
        cause: None where it is not known: then all that was said in the same words is one row.
        provider: (name, as people call it); None for all others together.
        count: Attempts, or refusals.
        span: When first and last, microseconds since 1970; None where no line carries a time.
        words: The words of the largest part of it, with `*` for names and numbers.
        reason: One of the texts behind them.
        place: Where its line stands: number of the input, offset.
        line: It, where it could be read again.
        code: What the provider means by a code of its own in such a text.
    """

    what: str
    cause: Cause | None
    provider: tuple[str, str] | None
    count: int = 0
    span: tuple[int, int] | None = None
    words: str = ""
    reason: str = ""
    place: tuple[int, int] | None = None
    line: str | None = None
    code: ProviderCode | None = None
    most: int = 0

    @property
    def first_at(self) -> datetime | None:
        """When it was first seen; None where no line carries a time."""
        return None if self.span is None else epoch.moment(self.span[0])

    @property
    def last_at(self) -> datetime | None:
        """When it was last seen."""
        return None if self.span is None else epoch.moment(self.span[1])

    def add(self, item: Item) -> None:
        """Count an item whose example is a text and whose last part of the key are its words."""
        self.count += item.number
        if item.span:
            first, last = self.span or item.span
            self.span = min(first, item.span[0]), max(last, item.span[1])
        if item.number > self.most:
            self.most, self.words, self.reason, self.place = item.number, item.key[-1], item.example, item.place


@dataclass(frozen=True, slots=True)
class Causes:
    """All that failed, and what that stands on."""

    rows: list[CauseRow]
    reading: Reading


def causes_in(inputs: Inputs, *, since: datetime | None = None, until: datetime | None = None) -> Causes:
    """Why mail was not delivered, or not let in.

    Args:
        inputs: What to read; what could not be read is added to its problems.
        since, until: Only what happened from SINCE on and before UNTIL is counted.

    Returns:
        Rows in the order of `WHATS`; then causes by their count, and the providers of each by theirs.

    Memory: the open messages, and what is distinct: servers with what they said.
    """
    one_pass = Pass(inputs, COUNTS, (since, until))
    one_pass.read_all()
    rows = _ranked(joined(one_pass.counting.counted(0)))
    lines = lines_at((row.place for row in rows if row.place is not None), inputs.sources)
    for row in rows:
        row.line = lines.get(row.place) if row.place else None
    return Causes(rows, one_pass.reading())


def joined(counted: Counted) -> list[CauseRow]:
    """The rows that the counts of `COUNTS` make, in order of first sight."""
    rows: dict[tuple[str, ...], CauseRow] = {}
    for what, item in _items(counted):
        host, _, words = item.key
        provider = provider_of(host)
        code = code_in(item.example, provider[0] if provider else "") if what in SENT else None
        cause = _cause_of(what, item.example or words, code)
        key = what, cause.name if cause else f"\0{words}", provider[0] if provider else ""
        row = rows.setdefault(key, CauseRow(what, cause, provider))
        row.add(item)
        row.code = row.code or code
    return list(rows.values())


def _cause_of(what: str, reason: str, code: ProviderCode | None) -> Cause | None:
    """What a provider says by a code of its own, it says more surely than by its words."""
    if code is not None:
        return _BY_NAME[code.cause]
    return find(reason, CAUSES if what in SENT else REFUSALS)


def _items(counted: Counted) -> Iterator[tuple[str, Item]]:
    """What became of it, and its count with its words."""
    for name in COUNTS:
        for item in counted[name].items():
            what = ACTIONS.get(item.key[1], "") if name == "refusals" else item.key[1].lower()
            if what in WHATS:
                yield what, item


def _ranked(rows: list[CauseRow]) -> list[CauseRow]:
    totals: dict[tuple[str, str], int] = {}
    for row in rows:
        totals[_cause(row)] = totals.get(_cause(row), 0) + row.count
    return sorted(rows, key=lambda row: (WHATS.index(row.what), -totals[_cause(row)], _cause(row), -row.count))


def _cause(row: CauseRow) -> tuple[str, str]:
    return row.what, row.cause.name if row.cause else f"\0{row.words}"
