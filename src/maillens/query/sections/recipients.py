"""Who received: recipient, count, size_bytes."""

from maillens.query.counts import delivered_by_recipient
from maillens.query.report import Row
from maillens.query.section import Counted, Section, largest_first


def rows(counted: Counted) -> list[Row]:
    """One row a recipient with at least one delivery."""
    return [
        {"recipient": item.key[0], "count": item.count, "size_bytes": int(item.sums[0])}
        for item in largest_first(counted["delivered_by_recipient"])
    ]


def totals(counted: Counted) -> dict[str, int]:
    """How many different recipients."""
    return {"recipients": len(counted["delivered_by_recipient"])}


SECTION = Section("recipients", 60, {"delivered_by_recipient": delivered_by_recipient}, rows, totals)
