"""Much of what was sent came back: an old address list, or an account that sends spam."""

from collections.abc import Iterator

from maillens.query.attention.notice import Notice
from maillens.query.report import Report

SHARE = 0.05
"""A rule of thumb: so much comes back from no list that is kept, and from few people's mail."""
ENOUGH = 20


def look(report: Report) -> Iterator[Notice]:
    """Bounces above `SHARE` of finished deliveries; mail that was given up after days, however little."""
    bounced, delivered = report.totals.get("bounced", 0), report.totals.get("delivered", 0)
    if bounced >= ENOUGH and bounced >= SHARE * (bounced + delivered):
        yield Notice(level="soon", name="many-bounces", count=bounced, share=bounced / (bounced + delivered))
    if report.totals.get("expired"):
        yield Notice(level="soon", name="expired", count=report.totals["expired"])
