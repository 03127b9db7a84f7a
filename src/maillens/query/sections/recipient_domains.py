"""Domains that were sent to: domain, count, size_bytes, deferred_count, delay_mean_s, delay_max_s."""

from dataclasses import dataclass

from maillens.query.counts import deferred_by_recipient, delivered_by_recipient
from maillens.query.report import Row
from maillens.query.section import Counted, Section


@dataclass(slots=True)
class Domain:
    """Deliveries to one domain."""

    count: int = 0
    size_bytes: int = 0
    deferred: int = 0
    delay_s: float = 0.0
    delay_max_s: float = 0.0


def by_domain(counted: Counted) -> dict[str, Domain]:
    """The recipients' counts, brought together by domain."""
    found: dict[str, Domain] = {}
    for item in counted["delivered_by_recipient"]:
        domain = found.setdefault(item.key[0].rpartition("@")[2], Domain())
        domain.count += item.count
        domain.size_bytes += int(item.sums[0])
        domain.delay_s += item.sums[1]
        domain.delay_max_s = max(domain.delay_max_s, item.most[1])
    for item in counted["deferred_by_recipient"]:
        found.setdefault(item.key[0].rpartition("@")[2], Domain()).deferred += item.count
    return found


def rows(counted: Counted) -> list[Row]:
    """One row a domain, the busiest first; delays are those of deliveries that succeeded."""
    ordered = sorted(by_domain(counted).items(), key=lambda pair: (-pair[1].count, -pair[1].deferred, pair[0]))
    return [
        {
            "domain": name,
            "count": domain.count,
            "size_bytes": domain.size_bytes,
            "deferred_count": domain.deferred,
            "delay_mean_s": domain.delay_s / domain.count if domain.count else None,
            "delay_max_s": domain.delay_max_s if domain.count else None,
        }
        for name, domain in ordered
    ]


def totals(counted: Counted) -> dict[str, int]:
    """How many different domains got at least one mail."""
    return {"recipient_domains": sum(domain.count > 0 for domain in by_domain(counted).values())}


COUNTS = {"delivered_by_recipient": delivered_by_recipient, "deferred_by_recipient": deferred_by_recipient}
SECTION = Section("recipient_domains", 80, COUNTS, rows, totals)
