"""A message in the queue and the log -> what happened to it so far, in order of time.

What is told here comes from the facts of the log (`messages`, `deliveries`, `refusals`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from maillens import epoch
from maillens.queue.entry import Entry

if TYPE_CHECKING:
    import pyarrow as pa

    from maillens.log import Log

Row = dict[str, Any]
"""A row of facts: columns of `model.TABLES` by name."""

_SLACK = timedelta(minutes=5)
"""By how much a clock can be wrong between a log line and the queue file."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened.

    Args:
        time: When.
        what: `received`, `forwarded` (it came of another mail), `refusal` (hold, filter …), `delivery`.
        values: The columns of the fact, those that are empty left out.
    """

    time: datetime
    what: str
    values: Row


def story(log: "Log", entry: Entry) -> list[Event]:
    """What the log says of a message in the queue.

    Returns:
        Its events, the oldest first; none where the log does not know it. Short queue ids are
        used again, so only the latest message of that id counts, and only if it is young enough.
    """
    arrived = epoch.moment(entry.arrival_s * 1_000_000)
    found = [row for row in _rows(log.messages(), "queue_id", entry.queue_id) if row["last_at"]]
    if not found or found[-1]["last_at"] < arrived - _SLACK:
        return []
    message = found[-1]
    events = [_beginning(message), *_events(log, message["message"])]
    return sorted(events, key=lambda event: event.time)


def _events(log: "Log", message: int) -> Iterator[Event]:
    for what, table in (("refusal", log.refusals()), ("delivery", log.deliveries())):
        for row in _rows(table, "message", message):
            yield Event(row["time"], what, _present(row))


def _beginning(message: Row) -> Event:
    what = "forwarded" if message["parent"] is not None else "received"
    return Event(message["first_at"], what, _present(message))


def _present(row: Row) -> Row:
    return {name: value for name, value in row.items() if value not in (None, "")}


def _rows(table: "pa.Table", column: str, value: object) -> list[Row]:
    import pyarrow.compute as pc

    rows: list[Row] = table.filter(pc.equal(table[column], value)).to_pylist()
    return rows
