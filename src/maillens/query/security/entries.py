"""Logins that worked -> from which networks each user gets in, in the order in which they were first seen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from maillens.query.security.finding import Place, Success


class Entry(NamedTuple):
    """All logins of one user from one address that worked; times in microseconds."""

    user: str
    address: str
    logins: int
    first: int
    last: int
    place: Place


@dataclass(frozen=True, slots=True)
class Network:
    """A network that a user gets in from.

    Args:
        entries: Its addresses, in order of first sight.
    """

    name: str
    entries: tuple[Entry, ...]

    @property
    def first(self) -> int:
        """When the user first got in from there."""
        return self.entries[0].first

    @property
    def count(self) -> int:
        """How often he did."""
        return sum(entry.logins for entry in self.entries)


def by_user(entries: Iterable[Entry], network: Callable[[str], str]) -> dict[str, list[Network]]:
    """The networks of each user, in order of first sight.

    Args:
        network: From an address to its network.
    """
    ordered = sorted(entries, key=attrgetter("first"))
    names = {address: network(address) for address in {entry.address for entry in ordered}}
    found: dict[str, dict[str, list[Entry]]] = {}
    for entry in ordered:
        found.setdefault(entry.user, {}).setdefault(names[entry.address], []).append(entry)
    return {
        user: [Network(name, tuple(entries)) for name, entries in networks.items()] for user, networks in found.items()
    }


def entered(networks: Iterable[Network]) -> tuple[Success, ...]:
    """The first login from each address of some networks of a user, in order of time."""
    entries = sorted((entry for network in networks for entry in network.entries), key=lambda entry: entry.first)
    return tuple(Success(entry.user, entry.address, entry.first, entry.place) for entry in entries)
