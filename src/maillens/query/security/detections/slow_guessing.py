"""One address tries many passwords, with pauses so long that nobody who counts failures in ten minutes sees it."""

from collections.abc import Iterator

from maillens.query.security.detection import Detection, Evidence
from maillens.query.security.finding import Finding
from maillens.query.security.from_one_address import guessers, guessing

THREAT = "slow-guessing"


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each address whose tries are far apart."""
    for guesser in guessers(evidence):
        if guesser.is_slow and guesser.failures >= evidence.limits(THREAT)["failures"]:
            yield guessing(THREAT, guesser)


DETECTION = Detection(THREAT, 50, look)
