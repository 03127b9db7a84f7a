"""Why mail was deferred: reason, count, example."""

from maillens.query.report import Row
from maillens.query.section import Count, Counted, Section

REASONS = Count("deliveries", by=(("reply", "reason"),), where=(("status", "is", "deferred"),), example="reply")


def rows(counted: Counted) -> list[Row]:
    """One row a reason; names, addresses and numbers in it are `*`."""
    return [
        {"reason": item.key[0], "count": item.number, "example": item.example}
        for item in counted["deferrals"].largest()
    ]


SECTION = Section("deferrals", 20, {"deferrals": REASONS}, rows)
