"""Messages and deliveries -> mails, as numbers of the rows that they are made of and what is new beside those.

messages, deliveries, refusals -> lineage -> fates -> joined
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from maillens.correlate.fates import UNDER_WAY, Fate, combined, fates_of
from maillens.correlate.lineage import NEXT_HOST, NOTICES, Columns, Lineage, trace_lineage

_ADDED_UP = {
    "sent": ("sent", "forwarded"),
    "deferred": UNDER_WAY,
    "bounced": ("bounced", "expired"),
}


@dataclass(frozen=True, slots=True)
class Joined:
    """The mails of a log; their columns are those of `model.MAIL_TABLES`.

    Args:
        heads: For each mail the row of its first message, which has the columns that `mails` does not.
        mails: What is new of each mail, by column.
        decisive: For each recipient the row of the delivery that decided, which has the columns that `recipients`
            does not; None where it never came so far.
        recipients: What is new of each recipient, by column.
        mail_of: Mail of each row of the messages.
        lineage: Which message came of which.
    """

    heads: list[int]
    mails: dict[str, Sequence[object]]
    decisive: list[int | None]
    recipients: dict[str, Sequence[object]]
    mail_of: list[int]
    lineage: Lineage


def joined(messages: Columns, deliveries: Columns, refusals: Columns) -> Joined:
    """Put the messages of any number of hosts together to mails; see `mails.join_mails`.

    Args:
        messages, deliveries, refusals: Columns of `model.TABLES`, times in microseconds since 1970.
    """
    lineage = trace_lineage(messages, deliveries)
    fates = fates_of(messages, deliveries, refusals, lineage)
    numbers = messages["message"]
    heads, mails = _mails(messages, lineage, fates)
    decisive, recipients = _recipients(numbers, lineage, fates)
    return Joined(heads, mails, decisive, recipients, [numbers[root] for root in lineage.roots], lineage)


def _mails(
    messages: Columns, lineage: Lineage, fates: list[dict[str, Fate]]
) -> tuple[list[int], dict[str, Sequence[object]]]:
    # What cleanup began and nobody ever took over, such as a notice that nobody wanted, was no mail.
    children = set(lineage.parents)
    taken = [a or q for a, q in zip(messages["accepted"], messages["queued"], strict=True)]
    roots = [r for r, root in enumerate(lineage.roots) if r == root and (taken[r] or fates[r] or r in children)]
    numbers = messages["message"]
    roots.sort(key=numbers.__getitem__)
    place = {root: number for number, root in enumerate(roots)}
    counts = [Counter[str]() for _ in roots]
    hosts: list[set[str]] = [set() for _ in roots]
    last: list[int] = [0] * len(roots)
    names, last_at = messages["host"], messages["last_at"]
    for row, root in enumerate(lineage.roots):
        if root not in place:
            continue
        at = place[root]
        counts[at]["message_count"] += 1
        counts[at][_counted(lineage.links[row] if row != root else None)] += 1
        hosts[at].add(names[row])
        last[at] = max(last[at], last_at[row] or 0)
    outcomes = [_outcome(fates[root]) for root in roots]
    given = messages["outcome"]
    extra: dict[str, Sequence[object]] = {
        "mail": [numbers[root] for root in roots],
        "last_at": last,
        "outcome": [outcome or given[root] for root, outcome in zip(roots, outcomes, strict=True)],
        "probe": [outcome in ("deliverable", "undeliverable") for outcome in outcomes],
        "host_count": [len(one) for one in hosts],
    }
    for status in _ADDED_UP:
        extra[f"{status}_count"] = [_tally(fates[root], status) for root in roots]
    extra["recipient_count"] = [len(fates[root]) for root in roots]
    for name in ("message_count", "pass_count", "notice_count"):
        extra[name] = [one[name] for one in counts]
    return roots, extra


def _counted(link: str | None) -> str:
    if link in NOTICES:
        return "notice_count"
    return "pass_count" if link == "content-filter" else NEXT_HOST


def _outcome(fates: dict[str, Fate]) -> str | None:
    return combined([fate.outcome for fate in fates.values()]) if fates else None


def _tally(fates: dict[str, Fate], status: str) -> int:
    return sum(fate.outcome in _ADDED_UP[status] for fate in fates.values())


def _recipients(
    numbers: Sequence[int], lineage: Lineage, fates: list[dict[str, Fate]]
) -> tuple[list[int | None], dict[str, Sequence[object]]]:
    rows = [
        (numbers[lineage.roots[row]], row, fate)
        for row in range(len(fates))
        if lineage.heads[row] == row
        for fate in fates[row].values()
    ]
    rows.sort(key=lambda one: (one[0], numbers[one[1]]))
    return [fate.delivery for _, _, fate in rows], {
        "mail": [mail for mail, _, _ in rows],
        "notice": [lineage.links[row] if lineage.roots[row] != row else None for _, row, _ in rows],
        "message": [numbers[row] for _, row, _ in rows],
        "recipient": [fate.recipient for _, _, fate in rows],
        "outcome": [fate.outcome for _, _, fate in rows],
        "attempt_count": [fate.attempts for _, _, fate in rows],
        "final_count": [fate.finals for _, _, fate in rows],
        "final_message": [numbers[fate.message] for _, _, fate in rows],
    }
