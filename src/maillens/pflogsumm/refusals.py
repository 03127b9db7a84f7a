"""What a server said when it turned somebody away -> the reason and the name that pflogsumm counts it under."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from maillens.pflogsumm.options import ReleaseName, Settings


class Refusal(NamedTuple):
    """One refusal, counted under stage, reason and name."""

    stage: bytes
    reason: bytes
    name: bytes


class _Said(NamedTuple):
    """The parts of a refusal.

    Args:
        client: As it is logged: `name[address]`, for postscreen `[address]:port`.
        text: All behind the client: code, reason, addresses.
        whole: The whole of what is logged.
    """

    stage: bytes
    client: bytes
    text: bytes
    whole: bytes


# postscreen's 1.1.5 form stands anywhere in the line, and the last one counts.
_OLD_FORM = re.compile(rb".* \b(?:reject(?:_warning)?|hold|discard): (\S+) from (\S+?): (.*)\Z")
_NEW_FORM = re.compile(rb"(?:reject(?:_warning)?|hold|discard): (\S+) from (\S+?): (.*)\Z")
_CLIENT = re.compile(rb".+? from (\S+?):")


def _first(*patterns: bytes) -> Callable[[bytes], bytes | None]:
    compiled = [re.compile(pattern) for pattern in patterns]

    def find(text: bytes) -> bytes | None:
        return next((found[1] for pattern in compiled if (found := pattern.search(text))), None)

    return find


# smtpd(8) leaves out `to=` for a recipient it does not know, and a name may be cut before its bracket.
_recipient = _first(rb"to=<([^>]+)>", rb"\d{3} <([^>]+)>: User unknown ", rb"to=<(.*?)(?:[, ]|\Z)")
_sender = _first(rb"from=<([^>]+)>")


@dataclass(frozen=True, slots=True)
class Shortening:
    """Steps that make the reason of a text; each that fits is taken, in their order.

    Args:
        steps: (pattern, what is put in its place once).
    """

    steps: tuple[tuple[re.Pattern[bytes], bytes], ...]

    def of(self, text: bytes) -> bytes:
        """The reason that TEXT gives."""
        for pattern, kept in self.steps:
            text = pattern.sub(kept, text, count=1)
        return text


def _steps(*steps: tuple[bytes, bytes]) -> Shortening:
    return Shortening(tuple((re.compile(pattern), kept) for pattern, kept in steps))


_MAIL = _steps((rb"\A\d{3} (?:<.+>: )?([^;:]+)[;:]?.*\Z", rb"\1"))
_OTHER = _steps((rb"\A(?:.*[:;] )?([^,]+).*\Z", rb"\1"))
_PROTOCOL = (rb"\A\d{3} \d\.\d\.\d (Protocol error);.*\Z", rb"\1")
_ADDRESS = (rb"\A((?:Sender|Recipient) address rejected: [^:]+):.*\Z", rb"\1")
_BLOCKED = (rb"(?:client|Client host|Sender address) .+? blocked", rb"blocked")
_OLD_RECIPIENT = _steps(
    # Whatever a client put between < and > is not taken for a part of the text.
    (rb"\A(\d{3} <).*?(>:)", rb"\1\2"),
    _PROTOCOL,
    (rb"\A(?:.*?[:;] )(?:\[[^\]]+\] )?([^;,]+)[;,].*\Z", rb"\1"),
    _ADDRESS,
    _BLOCKED,
)
_NEW_RECIPIENT = _steps(
    (rb"\A(\d{3} (?:\d\.\d\.\d )?<).*?(>:)", rb"\1\2"),
    _PROTOCOL,
    (rb"\A.*?[:;] (?:\[[^\]]+\] )?([^;,]+)[;,].*\Z", rb"\1"),
    _ADDRESS,
    _BLOCKED,
    (rb"\A\d{3} \d\.\d\.\d (Server configuration (?:error|problem));.+\Z", rb"\1"),
    (rb"\AUnverified (Client host rejected: Generic - Please relay via ISP).*\Z", rb"\1"),
    (rb"\A(Sender address rejected: Domain) .+ (does not accept mail \(nullMX\)).*\Z", rb"\1 \2"),
)
_LAST_OLD_STEPS, _LAST_NEW_STEPS = Shortening(_OLD_RECIPIENT.steps[3:]), Shortening(_NEW_RECIPIENT.steps[3:])
"""The steps behind the one that cuts the reason out of the text."""
BY_CLIENT, BY_SENDER, BY_RECIPIENT, BY_LOOKING = 1, 2, 4, 8
"""What refusals of one reason are counted by, as in `_lines.pxi`."""
_PIPELINING = re.compile(rb".*?\d{3} (Improper use of SMTP command pipelining);.*\Z")
_LATE = (
    (re.compile(rb".*?\d{3} (Message size exceeds fixed limit);.*\Z"), rb"\1"),
    (re.compile(rb".*?\d{3} (Server configuration (?:error|problem));.*\Z"), rb"(Local) \1"),
)
_LATE_WORDS = re.compile(rb"Message size exceeds|Server configuration")
_RECIPIENT_UNKNOWN = re.compile(rb"Recipient address rejected:|User unknown(?: |\Z)")
_BAD_SENDER = b"Sender address rejected:"


@dataclass(frozen=True, slots=True)
class Refusals:
    """How a release counts refusals.

    Args:
        settings: `verbose`, `add_sender`, `add_recipient`, `ignore_case`.
        domain: What a client is counted under.
        sender: What a sender is counted under.
        reasons: What became of reasons so far.
    """

    release: ReleaseName
    settings: Settings
    domain: Callable[[bytes], bytes]
    sender: Callable[[bytes], bytes]
    reasons: dict[bytes, bytes] = field(default_factory=dict)

    def read(self, text: bytes) -> Refusal:
        """The refusal that TEXT is, from `reject: ` on for 1.3, the whole line behind the host for 1.1.5."""
        found = (_OLD_FORM if self.release == "1.1.5" else _NEW_FORM).match(text)
        said = _Said(found[1], found[2], found[3], text) if found else _Said(b"", b"", b"", text)
        stage, reason = self._reason(said)
        recipient, sender = (b"<>" if one is None else one for one in (_recipient(said.text), _sender(said.text)))
        sender = self.sender(sender)
        if self.settings.ignore_case:
            recipient, sender = recipient.lower(), sender.lower()
        return self._named(said, stage, reason, sender, recipient)

    def parts(self, key: bytes) -> int:
        """What refusals of one stage and reason are counted by.

        Args:
            key: The stage, a zero byte, and the reason as cut out of the text.

        Returns:
            A sum of `BY_CLIENT`, `BY_SENDER`, `BY_RECIPIENT`; `BY_LOOKING` where more matters.
        """
        reason = self._last_steps().of(key.partition(b"\0")[2])
        if reason.startswith(_BAD_SENDER):
            return BY_SENDER if self.release == "1.1.5" else BY_CLIENT + BY_SENDER
        if _RECIPIENT_UNKNOWN.match(reason):
            return BY_RECIPIENT
        return BY_LOOKING if _PIPELINING.match(reason) else BY_CLIENT

    def made_of(self, stage: bytes, reason: bytes, client: bytes, sender: bytes, recipient: bytes) -> Refusal:
        """The refusal of these parts; REASON as cut out of the text, what `parts` does not name empty."""
        said = _Said(stage, client, reason, b"")
        sender = self.sender(sender)
        if self.settings.ignore_case:
            recipient, sender = recipient.lower(), sender.lower()
        return self._named(said, stage, self._shortened(reason), sender, recipient)

    def _shortened(self, reason: bytes) -> bytes:
        """The last steps; there are few reasons, and many refusals of each."""
        known = self.reasons.get(reason)
        if known is None:
            known = self.reasons[reason] = self._last_steps().of(reason)
        return known

    def _last_steps(self) -> Shortening:
        return _LAST_NEW_STEPS if self.release == "1.3" else _LAST_OLD_STEPS

    def _named(self, said: _Said, stage: bytes, reason: bytes, sender: bytes, recipient: bytes) -> Refusal:
        if reason.startswith(_BAD_SENDER):
            return Refusal(stage, reason, self._bad_sender(said, sender, recipient))
        if _RECIPIENT_UNKNOWN.match(reason):
            added = b"  (" + sender + b")" if self.settings.add_sender else b""
            return Refusal(stage, reason, recipient + added)
        if b"pipelining" in reason and (found := _PIPELINING.match(reason)):
            client = _CLIENT.match(said.whole)
            return Refusal(stage, found[1], client[1] if client else b"")
        return self._by_client(said, stage, reason, sender, recipient)

    def _reason(self, said: _Said) -> tuple[bytes, bytes]:
        if self.settings.verbose:
            return said.stage, said.text
        is_new = self.release == "1.3"
        if said.stage in (b"RCPT", b"DATA", b"CONNECT") or (is_new and said.stage == b"BDAT"):
            return said.stage, (_NEW_RECIPIENT if is_new else _OLD_RECIPIENT).of(said.text)
        if said.stage == b"MAIL":
            return said.stage, _MAIL.of(said.text)
        if is_new and said.stage == b"connect":
            return b"CONNECT", said.text
        return said.stage, _OTHER.of(said.text)

    def _bad_sender(self, said: _Said, sender: bytes, recipient: bytes) -> bytes:
        if self.release == "1.1.5":
            return sender
        client = self.domain(said.client) if said.client else b""
        if self.settings.add_recipient:
            return client + b" (" + sender + b" -> " + recipient + b")"
        return client + b" (<" + sender + b")"

    def _by_client(self, said: _Said, stage: bytes, reason: bytes, sender: bytes, recipient: bytes) -> Refusal:
        client = self.domain(said.client)
        # A pattern that begins with anything is slow where it does not fit.
        for pattern, kept in _LATE if _LATE_WORDS.search(reason) else ():
            if found := pattern.match(reason):
                return Refusal(stage, found.expand(kept), client + self._plain_sender(sender))
        if self.release == "1.1.5" or reason == b"Helo command rejected: Invalid name":
            return Refusal(stage, reason, client + self._plain_sender(sender))
        return Refusal(stage, reason, client + self._from_and_to(sender, recipient))

    def _plain_sender(self, sender: bytes) -> bytes:
        return b"  (" + sender + b")" if self.settings.add_sender else b""

    def _from_and_to(self, sender: bytes, recipient: bytes) -> bytes:
        if self.settings.add_sender and self.settings.add_recipient:
            return b"  (" + sender + b" -> " + recipient + b")"
        if self.settings.add_sender:
            return b"  (< " + sender + b")"
        return b"  (> " + recipient + b")" if self.settings.add_recipient else b""
