"""Which destinations are slow, and where the time goes: domain, daemon, count, percentiles and means of the delay."""

from maillens.query.counts import FINAL
from maillens.query.report import Row
from maillens.query.section import Count, Counted, Item, Section

PARTS = ("delay_before_queue", "delay_in_queue", "delay_connect", "delay_transmit")
"""`delays=a/b/c/d`, in this order."""

_COLUMNS = tuple(f"{part}_s" for part in PARTS)
_MEANS = tuple(f"{part}_mean_s" for part in PARTS)

FEW = 10
"""With fewer deliveries, one slow mail makes a destination look slow."""

# smtp(8) speaks to other hosts; lmtp, local, virtual and pipe put mail into this site's mailboxes.
DELIVERED = Count(
    "deliveries",
    by=(("daemon", ""), ("recipient", "domain")),
    where=(*FINAL, ("delay_s", "present", "")),
    measures=("delay_s", *_COLUMNS),
    peaks=("delay_s",),
    spread="delay_s",
    span=False,
)


def rows(counted: Counted) -> list[Row]:
    """One row a domain and delivery program, the slowest first by p95; those with few deliveries behind."""
    return [_row(item) for item in counted["slow_destinations"].slowest(FEW)]


def _row(item: Item) -> Row:
    (daemon, domain), (longest,) = item.key, item.most
    # Above 1,000 s they have three digits, which may round beyond the longest.
    p50, p95, p99 = item.percentiles
    row: Row = {
        "domain": domain,
        "daemon": daemon,
        "count": item.number,
        "delay_p50_s": min(p50, longest),
        "delay_p95_s": min(p95, longest),
        "delay_p99_s": min(p99, longest),
        "delay_max_s": longest,
    }
    row.update(_means(*item.sums, count=item.number))
    return row


def _means(delay_s: float, *parts_s: float, count: int) -> Row:
    """The mean of each part and the largest of them; None before Postfix 2.3, which logs the sum only."""
    if not any(parts_s) and delay_s:
        return {**dict.fromkeys(_MEANS, None), "slowest_part": ""}
    means: Row = dict(zip(_MEANS, [part_s / count for part_s in parts_s], strict=True))
    means["slowest_part"] = _COLUMNS[parts_s.index(max(parts_s))]
    return means


SECTION = Section("slow_destinations", 85, {"slow_destinations": DELIVERED}, rows)
