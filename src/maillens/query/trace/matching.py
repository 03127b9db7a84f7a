"""Conditions and facts -> the mails and the refusals at the door that meet all of them."""

import ipaddress
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Protocol

from maillens.query.trace.condition import Condition, network_of
from maillens.query.trace.facts import Cell, Row
from maillens.query.trace.known import Known
from maillens.query.trace.verdict import TURNED_AWAY
from maillens.window import Window

_ENDS = {
    "from": ("sender",),
    "to": ("recipient", "original_recipient"),
    "address": ("sender", "recipient", "original_recipient"),
    "domain": ("sender", "recipient", "original_recipient"),
}
_NAMES = {
    "client": ("client_address", "client_name"),
    "host": ("client_name", "helo", "relay_name"),
    "helo": ("helo",),
    "relay": ("relay_name", "relay_address"),
    "user": ("sasl_username", "login_user"),
    "dsn": ("dsn",),
    "subject": ("subject", "header"),
}
_COLUMNS: dict[str, tuple[str, ...]] = {
    **_ENDS,
    **_NAMES,
    "address": (*_ENDS["address"], "message_id"),
    "message-id": ("message_id",),
    "queue-id": ("queue_id",),
    "status": ("status", "outcome", "action", "reply_code"),
}
"""The columns that each field of a condition is about."""
OF_ONE_RECIPIENT = frozenset({"to", "relay", "status", "dsn"})
"""What is said of a recipient: a mail must have one recipient of whom all of it is true."""
_MOST_REMEMBERED = 100_000
_REFUSED = ("refused", "rejected", "reject")


@dataclass(frozen=True, slots=True)
class Found:
    """What was looked for.

    Args:
        mails: Numbers of mails, in order of time.
        doors: Connections, or parts of them, that were turned away without a mail: for each its rows of the refusals.
    """

    mails: list[int]
    doors: list[list[int]]

    def __len__(self) -> int:
        return len(self.mails) + len(self.doors)


def matching(known: Known, conditions: Sequence[Condition], window: Window) -> Found:
    """All that meets every one of CONDITIONS and happened in the WINDOW."""
    times = known.refusals["time"]
    doors = [rows for rows in doors_of(known) if is_in(times[rows[0]], times[rows[-1]], window)]
    return Found(_mails(known, conditions, window), _doors(known, doors, conditions))


def _mails(known: Known, conditions: Sequence[Condition], window: Window) -> list[int]:
    numbers, firsts, lasts = (known.mails[name] for name in ("mail", "first_at", "last_at"))
    found = [
        (first is not None, first or 0, mail)
        for mail, first, last in zip(numbers, firsts, lasts, strict=True)
        if is_in(first, last, window)
    ]
    meeting = [_mails_with(known, group) for group in groups_of(conditions)]
    return [mail for _, _, mail in sorted(found) if all(mail in mails for mails in meeting)]


def groups_of(conditions: Iterable[Condition]) -> list[list[Condition]]:
    """CONDITIONS, those together that one and the same row must meet."""
    together = [one for one in conditions if one.field in OF_ONE_RECIPIENT]
    alone = [[one] for one in conditions if one.field not in OF_ONE_RECIPIENT]
    return [*alone, together] if together else alone


def _mails_with(known: Known, conditions: Sequence[Condition]) -> set[int]:
    """The mails that have a fact which meets all of CONDITIONS."""
    found: set[int] = set()
    for table in (known.messages, known.deliveries, known.refusals):
        rows = zip(known.mails_with(table), RowTest(table.types, conditions).rows(table), strict=True)
        found.update(mail for mail, is_met in rows if is_met and mail is not None)
    own = zip(known.recipients["mail"], RowTest(known.recipients.types, conditions).rows(known.recipients), strict=True)
    found.update(mail for mail, is_met in own if is_met)
    return found


