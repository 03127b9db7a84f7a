"""Deliveries by outcome: status, count, share, size_bytes."""

from maillens.query.counts import outcomes_by_quarter_hour
from maillens.query.report import Row
from maillens.query.section import Counted, Section


def rows(counted: Counted) -> list[Row]:
    """One row a status, the most frequent first."""
    found: dict[str, list[float]] = {}
    for item in counted["outcomes_by_quarter_hour"].items():
        entry = found.setdefault(item.key[1], [0, 0.0])
        entry[0] += item.number
        entry[1] += item.sums[0]
    total = sum(entry[0] for entry in found.values())
    ordered = sorted(found.items(), key=lambda pair: (-pair[1][0], pair[0]))
    return [
        {"status": status, "count": int(count), "share": count / total, "size_bytes": int(size)}
        for status, (count, size) in ordered
    ]


def totals(counted: Counted) -> dict[str, int]:
    """Deliveries in the words of the totals."""
    by_status = {str(row["status"]): row for row in rows(counted)}

    def number(status: str, column: str = "count") -> int:
        """COLUMN of the row of STATUS; 0 where no delivery ended so."""
        return int(by_status[status][column] or 0) if status in by_status else 0

    return {
        "delivered": number("sent"),
        "deferrals": number("deferred"),
        "bounced": number("bounced"),
        "bytes_delivered": number("sent", "size_bytes"),
    }


SECTION = Section("outcomes", 10, {"outcomes_by_quarter_hour": outcomes_by_quarter_hour}, rows, totals)
