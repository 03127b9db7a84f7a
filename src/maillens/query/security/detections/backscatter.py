"""Mail is accepted from strangers and then returned, to senders who never wrote it: spam forges them (backscatter)."""

from collections.abc import Iterator

from maillens.query.section import Count, Item
from maillens.query.security.detection import Detection, Evidence, place_of, span_of
from maillens.query.security.finding import Finding
from maillens.query.security.network import is_own

THREAT = "backscatter"
HOURS = 24

RETURNED = Count(
    "deliveries",
    by=(("sender", "lower"), ("client_address", ""), ("dsn", ""), ("time", "hour")),
    where=(
        ("status", "is", "bounced"),
        ("sasl_username", "missing", ""),
        ("client_address", "present", ""),
        ("sender", "present", ""),
        ("sender", "not", ""),
    ),
    place=True,
)
# RFC 3464: a notice has the null sender.
NOTICES = Count(
    "deliveries", by=(("recipient", "lower"),), where=(("daemon", "is", "smtp"), ("sender", "is", "")), place=True
)
UNKNOWN = ("5.1.1", "5.1.10")
"""RFC 3463, RFC 7505: nobody has this mailbox, which the server could have said at the door."""


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for the busiest day on which notices left for many senders of mail that had been accepted."""
    told = {item.key[0]: item for item in evidence.counted["notices_that_left"].items()}
    returned = [
        item
        for item in evidence.counted["returned_by_sender"].items()
        if item.key[0] in told and item.span and not is_own(item.key[1])
    ]
    most = _busiest(sorted(returned, key=lambda item: int(item.key[3])))
    senders = list(dict.fromkeys(item.key[0] for item in most))
    if len(senders) < max(1, evidence.limits(THREAT)["senders"]):
        return
    unknown = sum(item.number for item in most if item.key[2] in UNKNOWN)
    count = sum(item.number for item in most)
    first, last = span_of(most)
    yield Finding(
        threat=THREAT,
        level="soon",
        sure="likely" if 2 * unknown >= count else "possible",
        addresses=tuple(dict.fromkeys(item.key[1] for item in most)),
        subjects=tuple(senders),
        count=count,
        recipient_count=len(senders),
        domain_count=len({sender.rpartition("@")[2] for sender in senders}),
        first_at=first,
        last_at=last,
        evidence=(*place_of(most[0]), *place_of(told[senders[0]])),
    )


def _busiest(items: list[Item]) -> list[Item]:
    """Those of ITEMS, in order of their hours, that lie within the day with most of them."""
    most: list[Item] = []
    begin = 0
    for end, item in enumerate(items):
        while int(item.key[3]) - int(items[begin].key[3]) >= HOURS:
            begin += 1
        if end + 1 - begin > len(most):
            most = items[begin : end + 1]
    return most


DETECTION = Detection(THREAT, 35, look, {"returned_by_sender": RETURNED, "notices_that_left": NOTICES}, hostile=False)
