"""Somebody guesses passwords."""

from collections.abc import Iterator

from maillens.query.attention.notice import Notice
from maillens.query.report import Report

ENOUGH = 20
"""Failures from one address that no person who mistypes, and no phone with an old password in an hour, produces."""


def look(report: Report) -> Iterator[Notice]:
    """One notice for all addresses that fail that often."""
    rows = report.sections.get("login_failure_addresses", [])
    guessing = [row for row in rows if int(row["count"] or 0) >= ENOUGH and row["client_address"]]
    if guessing:
        yield Notice(
            level="watch",
            name="guessing",
            count=sum(int(row["count"] or 0) for row in guessing),
            subject=str(guessing[0]["client_address"]),
            subject_count=len(guessing),
        )
