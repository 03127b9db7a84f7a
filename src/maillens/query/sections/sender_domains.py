"""Domains that sent: domain, count, size_bytes."""

from maillens.query.counts import RECEIVED
from maillens.query.report import Row
from maillens.query.section import Count, Counted, Section

SENT = Count(
    "messages",
    by=(("sender", "domain"),),
    where=(*RECEIVED, ("sender", "not", "")),
    measures=("size_bytes",),
    time="first_at",
    span=False,
)


def rows(counted: Counted) -> list[Row]:
    """One row a domain; the null sender has none, a sender without @ is its own."""
    return counted["sender_domains"].ranking("domain", "size_bytes")


def totals(counted: Counted) -> dict[str, int]:
    """How many different domains."""
    return {"sending_domains": len(counted["sender_domains"])}


SECTION = Section("sender_domains", 70, {"sender_domains": SENT}, rows, totals)
