"""What is known at a moment -> the networks to block then (docs/decisions/0014-lists-that-hurt-nobody.md).

Nothing that may never be blocked, and no address that people use, is covered by any of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from ipaddress import ip_network

from maillens.query.block.entry import Area, Entry
from maillens.query.block.networks import Address, Network, NetworkSet, network_of
from maillens.query.block.never import Never
from maillens.query.block.suspects import Failed, Sightings, Suspect, suspects_of
from maillens.query.block.uses import Uses, stolen_by
from maillens.query.security.detection import Evidence
from maillens.query.security.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the list is to be.

    Args:
        never: What may not be on it.
        period_s: For how long an entry holds after the last evidence.
        sure: How sure a finding must be, at least.
        threats: Which ones count; empty for all whose addresses are an attacker's.
        areas: Countries and operators to block as a whole.
        spare: Whether addresses that people use are left out.
    """

    never: Never = field(default_factory=Never)
    period_s: float = 7 * 86_400
    sure: str = "likely"
    threats: frozenset[str] = frozenset()
    areas: tuple[Area, ...] = ()
    spare: bool = True

    @property
    def period_us(self) -> int:
        """For how long an entry holds, in microseconds."""
        return int(self.period_s * 1e6)


@dataclass(frozen=True)
class Known:
    """All that a list is made from.

    Args:
        uses, failed: What people use, and what each address failed at.
        at: The moment of the list, microseconds since 1970; None where the log carries no time.
    """

    evidence: Evidence
    findings: Sequence[Finding]
    uses: Uses
    failed: Failed
    at: int | None

    @cached_property
    def stolen(self) -> frozenset[tuple[str, Address]]:
        """(user, address) of the logins that are no use."""
        return stolen_by(self.findings)

    def used(self) -> list[Address]:
        """The addresses that people use."""
        return list(self.uses.all(self.stolen))


@dataclass(frozen=True, slots=True)
class Listed:
    """A network that is to be blocked.

    Args:
        suspects: For whom it is there; none for that of an area.
        area: Its name.
        until: When the entry of an area ends.
    """

    network: Network
    suspects: Sequence[Suspect] = ()
    area: str = ""
    until: int | None = None

    def entry(self, period_us: int) -> Entry:
        """What the list says of it.

        Args:
            period_us: For how long it holds after the last evidence.
        """
        if not self.suspects:
            return Entry(network=self.network, threats=(self.area,), until=self.until)
        seen = [one.seen for one in self.suspects]
        last_at = max((one.last_at for one in seen if one.last_at is not None), default=None)
        return Entry(
            network=self.network,
            threats=tuple(dict.fromkeys(threat for one in self.suspects for threat in one.threats)),
            address_count=len(self.suspects),
            attempts=sum(one.attempts for one in seen),
            first_at=min((one.first_at for one in seen if one.first_at is not None), default=None),
            last_at=last_at,
            until=None if last_at is None else last_at + period_us,
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is to be blocked, and who is not.

    Args:
        spared: Suspects left out because people use their address.
        never_count: How many are left out because they may never be blocked.
        old_count: How many because their last evidence is too old.
    """

    listed: list[Listed]
    spared: list[Suspect]
    never_count: int
    old_count: int


IsOld = Callable[[Suspect, int], bool]
"""Whether the entry of a suspect, who was seen long ago, would have ended by a moment."""


def choose(known: Known, wishes: Wishes, is_old: IsOld | None = None) -> Choice:
    """Choose the networks to block.

    Args:
        is_old: Who says so, where somebody knows without looking; else it is looked up.
    """
    is_old = is_old or (lambda suspect, at: has_ended(suspect, at, wishes.period_us))
    chosen: list[Suspect] = []
    spared: list[Suspect] = []
    never_count = old_count = 0
    sightings = Sightings(known.evidence, known.failed)
    for suspect in suspects_of(known.findings, sightings, sure=wishes.sure, threats=wishes.threats):
        if wishes.never.covers(suspect.address):
            never_count += 1
        elif wishes.spare and known.uses.has(suspect.address, known.stolen):
            spared.append(suspect)
        elif known.at is not None and is_old(suspect, known.at):
            old_count += 1
        else:
            chosen.append(suspect)
    return Choice(_of_suspects(chosen, known, wishes) + _of_areas(known, wishes), spared, never_count, old_count)


def has_ended(suspect: Suspect, at: int, period_us: int) -> bool:
    """Whether an entry for SUSPECT would have ended by AT; where lines carry no time, none does."""
    last_at = suspect.seen.last_at
    return last_at is not None and at - last_at >= period_us


def _of_suspects(chosen: list[Suspect], known: Known, wishes: Wishes) -> list[Listed]:
    """Addresses, and the networks that have so many of them that nobody else will be there."""
    limits = known.evidence.limits("block")
    found: list[Listed] = []
    by_network: dict[str, list[Suspect]] = {}
    for suspect in chosen:
        by_network.setdefault(known.evidence.network(str(suspect.address)), []).append(suspect)
    for name, suspects in by_network.items():
        enough = len(suspects) >= limits[f"ipv{suspects[0].address.version}_addresses"]
        found_together = any(name == finding.network for one in suspects for finding in one.findings)
        if (enough or found_together) and _is_free(name, known, wishes):
            found.append(Listed(ip_network(name), suspects))
        else:
            found += [Listed(network_of(one.address), (one,)) for one in suspects]
    return found


def _is_free(network: str, known: Known, wishes: Wishes) -> bool:
    """Whether nobody uses any address of NETWORK, nor may any never be blocked."""
    return not known.uses.are_in(network, known.stolen) and not wishes.never.addresses.overlaps(ip_network(network))


def _of_areas(known: Known, wishes: Wishes) -> list[Listed]:
    """The networks of countries and operators, split around what may not be blocked."""
    if not wishes.areas:
        return []
    until = None if known.at is None else known.at + wishes.period_us
    used = NetworkSet(map(network_of, known.used()))
    found = []
    for area in wishes.areas:
        for network in area.networks:
            for left in wishes.never.addresses.left_of(network):
                parts = used.left_of(left) if wishes.spare else [left]
                found += [Listed(part, area=area.name, until=until) for part in parts]
    return found
