"""Why mail was bounced: reason, count, example."""

from maillens.query.report import Row
from maillens.query.section import Count, Counted, Section

REASONS = Count("deliveries", by=(("reply", "reason"),), where=(("status", "is", "bounced"),), example="reply")


def rows(counted: Counted) -> list[Row]:
    """One row a reason; names, addresses and numbers in it are `*`."""
    return [
        {"reason": item.key[0], "count": item.number, "example": item.example} for item in counted["bounces"].largest()
    ]


SECTION = Section("bounces", 30, {"bounces": REASONS}, rows)
