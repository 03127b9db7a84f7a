"""Places of lines -> the lines, as far as they can be read again."""

from collections.abc import Iterable, Sequence

from maillens.pipeline import Source
from maillens.query.line_at import line_at
from maillens.query.security.finding import Finding, Place

MOST = 500
"""Lines that are read again."""


def sample_lines(findings: Iterable[Finding], sources: Sequence[Source]) -> dict[Place, str]:
    """The evidence of the first of FINDINGS, as far as it can be read again: not from pipes and packed files."""
    places = list(dict.fromkeys(place for finding in findings for place in finding.evidence))[:MOST]
    found = ((place, line_at(sources[place.file], place.offset)) for place in places)
    return {place: line for place, line in found if line is not None}
