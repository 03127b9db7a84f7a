"""A user or a host of ours that was never seen before sends more than the others do."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from maillens.query.section import Count, Item
from maillens.query.security.detection import Detection, Evidence, place_of
from maillens.query.security.finding import Finding
from maillens.query.security.network import is_loopback, is_own
from maillens.query.security.sending import MAILS, USERS

THREAT = "bulk-sender"
DAY_US = 86_400_000_000

# What leaves without a login: the host is one that may relay. This host itself is the matter of `runaway-script`.
RELAYED = Count(
    "deliveries",
    by=(("client_address", ""),),
    where=(
        ("daemon", "is", "smtp"),
        ("client_address", "present", ""),
        ("sasl_username", "missing", ""),
        ("status", "is", "sent"),
        ("next_message", "missing", ""),
    ),
    place=True,
)


@dataclass(slots=True)
class Sender:
    """A user or a host that sent.

    Args:
        item: What was counted of it.
        recipients: Of all its mails.
        first, last: When it was first and last seen, microseconds since 1970.
    """

    item: Item
    recipients: float
    first: int
    last: int
    is_user: bool

    @property
    def a_day(self) -> float:
        """Recipients a day since it was first seen."""
        return self.recipients / max((self.last - self.first) / DAY_US, 1.0)


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each newcomer who sends to many more recipients a day than most others."""
    limits = evidence.limits(THREAT)
    senders = [*_users(evidence), *_hosts(evidence)]
    begin = min((sender.first for sender in senders), default=0) + limits["past_s"] * 1e6
    for sender in senders:
        if sender.first < begin or sender.a_day < limits["recipients"]:
            continue
        others = [other.a_day for other in senders if other is not sender]
        if sender.a_day >= limits["times"] * (median(others) if others else 0):
            yield _found(sender, evidence)


def _users(evidence: Evidence) -> list[Sender]:
    return [
        Sender(item, item.sums[0], *item.span, is_user=True)
        for item in evidence.counted["mails_by_user"].items()
        if item.span
    ]


def _hosts(evidence: Evidence) -> list[Sender]:
    """Hosts in private networks; others that need no login cannot be told from those whose mail is forwarded."""
    return [
        Sender(item, item.number, *item.span, is_user=False)
        for item in evidence.counted["relayed_by_client"].items()
        if item.span and is_own(item.key[0]) and not is_loopback(item.key[0])
    ]


def _found(sender: Sender, evidence: Evidence) -> Finding:
    name = sender.item.key
    return Finding(
        threat=THREAT,
        level="soon",
        sure="possible",
        form="user" if sender.is_user else "host",
        addresses=_addresses(name, evidence) if sender.is_user else name,
        users=name if sender.is_user else (),
        count=sender.item.number,
        first_at=sender.first,
        last_at=sender.last,
        recipient_count=int(sender.recipients),
        evidence=place_of(sender.item),
    )


def _addresses(users: tuple[str, ...], evidence: Evidence) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.key[1] for item in evidence.counted["mails_by_login"].of(users)))


COUNTS = {"mails_by_user": USERS, "mails_by_login": MAILS, "relayed_by_client": RELAYED}
DETECTION = Detection(THREAT, 24, look, COUNTS, unless=("stolen-account",), hostile=False)
