"""Why mail was bounced: cause, count, domain, domain_count, reason, example, first_at, last_at."""

from maillens.causes import CAUSES
from maillens.query.by_cause import grouped
from maillens.query.report import Row
from maillens.query.section import Count, Counted, Section

REASONS = Count(
    "deliveries",
    by=(("recipient", "domain"), ("reply", "reason")),
    where=(("status", "is", "bounced"),),
    example="reply",
)


def rows(counted: Counted) -> list[Row]:
    """One row a cause, with the domain that it concerns most; names, addresses and numbers in reasons are `*`."""
    items = counted["bounce_reasons"].items()
    return [group.row("domain") for group in grouped(((item, item.key[0], item.key[1]) for item in items), CAUSES)]


SECTION = Section("bounces", 30, {"bounce_reasons": REASONS}, rows)
