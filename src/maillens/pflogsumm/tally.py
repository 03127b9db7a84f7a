"""What pflogsumm counts, as data: filled line by line, read by the sections of the report."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from maillens.pflogsumm._ledger import Ledger, Rows

HOURS = 24
RECEIVED, DELIVERED, DEFERRED, BOUNCED, REJECTED = range(5)
"""The columns of the tables of days and hours, as in `_ledger.pyx`."""

Nested = dict[bytes, Any]
"""Texts -> texts … -> how often; as deep as the section is nested."""


@dataclass(slots=True)
class Amount:
    """Messages and their bytes."""

    count: int = 0
    size_bytes: int = 0


@dataclass(slots=True)
class Deliveries(Amount):
    """What went to one recipient or domain; `delay_s` is the sum of those that were sent."""

    deferrals: int = 0
    delay_s: float = 0.0
    longest_delay_s: float = 0.0


@dataclass(slots=True)
class Times:
    """Connections: how many, their seconds in all, the longest."""

    count: int = 0
    seconds: int = 0
    longest_s: int = 0

    def add(self, seconds: int) -> None:
        """Count one connection."""
        self.longest_s = max(self.longest_s, seconds) if self.count else max(seconds, 0)
        self.count += 1
        self.seconds += seconds


@dataclass(slots=True)
class Connections:
    """Connections to one server program, by hour, day and client."""

    all: Times = field(default_factory=Times)
    hours: list[Times] = field(default_factory=lambda: [Times() for _ in range(HOURS)])
    days: dict[str, Times] = field(default_factory=dict)
    clients: dict[bytes, Times] = field(default_factory=dict)

    def add(self, client: bytes, day: str, hour: int, seconds: int) -> None:
        """Count a connection that ended."""
        days, clients = self.days.setdefault(day, Times()), self.clients.setdefault(client, Times())
        for times in (self.all, self.hours[hour], days, clients):
            times.add(seconds)


@dataclass(slots=True)
class Tally:
    """All counts of a report.

    Args:
        totals: By the names of the lines of "Grand Totals", `deferrals` besides.
        hours: A row an hour, its columns as above.
        days: A row a day (year, month from 0, day as eight digits); a row ends at the last
            column that was ever counted.
        deferred_count: Messages with a deferral.
        without_size: Queue id -> recipient of a delivery whose size is not known.
        details: Queue id -> sender and recipients, for `-e`.
        first_day, last_day: Year, month (from 0) and day of the lines of the log.
    """

    totals: Counter[str] = field(default_factory=Counter)
    hours: list[list[int]] = field(default_factory=lambda: [[0] * 5 for _ in range(HOURS)])
    days: dict[str, list[int]] = field(default_factory=dict)
    day_count: int = 0
    sender_domains: dict[bytes, Amount] = field(default_factory=dict)
    senders: dict[bytes, Amount] = field(default_factory=dict)
    recipient_domains: dict[bytes, Deliveries] = field(default_factory=dict)
    recipients: dict[bytes, Amount] = field(default_factory=dict)
    deferred_count: int = 0
    without_size: dict[bytes, bytes] = field(default_factory=dict)
    details: dict[bytes, list[bytes]] = field(default_factory=dict)
    nested: dict[str, Nested] = field(default_factory=dict)
    smtpd: Connections = field(default_factory=Connections)
    postscreen: Connections = field(default_factory=Connections)
    first_day: tuple[int, int, int] | None = None
    last_day: tuple[int, int, int] | None = None

    def nest(self, section: str, *keys: bytes, times: int = 1) -> None:
        """Count under KEYS, outermost first, in a section of nested rows."""
        table = self.nested.setdefault(section, {})
        for key in keys[:-1]:
            table = table.setdefault(key, {})
        table[keys[-1]] = table.get(keys[-1], 0) + times


def filled(tally: Tally, ledger: Ledger) -> Tally:
    """TALLY with what LEDGER counted beside it."""
    tally.senders, tally.sender_domains = _amounts(ledger.senders), _amounts(ledger.sender_domains)
    tally.recipients = _amounts(ledger.recipients)
    tally.recipient_domains = {row[0]: Deliveries(*row[1:]) for row in ledger.recipient_domains.items()}
    tally.hours, tally.days = ledger.hours(), ledger.day_rows()
    tally.totals["received"] += ledger.total(RECEIVED)
    tally.totals["delivered"] = ledger.total(DELIVERED)
    tally.totals["bytes received"] = ledger.bytes_received
    tally.totals["bytes delivered"] = ledger.bytes_delivered
    every, hours, days, clients = ledger.connections()
    tally.smtpd = Connections(
        Times(*every),
        [Times(*hour) for hour in hours],
        {day: Times(*times) for day, times in days.items()},
        {client: Times(*times) for client, times in clients.items()},
    )
    return tally


def _amounts(rows: Rows) -> dict[bytes, Amount]:
    return {name: Amount(count, size_bytes) for name, count, size_bytes, *_ in rows.items()}
