"""Findings -> the addresses to block, each with what speaks against it and when it was last seen doing so."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

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


@dataclass(slots=True)
class Suspect:
    """An address that somebody attacks from.

    Args:
        texts: How the log writes it: IPv6 has many ways, and IPv4 may be mapped.
        threats: What it takes part in, worst first.
        networks: The networks of findings about a network that it takes part in.
        attempts: Failed logins and refusals of it in the log.
        first_at, last_at: The first and the last of them, microseconds since 1970; None where lines carry no time.
    """

    address: Address
    texts: set[str] = field(default_factory=set)
    threats: list[str] = field(default_factory=list)
    networks: set[str] = field(default_factory=set)
    attempts: int = 0
    first_at: int | None = None
    last_at: int | None = None

    def saw(self, first: int | None, last: int | None) -> None:
        """Take note of when something was seen."""
        if first is not None and last is not None:
            self.first_at = first if self.first_at is None else min(self.first_at, first)
            self.last_at = last if self.last_at is None else max(self.last_at, last)


def suspects_of(
    findings: Iterable[Finding], evidence: Evidence, *, sure: str, threats: Collection[str] = ()
) -> list[Suspect]:
    """The addresses of all findings that count, in the order of the findings.

    Args:
        sure: How sure a finding must be, at least: one of `SURE`.
        threats: Which ones count; empty for all whose addresses are an attacker's.
    """
    found: dict[Address, Suspect] = {}
    named: dict[Address, list[Finding]] = {}
    for finding in findings:
        if _counts(finding, sure, threats):
            for text in finding.addresses:
                address = address_of(text)
                if address is not None:
                    suspect = found.setdefault(address, Suspect(address))
                    suspect.texts.add(text)
                    named.setdefault(address, []).append(finding)
                    suspect.threats += [finding.threat] * (finding.threat not in suspect.threats)
                    suspect.networks |= {finding.network} if finding.network else set()
    _add_attempts(found, evidence.counted)
    for address, suspect in found.items():
        for pair in (pair for text in suspect.texts for pair in evidence.pairs.by_address.get(text, [])):
            if pair.failed:
                suspect.saw(pair.failed.first, pair.failed.last)
        for finding in named[address]:
            # Of several addresses the finding tells when all of them were seen together.
            if len(finding.addresses) == 1 or suspect.last_at is None:
                suspect.saw(finding.first_at, finding.last_at)
    return list(found.values())


def _counts(finding: Finding, sure: str, threats: Collection[str]) -> bool:
    if SURE.index(finding.sure) > SURE.index(sure) or finding.level in HARMLESS:
        return False
    return finding.threat in threats if threats else finding.hostile


def _add_attempts(found: Mapping[Address, Suspect], counted: Counted) -> None:
    for text, count, span in attempts_in(counted):
        address = address_of(text)
        suspect = found.get(address) if address else None
        if suspect is not None:
            suspect.attempts += count
            suspect.saw(*span)


def attempts_in(counted: Counted) -> Iterator[tuple[str, int, tuple[int | None, int | None]]]:
    """(address, how many, (first, last)) of all failed logins and refusals; an address may come several times."""
    for item in counted["block_failed"].items():
        # Dovecot tells of a connection, with the number of tries; Postfix of a try.
        yield item.key[0], max(item.number, int(item.sums[0])), item.span or (None, None)
    for item in counted["block_refused"].items():
        yield item.key[0], item.number, item.span or (None, None)
