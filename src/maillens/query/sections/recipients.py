"""Who received: recipient, count, size_bytes."""

from maillens.query.counts import FINAL
from maillens.query.report import Row
from maillens.query.section import Count, Counted, Section

DELIVERED = Count("deliveries", by=(("recipient", "lower"),), where=FINAL, measures=("size_bytes",), span=False)


def rows(counted: Counted) -> list[Row]:
    """One row a recipient with at least one delivery."""
    return counted["recipients"].ranking("recipient", "size_bytes")


def totals(counted: Counted) -> dict[str, int]:
    """How many different recipients."""
    return {"recipients": len(counted["recipients"])}


SECTION = Section("recipients", 60, {"recipients": DELIVERED}, rows, totals)
