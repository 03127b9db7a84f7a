"""Messages and deliveries -> mails: what a person would call one mail, and what became of it for each recipient.

messages, deliveries, refusals -> joined -> mails, recipients
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from maillens.arrow import schema
from maillens.correlate.joining import joined
from maillens.model import MAIL_TABLES


@dataclass(frozen=True, slots=True)
class Mails:
    """The mails of a log.

    Args:
        mails: One row for each mail, schema `model.MAIL_TABLES["mails"]`: a mail that was
            filtered, forwarded or handed to a host whose log was read too is one mail,
            its notices included. `outcome` sums up the recipients: theirs where they
            agree, `deferred` where one is still under way, else `partial`.
        recipients: One row for each mail and recipient that was accepted (as the sender
            gave it, before alias expansion), with what became of it in the end. The
            recipients of notices have the sort of notice in `notice`.
        mail_of: Mail of each row of the messages.
    """

    mails: pa.Table
    recipients: pa.Table
    mail_of: list[int]


def join_mails(messages: pa.Table, deliveries: pa.Table, refusals: pa.Table) -> Mails:
    """Put the messages of any number of hosts together to mails.

    Args:
        messages, deliveries, refusals: Schemas `model.TABLES`; refusals tell who the
            recipients of mail were that never got as far as a delivery.

    `outcome` of a recipient is one of sent, forwarded (as a message that is not in the
    log), deferred (still tried), unfinished (not tried yet), held, bounced, expired,
    discarded, refused, deleted, partial (an alias of which one part failed),
    deliverable and undeliverable (probes), incomplete and canceled (the client did not
    end its transaction), unknown.

    Memory: about 2 kB a message.
    """
    found = joined(Lists(messages), Lists(deliveries), Lists(refusals))
    return Mails(
        _table("mails", messages.take(pa.array(found.heads, pa.int64())), found.mails),
        _table("recipients", deliveries.take(pa.array(found.decisive, pa.int64())), found.recipients),
        found.mail_of,
    )


class Lists:
    """The columns of an Arrow table as lists, each made when it is first asked for; times as microseconds."""

    def __init__(self, table: pa.Table) -> None:
        self._table = table
        self._lists: dict[str, list[object]] = {}

    def __getitem__(self, name: str) -> list[object]:
        if name not in self._lists:
            column = self._table[name]
            self._lists[name] = (column.cast(pa.int64()) if pa.types.is_timestamp(column.type) else column).to_pylist()
        return self._lists[name]


def _table(name: str, base: pa.Table, extra: Mapping[str, Sequence[object]]) -> pa.Table:
    """A table of schema `MAIL_TABLES[NAME]`: the columns of EXTRA, the others those of BASE."""
    wanted = schema(MAIL_TABLES[name])
    arrays = []
    for field in wanted:
        if field.name not in extra:
            arrays.append(base[field.name].cast(field.type))
        elif pa.types.is_timestamp(field.type):
            arrays.append(pa.array(extra[field.name], pa.int64()).cast(field.type))
        else:
            arrays.append(pa.array(extra[field.name], field.type))
    return pa.table(arrays, schema=wanted)
