"""Domains that were sent to: domain, count, size_bytes, deferred_count, delay_mean_s, delay_max_s."""

from maillens.query.counts import FINAL
from maillens.query.report import Row
from maillens.query.section import Count, Counted, Section

DELIVERED = Count("deliveries", by=(("recipient", "domain"),), where=FINAL, measures=("size_bytes", "delay_s"))
DEFERRED = Count("deliveries", by=(("recipient", "domain"),), where=(("status", "is", "deferred"),))


def rows(counted: Counted) -> list[Row]:
    """One row a domain, the busiest first, then those that got nothing; delays are those of successes."""
    deferred = {item.key[0]: item.number for item in counted["deferred_domains"].items()}
    found: list[Row] = []
    for item in counted["recipient_domains"].largest():
        found.append(
            {
                "domain": item.key[0],
                "count": item.number,
                "size_bytes": int(item.sums[0]),
                "deferred_count": deferred.pop(item.key[0], 0),
                "delay_mean_s": item.sums[1] / item.number,
                "delay_max_s": item.most[1],
            }
        )
    delivered = {item.key[0] for item in counted["recipient_domains"].items()}
    for domain, count in sorted(deferred.items(), key=lambda pair: (-pair[1], pair[0])):
        if domain not in delivered:
            found.append({"domain": domain, "count": 0, "size_bytes": 0, "deferred_count": count,
                          "delay_mean_s": None, "delay_max_s": None})  # fmt: skip
    return found


def totals(counted: Counted) -> dict[str, int]:
    """How many different domains got at least one mail."""
    return {"recipient_domains": len(counted["recipient_domains"])}


SECTION = Section("recipient_domains", 80, {"recipient_domains": DELIVERED, "deferred_domains": DEFERRED}, rows, totals)
