"""So many lines were not understood that the numbers may be wrong."""

from collections.abc import Iterator

from maillens.query.attention.notice import Notice
from maillens.query.report import Report

SHARE = 0.01


def look(report: Report) -> Iterator[Notice]:
    """At most one notice."""
    unknown, lines = report.reading.lines_unknown, report.reading.lines - report.reading.lines_foreign
    if lines and unknown >= SHARE * lines:
        yield Notice(level="watch", name="not-understood", count=unknown, share=unknown / lines)
