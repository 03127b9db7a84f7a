"""What pflogsumm 1.3 counts.

It takes program, process id and queue id off a line first, and keeps a table of the
messages that came in: what it believes in the end to have been no mail is taken back.
"""

import re

from maillens.pflogsumm.counting import Counting, number
from maillens.pflogsumm.defects import FORCED_EXPIRY, MILTER_VERDICTS, SERVICES, TAKEN_BACK
from maillens.pflogsumm.domains import folded, host_domain, host_name
from maillens.pflogsumm.heads import Head
from maillens.pflogsumm.postscreen import ENDS, action
from maillens.pflogsumm.reasons import (
    BOUNCE_WIDTH,
    VERDICT_WIDTH,
    WARNING_WIDTH,
    alike,
    bounce_text,
    cut,
    deferral_text,
    new_reply,
    split_deferral,
)
from maillens.pflogsumm.tally import Tally

_SCRIPT = re.compile(rb"(postfix(?:-script)?)(?:\[(\d+)\])?:?\s+(?:-\s+)?([^:\s]+):?\s")
_LONG_IDS = rb"0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z"
_BEFORE_TEXT = re.compile(rb".*?\[\d+\]:?[ \t]+(?:-\s+)?(?:(?:NOQUEUE|[0-9A-F]+|[%b]+):[ \t]+)?" % _LONG_IDS)
_TROUBLE = re.compile(rb"(warning|panic|fatal):\s+(.+)\Z")
_CHECKED = re.compile(rb"((?:milter-)?reject|hold|discard): (header|body|END-OF-MESSAGE) (.*)\Z")
_MILTER = re.compile(rb"(milter-(?:hold|discard)): (header|body|END-OF-MESSAGE) (.*)\Z")
_BEHIND_REASON = re.compile(rb"( from \S+?)?; from=<.*\Z")
_CLIENT = re.compile(rb"client=(.+?)(?:,|\Z)")
_PICKUP = re.compile(rb"(?:sender|uid)=")
_VERDICT = re.compile(rb"(reject(?:_warning)?|hold|discard): ")
_TLS_ERROR = re.compile(rb"(.*?(?:SSL|STARTTLS).*?)\s+from\s+(\S+\[[^\]]+\])(?::\s+(.+))?\Z")
_DISCONNECT = re.compile(rb"disconnect from (.+?)( unknown=\d+/\d+)?( commands=\d+/\d+)?\Z")
_DELIVERY = re.compile(
    rb"to=<([^>]*)>,\s+(?:orig_to=<([^>]*)>,\s+)?relay=([^,]+),\s+(?:conn_use=[^,]+,\s+)?delay=([^,]+),\s+"
    rb"(?:delays=[^,]+,\s+)?(?:tls=([^,]+),\s+)?(?:dsn=[^,]+,\s+)?status=(\S+)(.*)\Z"
)
_PORT = re.compile(rb":\d+\Z")
_FORWARDED = re.compile(rb"\(forwarded as [^)]+\)")
_SIZE = re.compile(rb"from=<([^>]*)>, size=(\d+)")
_EXCEPTIONS = (
    re.compile(rb"connect to\s+([^\]]+\]): (.+?) \(port \d+\)\Z"),
    re.compile(rb"connect to\s+([^\]]+\]):\d+:\s+(.+)\Z"),
)
_SECTIONS = {b"warning": "warnings", b"fatal": "fatal errors", b"panic": "panics"}


