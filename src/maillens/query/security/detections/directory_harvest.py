"""Mail for a list of guessed recipients: who is not refused exists."""

from collections.abc import Iterator

from maillens.query.section import Count, Item
from maillens.query.security.detection import Detection, Evidence, place_of, span_of
from maillens.query.security.finding import Finding

THREAT = "directory-harvest"

# RFC 3463: 5.1.1 is a mailbox that does not exist.
UNKNOWN = Count(
    "refusals",
    by=(("client_address", ""), ("recipient", "lower")),
    where=(("dsn", "is", "5.1.1"), ("sasl_username", "missing", "")),
    place=True,
)
CLIENTS = Count("refusals", by=(("client_address", ""),), where=UNKNOWN.where)
ACCEPTED = Count(
    "messages",
    by=(("client_address", ""),),
    where=(("accepted", "is", True), ("sasl_username", "missing", "")),
    measures=("recipient_count",),
    time="first_at",
)


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each address that asked for many recipients, most of whom do not exist."""
    limits = evidence.limits(THREAT)
    accepted = {item.key[0]: item.sums[0] for item in evidence.counted["accepted_recipients"].items()}
    refused: dict[str, list[Item]] = {}
    many = {
        item.key[0]
        for item in evidence.counted["clients_of_unknown"].items()
        if item.key[0] and item.number >= limits["recipients"]
    }
    for item in evidence.counted["unknown_recipients"].of(many):
        refused.setdefault(item.key[0], []).append(item)
    for address, items in refused.items():
        asked = len(items) + accepted.get(address, 0)
        if len(items) < limits["recipients"] or len(items) < limits["share"] * asked:
            continue
        first, last = span_of(items)
        yield Finding(
            threat=THREAT,
            level="watch",
            sure="sure" if len(items) >= 10 * limits["recipients"] else "likely",
            addresses=(address,),
            count=sum(item.number for item in items),
            recipient_count=len(items),
            first_at=first,
            last_at=last,
            evidence=(*place_of(items[0]), *place_of(items[-1])),
        )


COUNTS = {"unknown_recipients": UNKNOWN, "clients_of_unknown": CLIENTS, "accepted_recipients": ACCEPTED}
DETECTION = Detection(THREAT, 80, look, COUNTS)
