"""Messages and deliveries -> mails: what a person would call one mail, and what became of it for each recipient.

messages, deliveries, refusals -> lineage -> fates -> mails, recipients
"""

from collections import Counter
from dataclasses import dataclass

import pyarrow as pa

from maillens.arrow import schema
from maillens.correlate.fates import UNDER_WAY, Fate, combined, fates_of
from maillens.correlate.lineage import NEXT_HOST, NOTICES, Lineage, trace_lineage
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
    lineage = trace_lineage(messages, deliveries)
    fates = fates_of(messages, deliveries, refusals, lineage)
    numbers = messages["message"].to_pylist()
    return Mails(
        _mails(messages, lineage, fates),
        _recipients(messages, deliveries, lineage, fates),
        [numbers[root] for root in lineage.roots],
    )


def _mails(messages: pa.Table, lineage: Lineage, fates: list[dict[str, Fate]]) -> pa.Table:
    # What cleanup began and nobody ever took over, such as a notice that nobody wanted, was no mail.
    children = set(lineage.parents)
    taken = [a or q for a, q in zip(messages["accepted"].to_pylist(), messages["queued"].to_pylist(), strict=True)]
    roots = [r for r, root in enumerate(lineage.roots) if r == root and (taken[r] or fates[r] or r in children)]
    # In the order of their first lines, whichever closed first.
    roots.sort(key=messages["message"].to_pylist().__getitem__)
    place = {root: number for number, root in enumerate(roots)}
    counts = [Counter[str]() for _ in roots]
    hosts: list[set[str]] = [set() for _ in roots]
    last: list[int] = [0] * len(roots)
    names = messages["host"].to_pylist()
    last_at = messages["last_at"].cast(pa.int64()).fill_null(0).to_pylist()
    for row, root in enumerate(lineage.roots):
        if root not in place:
            continue
        at = place[root]
        counts[at]["message_count"] += 1
        counts[at][_counted(lineage.links[row] if row != root else None)] += 1
        hosts[at].add(names[row])
        last[at] = max(last[at], last_at[row])
    outcomes = [_outcome(fates[root]) for root in roots]
    heads = messages.take(pa.array(roots, pa.int64()))
    given = heads["outcome"].to_pylist()
    extra: dict[str, object] = {
        "mail": heads["message"],
        "last_at": pa.array(last, pa.int64()).cast(pa.timestamp("us", tz="UTC")),
        "outcome": [outcome or given[at] for at, outcome in enumerate(outcomes)],
        "probe": [outcome in ("deliverable", "undeliverable") for outcome in outcomes],
        "host_count": [len(one) for one in hosts],
    }
    for status in _ADDED_UP:
        extra[f"{status}_count"] = [_tally(fates[root], status) for root in roots]
    extra["recipient_count"] = [len(fates[root]) for root in roots]
    for name in ("message_count", "pass_count", "notice_count"):
        extra[name] = [one[name] for one in counts]
    return _table("mails", heads, extra)


def _counted(link: str | None) -> str:
    if link in NOTICES:
        return "notice_count"
    return "pass_count" if link == "content-filter" else NEXT_HOST


def _outcome(fates: dict[str, Fate]) -> str | None:
    return combined([fate.outcome for fate in fates.values()]) if fates else None


_ADDED_UP = {
    "sent": ("sent", "forwarded"),
    "deferred": UNDER_WAY,
    "bounced": ("bounced", "expired"),
}


def _tally(fates: dict[str, Fate], status: str) -> int:
    return sum(fate.outcome in _ADDED_UP[status] for fate in fates.values())


def _recipients(messages: pa.Table, deliveries: pa.Table, lineage: Lineage, fates: list[dict[str, Fate]]) -> pa.Table:
    numbers = messages["message"].to_pylist()
    rows = [
        (numbers[lineage.roots[row]], row, fate)
        for row in range(len(fates))
        # A notice has recipients of its own; a pass of a filter and the next host tell of those of the mail.
        if lineage.heads[row] == row
        for fate in fates[row].values()
    ]
    rows.sort(key=lambda one: (one[0], numbers[one[1]]))
    # The delivery that decided; none where it never came so far.
    decisive = deliveries.take(pa.array([fate.delivery for _, _, fate in rows], pa.int64()))
    extra: dict[str, object] = {
        "mail": [mail for mail, _, _ in rows],
        "notice": [lineage.links[row] if lineage.roots[row] != row else None for _, row, _ in rows],
        "message": [numbers[row] for _, row, _ in rows],
        "recipient": [fate.recipient for _, _, fate in rows],
        "outcome": [fate.outcome for _, _, fate in rows],
        "attempt_count": [fate.attempts for _, _, fate in rows],
        "final_count": [fate.finals for _, _, fate in rows],
        "final_message": [numbers[fate.message] for _, _, fate in rows],
    }
    return _table("recipients", decisive, extra)


def _table(name: str, base: pa.Table, extra: dict[str, object]) -> pa.Table:
    """A table of schema `MAIL_TABLES[NAME]`: the columns of EXTRA, the others those of BASE."""
    wanted = schema(MAIL_TABLES[name])
    arrays = []
    for field in wanted:
        values = extra[field.name] if field.name in extra else base[field.name]
        arrays.append(values.cast(field.type) if isinstance(values, pa.ChunkedArray) else pa.array(values, field.type))
    return pa.table(arrays, schema=wanted)
