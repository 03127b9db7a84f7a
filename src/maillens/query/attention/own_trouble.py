"""This server turned mail away because it could not decide or store: nobody outside is to blame."""

from collections.abc import Iterator

from maillens.query.attention.notice import Notice
from maillens.query.report import Report


def look(report: Report) -> Iterator[Notice]:
    """One notice for all that was put off by our own trouble."""
    for row in report.sections.get("refusals", []):
        if row["cause"] == "own-trouble":
            first_at = str(row["first_at"]) if row["first_at"] else None
            yield Notice(level="urgent", name="own-trouble", count=int(row["count"] or 0), first_at=first_at)
