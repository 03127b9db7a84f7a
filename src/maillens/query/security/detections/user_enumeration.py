"""One address tries names that nobody has, to learn which ones somebody has."""

from collections.abc import Iterator

from maillens.query.security.detection import Detection, Evidence
from maillens.query.security.finding import Finding
from maillens.query.security.from_one_address import is_enumeration
from maillens.query.security.pairs import bounds, pace_s, samples

THREAT = "user-enumeration"


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each address most of whose names are nobody's; only Dovecot with auth_verbose tells that."""
    for address, suspect in evidence.guilty.items():
        if not is_enumeration(suspect, evidence):
            continue
        first, last = bounds(suspect.pairs)
        yield Finding(
            threat=THREAT,
            level="watch",
            sure="sure" if len(suspect.users) >= 20 else "likely",
            addresses=(address,),
            users=suspect.users,
            count=suspect.failures,
            first_at=first,
            last_at=last,
            pace_s=pace_s(suspect.pairs),
            evidence=samples(suspect.pairs),
        )


DETECTION = Detection(THREAT, 70, look)
