"""One address tries many passwords of one user or of a few."""

from collections.abc import Iterator

from maillens.query.security.detection import Detection, Evidence
from maillens.query.security.finding import Finding
from maillens.query.security.from_one_address import guessers, guessing

THREAT = "password-guessing"


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each address whose tries follow each other fast."""
    for guesser in guessers(evidence):
        if not guesser.is_slow and guesser.failures >= evidence.limits(THREAT)["failures"]:
            yield guessing(THREAT, guesser)


DETECTION = Detection(THREAT, 60, look)
