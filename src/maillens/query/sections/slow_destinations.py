"""Which destinations are slow, and where the time goes: domain, daemon, count, percentiles and means of the delay."""

from maillens.query.counts import FINAL
from maillens.query.report import Row
from maillens.query.section import Count, Counted, Item, Section

PARTS = ("delay_before_queue", "delay_in_queue", "delay_connect", "delay_transmit")
"""`delays=a/b/c/d`, in this order."""

FEW = 10
"""With fewer deliveries, one slow mail makes a destination look slow."""

# smtp(8) speaks to other hosts; lmtp, local, virtual and pipe put mail into this site's mailboxes.
DELIVERED = Count(
    "deliveries",
    by=(("daemon", ""), ("recipient", "domain")),
    where=(*FINAL, ("delay_s", "present", "")),
    measures=("delay_s", *(f"{part}_s" for part in PARTS)),
    peaks=("delay_s",),
    spread="delay_s",
    span=False,
)


def rows(counted: Counted) -> list[Row]:
    """One row a domain and delivery program, the slowest first by p95; those with few deliveries behind."""
    return [_row(item) for item in counted["slow_destinations"].slowest(FEW)]


def _row(item: Item) -> Row:
    # Above 1,000 s they have three digits, which may round beyond the longest.
    p50, p95, p99 = (min(value, item.most[0]) for value in item.percentiles)
    return {
        "domain": item.key[1],
        "daemon": item.key[0],
        "count": item.number,
        "delay_p50_s": p50,
        "delay_p95_s": p95,
        "delay_p99_s": p99,
        "delay_max_s": item.most[0],
        **_means(item),
    }


def _means(item: Item) -> Row:
    """The mean of each part and the largest of them; None before Postfix 2.3, which logs the sum only."""
    parts = item.sums[1:]
    if not any(parts) and item.sums[0]:
        return {**dict.fromkeys((f"{part}_mean_s" for part in PARTS), None), "slowest_part": ""}
    means: Row = {f"{part}_mean_s": value / item.number for part, value in zip(PARTS, parts, strict=True)}
    return {**means, "slowest_part": f"{PARTS[parts.index(max(parts))]}_s"}


SECTION = Section("slow_destinations", 85, {"slow_destinations": DELIVERED}, rows)
