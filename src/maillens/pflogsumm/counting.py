"""Lines -> counts, the way both releases of pflogsumm agree on; what each does in its own way is beside this file.

This is the slow and obvious reading, one line at a time.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date, datetime

from maillens.pflogsumm import heads
from maillens.pflogsumm._ledger import Ledger
from maillens.pflogsumm.days import Days
from maillens.pflogsumm.defects import REUSED_IDS, SERVICES, TLS_FIELD, YEARS, Corrections
from maillens.pflogsumm.domains import address_reader, sender_reader
from maillens.pflogsumm.heads import Head
from maillens.pflogsumm.options import ReleaseName, Settings
from maillens.pflogsumm.periods import Period
from maillens.pflogsumm.programs import ROLES, Role
from maillens.pflogsumm.reasons import WARNING_WIDTH
from maillens.pflogsumm.refusals import Refusals
from maillens.pflogsumm.tally import BOUNCED, RECEIVED, REJECTED, Tally, filled

DAY_S = 86_400
LARGEST_SIZE = 1 << 50
"""Bytes; what a forged line claims beyond it would not fit."""
_PLAIN_NAME = re.compile(rb"[\w-]+\Z")
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

    Attributes:
        unused: Shown the lines of Postfix that count for nothing.
    """

    release: ReleaseName

    def __init__(self, settings: Settings, period: Period | None, corrections: Corrections, now: datetime) -> None:
        self.settings, self.period, self.corrections = settings, period, corrections
        self.tally = Tally()
        self.unused: Callable[[bytes], object] | None = None
        name = settings.syslog_name if settings.syslog_name not in ("", "0") else "postfix"
        pattern = name.encode("utf-8", "surrogateescape")
        self.tag = self.tag_of(pattern)
        self.beginnings = (b"postfix", pattern if _PLAIN_NAME.match(pattern) else b"")
        is_new = self.release == "1.3"
        self.ledger = Ledger(
            self,
            forgets=is_new or corrections.of(REUSED_IDS, 0),
            keeps_whence=is_new,
            counts_connections=settings.smtpd_stats,
            looks_at_mail=settings.extended_detail or settings.use_original_recipient,
            looks_at_postscreen=is_new and bool(settings.postscreen_stats or settings.postscreen_detail),
            has_other_name=name != "postfix",
            skips_tls=not settings.tls_stats if is_new else corrections.of(TLS_FIELD, 0),
            groups_refusals=settings.reject_detail != 0
            and not (settings.verbose or settings.add_sender or settings.add_recipient),
            warning_bytes=0 if is_new or settings.verbose else WARNING_WIDTH + 1,
        )
        self.days = Days(self.ledger, corrections, zero_fill=settings.zero_fill)
        self.today = now.year, now.month - 1
        self.stamps = heads.STAMPS[self.release]
        self.address = address_reader(settings, corrections.lower)
        self.sender = sender_reader(settings)
        self.refusals = Refusals(self.release, settings, self.domain, self.sender)

    def read(self, lines: bytearray) -> None:
        """Count the lines of a block."""
        self.ledger.read(lines)

    def add(self, line: bytes) -> None:
        """Count a line; most count for nothing."""
        head = self._head(line)
        if head is not None and self.count(head) is False and self.unused is not None:
            self.unused(line)

    def _head(self, line: bytes) -> Head | None:
        """The beginning of LINE; None where it is not of the period asked for."""
        head = self.stamps.head(line, self.today)
        if head is None or (self.period is not None and not self.period.covers(head)):
            return None
        if head.written_year not in (None, head.year) and self.corrections.of(YEARS, 0):
            head = head._replace(year=head.written_year)
        return head

    @abstractmethod
    def tag_of(self, name: bytes) -> re.Pattern[bytes]:
        """What lines of Postfix begin with behind the host; NAME is that of the log (syslog_name), a pattern."""

    @abstractmethod
    def count(self, head: Head) -> bool | None:
        """Count a line of the period asked for: whether it counts; None where it is not of Postfix."""

    @abstractmethod
    def domain(self, client: bytes) -> bytes:
        """The domain that a client is counted under."""

    @abstractmethod
    def sender_keys(self, sender: bytes, whence: bytes) -> tuple[bytes, bytes]:
        """What a sender is counted under, and its domain; WHENCE is where its mail came from."""

    @abstractmethod
    def recipient_keys(self, recipient: bytes) -> tuple[bytes, bytes]:
        """What a recipient is counted under, and its domain."""

    def begin_day(self, line: bytes) -> bool | None:
        """Look at the first line of a day: whether the day is asked for; None where LINE has no date."""
        head = self._head(line)
        if head is None:
            return None if self.stamps.head(line, self.today) is None else False
        self.ledger.begin_day(_start_of(head))
        return True

    def role(self, tag: bytes) -> tuple[Role, bytes]:
        """How the lines that begin with TAG are read, and the name of the program."""
        found = self.tag.match(tag + b"[1]: a b")
        if found is None:
            return (Role.LOOK if tag.startswith(self.beginnings) else Role.NEVER), b""
        name, is_changed = self.program(found[1])
        # Until one line was counted under another name Python looks for it, so that the note can tell;
        # a zero byte ends the parts of a key.
        is_watched = (is_changed and not self.corrections.touched[SERVICES]) or b"\0" in tag
        return (Role.LOOK if is_watched else ROLES.get(name, Role.AGENT)), name

    @abstractmethod
    def trouble(self, program: bytes, severity: bytes, text: bytes, times: int = 1) -> None:
        """Count a warning or an error of a program."""

    @abstractmethod
    def put_off(self, program: bytes, reason: bytes, times: int = 1) -> None:
        """Count why a program put deliveries off."""

    @abstractmethod
    def relay(self, written: bytes) -> bytes:
        """What the relay of a delivery is counted under; nothing where it does not matter."""

    def program(self, written: bytes) -> tuple[bytes, bool]:
        """The name of a program without that of its service, and whether that made a difference."""
        name = written.rpartition(b"/")[2]
        return (name, True) if name != written and self.corrections.of(SERVICES, 0) else (written, False)

    # What lines say, once a release has read it.

    def received(self, queue_id: bytes, whence: bytes, head: Head) -> None:
        """A message came in."""
        self.ledger.came(queue_id, whence)
        self.ledger.add(RECEIVED, head.hour)

    def rejected(self, verdict: bytes, text: bytes, head: Head) -> None:
        """A server turned somebody away, warned of it, held or discarded."""
        total, section = VERDICTS[verdict]
        self.tally.totals[total] += 1
        self.ledger.add(REJECTED, head.hour)
        if self.settings.reject_detail != 0:
            refusal = self.refusals.read(text)
            self.tally.nest(section, refusal.stage, refusal.reason, refusal.name)

    def checked(self, verdict: bytes, part: bytes, text: bytes, head: Head) -> None:
        """cleanup(8) found what header or body checks or a milter look for."""
        total, section = VERDICTS[verdict]
        self.tally.totals[total] += 1
        self.ledger.add(REJECTED, head.hour)
        if self.settings.reject_detail != 0:
            self.tally.nest(section, b"cleanup", part, text)

    def sized(self, queue_id: bytes, sender: bytes, size_bytes: int) -> bool:
        """A message has this sender and size; False where that was known."""
        outcome = self.ledger.sized(queue_id, sender, min(size_bytes, LARGEST_SIZE))
        if outcome and self.settings.extended_detail:
            self.detail(queue_id, self.sender_keys(sender, b"")[0])
        return bool(outcome)

    def sent(self, queue_id: bytes, recipient: bytes, delay_s: float, head: Head) -> None:
        """A delivery succeeded."""
        if not self.ledger.sent(queue_id, recipient, delay_s, head.hour):
            self.without_size(queue_id, recipient)
        if self.settings.extended_detail:
            self.detail(queue_id, self.recipient_keys(recipient)[0])

    def without_size(self, queue_id: bytes, recipient: bytes) -> None:
        """A delivery succeeded of a message whose size no line told."""
        if not self.settings.no_size_list:
            self.tally.without_size[queue_id] = self.recipient_keys(recipient)[0]
        self.detail(queue_id, b"(sender not in log)")

    def deferred(self, queue_id: bytes, relay: bytes, recipient: bytes, delay_s: float, head: Head) -> None:
        """A delivery was put off."""
        self.tally.totals["deferrals"] += 1
        self.ledger.deferred(queue_id, relay, self.recipient_keys(recipient)[1], delay_s, head.hour)

    def bounced(self, head: Head) -> None:
        """A delivery failed for good."""
        self.tally.totals["bounced"] += 1
        self.ledger.add(BOUNCED, head.hour)

    def detail(self, queue_id: bytes, text: bytes) -> None:
        """Remember what `-e` lists of a message."""
        if self.settings.extended_detail:
            self.tally.details.setdefault(queue_id, []).append(text)

    def connect(self, key: bytes, head: Head) -> None:
        """A client came."""
        self.ledger.begin_day(_start_of(head))
        self.ledger.connect(key, _second_of(head))

    def connected_s(self, key: bytes, head: Head) -> int | None:
        """Seconds since the client came that leaves now; None where nobody saw it come."""
        self.ledger.begin_day(_start_of(head))
        return self.ledger.connected_s(key, _second_of(head))

    @property
    def lines(self) -> int:
        """How many lines were of Postfix and in the period."""
        return self.ledger.lines + self.days.lines

    def finish(self) -> Tally:
        """The counts, when all lines were read."""
        self.tally.day_count = self.days.finish()
        for parts, times in self.ledger.refusals():
            refusal = self.refusals.made_of(*parts)
            self.tally.totals["rejected"] += times
            self.tally.nest("rejects", refusal.stage, refusal.reason, refusal.name, times=times)
        for (program, reason), times in self.ledger.deferrals():
            self.tally.totals["deferrals"] += times
            self.put_off(program, reason, times)
        self.tally.deferred_count = self.ledger.put_off_count()
        for (program, text), times in self.ledger.warnings():
            self.trouble(program, b"warning", text, times)
        self.corrections.of(REUSED_IDS, self.ledger.reused)
        self.corrections.of(TLS_FIELD, self.ledger.tls_skipped)
        return filled(self.tally, self.ledger)


def _start_of(head: Head) -> int:
    """When a day began, in seconds; a day that no calendar has, as 29 February in a guessed year, is the one after."""
    try:
        return (date(head.year, head.month + 1, 1).toordinal() + head.day) * DAY_S
    except ValueError:  # month 13, year 0
        return 0


def _second_of(head: Head) -> int:
    return head.hour * 3600 + head.minute * 60 + head.second


NUMBER = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")


def number(text: bytes) -> float:
    """The number that TEXT begins with, 0 where it begins with none, as Perl reads it."""
    found = NUMBER.match(text.lstrip())
    return float(found[0]) if found else 0.0
