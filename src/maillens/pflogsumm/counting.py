"""Lines -> counts, the way both releases of pflogsumm agree on; what each does in its own way is beside this file.

This is the slow and obvious reading, one line at a time.
"""

import re
from abc import ABC, abstractmethod
from datetime import datetime

from maillens.pflogsumm import heads
from maillens.pflogsumm.days import Days
from maillens.pflogsumm.defects import SERVICES, YEARS, Corrections
from maillens.pflogsumm.domains import address_reader, sender_reader
from maillens.pflogsumm.heads import Head
from maillens.pflogsumm.options import ReleaseName, Settings
from maillens.pflogsumm.periods import Period
from maillens.pflogsumm.refusals import Refusals
from maillens.pflogsumm.tally import BOUNCED, DEFERRED, DELIVERED, RECEIVED, REJECTED, Amount, Deliveries, Tally

VERDICTS = {
    b"reject": ("rejected", "rejects"),
    b"milter-reject": ("rejected", "rejects"),
    b"reject_warning": ("reject warnings", "reject warnings"),
    b"hold": ("held", "holds"),
    b"milter-hold": ("held", "holds"),
    b"discard": ("discarded", "discards"),
    b"milter-discard": ("discarded", "discards"),
}
"""What a server decided -> the total and the section that it counts for."""


class Counting(ABC):
    """What a release counts.

    Args:
        settings: The options.
        period: The days asked for.
        corrections: Which defects are put right.
        now: The clock of this machine, which tells the year of stamps that have none.
    """

    release: ReleaseName

    def __init__(self, settings: Settings, period: Period | None, corrections: Corrections, now: datetime) -> None:
        self.settings, self.period, self.corrections = settings, period, corrections
        self.tally = Tally()
        self.days = Days(self.tally, corrections, zero_fill=settings.zero_fill)
        self.today = now.year, now.month - 1
        self.stamps = heads.STAMPS[self.release]
        self.address = address_reader(settings, corrections.lower)
        self.sender = sender_reader(settings)
        self.refusals = Refusals(self.release, settings, self.domain, self.sender)
        self.connected: dict[bytes, datetime] = {}

    def add(self, line: bytes) -> None:
        """Count a line; most count for nothing."""
        head = self.stamps.head(line, self.today)
        if head is None or (self.period is not None and not self.period.covers(head)):
            return
        if head.written_year not in (None, head.year) and self.corrections.of(YEARS, 0):
            head = head._replace(year=head.written_year)
        self.count(head)

    @abstractmethod
    def count(self, head: Head) -> None:
        """Count a line of the period asked for."""

    @abstractmethod
    def domain(self, client: bytes) -> bytes:
        """The domain that a client is counted under."""

    @abstractmethod
    def finish(self) -> Tally:
        """The counts, when all lines were read."""

    def program(self, written: bytes) -> tuple[bytes, bool]:
        """The name of a program without that of its service, and whether that made a difference."""
        name = written.rpartition(b"/")[2]
        return (name, True) if name != written and self.corrections.of(SERVICES, 0) else (written, False)

    # What lines say, once a release has read it.

    def received(self, head: Head) -> None:
        """A message came in."""
        self.tally.totals["received"] += 1
        self.tally.add(RECEIVED, self.days.key, head.hour)

    def rejected(self, verdict: bytes, text: bytes, head: Head) -> None:
        """A server turned somebody away, warned of it, held or discarded."""
        total, section = VERDICTS[verdict]
        self.tally.totals[total] += 1
        self.tally.add(REJECTED, self.days.key, head.hour)
        if self.settings.reject_detail != 0:
            refusal = self.refusals.read(text)
            self.tally.nest(section, refusal.stage, refusal.reason, refusal.name)

    def checked(self, verdict: bytes, part: bytes, text: bytes, head: Head) -> None:
        """cleanup(8) found what header or body checks or a milter look for."""
        total, section = VERDICTS[verdict]
        self.tally.totals[total] += 1
        self.tally.add(REJECTED, self.days.key, head.hour)
        if self.settings.reject_detail != 0:
            self.tally.nest(section, b"cleanup", part, text)

    def sized(self, sender: bytes, domain: bytes, size_bytes: int) -> None:
        """A message that was received has this sender and size."""
        for table, key in ((self.tally.senders, sender), (self.tally.sender_domains, domain)):
            amount = table.setdefault(key, Amount())
            amount.count += 1
            amount.size_bytes += size_bytes
        self.tally.totals["bytes received"] += size_bytes

    def sent(
        self, queue_id: bytes, recipient: bytes, domain: bytes, delay_s: float, size_bytes: int, head: Head
    ) -> None:
        """A delivery succeeded; SIZE_BYTES is 0 where no line told it."""
        tally = self.tally
        to_domain = tally.recipient_domains.setdefault(domain, Deliveries())
        to_domain.delay_s += delay_s
        to_domain.longest_delay_s = max(to_domain.longest_delay_s, delay_s)
        for amount in (to_domain, tally.recipients.setdefault(recipient, Amount())):
            amount.count += 1
            amount.size_bytes += size_bytes
        tally.totals["delivered"] += 1
        tally.totals["bytes delivered"] += size_bytes
        tally.add(DELIVERED, self.days.key, head.hour)
        if not size_bytes:
            if not self.settings.no_size_list:
                tally.without_size[queue_id] = recipient
            self.detail(queue_id, b"(sender not in log)")
        self.detail(queue_id, recipient)

    def deferred(self, queue_id: bytes, domain: bytes, delay_s: float, head: Head) -> None:
        """A delivery was put off."""
        self.tally.add(DEFERRED, self.days.key, head.hour)
        self.tally.totals["deferrals"] += 1
        self.tally.deferred_ids.add(queue_id)
        row = self.tally.recipient_domains.setdefault(domain, Deliveries())
        row.deferrals += 1
        row.longest_delay_s = max(row.longest_delay_s, delay_s)

    def bounced(self, head: Head) -> None:
        """A delivery failed for good."""
        self.tally.totals["bounced"] += 1
        self.tally.add(BOUNCED, self.days.key, head.hour)

    def detail(self, queue_id: bytes, text: bytes) -> None:
        """Remember what `-e` lists of a message."""
        if self.settings.extended_detail:
            self.tally.details.setdefault(queue_id, []).append(text)

    def connect(self, key: bytes, head: Head) -> None:
        """A client came."""
        if (at := _moment(head)) is not None:
            self.connected[key] = at

    def connected_s(self, key: bytes, head: Head) -> int | None:
        """Seconds since the client came that leaves now; None where nobody saw it come."""
        begin, end = self.connected.pop(key, None), _moment(head)
        return None if begin is None or end is None else round((end - begin).total_seconds())


def _moment(head: Head) -> datetime | None:
    """The time of the clock on the wall."""
    try:
        return datetime(head.year, head.month + 1, head.day, head.hour, head.minute, head.second)
    except ValueError:  # 29 February of a year that was guessed, a leap second
        return None


NUMBER = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")


def number(text: bytes) -> float:
    """The number that TEXT begins with, 0 where it begins with none, as Perl reads it."""
    found = NUMBER.match(text.lstrip())
    return float(found[0]) if found else 0.0
