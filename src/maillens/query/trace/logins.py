"""Conditions about a user -> the attempts to log in that meet them: a user may log in and send nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from maillens import epoch
from maillens.query.trace.condition import Condition
from maillens.query.trace.known import Known
from maillens.query.trace.matching import RowTest, is_in
from maillens.window import Window

_ABOUT = frozenset(("user", "client", "host"))
"""What can be said of a login; with anything else a mail is meant."""

Place = tuple[int, int]


@dataclass(slots=True)
class Logins:
    """The attempts of one sort.

    Args:
        result: `success` or `failure`.
        protocol: `imap`, `smtp` …; empty where the log does not say.
        client_address: Where they came from.
        first_at, last_at: None where the lines carry no time.
        places: Their lines.
    """

    result: str
    protocol: str
    client_address: str
    count: int = 0
    first_at: datetime | None = None
    last_at: datetime | None = None
    places: list[Place] = field(default_factory=list)


def logins_of(known: Known, conditions: Sequence[Condition], window: Window) -> list[Logins]:
    """The attempts to log in that meet all of CONDITIONS, by result, protocol and client, the most frequent first.

    Returns:
        None of them where the conditions name no user, or are about mail.
    """
    fields = {one.field for one in conditions}
    if "user" not in fields or not fields <= _ABOUT:
        return []
    table = known.logins
    met = [RowTest(table.types, [one]).rows(table) for one in conditions]
    columns = (table[name] for name in ("time", "login_result", "login_protocol", "client_address"))
    groups: dict[tuple[str, str, str], Logins] = {}
    for time_us, result, protocol, address, place, *are_met in zip(*columns, table.places, *met, strict=True):
        if all(are_met) and is_in(time_us, time_us, window):
            key = (result or "", protocol or "", address or "")
            _count(groups.setdefault(key, Logins(*key)), time_us, place)
    return sorted(groups.values(), key=lambda one: (one.result == "failure", -one.count, one.client_address))


def _count(group: Logins, time_us: int | None, place: Place) -> None:
    group.count += 1
    group.places.append(place)
    if time_us is not None:
        moment = epoch.moment(time_us)
        group.first_at = min(group.first_at or moment, moment)
        group.last_at = max(group.last_at or moment, moment)
