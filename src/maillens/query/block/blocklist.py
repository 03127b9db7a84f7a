"""Suspects and what people use -> the networks to block (docs/decisions/0014-lists-that-hurt-nobody.md).

Nothing that may never be blocked, and no address that people use, is covered by any entry.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from ipaddress import collapse_addresses, ip_network

from maillens.query.block.entry import Area, Entry, Spared
from maillens.query.block.networks import Address, Network, NetworkSet, network_of
from maillens.query.block.never import Never
from maillens.query.block.suspects import Suspect, suspects_of
from maillens.query.block.uses import Use, Uses, stolen_by
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


@dataclass(frozen=True)
class BlockList:
    """What is to be blocked.

    Args:
        parts: What the entries are joined from.
        spared: Addresses left out because people use them.
        period_us: For how long an entry holds after the last evidence.
        never_count: Suspected addresses left out because they may never be blocked.
        old_count: Those whose last evidence is too old.
        end_us: The moment that the list is made for: the end of the log, microseconds since 1970.
    """

    parts: Sequence[Listed]
    spared: list[Spared]
    period_us: int
    never_count: int = 0
    old_count: int = 0
    end_us: int | None = None

    @cached_property
    def entries(self) -> list[Entry]:
        """What the list says, in order of address; no two share one, nor could two be one."""
        return joined(part.entry(self.period_us) for part in self.parts)


IsOld = Callable[[Suspect, int | None, int], bool]
"""Of a suspect, the moment of the list and for how long an entry holds: whether the last evidence is too old."""


def has_ended(suspect: Suspect, end_us: int | None, period_us: int) -> bool:
    """Whether the entry of SUSPECT would have ended by END_US."""
    return end_us is not None and suspect.seen.last_at is not None and end_us - suspect.seen.last_at >= period_us


def block_list(
    evidence: Evidence,
    findings: Sequence[Finding],
    uses: Uses,
    wishes: Wishes,
    end_us: int | None,
    is_old: IsOld = has_ended,
) -> BlockList:
    """The list that the findings, and what people use, make at the moment END_US."""
    stolen = stolen_by(findings)
    period_us = int(wishes.period_s * 1e6)
    chosen: list[Suspect] = []
    spared: list[Spared] = []
    never_count = old_count = 0
    for suspect in suspects_of(findings, evidence, sure=wishes.sure, threats=wishes.threats):
        if wishes.never.covers(suspect.address):
            never_count += 1
        elif wishes.spare and (use := uses.of(suspect.address, stolen)):
            spared.append(_spared(suspect.address, suspect.threats, use))
        elif is_old(suspect, end_us, period_us):
            old_count += 1
        else:
            chosen.append(suspect)
    parts = _of_suspects(chosen, lambda network: uses.are_in(network, stolen), evidence, wishes)
    if wishes.areas:
        used = dict(uses.all(stolen))
        parts += _of_areas(wishes, used, None if end_us is None else end_us + period_us)
        spared += _in_areas(wishes, used, {one.address for one in spared})
    return BlockList(parts, spared, period_us, never_count, old_count, end_us)


def _of_suspects(
    chosen: list[Suspect], is_used: Callable[[str], bool], evidence: Evidence, wishes: Wishes
) -> list[Listed]:
    """Addresses, and the networks that have so many of them that nobody else will be there."""
    limits = evidence.limits("block")
    parts: list[Listed] = []
    by_network: dict[str, list[Suspect]] = {}
    for suspect in chosen:
        by_network.setdefault(evidence.network(str(suspect.address)), []).append(suspect)
    for name, suspects in by_network.items():
        enough = len(suspects) >= limits[f"ipv{suspects[0].address.version}_addresses"]
        found_together = any(name == finding.network for one in suspects for finding in one.findings)
        if (enough or found_together) and not is_used(name) and not wishes.never.addresses.overlaps(ip_network(name)):
            parts.append(Listed(ip_network(name), suspects))
        else:
            parts += [Listed(network_of(one.address), (one,)) for one in suspects]
    return parts


def _of_areas(wishes: Wishes, uses: Mapping[Address, Use], until: int | None) -> list[Listed]:
    """The networks of countries and operators, split around what may not be blocked."""
    used = NetworkSet(map(network_of, uses))
    found = []
    for area in wishes.areas:
        for network in area.networks:
            for left in wishes.never.addresses.left_of(network):
                parts = used.left_of(left) if wishes.spare else [left]
                found += [Listed(part, area=area.name, until=until) for part in parts]
    return found


def _in_areas(wishes: Wishes, uses: Mapping[Address, Use], told: set[str]) -> list[Spared]:
    """Who lives where everything else is blocked."""
    spared = []
    if wishes.spare:
        areas = [(area.name, NetworkSet(area.networks)) for area in wishes.areas]
        for address, use in uses.items():
            network = network_of(address)
            names = [name for name, networks in areas if networks.covers(network)]
            if names and str(address) not in told and not wishes.never.covers(address):
                spared.append(_spared(address, names, use))
    return spared


def _spared(address: Address, reasons: Iterable[str], use: Use) -> Spared:
    return Spared(str(address), tuple(reasons), tuple(sorted(use.users)), use.logins, use.mails)


def joined(entries: Iterable[Entry]) -> list[Entry]:
    """The fewest entries that cover the same addresses, in order; each as long as the longest of its parts."""
    by_network: dict[Network, list[Entry]] = {}
    for entry in entries:
        by_network.setdefault(entry.network, []).append(entry)
    found: list[Entry] = []
    for version in (4, 6):
        parts = sorted((one for one in by_network if one.version == version), key=_begin)
        wholes = list(collapse_addresses(parts))  # type: ignore[type-var]  # they are of one version
        at = 0
        for whole in wholes:
            inside: list[Entry] = []
            while at < len(parts) and parts[at].broadcast_address <= whole.broadcast_address:  # type: ignore[operator]
                inside += by_network[parts[at]]
                at += 1
            found.append(_one_of(whole, inside))
    return found


def _begin(network: Network) -> tuple[int, int]:
    return int(network.network_address), network.prefixlen


def _one_of(network: Network, parts: list[Entry]) -> Entry:
    untils = [one.until for one in parts if one.until is not None]
    return replace(
        parts[0],
        network=network,
        threats=tuple(dict.fromkeys(threat for one in parts for threat in one.threats)),
        address_count=sum(one.address_count for one in parts),
        attempts=sum(one.attempts for one in parts),
        first_at=min((one.first_at for one in parts if one.first_at is not None), default=None),
        last_at=max((one.last_at for one in parts if one.last_at is not None), default=None),
        until=max(untils) if len(untils) == len(parts) else None,
    )