class RowTest:
    """Whether rows of a table of facts meet all of some conditions; what was asked before is remembered.

    Args:
        names: The columns of the table.
    """

    def __init__(self, names: Iterable[str], conditions: Sequence[Condition]) -> None:
        wanted = {name for one in conditions for name in _COLUMNS[one.field]}
        self.columns = [name for name in names if name in wanted]
        """The columns that the conditions are about."""
        self._conditions = conditions
        self._known: dict[tuple[object, ...], bool] = {}

    def rows(self, table: "Columns") -> Iterator[bool]:
        """For each row of TABLE whether it meets them."""
        if not self.columns:
            return repeat(False, len(table))
        return map(self._is_met, zip(*(table[name] for name in self.columns), strict=True))

    def _is_met(self, values: tuple[object, ...]) -> bool:
        met = self._known.get(values)
        if met is None:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            row = dict(zip(self.columns, values, strict=True))
            met = self._known[values] = all(has(row, one) for one in self._conditions)
        return met


class Columns(Protocol):
    """A table by its columns."""

    def __len__(self) -> int:
        """How many rows."""

    def __getitem__(self, name: str, /) -> Sequence[Cell]:
        """All values of a column."""


def doors_of(known: Known) -> list[list[int]]:
    """The rows of refusals that are part of no mail, by connection and sender."""
    groups: dict[tuple[object, ...], list[int]] = {}
    columns = (known.refusals[name] for name in ("message", "action", "session", "host", "sender", "file", "offset"))
    for row, (message, action, session, host, sender, *order) in enumerate(zip(*columns, strict=True)):
        if known.mail_of.get(message) in known.place_of_mail or action not in TURNED_AWAY:
            continue
        groups.setdefault((host, tuple(order) if session is None else session, sender), []).append(row)
    return list(groups.values())


def _doors(known: Known, doors: list[list[int]], conditions: Sequence[Condition]) -> list[list[int]]:
    """Those of DOORS that meet all of CONDITIONS."""
    for group in groups_of(conditions):
        met = list(RowTest(known.refusals.types, group).rows(known.refusals))
        doors = [door for door in doors if any(met[number] for number in door)]
    return doors


def has(row: Row, condition: Condition) -> bool:
    """Whether a row of some table of facts meets a condition."""
    test = _TESTS.get(condition.field)
    if test is not None:
        return test(row, condition.text)
    values = (row.get(name) for name in _NAMES[condition.field])
    return any(value is not None and _is_name(value, condition) for value in values)


def _is_name(value: str, condition: Condition) -> bool:
    if condition.field == "subject":
        return condition.text.lower() in value.lower()
    if condition.field == "dsn":
        return value == condition.text or value.startswith(condition.text + ".")
    return value.lower().rstrip(".") == condition.text.lower().rstrip(".")


def _has_end(field: str) -> Callable[[Row, str], bool]:
    names = _ENDS[field]

    def test(row: Row, text: str) -> bool:
        wanted = text.lower()
        if field == "domain" or wanted.startswith("@"):
            return any((row.get(name) or "").lower().endswith(wanted) for name in names)
        bare = "" if wanted == "<>" else wanted.strip("<>")
        return any(row.get(name) is not None and row[name].lower() == bare for name in names)

    return test


def _has_address(row: Row, text: str) -> bool:
    return _has_end("address")(row, text) or _has_message_id(row, text)


def _has_message_id(row: Row, text: str) -> bool:
    value = row.get("message_id")
    return value is not None and value.strip("<>") == text.strip("<>")


def _has_client(row: Row, text: str) -> bool:
    network, address = network_of(text), row.get("client_address")
    if network is None or not address:
        return _is_name(row.get("client_name") or "", Condition("client", text))
    try:
        return ipaddress.ip_address(address.partition("%")[0]) in network
    except ValueError:
        return False


def _has_status(row: Row, text: str) -> bool:
    wanted = text.lower()
    if wanted in _REFUSED and row.get("action") in TURNED_AWAY:
        return True
    return wanted in (str(row.get(name)).lower() for name in ("status", "outcome", "action", "reply_code"))


_TESTS: dict[str, Callable[[Row, str], bool]] = {
    "queue-id": lambda row, text: row.get("queue_id") == text,
    "message-id": _has_message_id,
    "from": _has_end("from"),
    "to": _has_end("to"),
    "address": _has_address,
    "domain": _has_end("domain"),
    "client": _has_client,
    "status": _has_status,
}


def is_in(first_us: int | None, last_us: int | None, window: Window) -> bool:
    """Whether something between two moments is in the time asked for."""
    if not window:
        return True
    if first_us is None or last_us is None:
        return False
    since, until = window.since_us, window.until_us
    return (since is None or last_us >= since) and (until is None or first_us < until)
