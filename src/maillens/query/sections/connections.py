"""How connections ended: daemon, outcome, count."""

from maillens.query.report import Row
from maillens.query.section import Count, Counted, Section

ENDS = Count("sessions", by=(("daemon", ""), ("outcome", "")), time="disconnected_at")


def rows(counted: Counted) -> list[Row]:
    """One row a daemon and outcome."""
    return [
        {"daemon": item.key[0], "outcome": item.key[1], "count": item.number}
        for item in counted["connections"].largest()
    ]


def totals(counted: Counted) -> dict[str, int]:
    """How many clients connected."""
    return {"connections": sum(item.number for item in counted["connections"].items())}


SECTION = Section("connections", 150, {"connections": ENDS}, rows, totals)
