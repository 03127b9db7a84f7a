"""Conditions and facts -> the mails and the refusals at the door that meet all of them."""

import ipaddress
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from maillens.epoch import moment
from maillens.query.trace.condition import Condition, network_of
from maillens.query.trace.known import Known, Row
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
    "user": ("sasl_username",),
    "dsn": ("dsn",),
    "subject": ("subject", "header"),
}
OF_ONE_RECIPIENT = frozenset({"to", "relay", "status", "dsn"})
"""What is said of a recipient: a mail must have one recipient of whom all of it is true."""
_REFUSED = ("refused", "rejected", "reject")


@dataclass(frozen=True, slots=True)
class Found:
    """What was looked for.

    Args:
        mails: Numbers of mails, in order of time.
        doors: Connections, or parts of them, that were turned away without a mail: the refusals of each.
    """

    mails: list[int]
    doors: list[list[Row]]

    def __len__(self) -> int:
        return len(self.mails) + len(self.doors)


def matching(known: Known, conditions: Sequence[Condition], window: Window) -> Found:
    """All that meets every one of CONDITIONS and happened in the WINDOW."""
    rows = _rows_of_mails(known)
    mails = [
        mail["mail"]
        for mail in sorted(known.mails, key=lambda mail: (mail["first_at"] is not None, mail["first_at"]))
        if _is_in(mail["first_at"], mail["last_at"], window) and _fits(rows[mail["mail"]], conditions)
    ]
    doors = [rows for rows in doors_of(known) if _is_in(rows[0]["time"], rows[-1]["time"], window)]
    return Found(mails, [rows for rows in doors if _fits(rows, conditions)])


def doors_of(known: Known) -> list[list[Row]]:
    """The refusals that are part of no mail, by connection and sender."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    told = {message for message, mail in known.mail_of.items() if mail in known.mail}
    for row in known.refusals:
        if row["message"] in told or row["action"] not in TURNED_AWAY:
            continue
        at = row["order"] if row["session"] is None else row["session"]
        groups.setdefault((row["host"], at, row["sender"]), []).append(row)
    return list(groups.values())


def _rows_of_mails(known: Known) -> dict[int, list[Row]]:
    rows: dict[int, list[Row]] = defaultdict(list)
    for row in (*known.messages, *known.deliveries, *known.refusals):
        mail = known.mail_of.get(row["message"])
        if mail is not None:
            rows[mail].append(row)
    for row in known.recipients:
        rows[row["mail"]].append({**row, "message": None})
    return rows


def _fits(rows: Sequence[Row], conditions: Iterable[Condition]) -> bool:
    alone = [one for one in conditions if one.field not in OF_ONE_RECIPIENT]
    together = [one for one in conditions if one.field in OF_ONE_RECIPIENT]
    return all(any(has(row, one) for row in rows) for one in alone) and (
        not together or any(all(has(row, one) for one in together) for row in rows)
    )


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


def _is_in(first: object, last: object, window: Window) -> bool:
    """Whether something between two moments is in the time asked for."""
    if not window:
        return True
    if first is None or last is None:
        return False
    since, until = window.since_us, window.until_us
    return (since is None or last >= moment(since)) and (until is None or first < moment(until))  # type: ignore[operator]
