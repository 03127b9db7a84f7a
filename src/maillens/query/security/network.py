"""Addresses -> the networks that one party usually has to itself."""

import socket
from functools import cache
from ipaddress import IPv6Address, ip_address, ip_network

OWN = tuple(
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

# Bytes of an address, the first of the network, bits that all of it share.
_OWN = [(one.max_prefixlen // 8, one.network_address.packed, one.prefixlen) for one in OWN]
_LOOPBACK = [one for one in _OWN if one[1] in (b"\x7f\0\0\0", bytes(15) + b"\1")]
# A socket for both families shows IPv4 clients so (RFC 4291, 2.5.5.2).
_MAPPED = bytes(10) + b"\xff\xff"


@cache
def network_of(address: str, ipv4_prefix: int, ipv6_prefix: int) -> str:
    """The network of an address, e.g. `192.0.2.0/24`; the address itself where it is none."""
    packed = _packed(address)
    if packed is None:
        return address
    family, prefix = (socket.AF_INET, ipv4_prefix) if len(packed) == 4 else (socket.AF_INET6, ipv6_prefix)
    first = _masked(packed, prefix)
    text = socket.inet_ntop(family, first)
    # The C library writes the last 32 bits of `::/96` as an IPv4 address.
    return f"{IPv6Address(first) if ':' in text and '.' in text else text}/{prefix}"


@cache
def is_own(address: str) -> bool:
    """Whether an address is of this host or a private network."""
    return _is_in(_OWN, _packed(address))


@cache
def is_loopback(address: str) -> bool:
    """Whether an address is of this host, however a client here wrote it."""
    return _is_in(_LOOPBACK, _packed(address))


def _is_in(networks: list[tuple[int, bytes, int]], packed: bytes | None) -> bool:
    return packed is not None and any(
        size == len(packed) and _masked(packed, prefix) == first for size, first, prefix in networks
    )


def _packed(address: str) -> bytes | None:
    """The 4 or 16 bytes of an address; None where it is none."""
    try:
        # Ten times as fast as `ipaddress`, which knows of scopes (`fe80::1%eth0`), too.
        packed = socket.inet_pton(socket.AF_INET6 if ":" in address else socket.AF_INET, address)
    except (OSError, ValueError):
        try:
            packed = ip_address(address).packed
        except ValueError:
            return None
    return packed.removeprefix(_MAPPED)


def _masked(packed: bytes, prefix: int) -> bytes:
    rest = 8 * len(packed) - prefix
    return (int.from_bytes(packed) >> rest << rest).to_bytes(len(packed))
