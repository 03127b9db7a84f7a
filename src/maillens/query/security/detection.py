"""What a detection is: what it has counted, and how it finds a threat in that and in the attempts to log in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from maillens.query.section import Count, Counted, Item
from maillens.query.security.entries import Network
from maillens.query.security.finding import Finding, Place
from maillens.query.security.network import network_of
from maillens.query.security.pairs import Pairs, Suspect, suspect_of
from maillens.query.security.thresholds import Limits, Thresholds, prefixes_of


def nowhere(_: str) -> str:
    """No country, for want of a database that knows."""
    return ""


@dataclass(frozen=True)
class Evidence:
    """All that detections look at.

    Args:
        pairs: The attempts to log in.
        counted: What all detections have counted, by name.
        thresholds: The limits of all of them.
        networks_of_users: What finds `networks`, which few detections need.
        country: From an address to its country; empty where that is not known.
    """

    pairs: Pairs
    counted: Counted
    thresholds: Thresholds
    networks_of_users: Callable[[], Mapping[str, list[Network]]]
    country: Callable[[str], str] = nowhere

    def limits(self, threat: str) -> Limits:
        """The limits of one threat."""
        return self.thresholds[threat]

    @cached_property
    def networks(self) -> Mapping[str, list[Network]]:
        """Users who got in from many networks or, later, from another one: these, by first sight."""
        return self.networks_of_users()

    @cached_property
    def guilty(self) -> Mapping[str, Suspect]:
        """What each address did that nobody does who may log in; addresses without are left out."""
        few = self.limits("success-after-failures")["failures"]
        found = ((address, suspect_of(pairs, few)) for address, pairs in self.pairs.by_address.items())
        return {address: suspect for address, suspect in found if suspect}

    def network(self, address: str) -> str:
        """The network of an address."""
        return self._network(address)

    @cached_property
    def _network(self) -> Callable[[str], str]:
        return namer_of(self.thresholds)


@dataclass(frozen=True, slots=True)
class Detection:
    """One threat, and how it is found.

    Args:
        threat: Its name, that of its module with hyphens.
        place: Among threats of one level, the worse comes first.
        look: From the evidence to what is found.
        counts: By name; names are shared by all detections, so that what two of them
            need is counted once.
        unless: Threats that say more: what is found of a user they name is left to them.
        hostile: Whether the addresses are those of an attacker, see `Finding.hostile`.
    """

    threat: str
    place: int
    look: Callable[[Evidence], Iterator[Finding]]
    counts: Mapping[str, Count] = field(default_factory=dict)
    unless: tuple[str, ...] = ()
    hostile: bool = True


def namer_of(thresholds: Thresholds) -> Callable[[str], str]:
    """A function from an address to its network, as wide as the thresholds say."""
    ipv4, ipv6 = prefixes_of(thresholds)
    return lambda address: network_of(address, ipv4, ipv6)


def place_of(item: Item) -> tuple[Place, ...]:
    """Where the first line of a count stands."""
    return (Place(*item.place),) if item.place else ()


def span_of(items: list[Item]) -> tuple[int | None, int | None]:
    """First and last time of some counts; None where lines carry no time."""
    spans = [item.span for item in items if item.span]
    return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else (None, None)
