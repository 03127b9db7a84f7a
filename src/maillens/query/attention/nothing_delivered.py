"""Mail is tried and none arrives anywhere."""

from collections.abc import Iterator

from maillens.query.attention.notice import Notice
from maillens.query.report import Report

ENOUGH = 5
"""Attempts below which it may be chance."""


def look(report: Report) -> Iterator[Notice]:
    """At most one notice."""
    totals = report.totals
    failed = totals.get("deferrals", 0) + totals.get("bounced", 0)
    if failed >= ENOUGH and not totals.get("delivered"):
        yield Notice(level="urgent", name="nothing-delivered", count=failed)
