"""Networks as sets of addresses: what they cover, what they share, and one without the others."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
    summarize_address_range,
)

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_Range = tuple[int, int]


def address_of(text: str) -> Address | None:
    """The address that TEXT is; None where it is none, or one that has no meaning elsewhere (`fe80::1%eth0`)."""
    try:
        parsed = ip_address(text)
    except ValueError:
        return None
    if isinstance(parsed, IPv6Address):
        if parsed.scope_id:
            return None
        # A socket for both families shows IPv4 clients so (RFC 4291, 2.5.5.2).
        return parsed.ipv4_mapped or parsed
    return parsed


def network_of(address: Address) -> Network:
    """The network that holds this address alone."""
    return ip_network(address)


class NetworkSet:
    """All addresses of some networks, quick to ask."""

    def __init__(self, networks: Iterable[Network] = ()) -> None:
        found: dict[int, list[_Range]] = {4: [], 6: []}
        for network in networks:
            found[network.version].append(_range_of(network))
        self._ranges = {version: _joined(ranges) for version, ranges in found.items()}

    def __bool__(self) -> bool:
        return any(self._ranges.values())

    def overlaps(self, network: Network) -> bool:
        """Whether some address of NETWORK is one of these."""
        return any(True for _ in self._within(network))

    def covers(self, network: Network) -> bool:
        """Whether all addresses of NETWORK are."""
        return list(self._within(network)) == [_range_of(network)]

    def left_of(self, network: Network) -> list[Network]:
        """NETWORK without these addresses: the fewest networks that hold what is left, and nothing else."""
        first, last = _range_of(network)
        left: list[Network] = []
        for hole_first, hole_last in self._within(network):
            left += _networks(network.version, first, hole_first - 1)
            first = hole_last + 1
        return left + _networks(network.version, first, last)

    def _within(self, network: Network) -> Iterator[_Range]:
        """The ranges that NETWORK shares with these, in order."""
        first, last = _range_of(network)
        ranges = self._ranges[network.version]
        begin = bisect_left(ranges, first, key=lambda one: one[1])
        end = bisect_right(ranges, last, key=lambda one: one[0])
        for low, high in ranges[begin:end]:
            yield max(low, first), min(high, last)


def _range_of(network: Network) -> _Range:
    return int(network.network_address), int(network.broadcast_address)


def _joined(ranges: list[_Range]) -> list[_Range]:
    """Ranges in order, those that touch as one."""
    joined: list[_Range] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def _networks(version: int, first: int, last: int) -> list[Network]:
    if first > last:
        return []
    if version == 4:
        return list(summarize_address_range(IPv4Address(first), IPv4Address(last)))
    return list(summarize_address_range(IPv6Address(first), IPv6Address(last)))
