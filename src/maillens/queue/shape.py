"""Entries -> the table of qshape(1): domains by the age of their mail.

Rows, columns and rounding follow the program that comes with Postfix, so that both
show the same on the same queue. Domains of equal count and length stand in the order of
their names here; qshape leaves their order to chance.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from maillens.queue.entry import NULL_SENDER, Entry, domain_of

TOTAL = "TOTAL"
"""Name of the row that sums up all others."""
MIN_SUBDOMAINS = 5
"""Subdomains that a parent domain needs to be shown, as in qshape."""

_PARENT = re.compile(r"\.?[^.]+\.(.*\.)")


@dataclass(frozen=True, slots=True)
class Buckets:
    """How ages are divided: [0, 1), [1, 2), [2, 4), [4, 8) … times `first_min`, the last without end.

    Args:
        count: How many there are (`-b`).
        first_min: Age at which the first ends, in minutes (`-t`).
        linear: All are as wide as the first (`-l`).
    """

    count: int = 10
    first_min: float = 5
    linear: bool = False

    def of(self, age_s: float) -> int:
        """The bucket of an age, from 1 on; mail that arrives in the future is in the first."""
        units = age_s / (60 * self.first_min)
        if units < 1:
            return min(1, self.count)
        # Not math.log2, which is exact where this is not: qshape divides logarithms, too.
        number = int(units + 1) if self.linear else 2 + int(math.log(units) / math.log(2))
        return min(number, self.count)

    def edges_min(self) -> list[float]:
        """Where each bucket but the last ends, in minutes."""
        edges: list[float] = []
        for _ in range(self.count - 1):
            doubled = edges and not self.linear
            edges.append(edges[-1] * 2 if doubled else (edges[-1] if edges else 0) + self.first_min)
        return edges

    def titles(self) -> list[str]:
        """The headings of the buckets: their ends in minutes, the last with a plus sign."""
        ends = [f"{edge:.15g}" for edge in self.edges_min()]
        return [*ends, f"{ends[-1] if ends else 0}+"]


@dataclass(frozen=True, slots=True)
class Row:
    """The mail of a domain.

    Args:
        domain: `TOTAL`, a domain, or a parent domain with a leading dot.
        counts: How many in each bucket.
    """

    domain: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many in all."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Shape:
    """The table: most mail first."""

    buckets: Buckets
    rows: tuple[Row, ...]


def make_shape(
    entries: Iterable[Entry],
    at_s: float,
    buckets: Buckets | None = None,
    *,
    by_sender: bool = False,
    min_subdomains: int | None = None,
) -> Shape:
    """The age distribution of recipients, or of messages by the domain of their sender.

    Args:
        entries: Those to be counted; without recipients they count nothing, as in qshape.
        at_s: The moment ages are counted to, seconds since 1970; a fraction of a second is left off.
        buckets: How ages are divided.
        by_sender: Count messages by sender (`-s`).
        min_subdomains: Also sum up parent domains with at least so many subdomains (`-p -m N`);
            None leaves them out.

    Memory: proportional to the domains.
    """
    buckets = buckets or Buckets()
    counts: dict[str, list[int]] = {TOTAL: [0] * buckets.count}
    children: Counter[str] = Counter()
    for entry in entries:
        bucket = buckets.of(int(at_s) - entry.arrival_s) - 1
        for domain in _domains(entry, by_sender=by_sender):
            counts[TOTAL][bucket] += 1
            _count(counts, children, domain, bucket, with_parents=min_subdomains is not None)
    rows = (
        Row(domain, tuple(found))
        for domain, found in counts.items()
        if not domain.startswith(".") or children[domain] >= (min_subdomains or MIN_SUBDOMAINS)
    )
    return Shape(buckets, tuple(sorted(rows, key=_rank)))


def _domains(entry: Entry, *, by_sender: bool) -> list[str]:
    if by_sender and entry.recipients:
        return [NULL_SENDER if entry.sender == NULL_SENDER else domain_of(entry.sender)]
    return [domain_of(recipient.address) for recipient in entry.recipients]


def _count(
    counts: dict[str, list[int]], children: Counter[str], domain: str, bucket: int, *, with_parents: bool
) -> None:
    """Count for DOMAIN and its parents; a parent learns of each child when it is first seen."""
    child_is_new = False
    while True:
        is_new = domain not in counts
        if is_new:
            counts[domain] = [0] * len(counts[TOTAL])
        counts[domain][bucket] += 1
        children[domain] += child_is_new
        child_is_new = is_new
        parent = _PARENT.match(domain) if with_parents else None
        if parent is None:
            return
        domain = "." + parent[1] + domain[parent.end() :]


def _rank(row: Row) -> tuple[int, int, bool, str]:
    return -row.total, len(row.domain), row.domain != TOTAL, row.domain
