"""Mail that waits in the queue when the log ends: for a day already, or much of it, or for somebody to decide."""

from collections.abc import Iterator

from maillens.query.attention.notice import Notice
from maillens.query.report import Report, Row

DAY_S = 86_400.0
"""After a day senders ask; Postfix itself goes on for five (maximal_queue_lifetime, postconf(5))."""
MANY = 200
"""More than usually wait; what grows so is a newsletter, a stolen account, or a way out that is closed."""


def look(report: Report) -> Iterator[Notice]:
    """One notice for the deferred mail, one for the mail on hold."""
    domains = report.sections.get("waiting_domains", [])
    for row in report.sections.get("waiting", []):
        count = int(row["count"] or 0)
        if row["queue_name"] == "hold":
            yield _notice("watch", "held", row, count)
        elif row["queue_name"] == "deferred" and count >= MANY:
            yield _notice("soon", "queue-full", row, count, domains)
        elif row["queue_name"] == "deferred" and float(row["waited_max_s"] or 0) >= DAY_S:
            yield _notice("watch", "waits-long", row, count, domains)


def _notice(level: str, name: str, row: Row, count: int, domains: list[Row] | None = None) -> Notice:
    largest = max(domains or [], key=lambda domain: int(domain["count"] or 0), default=None)
    subject = str(largest["domain"]) if largest else ""
    return Notice(
        level=level,
        name=name,
        count=count,
        subject=subject,
        subject_count=len(domains or []),
        first_at=str(row["oldest_at"]),
    )
