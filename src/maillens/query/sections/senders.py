"""Who sent: sender, count, size_bytes."""

from maillens.query.counts import RECEIVED, received_by_quarter_hour
from maillens.query.report import Row
from maillens.query.section import Count, Counted, Section

SENT = Count(
    "messages", by=(("sender", "lower"),), where=RECEIVED, measures=("size_bytes",), time="first_at", span=False
)


def rows(counted: Counted) -> list[Row]:
    """One row an envelope sender; the null sender is empty."""
    return counted["senders"].ranking("sender", "size_bytes")


def totals(counted: Counted) -> dict[str, int]:
    """What came in."""
    return {
        "received": sum(item.number for item in counted["received_by_quarter_hour"].items()),
        "bytes_received": int(sum(item.sums[0] for item in counted["received_by_quarter_hour"].items())),
        "senders": len(counted["senders"]),
    }


SECTION = Section("senders", 50, {"senders": SENT, "received_by_quarter_hour": received_by_quarter_hour}, rows, totals)
