"""Who sent: sender, count, size_bytes."""

from maillens.query.counts import received_by_hour, received_by_sender
from maillens.query.report import Row
from maillens.query.section import Counted, Section, largest_first


def rows(counted: Counted) -> list[Row]:
    """One row an envelope sender."""
    return [
        {"sender": item.key[0], "count": item.count, "size_bytes": int(item.sums[0])}
        for item in largest_first(counted["received_by_sender"])
    ]


def totals(counted: Counted) -> dict[str, int]:
    """What came in."""
    return {
        "received": sum(item.count for item in counted["received_by_hour"]),
        "bytes_received": int(sum(item.sums[0] for item in counted["received_by_hour"])),
        "senders": len(counted["received_by_sender"]),
    }


COUNTS = {"received_by_sender": received_by_sender, "received_by_hour": received_by_hour}
SECTION = Section("senders", 50, COUNTS, rows, totals)
