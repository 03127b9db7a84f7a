"""How long deliveries took: name, count, mean_s, p50_s, p95_s, p99_s, max_s."""

from maillens.query.counts import FINAL
from maillens.query.report import Row
from maillens.query.section import Count, Counted, Item, Section

PARTS = ("delay_s", "delay_before_queue_s", "delay_in_queue_s", "delay_connect_s", "delay_transmit_s")

# Postfix logs two significant digits, so that there are few different values: percentiles are exact.
COUNTS = {
    part: Count("deliveries", by=((part, "number"),), where=(*FINAL, (part, "present", "")), span=False)
    for part in PARTS
}


def percentile(items: list[Item], share: float) -> float:
    """The value that SHARE of all do not exceed (nearest rank)."""
    wanted = share * sum(item.number for item in items)
    seen = 0
    value = 0.0
    for item in items:
        value = float(item.key[0])
        seen += item.number
        if seen >= wanted:
            break
    return value


def rows(counted: Counted) -> list[Row]:
    """One row for the whole delay and one for each of its parts (delays=a/b/c/d)."""
    found: list[Row] = []
    for part in PARTS:
        items = sorted(counted[part].items(), key=lambda item: float(item.key[0]))
        count = sum(item.number for item in items)
        if count:
            found.append(
                {
                    "name": part,
                    "count": count,
                    "mean_s": sum(float(item.key[0]) * item.number for item in items) / count,
                    "p50_s": percentile(items, 0.5),
                    "p95_s": percentile(items, 0.95),
                    "p99_s": percentile(items, 0.99),
                    "max_s": float(items[-1].key[0]),
                }
            )
    return found


SECTION = Section("delays", 110, COUNTS, rows)