class Counting13(Counting):
    """Release 1.3."""

    release = "1.3"

    def tag_of(self, name: bytes) -> re.Pattern[bytes]:
        """What lines of Postfix begin with: program, process id, queue id or the first word."""
        return re.compile(
            rb"(?:postfix|" + name + rb")(?:/(?:smtps|submission))?/([^\[]+)\[(\d+)\]:?\s+(?:-\s+)?([^:\s]+):?\s"
        )

    def begin_day(self, line: bytes) -> bool | None:
        """Look at the first line of a day, which the heading may name."""
        wanted = super().begin_day(line)
        if wanted and (head := self.stamps.head(line, self.today)) is not None:
            self._span(head)
        return wanted

    def _span(self, head: Head) -> None:
        day = head.year, head.month, head.day
        self.tally.first_day = self.tally.first_day or day
        self.tally.last_day = day

    def domain(self, client: bytes) -> bytes:
        """The domain that a client is counted under."""
        return host_domain(client)

    def sender_keys(self, sender: bytes, whence: bytes) -> tuple[bytes, bytes]:
        """What a sender is counted under, and its domain; without one, where its mail came from."""
        if not sender:
            return b"from=<>", whence
        address = self.sender(self.address(sender))
        domain = b"" if address == b"from=<>" else folded(address)
        return address, domain or whence

    def recipient_keys(self, recipient: bytes) -> tuple[bytes, bytes]:
        """What a recipient is counted under, and its domain."""
        address = self.address(recipient)
        return address, folded(address)

    def count(self, head: Head) -> bool | None:
        """Count a line of the period asked for: whether it counts; None where it is not of Postfix."""
        self._span(head)
        found = self.tag.match(head.rest) or _SCRIPT.match(head.rest)
        if found is None:
            return None
        program, is_changed = self.program(found[1])
        self.days.turn(head)
        before = _BEFORE_TEXT.match(head.rest)
        text = head.rest[before.end() :] if before else head.rest
        counted = self._count(program, found[2] or b"", found[3], text, head)
        if counted and is_changed:
            self.corrections.of(SERVICES)
        return counted

    def _count(self, program: bytes, pid: bytes, queue_id: bytes, text: bytes, head: Head) -> bool:
        if found := _TROUBLE.match(text):
            self.trouble(program, found[1], found[2])
        elif program == b"cleanup":
            return self._count_cleanup(queue_id, text, head)
        elif program == b"master":
            self.tally.nest("master", text)
        elif program in (b"smtpd", b"postscreen", b"pickup"):
            return self._count_server(program, pid, queue_id, text, head)
        elif found := _DELIVERY.match(text):
            return self._delivered(program, queue_id, text, found, head)
        elif program in (b"qmgr", b"nqmgr"):
            return self._count_queue(queue_id, text)
        elif program == b"smtp":
            return self._failed(text)
        else:
            return False
        return True

    def trouble(self, program: bytes, severity: bytes, text: bytes, times: int = 1) -> None:
        """Count a warning or an error of a program."""
        if severity == b"warning":
            if program != b"cleanup":
                text = alike(text)
            if b"does not resolve to address" in text and "rdns-warnings" in self.settings.suppressed:
                return
            text = self._cut(text, WARNING_WIDTH)
        self.tally.nest(_SECTIONS[severity], program, text, times=times)

    def _cut(self, text: bytes, most: int) -> bytes:
        return cut(text, most, width=self.settings.column_width)

    def _count_cleanup(self, queue_id: bytes, text: bytes, head: Head) -> bool:
        found = _CHECKED.match(text)
        if found is None and (found := _MILTER.match(text)) and not self.corrections.of(MILTER_VERDICTS):
            found = None
        if found:
            reason = found[3] if self.settings.verbose else _BEHIND_REASON.sub(b"", found[3], count=1)
            self.checked(found[1], found[2], self._cut(reason, VERDICT_WIDTH), head)
            if found[1] in (b"reject", b"milter-reject"):
                self._take_back(queue_id)
            self.ledger.forget(queue_id)
            return True
        if text == b"removed (canceled)":
            self.tally.totals["removed (canceled)"] += 1
            self._take_back(queue_id)
            self.ledger.forget(queue_id)
            return True
        return False

    def _take_back(self, queue_id: bytes) -> None:
        """Count one message less that was received: it was refused after all."""
        if self.ledger.came_in(queue_id) or not self.corrections.of(TAKEN_BACK):
            self.tally.totals["received"] -= 1

    def _count_server(self, program: bytes, pid: bytes, queue_id: bytes, text: bytes, head: Head) -> bool:
        found = _CLIENT.match(text)
        if found or (program == b"pickup" and _PICKUP.match(text)):
            self.received(queue_id, self.domain(found[1]) if found and program != b"pickup" else program, head)
        elif found := _VERDICT.match(text):
            self.rejected(found[1], text, head)
            if found[1] == b"reject":
                self._refused(queue_id)
        elif program == b"smtpd":
            return self._count_connection(pid, text, head)
        elif program == b"postscreen":
            return self._count_postscreen(text, head)
        else:
            return False
        return True

    def _refused(self, queue_id: bytes) -> None:
        if queue_id != b"NOQUEUE":
            # One recipient of several may have been refused: the message can still come.
            if self.corrections.of(TAKEN_BACK):
                return
            self.tally.totals["received"] -= 1
        self.ledger.forget(queue_id)

    def _count_connection(self, pid: bytes, text: bytes, head: Head) -> bool:
        if found := _TLS_ERROR.match(text):
            message = found[1] + b" " + found[3] if found[3] is not None else found[1]
            self.tally.nest("tls errors", message, self.domain(found[2]))
        elif not self.settings.smtpd_stats:
            return False
        elif text.startswith(b"connect from "):
            self.connect(pid, head)
        elif (found := _DISCONNECT.match(text)) and (seconds := self.connected_s(pid, head)) is not None:
            self.ledger.disconnect(self.domain(found[1]), head.hour, seconds)
        else:
            return False
        return True

    def _count_postscreen(self, text: bytes, head: Head) -> bool:
        limit = self.settings.postscreen_detail
        found = action(text) if self.settings.postscreen_stats or limit else None
        if found is None:
            return False
        key = found.address + b":" + found.port
        if found.name == b"CONNECT":
            self.connect(key, head)
            return True
        if ENDS.match(found.name):
            seconds = self.connected_s(key, head)
            if seconds is None:
                return False
            self.tally.postscreen.add(found.address, self.days.key, head.hour, seconds)
            if not found.name.startswith(b"PASS"):
                return True
        if limit:
            self.tally.nest("postscreen", found.name, found.address)
        return True

    def _count_queue(self, queue_id: bytes, text: bytes) -> bool:
        if found := _SIZE.match(text):
            return self.sized(queue_id, found[1], int(found[2]))
        if text.endswith(b", status=expired, returned to sender") or (
            text.endswith(b", status=force-expired, returned to sender") and self.corrections.of(FORCED_EXPIRY)
        ):
            self.tally.nest("expired", host_name(self.ledger.last_relay(queue_id)))
            self.tally.totals["expired"] += 1
            return True
        if text == b"removed":
            self.ledger.forget(queue_id)
        return False

    def _delivered(self, program: bytes, queue_id: bytes, text: bytes, found: re.Match[bytes], head: Head) -> bool:
        recipient, original, relay, delay, tls, status, behind = found.groups()
        relay = self.relay(relay)
        if self.settings.use_original_recipient and original:
            recipient = original
        if status == b"sent" and _FORWARDED.search(behind):
            self.tally.totals["forwarded"] += 1
            self.ledger.forget(queue_id)
            return True
        if status == b"sent":
            self.sent(queue_id, recipient, number(delay), head)
        elif status == b"deferred":
            self.put_off(program, deferral_text(text))
            self.deferred(queue_id, relay, recipient, number(delay), head)
        elif status == b"bounced":
            if self.settings.bounce_detail != 0:
                reason = bounce_text(text)
                reason = reason if self.settings.verbose else new_reply(reason, BOUNCE_WIDTH)
                self.tally.nest("bounces", host_name(relay), reason)
            self.bounced(head)
        if tls is not None:
            self.tally.nest("tls levels", tls.partition(b"/")[0], host_name(relay))
        return status in (b"sent", b"deferred", b"bounced")

    def put_off(self, program: bytes, reason: bytes, times: int = 1) -> None:
        """Count why a program put deliveries off."""
        if self.settings.deferral_detail == 0:
            return
        if self.settings.verbose:
            self.tally.nest("deferrals", program, reason, times=times)
        else:
            host, reason = split_deferral(reason)
            self.tally.nest("deferrals", program, host_name(host), new_reply(reason, BOUNCE_WIDTH), times=times)

    def relay(self, written: bytes) -> bytes:
        """What the relay of a delivery is counted under: its name without the port."""
        relay = _PORT.sub(b"", written)
        return self.corrections.lower(relay) if self.settings.ignore_case else relay

    def _failed(self, text: bytes) -> bool:
        for form in _EXCEPTIONS:
            if found := form.match(text):
                self.tally.nest("smtp failures", found[2].lower(), host_name(found[1]))
                return True
        return False

    def finish(self) -> Tally:
        """The counts, when all lines were read: what has no size by now was no mail."""
        if self.ledger.sizes_told:
            unsized, strangers = self.ledger.unsized()
            is_right = self.corrections.of(TAKEN_BACK, strangers)
            self.tally.totals["received"] -= unsized - (strangers if is_right else 0)
        return super().finish()
