"""Facts -> what clients did, one by one: attempts that failed, and logins and mails that came through."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from maillens.arrow import column

if TYPE_CHECKING:
    from maillens.columns import Table

KINDS = ("failed_logins", "refusals", "logins", "mails")
"""All kinds of deeds."""
ATTEMPTS = frozenset(KINDS[:2])
"""Those that a list is there to stop."""


class Deed(NamedTuple):
    """What a client did.

    Args:
        kind: One of `KINDS`; `mails` are those that were delivered.
        at: Microseconds since 1970; None where its line carries no time.
        address: As the log writes it; empty for none.
        user: As whom, where that is known.
        number: For how many it stands: Dovecot tells of a connection with several tries in one line.
    """

    kind: str
    at: int | None
    address: str
    user: str
    number: int


def deeds_in(tables: "dict[str, Table]") -> Iterator[Deed]:
    """What the facts of a block tell; the same that `suspects` and `uses` count."""
    for at, address, user, result, attempts in _rows(
        tables["logins"], "time", "client_address", "login_user", "login_result", "attempts"
    ):
        if result == "failure":
            yield Deed("failed_logins", at, address or "", user or "", attempts or 1)
        elif result == "success":
            yield Deed("logins", at, address or "", user or "", 1)
    for at, address, user in _rows(tables["refusals"], "time", "client_address", "sasl_username"):
        if not user:
            yield Deed("refusals", at, address or "", "", 1)
    for at, address, user, accepted, sent in _rows(
        tables["messages"], "first_at", "client_address", "sasl_username", "accepted", "sent_count"
    ):
        if accepted and sent:
            yield Deed("mails", at, address or "", user or "", 1)


def _rows(table: "Table", *names: str) -> Iterator[tuple[Any, ...]]:
    """The rows; the first of NAMES is a time, which comes as microseconds."""
    if not len(table):
        return
    columns = [column(table, table.fields.index(name)) for name in names]
    columns[0] = columns[0].cast("int64")
    yield from zip(*(one.to_pylist() for one in columns), strict=True)
