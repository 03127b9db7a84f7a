"""Suspects and what people use -> the networks to block (docs/decisions/0014-lists-that-hurt-nobody.md).

Nothing that may never be blocked, and no address that people use, is covered by any entry.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from ipaddress import collapse_addresses, ip_network

from maillens.query.block.entry import Area, Entry, Spared
from maillens.query.block.networks import Address, Network, NetworkSet, network_of
from maillens.query.block.never import Never
from maillens.query.block.suspects import Suspect, suspects_of
from maillens.query.block.uses import Use, stolen_by, uses_of
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
class BlockList:
    """What is to be blocked.

    Args:
        entries: In order of address; no two share one, nor could two be one.
        spared: Addresses left out because people use them.
        never_count: Suspected addresses left out because they may never be blocked.
        old_count: Those whose last evidence is too old.
        end_us: The moment that the list is made for: the end of the log, microseconds since 1970.
        parts: What the entries were joined from, each with the suspects that it is there for; none for an area.
    """

    entries: list[Entry]
    spared: list[Spared]
    never_count: int = 0
    old_count: int = 0
    end_us: int | None = None
    parts: Sequence[tuple[Entry, Sequence[Suspect]]] = ()


def block_list(evidence: Evidence, findings: Sequence[Finding], wishes: Wishes, end_us: int | None) -> BlockList:
    """The list that the findings, and what people use, make at the moment END_US."""
    uses = uses_of(evidence.counted, stolen_by(findings))
    period_us = int(wishes.period_s * 1e6)
    chosen: list[Suspect] = []
    spared: list[Spared] = []
    never_count = old_count = 0
    for suspect in suspects_of(findings, evidence, sure=wishes.sure, threats=wishes.threats):
        use = uses.get(suspect.address)
        if wishes.never.addresses.covers(network_of(suspect.address)):
            never_count += 1
        elif use is not None and wishes.spare:
            spared.append(_spared(suspect.address, suspect.threats, use))
        elif end_us is not None and suspect.last_at is not None and end_us - suspect.last_at >= period_us:
            old_count += 1
        else:
            chosen.append(suspect)
    used = NetworkSet(map(network_of, uses))
    parts = _of_suspects(chosen, used, evidence, wishes, period_us)
    parts += [(entry, ()) for entry in _of_areas(wishes, used, None if end_us is None else end_us + period_us)]
    spared += _in_areas(wishes, uses, {one.address for one in spared})
    return BlockList(joined(entry for entry, _ in parts), spared, never_count, old_count, end_us, parts)


def _of_suspects(
    chosen: list[Suspect], used: NetworkSet, evidence: Evidence, wishes: Wishes, period_us: int
) -> list[tuple[Entry, Sequence[Suspect]]]:
    """Addresses, and the networks that have so many of them that nobody else will be there."""
    limits = evidence.limits("block")
    groups: list[tuple[Network, list[Suspect]]] = []
    by_network: dict[str, list[Suspect]] = {}
    for suspect in chosen:
        by_network.setdefault(evidence.network(str(suspect.address)), []).append(suspect)
    for name, suspects in by_network.items():
        network = ip_network(name)
        enough = len(suspects) >= limits[f"ipv{network.version}_addresses"]
        found_together = any(name in suspect.networks for suspect in suspects)
        if (enough or found_together) and not used.overlaps(network) and not wishes.never.addresses.overlaps(network):
            groups.append((network, suspects))
        else:
            groups += [(network_of(one.address), [one]) for one in suspects]
    return [(_entry(network, suspects, period_us), suspects) for network, suspects in groups]


def _entry(network: Network, suspects: list[Suspect], period_us: int) -> Entry:
    lasts = [one.last_at for one in suspects if one.last_at is not None]
    firsts = [one.first_at for one in suspects if one.first_at is not None]
    return Entry(
        network=network,
        threats=tuple(dict.fromkeys(threat for one in suspects for threat in one.threats)),
        address_count=len(suspects),
        attempts=sum(one.attempts for one in suspects),
        first_at=min(firsts, default=None),
        last_at=max(lasts, default=None),
        until=max(lasts) + period_us if lasts else None,
    )


def _of_areas(wishes: Wishes, used: NetworkSet, until: int | None) -> list[Entry]:
    """The networks of countries and operators, split around what may not be blocked."""
    entries = []
    for area in wishes.areas:
        for network in area.networks:
            for left in wishes.never.addresses.left_of(network):
                parts = used.left_of(left) if wishes.spare else [left]
                entries += [Entry(network=part, threats=(area.name,), until=until) for part in parts]
    return entries


def _in_areas(wishes: Wishes, uses: Mapping[Address, Use], told: set[str]) -> list[Spared]:
    """Who lives where everything else is blocked."""
    spared = []
    if wishes.spare and wishes.areas:
        areas = [(area.name, NetworkSet(area.networks)) for area in wishes.areas]
        for address, use in uses.items():
            network = network_of(address)
            names = [name for name, networks in areas if networks.covers(network)]
            if names and str(address) not in told and not wishes.never.addresses.covers(network):
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
