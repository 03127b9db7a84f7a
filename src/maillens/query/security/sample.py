"""Places of lines -> the lines, as far as they can be read again."""

from collections.abc import Iterable, Sequence

from maillens.pipeline import Source
from maillens.query.line_at import lines_at
from maillens.query.security.finding import Finding, Place

MOST = 500
"""Lines that are read again."""


def sample_lines(findings: Iterable[Finding], sources: Sequence[Source]) -> dict[Place, str]:
    """The evidence of the first of FINDINGS, as far as it can be read again (`lines_at`)."""
    places = list(dict.fromkeys(place for finding in findings for place in finding.evidence))[:MOST]
    return {Place(*place): line for place, line in lines_at(places, sources).items()}
