"""Causes of deferral and bounce that somebody here can end, or that show that something is wrong with this server."""

from collections.abc import Iterator

from maillens.query.attention.notice import Notice
from maillens.query.report import Report, Row

LEVEL_OF = {
    "blocklisted": "urgent",
    "authentication-failed": "urgent",
    "local-service-down": "urgent",
    "storage-full": "urgent",
    "lookup-failed": "urgent",
    "loops": "urgent",
    "sender-not-trusted": "soon",
    "tls-trouble": "soon",
    "command-failed": "soon",
    "rate-limited": "soon",
}
"""Causes that are worth a notice however rare they are; the others end by themselves or are the other side's."""

ENOUGH = 3
"""Attempts below which what is not urgent is only worth watching."""
MANY_DOMAINS = 5
"""Connections or names that fail for so many domains fail for a reason of our own: the resolver, port 25, the route."""
_OURS_IF_MANY = ("name-not-found", "connection-timed-out", "connection-refused", "unreachable")


def look(report: Report) -> Iterator[Notice]:
    """One notice a cause; deferrals and bounces of one cause are added up."""
    found: dict[str, list[Row]] = {}
    for section in ("deferrals", "bounces"):
        for row in report.sections.get(section, []):
            found.setdefault(str(row["cause"]), []).append(row)
    for cause, rows in found.items():
        level = LEVEL_OF.get(cause) or ("urgent" if _is_ours(cause, rows, report) else None)
        if level:
            yield _notice(level, cause, rows)


def _notice(level: str, cause: str, rows: list[Row]) -> Notice:
    largest = max(rows, key=lambda row: int(row["count"] or 0))
    count = sum(int(row["count"] or 0) for row in rows)
    return Notice(
        level="watch" if level == "soon" and count < ENOUGH else level,
        name="cause",
        cause=cause,
        count=count,
        subject=str(largest["domain"]),
        subject_count=max(int(row["domain_count"] or 0) for row in rows),
        first_at=min((str(row["first_at"]) for row in rows if row["first_at"]), default=None),
    )


def _is_ours(cause: str, rows: list[Row], report: Report) -> bool:
    """Whether so many destinations fail alike that it can hardly be theirs: more than were reached."""
    domains = max(int(row["domain_count"] or 0) for row in rows)
    return cause in _OURS_IF_MANY and domains >= MANY_DOMAINS and domains > report.totals.get("recipient_domains", 0)
