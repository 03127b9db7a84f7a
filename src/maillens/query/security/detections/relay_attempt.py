"""Strangers want mail for strangers delivered: they look for an open relay."""

from collections.abc import Iterator

from maillens.query.section import Count
from maillens.query.security.detection import Detection, Evidence, place_of, span_of
from maillens.query.security.finding import Finding
from maillens.query.security.network import is_own

THREAT = "relay-attempt"

# The words of reject_unauth_destination (smtpd_check.c).
DENIED = Count(
    "refusals", by=(("client_address", ""),), where=(("reason", "contains", ": Relay access denied"),), place=True
)


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each address that was refused so; in a network of our own it may be a device set up wrongly."""
    for item in evidence.counted["relay_denied"].items():
        (address,) = item.key
        if not address or item.number < evidence.limits(THREAT)["refusals"]:
            continue
        first, last = span_of([item])
        yield Finding(
            threat=THREAT,
            level="watch",
            sure="possible" if is_own(address) else "likely",
            addresses=(address,),
            count=item.number,
            first_at=first,
            last_at=last,
            evidence=place_of(item),
        )


DETECTION = Detection(THREAT, 90, look, {"relay_denied": DENIED})
