"""Findings -> the addresses to block, each with what speaks against it and when it was last seen doing so."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from maillens.query.block.networks import Address, address_of
from maillens.query.section import Count, Counted
from maillens.query.security.detection import Evidence
from maillens.query.security.finding import SURE, Finding

FAILED = Count(
    "logins", by=(("client_address", ""), ("login_protocol", "")), where=(("login_result", "is", "failure"),),
    measures=("attempts",),
)  # fmt: skip
REFUSED = Count("refusals", by=(("client_address", ""),), where=(("sasl_username", "missing", ""),))
COUNTS = {"block_failed": FAILED, "block_refused": REFUSED}
"""What must be counted."""

HARMLESS = ("note",)
"""Levels that say nothing against anybody."""


class Seen(NamedTuple):
    """Failed logins and refusals of an address.

    Args:
        first_at, last_at: The first and the last of them, microseconds since 1970; None where lines carry no time.
    """

    attempts: int = 0
    first_at: int | None = None
    last_at: int | None = None

    def and_at(self, first: int | None, last: int | None, attempts: int = 0) -> "Seen":
        """The same and more, seen from FIRST to LAST."""
        number = self.attempts + attempts
        if first is None or last is None:
            return self._replace(attempts=number)
        first_at = first if self.first_at is None else min(self.first_at, first)
        return Seen(number, first_at, last if self.last_at is None else max(self.last_at, last))


Failed = Mapping[Address, Seen]
"""What each address failed at, as far as it was counted."""


@dataclass(frozen=True, slots=True)
class Sightings:
    """When addresses were seen doing what a list is there to stop."""

    evidence: Evidence
    failed: Failed

    def of(self, suspect: "Suspect") -> Seen:
        """All that was seen of SUSPECT."""
        seen = self.failed.get(suspect.address, Seen())
        for pair in (pair for text in suspect.texts for pair in self.evidence.pairs.by_address.get(text, [])):
            if pair.failed:
                seen = seen.and_at(pair.failed.first, pair.failed.last)
        for finding in suspect.findings:
            # Of several addresses the finding tells when all of them were seen together.
            if len(finding.addresses) == 1 or seen.last_at is None:
                seen = seen.and_at(finding.first_at, finding.last_at)
        return seen


@dataclass
class Suspect:
    """An address that somebody attacks from.

    Args:
        texts: How findings write it: IPv6 has many ways, and IPv4 may be mapped.
        findings: What it takes part in, worst first.
    """

    address: Address
    sightings: Sightings
    texts: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    @property
    def threats(self) -> tuple[str, ...]:
        """What it takes part in, worst first."""
        return tuple(dict.fromkeys(finding.threat for finding in self.findings))

    @cached_property
    def seen(self) -> Seen:
        """Its failed logins and refusals in the log; looked up when somebody asks, as of many nobody does."""
        return self.sightings.of(self)


def suspects_of(
    findings: Iterable[Finding], sightings: Sightings, *, sure: str, threats: Collection[str] = ()
) -> list[Suspect]:
    """The addresses of all findings that count, in the order of the findings.

    Args:
        sightings: When they were seen.
        sure: How sure a finding must be, at least: one of `SURE`.
        threats: Which ones count; empty for all whose addresses are an attacker's.
    """
    found: dict[Address, Suspect] = {}
    by_text: dict[str, Suspect | None] = {}
    for finding in findings:
        if _counts(finding, sure, threats):
            for text in finding.addresses:
                if text not in by_text:
                    by_text[text] = _suspect(text, found, sightings)
                suspect = by_text[text]
                if suspect is not None:
                    suspect.findings.append(finding)
    return list(found.values())


def _suspect(text: str, found: dict[Address, Suspect], sightings: Sightings) -> Suspect | None:
    address = address_of(text)
    if address is None:
        return None
    suspect = found.setdefault(address, Suspect(address, sightings))
    suspect.texts.add(text)
    return suspect


def _counts(finding: Finding, sure: str, threats: Collection[str]) -> bool:
    if SURE.index(finding.sure) > SURE.index(sure) or finding.level in HARMLESS:
        return False
    return finding.threat in threats if threats else finding.hostile


def failed_in(counted: Counted) -> dict[Address, Seen]:
    """All failed logins and refusals that `COUNTS` tell of."""
    found: dict[Address, Seen] = {}
    for text, number, (first, last) in _attempts_in(counted):
        address = address_of(text)
        if address is not None:
            found[address] = found.get(address, Seen()).and_at(first, last, number)
    return found


def _attempts_in(counted: Counted) -> Iterator[tuple[str, int, tuple[int | None, int | None]]]:
    """(address, how many, (first, last)); an address may come several times."""
    for item in counted["block_failed"].items():
        # Dovecot tells of a connection, with the number of tries; Postfix of a try.
        yield item.key[0], max(item.number, int(item.sums[0])), item.span or (None, None)
    for item in counted["block_refused"].items():
        yield item.key[0], item.number, item.span or (None, None)
