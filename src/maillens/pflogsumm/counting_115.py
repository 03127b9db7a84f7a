"""What pflogsumm 1.1.5 counts.

It looks for the place of a queue id behind the program; `warning`, `reject` and the like may stand there.
"""

import re

from maillens.pflogsumm.counting import Counting, number
from maillens.pflogsumm.defects import REUSED_IDS, SERVICES, TLS_FIELD, YEARS
from maillens.pflogsumm.domains import client_domain
from maillens.pflogsumm.heads import Head, guessed_year
from maillens.pflogsumm.reasons import (
    VERDICT_WIDTH,
    WARNING_WIDTH,
    bounce_text,
    cut,
    deferral_text,
    old_bounce,
    old_deferral,
)

_SCRIPT = re.compile(rb"(postfix(?:-script)?)(?:\[\d+\])?: ([^:\s]+)")
_CHECKED = re.compile(
    rb".*?/cleanup\[\d+\]: .*?\b((?:milter-)?reject|warning|hold|discard): (header|body|END-OF-MESSAGE) (.*)\Z"
)
_BEHIND_REASON = re.compile(rb"( from \S+?)?; from=<.*\Z")
_CLIENT = re.compile(rb"\[\d+\]: \w+: client=(.+?)(?:,|\Z)")
_VERDICT = re.compile(rb"\[\d+\]: \w+: (reject(?:_warning)?|hold|discard): ")
_SIZE = re.compile(rb"from=<([^>]*)>, size=(\d+)")
_DELIVERY = re.compile(
    rb"to=<([^>]*)>, (?:orig_to=<[^>]*>, )?relay=([^,]+), (?:conn_use=[^,]+, )?delay=([^,]+), "
    rb"(?:delays=[^,]+, )?(tls=[^,]+, )?(?:dsn=[^,]+, )?status=(\S+)(.*)\Z"
)
_PICKUP = re.compile(rb": (?:sender|uid)=")
_PID = re.compile(rb"/smtpd\[(\d+)\]: ")
_DISCONNECT = re.compile(rb"/smtpd\[(\d+)\]: disconnect from (.+)\Z")
_FAILURES = (
    re.compile(rb".* connect to (\S+?): ([^;]+); address \S+ port"),
    re.compile(rb".* connect to ([^[]+)\[\S+?\]: (.+?) \(port \d+\)\Z"),
)
_MASTER = re.compile(rb".*master.*: ")
_TROUBLE = {b"warning": "warnings", b"fatal": "fatal errors", b"panic": "panics"}
_LOCAL = b"pickup"
"""Where the mail of local programs comes from."""
_REFUSALS = frozenset((b"reject", b"reject_warning", b"hold", b"discard"))
# A checked header that is only warned of counts as a reject warning here.
_CLEANUP = {b"warning": b"reject_warning"}


