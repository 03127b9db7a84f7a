"""Several addresses of one network share the work of guessing, so that none of them is conspicuous."""

from collections.abc import Iterator

from maillens.query.security._attempts import Pair
from maillens.query.security.detection import Detection, Evidence
from maillens.query.security.finding import Finding
from maillens.query.security.pairs import addresses_of, bounds, failures_of, pace_s, samples, users_of

THREAT = "network-guessing"


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each network of which several addresses, none found by itself, fail often together."""
    limits, alone = evidence.limits(THREAT), evidence.limits("password-guessing")["failures"]
    networks: dict[str, list[Pair]] = {}
    for address, suspect in evidence.guilty.items():
        if suspect.failures < alone:
            networks.setdefault(evidence.network(address), []).extend(suspect.pairs)
    for network, pairs in networks.items():
        addresses = addresses_of(pairs)
        if len(addresses) < limits["addresses"] or failures_of(pairs) < limits["failures"]:
            continue
        first, last = bounds(pairs)
        yield Finding(
            threat=THREAT,
            level="watch",
            sure="likely",
            addresses=addresses,
            network=network,
            users=users_of(pairs),
            count=failures_of(pairs),
            first_at=first,
            last_at=last,
            pace_s=pace_s(pairs),
            evidence=samples(pairs),
        )


DETECTION = Detection(THREAT, 55, look)
