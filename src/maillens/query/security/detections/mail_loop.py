"""Mail that goes round in circles until somebody counts the rounds."""

from collections.abc import Iterator

from maillens.query.section import Count, Item
from maillens.query.security.detection import Detection, Evidence, place_of, span_of
from maillens.query.security.finding import Finding

THREAT = "mail-loop"

# RFC 3463: 5.4.6 is a loop that was noticed; so local(8) and smtp(8) write.
NOTICED = Count("deliveries", by=(("recipient", "lower"),), where=(("dsn", "is", "5.4.6"),), example="offset")


def _said(words: str) -> Count:
    return Count(
        "deliveries",
        by=(("recipient", "lower"),),
        where=(("status", "not", "sent"), ("dsn", "not", "5.4.6"), ("reply", "contains", words)),
        example="offset",
    )


# hopcount_limit (postconf(5)): so smtpd(8) answers, and Exchange in other words.
HOPS, HOP_COUNT = _said("oo many hops"), _said("op count exceeded")
REFUSED = Count(
    "refusals", by=(("recipient", "lower"),), where=(("reason", "contains", "oo many hops"),), example="offset"
)
COUNTS = {
    "loops_noticed": NOTICED,
    "loops_by_hops": HOPS,
    "loops_by_hop_count": HOP_COUNT,
    "loops_refused": REFUSED,
}


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each domain to which mail went in circles, with the recipients concerned."""
    domains: dict[str, list[Item]] = {}
    for name in COUNTS:
        for item in evidence.counted[name].items():
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
            hostile=False,
        )


DETECTION = Detection(THREAT, 29, look, COUNTS)
