"""Why mail was deferred: reason, count, example."""

from maillens.query.report import Row
from maillens.query.section import Count, Counted, Section, largest_first

REASONS = Count(
    "deliveries", by=(("reply", "reason"),), where=(("status", "is", "deferred"),), example="reply"
)


def rows(counted: Counted) -> list[Row]:
    """One row a reason; names, addresses and numbers in it are `*`."""
    return [
        {"reason": item.key[0], "count": item.count, "example": item.example}
        for item in largest_first(counted["deferrals"])
    ]


SECTION = Section("deferrals", 20, {"deferrals": REASONS}, rows)
