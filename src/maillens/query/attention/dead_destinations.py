"""Domains to which attempt after attempt failed and none succeeded: their mail will come back."""

from collections.abc import Iterator

from maillens.query.attention.notice import Notice
from maillens.query.report import Report

ENOUGH = 5
"""Attempts that a greylisting or a short failure of the other side does not take."""


def look(report: Report) -> Iterator[Notice]:
    """One notice for all such domains."""
    rows = report.sections.get("recipient_domains", [])
    dead = [row for row in rows if not row["count"] and int(row["deferred_count"] or 0) >= ENOUGH]
    if dead:
        worst = max(dead, key=lambda row: int(row["deferred_count"] or 0))
        yield Notice(
            level="soon",
            name="dead-destinations",
            count=sum(int(row["deferred_count"] or 0) for row in dead),
            subject=str(worst["domain"]),
            subject_count=len(dead),
        )
