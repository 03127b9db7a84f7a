"""Domains that sent: domain, count, size_bytes."""

from maillens.query.counts import received_by_sender
from maillens.query.report import Row
from maillens.query.section import Counted, Section


def rows(counted: Counted) -> list[Row]:
    """One row a domain; senders without one (the null sender) have none."""
    found: dict[str, list[int]] = {}
    for item in counted["received_by_sender"]:
        entry = found.setdefault(item.key[0].rpartition("@")[2], [0, 0])
        entry[0] += item.count
        entry[1] += int(item.sums[0])
    ordered = sorted(found.items(), key=lambda pair: (-pair[1][0], pair[0]))
    return [{"domain": domain, "count": count, "size_bytes": size} for domain, (count, size) in ordered if domain]


def totals(counted: Counted) -> dict[str, int]:
    """How many different domains."""
    return {"sending_domains": len(rows(counted))}


SECTION = Section("sender_domains", 70, {"received_by_sender": received_by_sender}, rows, totals)
