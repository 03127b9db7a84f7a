"""Mail from outside in the name of a user here, and mail of one user in the name of another."""

from collections.abc import Iterator

from maillens.query.domains import DELIVERED, LOCAL
from maillens.query.section import Count, Item
from maillens.query.security.detection import Detection, Evidence, place_of, span_of
from maillens.query.security.finding import Finding
from maillens.query.security.network import is_own

THREAT = "spoofed-sender"

FROM_OUTSIDE = Count(
    "messages",
    by=(("sender", "domain"), ("client_address", "")),
    where=(("accepted", "is", True), ("sasl_username", "missing", ""), ("parent_link", "missing", "")),
    time="first_at",
    place=True,
)
# The words of reject_sender_login_mismatch (smtpd_check.c).
OWNED_BY_ANOTHER = "Sender address rejected: not owned by user "
NOT_OWNED = Count(
    "refusals",
    by=(("client_address", ""), ("reason", "")),
    where=(("reason", "contains", OWNED_BY_ANOTHER),),
    place=True,
)


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each address outside that sends as one of us, and for each user who wants to be another."""
    ours = {item.key[1] for item in evidence.counted["delivered_here"].items() if item.key[0] in LOCAL and item.key[1]}
    outside: dict[str, list[Item]] = {}
    for item in evidence.counted["mail_without_login"].of(ours):
        address = item.key[1]
        if address and not is_own(address):
            outside.setdefault(address, []).append(item)
    users: dict[str, list[Item]] = {}
    for item in evidence.counted["senders_not_owned"].items():
        users.setdefault(item.key[1].rpartition(OWNED_BY_ANOTHER)[2], []).append(item)
    for address, items in outside.items():
        yield from _found(items, (address,), (), evidence)
    for user, items in users.items():
        yield from _found(items, tuple(sorted({item.key[0] for item in items})), (user,), evidence)


def _found(
    items: list[Item], addresses: tuple[str, ...], users: tuple[str, ...], evidence: Evidence
) -> Iterator[Finding]:
    number = sum(item.number for item in items)
    if number < evidence.limits(THREAT)["mails"]:
        return
    first, last = span_of(items)
    yield Finding(
        threat=THREAT,
        level="soon" if users else "watch",
        sure="likely" if users else "possible",
        addresses=addresses,
        users=users,
        count=number,
        first_at=first,
        last_at=last,
        evidence=place_of(items[0]),
    )


# Newsletters and forwards look alike; a user of ours is behind the other form.
DETECTION = Detection(
    THREAT,
    100,
    look,
    {"delivered_here": DELIVERED, "mail_without_login": FROM_OUTSIDE, "senders_not_owned": NOT_OWNED},
    hostile=False,
)