class Counting115(Counting):
    """Release 1.1.5."""

    release = "1.1.5"

    def tag_of(self, name: bytes) -> re.Pattern[bytes]:
        """What lines of Postfix begin with; in the second group is what stands where a queue id would."""
        return re.compile(rb"(?:postfix|" + name + rb")(?:/(?:smtps|submission))?/([^\[:]*).*?: ([^:\s]+)")

    def domain(self, client: bytes) -> bytes:
        """The domain that a client is counted under."""
        return client_domain(client)

    def sender_keys(self, sender: bytes, whence: bytes) -> tuple[bytes, bytes]:
        """What a sender is counted under, and its domain; without one, where its mail came from."""
        if not sender:
            return b"from=<>", b"from=<>" if whence == _LOCAL else whence
        address = self.sender(self.address(sender))
        name, _, domain = address.partition(b"@")
        if not (name and domain):
            domain = address if whence == _LOCAL else whence
        return address, domain

    def recipient_keys(self, recipient: bytes) -> tuple[bytes, bytes]:
        """What a recipient is counted under, and its domain: itself where it has none."""
        address = self.address(recipient)
        name, at, domain = address.partition(b"@")
        return address, domain if name and at else address

    def count(self, head: Head) -> bool | None:
        """Count a line of the period asked for: whether it counts; None where it is not of Postfix."""
        found = self.tag.match(head.rest) or _SCRIPT.match(head.rest)
        if found is None:
            return None
        program, is_changed = self.program(found[1])
        self.days.turn(head)
        counted = self._count(program, found[2], head)
        if counted and is_changed:
            self.corrections.of(SERVICES)
        if head.written_year is not None and head.year != guessed_year(head.month, self.today):
            self.corrections.of(YEARS)
        return counted

    def _count(self, program: bytes, queue_id: bytes, head: Head) -> bool:
        text = head.rest
        if program == b"cleanup" and (found := _CHECKED.match(text)):
            reason = found[3] if self.settings.verbose else _BEHIND_REASON.sub(b"", found[3], count=1)
            self.checked(_CLEANUP.get(found[1], found[1]), found[2], self._cut(reason, VERDICT_WIDTH), head)
        elif queue_id in _TROUBLE:
            self.trouble(program, queue_id, text.rpartition(queue_id + b": ")[2])
        elif queue_id in _REFUSALS:
            self.rejected(queue_id, text, head)
        elif program == b"master":
            found = _MASTER.match(text)
            self.tally.nest("master", text[found.end() :] if found else b"")
        elif program in (b"smtpd", b"postscreen"):
            return self._count_server(queue_id, head)
        else:
            return self._count_queue(program, queue_id, head)
        return True

    def _cut(self, text: bytes, most: int) -> bytes:
        return cut(text, most, width=self.settings.column_width)

    def trouble(self, program: bytes, severity: bytes, text: bytes, times: int = 1) -> None:
        """Count a warning or an error of a program."""
        self.tally.nest(_TROUBLE[severity], program, self._cut(text, WARNING_WIDTH), times=times)

    def _count_server(self, queue_id: bytes, head: Head) -> bool:
        text = head.rest
        if found := _CLIENT.search(text):
            self.received(queue_id, self.domain(found[1]), head)
        elif found := _VERDICT.search(text):
            self.rejected(found[1], text, head)
        elif self.settings.smtpd_stats:
            return self._count_connection(text, head)
        else:
            return False
        return True

    def _count_connection(self, text: bytes, head: Head) -> bool:
        if b": connect from " in text:
            if found := _PID.search(text):
                self.connect(found[1], head)
                return True
        elif b": disconnect from " in text and (found := _DISCONNECT.search(text)):
            seconds = self.connected_s(found[1], head)
            if seconds is not None:
                self.ledger.disconnect(self.domain(found[2]), head.hour, seconds)
                return True
        return False

    def _count_queue(self, program: bytes, queue_id: bytes, head: Head) -> bool:
        text = head.rest
        if found := _SIZE.search(text):
            return self.sized(queue_id, found[1], int(found[2]))
        if (found := _DELIVERY.search(text)) and (not found[4] or self.corrections.of(TLS_FIELD, 0)):
            counted = self._delivered(program, queue_id, found, head)
            self.corrections.of(TLS_FIELD, int(counted and bool(found[4])))
            return counted
        if program == b"pickup" and _PICKUP.search(text):
            self.received(queue_id, _LOCAL, head)
            return True
        if program == b"smtp" and self.settings.smtp_detail != 0:
            return self._failed(text)
        if (
            program == b"qmgr"
            and text.endswith(b"]: " + queue_id + b": removed")
            and self.corrections.of(REUSED_IDS, 0)
        ):
            self.ledger.forget(queue_id)
        return False

    def _delivered(self, program: bytes, queue_id: bytes, found: re.Match[bytes], head: Head) -> bool:
        recipient, relay, delay, _, status, behind = found.groups()
        relay = self.corrections.lower(relay) if self.settings.ignore_case else relay
        if status == b"sent" and b"forwarded as " in behind:
            self.tally.totals["forwarded"] += 1
        elif status == b"sent":
            self.sent(queue_id, recipient, number(delay), head)
        elif status == b"deferred":
            self.put_off(program, deferral_text(head.rest))
            self.deferred(queue_id, self.relay(relay), recipient, number(delay), head)
        elif status == b"bounced":
            if self.settings.bounce_detail != 0:
                reason = bounce_text(head.rest)
                self.tally.nest("bounces", relay, reason if self.settings.verbose else old_bounce(reason))
            self.bounced(head)
        else:
            return False
        return True

    def put_off(self, program: bytes, reason: bytes, times: int = 1) -> None:
        """Count why a program put deliveries off."""
        if self.settings.deferral_detail != 0:
            reason = reason if self.settings.verbose else old_deferral(reason)
            self.tally.nest("deferrals", program, reason, times=times)

    def relay(self, written: bytes) -> bytes:
        """Nothing: this release counts nothing by it."""
        return b""

    def _failed(self, text: bytes) -> bool:
        for form in _FAILURES:
            if found := form.match(text):
                self.tally.nest("smtp failures", found[2].lower(), found[1])
                return True
        return False
