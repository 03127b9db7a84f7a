"""Inputs -> a list of networks to block."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from maillens import epoch
from maillens.pipeline import Inputs
from maillens.query.block import suspects, uses
from maillens.query.block.blocklist import BlockList, block_list
from maillens.query.block.choice import Known, Wishes
from maillens.query.block.never import Never
from maillens.query.report import Reading
from maillens.query.section import Count
from maillens.query.security.detection import Evidence, nowhere
from maillens.query.security.finding import Finding
from maillens.query.security.search import Search
from maillens.query.security.thresholds import Thresholds

NAMES = Count(
    "sessions",
    by=(("client_address", ""), ("client_name", "")),
    where=(("client_name", "present", ""), ("client_name", "not", "unknown")),
    time="connected_at",
)
"""Which verified name an address has (smtpd(8) writes `unknown` where there is none)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is read for a list.

    Args:
        since, until: The period.
        thresholds: The limits of detections and lists; None for the defaults.
        country: From an address to its country; empty where that is not known.
    """

    since: datetime | None = None
    until: datetime | None = None
    thresholds: Thresholds | None = None
    country: Callable[[str], str] = nowhere


@dataclass(frozen=True, slots=True)
class Made:
    """The list, and what it stands on.

    Args:
        findings: What was found, worst first.
        never: What may not be blocked, with the addresses of hosts.
        unseen_hosts: Names that may never be blocked, and that no line of the log has: their addresses are not known.
    """

    blocked: BlockList
    reading: Reading
    findings: list[Finding]
    never: Never
    unseen_hosts: tuple[str, ...] = ()


def make_block_list(inputs: Inputs, asked: Asked, wishes: Wishes) -> Made:
    """The list that the log makes at its end."""
    gathered = gathering(inputs, asked, wishes)
    gathered.read_all()
    evidence, reading = gathered.evidence(), gathered.reading()
    wishes, unseen = with_hosts(wishes, evidence)
    end = None if reading.last_at is None else epoch.microseconds(reading.last_at)
    findings = gathered.found_in(evidence)
    counted = evidence.counted
    known = Known(evidence, findings, uses.uses_of(counted, evidence.network), suspects.failed_in(counted), end)
    return Made(block_list(known, wishes), reading, findings, wishes.never, unseen)


def gathering(inputs: Inputs, asked: Asked, wishes: Wishes) -> Search:
    """A search that counts what a list needs too."""
    counts = {**suspects.COUNTS, **uses.COUNTS, **({"block_names": NAMES} if wishes.never.hosts else {})}
    return Search(
        inputs, since=asked.since, until=asked.until, thresholds=asked.thresholds, country=asked.country, counts=counts
    )


def with_hosts(wishes: Wishes, evidence: Evidence) -> tuple[Wishes, tuple[str, ...]]:
    """WISHES with the addresses of hosts that may never be blocked, and the names that are not in the log."""
    never = wishes.never
    if not never.hosts:
        return wishes, ()
    names = [(item.key[0], item.key[1]) for item in evidence.counted["block_names"].items()]
    seen = {never.host_of(name) for _, name in names}
    return replace(wishes, never=never.with_hosts(names)), tuple(sorted(never.hosts - seen))
