"""Many addresses try passwords of one user; none of them often enough to be seen by itself."""

from collections.abc import Iterator

from maillens.query.security.detection import Detection, Evidence
from maillens.query.security.finding import Finding
from maillens.query.security.pairs import addresses_of, bounds, failures_of, pace_s, samples

THREAT = "distributed-guessing"


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each user whom many addresses failed to be; those that got in as the user are not among them."""
    least = evidence.limits(THREAT)["addresses"]
    for user, pairs in evidence.pairs.by_user.items():
        guilty = [pair for pair in pairs if pair.failures and not pair.successes] if len(pairs) >= least else []
        if len(guilty) < least:
            continue
        first, last = bounds(guilty)
        yield Finding(
            threat=THREAT,
            level="watch",
            sure="sure",
            addresses=addresses_of(guilty),
            users=(user,),
            count=failures_of(guilty),
            first_at=first,
            last_at=last,
            pace_s=pace_s(guilty),
            evidence=samples(guilty),
        )


DETECTION = Detection(THREAT, 30, look)
