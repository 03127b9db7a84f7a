"""Entries of lists that follow each other -> whether an address was blocked at a moment."""

from ipaddress import ip_network

from maillens.query.block.networks import Address, Network

FOREVER = 1 << 62


class InForce:
    """Which networks were blocked when."""

    def __init__(self) -> None:
        self._spans: dict[tuple[int, int], dict[int, list[tuple[int, int]]]] = {}
        """By version and length of the prefix, then by the prefix: from when until when."""

    def ends(self, network: Network) -> int | None:
        """When NETWORK is, or was, let in again; None where it was never blocked."""
        spans = self._spans_of(network)
        return spans[-1][1] if spans else None

    def block(self, network: Network, at: int, until: int) -> None:
        """NETWORK is blocked from the moment AT until UNTIL."""
        self._spans_of(network).append((at, until))

    def covering(self, address: Address, at: int) -> Network | None:
        """The network that blocked ADDRESS at the moment AT; None for none."""
        bits, number = address.max_prefixlen, int(address)
        for (version, length), prefixes in self._spans.items():
            if version == address.version:
                spans = prefixes.get(number >> (bits - length), ())
                if any(begin <= at < end for begin, end in spans):
                    return ip_network((address, length), strict=False)
        return None

    def _spans_of(self, network: Network) -> list[tuple[int, int]]:
        prefixes = self._spans.setdefault((network.version, network.prefixlen), {})
        number = int(network.network_address) >> (network.max_prefixlen - network.prefixlen)
        return prefixes.setdefault(number, [])
