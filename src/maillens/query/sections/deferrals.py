"""Why mail was deferred: cause, count (attempts), domain, domain_count, reason, example, first_at, last_at."""

from maillens.causes import CAUSES
from maillens.query.by_cause import grouped
from maillens.query.report import Row
from maillens.query.section import Count, Counted, Section

REASONS = Count(
    "deliveries",
    by=(("recipient", "domain"), ("reply", "reason")),
    where=(("status", "is", "deferred"),),
    example="reply",
)


def rows(counted: Counted) -> list[Row]:
    """One row a cause, with the domain that it concerns most; names, addresses and numbers in reasons are `*`."""
    items = counted["deferral_reasons"].items()
    return [group.row("domain") for group in grouped(((item, item.key[0], item.key[1]) for item in items), CAUSES)]


SECTION = Section("deferrals", 20, {"deferral_reasons": REASONS}, rows)
