"""One address tries a few passwords on many users."""

from collections.abc import Iterator

from maillens.query.security.detection import Detection, Evidence
from maillens.query.security.finding import Finding
from maillens.query.security.from_one_address import is_enumeration, is_spray
from maillens.query.security.pairs import bounds, pace_s, samples, successes_of, users_of

THREAT = "password-spray"


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each address that sprays; whom it got into is among its users."""
    for address, suspect in evidence.guilty.items():
        if not is_spray(suspect, evidence) or is_enumeration(suspect, evidence):
            continue
        guilty = suspect.pairs
        entered = [pair for pair in evidence.pairs.by_address[address] if pair.successes]
        first, last = bounds([*guilty, *entered])
        yield Finding(
            threat=THREAT,
            level="watch",
            sure="sure" if len(suspect.users) >= 20 else "likely",
            addresses=(address,),
            users=users_of([*guilty, *entered]),
            count=suspect.failures,
            first_at=first,
            last_at=last,
            pace_s=pace_s(guilty),
            successes=successes_of(entered),
            evidence=samples([*entered, *guilty]),
        )


DETECTION = Detection(THREAT, 40, look)
