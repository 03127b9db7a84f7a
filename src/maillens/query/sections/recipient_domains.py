"""Domains that were sent to: domain, count, size_bytes, deferred_count, delay_mean_s, delay_max_s."""

from maillens.query.counts import FINAL
from maillens.query.report import Row
from maillens.query.section import Count, Counted, Item, Section

DELIVERED = Count(
    "deliveries",
    by=(("recipient", "domain"),),
    where=FINAL,
    measures=("size_bytes", "delay_s"),
    peaks=("delay_s",),
    span=False,
)
DEFERRED = Count("deliveries", by=(("recipient", "domain"),), where=(("status", "is", "deferred"),), span=False)


def rows(counted: Counted) -> list[Row]:
    """One row a domain, the busiest first, then those that got nothing; delays are those of successes."""
    deferred = {item.key[0]: item.number for item in counted["deferred_domains"].items()}
    served = {item.key[0] for item in counted["recipient_domains"].items()}
    waiting = sorted(deferred.keys() - served, key=lambda domain: (-deferred[domain], domain))
    busy = [_row(item.key[0], item, deferred.get(item.key[0], 0)) for item in counted["recipient_domains"].largest()]
    return busy + [_row(domain, None, deferred[domain]) for domain in waiting]


def _row(domain: str, delivered: Item | None, deferred: int) -> Row:
    return {
        "domain": domain,
        "count": delivered.number if delivered else 0,
        "size_bytes": int(delivered.sums[0]) if delivered else 0,
        "deferred_count": deferred,
        "delay_mean_s": delivered.sums[1] / delivered.number if delivered else None,
        "delay_max_s": delivered.most[0] if delivered else None,
    }


def totals(counted: Counted) -> dict[str, int]:
    """How many different domains got at least one mail."""
    return {"recipient_domains": len(counted["recipient_domains"])}


SECTION = Section("recipient_domains", 80, {"recipient_domains": DELIVERED, "deferred_domains": DEFERRED}, rows, totals)
