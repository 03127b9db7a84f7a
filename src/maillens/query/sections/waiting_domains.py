"""For whom mail waits: domain, count, waited_max_s."""

from maillens.query.report import Row
from maillens.query.section import Count, Counted, Section

WAITING = Count(
    "waiting",
    by=(("recipient", "domain"),),
    where=(("recipient", "present", ""),),
    peaks=("waited_s",),
)


def rows(counted: Counted) -> list[Row]:
    """One row a domain of recipients that were put off and not tried with success since."""
    return [
        {"domain": item.key[0], "count": item.number, "waited_max_s": item.most[0]}
        for item in counted["waiting_domains"].largest()
    ]


SECTION = Section("waiting_domains", 16, {"waiting_domains": WAITING}, rows)
