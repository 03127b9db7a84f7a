"""Addresses -> origins, and countries or autonomous systems -> networks."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING

from maillens.geo.database import CannotUse, open_database
from maillens.geo.folder import installed
from maillens.geo.origin import Origin, asn_of, country_of

if TYPE_CHECKING:
    from maxminddb import Reader

NOWHERE = Origin()
"""Of an address that no database knows."""

Network = IPv4Network | IPv6Network


class Geo:
    """What the databases at hand know.

    Args:
        readers: An open database for each of `country` and `asn`, as far as there is one.
    """

    def __init__(self, readers: Mapping[str, "Reader"]) -> None:
        self._readers = dict(readers)
        self.origin = lru_cache(maxsize=65_536)(self._origin)
        """The `Origin` of an address; `NOWHERE` for one that is not known or none."""

    def knows(self, what: str) -> bool:
        """Whether there is data about WHAT, `country` or `asn`."""
        return what in self._readers

    def __bool__(self) -> bool:
        return bool(self._readers)

    def networks(self, *, countries: Iterable[str] = (), asns: Iterable[int] = ()) -> Iterator[Network]:
        """All networks of some countries and autonomous systems, as the databases cut them.

        A walk over a whole database: seconds.
        """
        codes, numbers = frozenset(countries), frozenset(asns)
        if codes and "country" in self._readers:
            yield from (plain(net) for net, record in self._readers["country"] if country_of(record) in codes)
        if numbers and "asn" in self._readers:
            yield from (plain(net) for net, record in self._readers["asn"] if asn_of(record)[0] in numbers)

    def _origin(self, address: str) -> Origin:
        try:
            parsed = ip_address(address)
        except ValueError:
            return NOWHERE
        if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped:  # as a socket for both families shows IPv4
            parsed = parsed.ipv4_mapped
        country = country_of(self._record("country", parsed))
        return Origin(country, *asn_of(self._record("asn", parsed)))

    def _record(self, what: str, address: object) -> object:
        reader = self._readers.get(what)
        if reader is None:
            return None
        try:
            return reader.get(address)  # type: ignore[arg-type]  # it takes addresses of both versions
        except ValueError:  # an IPv6 address, and a database of IPv4 alone
            return None


def plain(network: Network) -> Network:
    """NETWORK as IPv4 where a database of IPv6 holds it as such: below ::/96."""
    if isinstance(network, IPv6Network) and network.prefixlen >= 96 and network.network_address < IPv6Address(1 << 32):
        return IPv4Network((int(network.network_address), network.prefixlen - 96))
    return network


def load_geo() -> Geo:
    """What this user has installed; where that is nothing, or cannot be read, nothing is known."""
    readers = {}
    for what, path in installed().items():
        try:
            readers[what] = open_database(path)
        except CannotUse:  # `maillens geo status` tells it; other commands do without
            continue
    return Geo(readers)
