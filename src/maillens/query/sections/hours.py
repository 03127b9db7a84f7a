"""Traffic by hour of the day: hour, received, delivered, deferred, bounced, rejected."""

from maillens.query.counts import outcomes_by_quarter_hour, received_by_quarter_hour, refusals_by_quarter_hour
from maillens.query.periods import by_period
from maillens.query.report import Row
from maillens.query.section import Counted, Section


def rows(counted: Counted) -> list[Row]:
    """One row an hour (0 to 23) with any traffic, all days together, in the report's zone."""
    return by_period(counted, "hour", lambda moment: moment.hour)


COUNTS = {
    "received_by_quarter_hour": received_by_quarter_hour,
    "outcomes_by_quarter_hour": outcomes_by_quarter_hour,
    "refusals_by_quarter_hour": refusals_by_quarter_hour,
}
SECTION = Section("hours", 100, COUNTS, rows)
