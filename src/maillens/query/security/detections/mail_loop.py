"""Mail that goes round in circles until somebody counts the rounds."""

from collections.abc import Iterator

from maillens.causes import find
from maillens.query.section import Count, Item
from maillens.query.security.detection import Detection, Evidence, place_of, span_of
from maillens.query.security.finding import Finding

THREAT = "mail-loop"

# RFC 3463: 5.4 is routing; loops are 5.4.6, 5.4.0 for smtpd(8), which counts hops, and 5.4.14 for Exchange.
_BY = (("recipient", "lower"), ("reply", "reason"))
GIVEN_UP = Count("deliveries", by=_BY, where=(("status", "not", "sent"), ("dsn", "begins", "5.4.")), place=True)
REFUSED = Count(
    "refusals", by=(("recipient", "lower"), ("reason", "reason")), where=(("dsn", "begins", "5.4."),), place=True
)
COUNTS = {"routes_given_up": GIVEN_UP, "routes_refused": REFUSED}


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each domain to which mail went in circles, with the recipients concerned."""
    domains: dict[str, list[Item]] = {}
    for name in COUNTS:
        for item in evidence.counted[name].items():
            cause = find(item.key[1])
            if cause is None or cause.name != "loops":
                continue
            domains.setdefault(item.key[0].rpartition("@")[2], []).append(item)
    for items in domains.values():
        count = sum(item.number for item in items)
        if count < evidence.limits(THREAT)["mails"]:
            continue
        recipients = sorted({item.key[0] for item in items if item.key[0]})
        first, last = span_of(items)
        yield Finding(
            threat=THREAT,
            level="soon",
            sure="sure",
            addresses=(),
            subjects=tuple(recipients),
            count=count,
            recipient_count=len(recipients),
            first_at=first,
            last_at=last,
            evidence=tuple(place for item in items[:3] for place in place_of(item)),
        )


DETECTION = Detection(THREAT, 29, look, COUNTS, hostile=False)
