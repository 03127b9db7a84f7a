"""Addresses -> the networks that one party usually has to itself."""

import socket
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

OWN: tuple[IPv4Network | IPv6Network, ...] = tuple(
    ip_network(text)
    for text in (
        "127.0.0.0/8",
        "::1/128",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "fc00::/7",
        "fe80::/10",
    )
)
"""This host, and networks that no stranger comes from (RFC 1122, 1918, 3927, 4193, 4291)."""


@cache
def network_of(address: str, ipv4_prefix: int, ipv6_prefix: int) -> str:
    """The network of an address, e.g. `192.0.2.0/24`; the address itself where it is none."""
    family, prefix = (socket.AF_INET6, ipv6_prefix) if ":" in address else (socket.AF_INET, ipv4_prefix)
    try:
        # Ten times as fast as `ipaddress`, which must judge what is odd.
        text = socket.inet_ntop(family, _masked(socket.inet_pton(family, address), prefix))
        if not address.startswith("::") and not text.startswith("::"):
            return f"{text}/{prefix}"
    except OSError:
        pass
    parsed = _parsed(address)
    if parsed is None:
        return address
    prefix = ipv4_prefix if parsed.version == 4 else ipv6_prefix
    return str(ip_network((parsed, prefix), strict=False))


def _masked(packed: bytes, prefix: int) -> bytes:
    rest = 8 * len(packed) - prefix
    return (int.from_bytes(packed) >> rest << rest).to_bytes(len(packed))


@cache
def is_own(address: str) -> bool:
    """Whether an address is of this host or a private network."""
    parsed = _parsed(address)
    return parsed is not None and any(parsed in network for network in OWN if network.version == parsed.version)


@cache
def is_loopback(address: str) -> bool:
    """Whether an address is of this host, however a client here wrote it."""
    parsed = _parsed(address)
    return parsed is not None and parsed.is_loopback


def _parsed(address: str) -> IPv4Address | IPv6Address | None:
    try:
        parsed = ip_address(address)
    except ValueError:
        return None
    # A socket for both families shows IPv4 clients so (RFC 4291, 2.5.5.2).
    return parsed.ipv4_mapped or parsed if isinstance(parsed, IPv6Address) else parsed
