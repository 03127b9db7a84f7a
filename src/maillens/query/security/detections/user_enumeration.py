"""One address tries names that nobody has, to learn which ones somebody has."""

from collections.abc import Iterator

from maillens.query.security.detection import Detection, Evidence
from maillens.query.security.finding import Finding
from maillens.query.security.from_one_address import is_enumeration
from maillens.query.security.pairs import bounds, failures_of, pace_s, samples, users_of

THREAT = "user-enumeration"


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each address most of whose names are nobody's; only Dovecot with auth_verbose tells that."""
    for address, guilty in evidence.guilty.items():
        if not is_enumeration(guilty, evidence):
            continue
        first, last = bounds(guilty)
        yield Finding(
            threat=THREAT,
            level="watch",
            sure="sure" if len(users_of(guilty)) >= 20 else "likely",
            addresses=(address,),
            users=users_of(guilty),
            count=failures_of(guilty),
            first_at=first,
            last_at=last,
            pace_s=pace_s(guilty),
            evidence=samples(guilty),
        )


DETECTION = Detection(THREAT, 70, look)
