"""Addresses as networks: what is told fast is what Python's own `ipaddress` tells."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillens.query.security.network import OWN, is_loopback, is_own, network_of

ODD = ("", "unknown", "1.2.3", "1.2.3.04", "a\0b", "::", "::1", "::1.2.3.4", "::ffff:10.0.0.1", "0:0:0:0:0:ffff:7f00:1")


def parsed(address: str) -> IPv4Address | IPv6Address | None:
    """ADDRESS, an IPv4 address in IPv6's clothes as such; None where it is none."""
    try:
        found = ip_address(address)
    except ValueError:
        return None
    return found.ipv4_mapped or found if isinstance(found, IPv6Address) else found


@given(st.one_of(st.ip_addresses().map(str), st.sampled_from([str(one[1]) for one in OWN if one.num_addresses > 1])))
def test_addresses_are_told_as_ipaddress_tells_them(address: str) -> None:
    """Network, private and loopback: all as by the slow way."""
    agrees(address)


@pytest.mark.parametrize("address", ODD)
def test_odd_ones_too(address: str) -> None:
    """What is no address, and what is one in an unusual form."""
    agrees(address)


def agrees(address: str) -> None:
    """Assert that the fast way says of ADDRESS what `ipaddress` says."""
    found = parsed(address)
    assert is_own(address) == (found is not None and any(found in one for one in OWN if one.version == found.version))
    assert is_loopback(address) == (found is not None and found.is_loopback)
    for ipv4, ipv6 in ((24, 64), (17, 97), (32, 128)):
        prefix = ipv4 if found is not None and found.version == 4 else ipv6
        expected = address if found is None else str(ip_network((found, prefix), strict=False))
        assert network_of(address, ipv4, ipv6) == expected


def test_a_scope_is_no_part_of_the_network() -> None:
    """`%eth0` of a link-local address is left away (RFC 4007)."""
    assert network_of("fe80::1%eth0", 24, 64) == "fe80::/64"
