"""What is known of a log -> the list of networks to block, and who is left out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from ipaddress import collapse_addresses

from maillens.query.block.choice import Known, Wishes, choose
from maillens.query.block.entry import Entry, Spared
from maillens.query.block.networks import Address, Network, NetworkSet, network_of


@dataclass(frozen=True, slots=True)
class BlockList:
    """What is to be blocked.

    Args:
        entries: What the list says, in order of address; no two share one, nor could two be one.
        spared: Addresses left out because people use them.
        never_count: Suspected addresses left out because they may never be blocked.
        old_count: Those whose last evidence is too old.
        end_us: The moment that the list is made for: the end of the log, microseconds since 1970.
    """

    entries: list[Entry]
    spared: list[Spared]
    never_count: int = 0
    old_count: int = 0
    end_us: int | None = None


def block_list(known: Known, wishes: Wishes) -> BlockList:
    """The list that is made from what is known."""
    choice = choose(known, wishes)
    entries = joined(one.entry(wishes.period_us) for one in choice.listed)
    spared = [_spared(one.address, one.threats, known) for one in choice.spared]
    spared += _in_areas(known, wishes, {one.address for one in spared})
    return BlockList(entries, spared, choice.never_count, choice.old_count, known.at)


def _in_areas(known: Known, wishes: Wishes, told: set[str]) -> list[Spared]:
    """Who lives where everything else is blocked."""
    spared = []
    if wishes.spare and wishes.areas:
        areas = [(area.name, NetworkSet(area.networks)) for area in wishes.areas]
        for address in known.used():
            network = network_of(address)
            names = [name for name, networks in areas if networks.covers(network)]
            if names and str(address) not in told and not wishes.never.covers(address):
                spared.append(_spared(address, names, known))
    return spared


def _spared(address: Address, reasons: Iterable[str], known: Known) -> Spared:
    use = known.uses.of(address, known.stolen)
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
