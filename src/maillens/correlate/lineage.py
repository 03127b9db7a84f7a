"""Messages -> families: which message came from which, across content filters, forwards and hosts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

NOTICES = frozenset({"bounce", "delay-notice", "dsn"})
"""Links to a message that tells of another one instead of carrying it on."""

NEXT_HOST = "next-host"
CLOCKS_APART_US = 86_400_000_000
"""How long after (or, by its clock, before) the delivery the next host may have written its first line."""


class Columns(Protocol):
    """A table of facts by its columns: `model.TABLES`, times in microseconds since 1970."""

    def __getitem__(self, name: str, /) -> Sequence[Any]:
        """The values of a column; None where one is missing."""


@dataclass(slots=True)
class Lineage:
    """The family tree of messages; everything is counted in rows of the two tables.

    Args:
        row_of: Row of each message number.
        parents: Row of the message that each one came from, -1 for none.
        links: How it came from it: `content-filter forward bounce delay-notice dsn requeue redirect
            next-host`.
        roots: Row of the first message of the family.
        order: All rows, children before parents.
        heads: Row of the first message that carries the same text: the root, or the
            notice that the message is or came from.
        next_rows: For each delivery the row of the message it went on as, -1 for none.
    """

    row_of: dict[int, int]
    parents: list[int]
    links: list[str | None]
    next_rows: list[int]
    roots: list[int] = field(default_factory=list)
    order: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)


def trace_lineage(messages: Columns, deliveries: Columns) -> Lineage:
    """Who came from whom.

    Args:
        messages, deliveries: Columns of `model.TABLES`, of any number of hosts.

    The next host's message is known by the queue id of its reply and by the same
    Message-ID: a short queue id alone is no proof, hosts use the same ones.
    """
    numbers = messages["message"]
    row_of = {number: row for row, number in enumerate(numbers)}
    parents = [-1 if number is None else row_of.get(number, -1) for number in messages["parent"]]
    next_rows = [-1 if number is None else row_of.get(number, -1) for number in deliveries["next_message"]]
    lineage = Lineage(row_of, parents, list(messages["parent_link"]), next_rows)
    _find_roots(lineage)
    _tell_redirects(lineage, deliveries)
    if len(set(messages["host"])) > 1:
        _join_hosts(lineage, messages, deliveries)
        _find_roots(lineage)
    return lineage


def _tell_redirects(lineage: Lineage, deliveries: Columns) -> None:
    """A mail that comes back with its Message-ID, but for other recipients, was not filtered: Sieve redirected it."""
    announced = set(lineage.next_rows)
    # Links that only the Message-ID made: no reply named the queue id of what came back.
    silent = {
        row: lineage.parents[row]
        for row, link in enumerate(lineage.links)
        if link == "content-filter" and row not in announced and lineage.parents[row] >= 0
    }
    if not silent:
        return
    concerned = silent.keys() | set(silent.values())
    addresses: dict[int, set[str]] = {row: set() for row in concerned}
    columns = (deliveries[name] for name in ("message", "recipient", "original_recipient"))
    for message, recipient, original in zip(*columns, strict=True):
        row = lineage.row_of.get(message, -1)
        if row in concerned:
            addresses[row].update((address or "").lower() for address in (recipient, original or recipient))
    for row, parent in silent.items():
        if addresses[row] and addresses[row].isdisjoint(addresses[parent]):
            lineage.links[row] = "redirect"


def _join_hosts(lineage: Lineage, messages: Columns, deliveries: Columns) -> None:
    hosts = messages["host"]
    ids = messages["message_id"]
    first = microseconds(messages["first_at"])
    arrivals: dict[tuple[str, str], list[int]] = {}
    for row, queue_id in enumerate(messages["queue_id"]):
        # `<>` is no Message-ID that could tell two mails apart.
        if lineage.parents[row] < 0 and ids[row] and len(ids[row]) > 2:
            arrivals.setdefault((queue_id, ids[row]), []).append(row)
    times = microseconds(deliveries["time"])
    owners = deliveries["message"]
    for number, next_id in enumerate(deliveries["next_queue_id"]):
        row = lineage.row_of.get(owners[number], -1)
        if next_id is None or row < 0 or lineage.next_rows[number] >= 0:
            continue
        found = [
            other
            for other in arrivals.get((next_id, ids[row] or ""), ())
            if hosts[other] != hosts[row] and abs(first[other] - times[number]) < CLOCKS_APART_US
        ]
        # Of several with the same pair of ids (a mail that was sent again), the one nearest in time.
        if found:
            _adopt(lineage, min(found, key=lambda other: abs(first[other] - times[number])), row, number)


def _adopt(lineage: Lineage, child: int, parent: int, delivery: int) -> None:
    """Two recipients may have gone in one transaction; a message does not descend from itself."""
    if lineage.parents[child] < 0:
        ancestor = parent
        while ancestor >= 0 and ancestor != child:
            ancestor = lineage.parents[ancestor]
        if ancestor == child:
            return
        lineage.parents[child], lineage.links[child] = parent, NEXT_HOST
    if lineage.parents[child] == parent:
        lineage.next_rows[delivery] = child


def _find_roots(lineage: Lineage) -> None:
    count = len(lineage.parents)
    depths = [-1] * count
    lineage.roots, lineage.heads = list(range(count)), list(range(count))
    for row in range(count):
        path = []
        while row >= 0 and depths[row] == -1:
            # On the path that is being followed: meeting it again is a circle.
            depths[row] = -2
            path.append(row)
            row = lineage.parents[row]
        if row >= 0 and depths[row] == -2:
            lineage.parents[path[-1]] = -1  # lines out of order could make a circle: it is cut open
        for one in reversed(path):
            _place(lineage, depths, one)
    lineage.order = sorted(range(count), key=lambda row: -depths[row])


def _place(lineage: Lineage, depths: list[int], row: int) -> None:
    parent = lineage.parents[row]
    depths[row] = depths[parent] + 1 if parent >= 0 else 0
    if parent >= 0:
        lineage.roots[row] = lineage.roots[parent]
        lineage.heads[row] = row if lineage.links[row] in NOTICES else lineage.heads[parent]


def microseconds(values: Sequence[int | None]) -> Sequence[int]:
    """Times as numbers; 0 where there is none."""
    return [value or 0 for value in values]
