"""Traffic by day: day, received, delivered, deferred, bounced, rejected."""

from maillens.query.counts import outcomes_by_quarter_hour, received_by_quarter_hour, refusals_by_quarter_hour
from maillens.query.periods import by_period
from maillens.query.report import Row
from maillens.query.section import Counted, Section


def rows(counted: Counted) -> list[Row]:
    """One row a day with any traffic, in order of time, in the report's zone."""
    return by_period(counted, "day", lambda moment: moment.strftime("%Y-%m-%d"))


COUNTS = {
    "received_by_quarter_hour": received_by_quarter_hour,
    "outcomes_by_quarter_hour": outcomes_by_quarter_hour,
    "refusals_by_quarter_hour": refusals_by_quarter_hour,
}
SECTION = Section("days", 90, COUNTS, rows)
