"""Counts by quarter of an hour -> traffic by day or hour in the zone of the report."""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime, tzinfo

from maillens.query.counts import ACTIONS
from maillens.query.report import Row
from maillens.query.section import Counted

ZONE: ContextVar[tzinfo | None] = ContextVar("ZONE", default=None)
"""Zone in which days and hours are counted; None for this machine's."""

COLUMNS = ("received", "delivered", "deferred", "bounced", "rejected")
_STATUSES = {"sent": "delivered", "deferred": "deferred", "bounced": "bounced"}


def by_period(counted: Counted, name: str, period_of: Callable[[datetime], str | int]) -> list[Row]:
    """One row a period with any traffic, in order."""
    found: dict[str | int, dict[str, int]] = {}

    def add(quarter: str, column: str, count: int) -> None:
        """Put what was counted in a quarter of an hour (since 1970) into its period in the reader's zone."""
        moment = datetime.fromtimestamp(int(quarter) * 900, UTC).astimezone(ZONE.get())
        found.setdefault(period_of(moment), dict.fromkeys(COLUMNS, 0))[column] += count

    for item in counted["received_by_quarter_hour"].items():
        add(item.key[0], "received", item.number)
    for item in counted["outcomes_by_quarter_hour"].items():
        if item.key[1] in _STATUSES:
            add(item.key[0], _STATUSES[item.key[1]], item.number)
    for item in counted["refusals_by_quarter_hour"].items():
        if ACTIONS.get(item.key[1]) == "rejected":
            add(item.key[0], "rejected", item.number)
    return [{name: period, **found[period]} for period in sorted(found, key=str if name == "day" else int)]
