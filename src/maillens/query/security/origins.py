"""Findings -> the same, with the countries and operators that their addresses belong to."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from maillens.geo import Origin
from maillens.query.security.finding import Finding


def located(findings: Iterable[Finding], origin: Callable[[str], Origin]) -> list[Finding]:
    """FINDINGS with `origins`: those of most addresses first; none where nothing is known.

    Args:
        origin: From an address to where it comes from.
    """
    return [replace(one, origins=_origins(one.addresses, origin)) for one in findings]


def _origins(addresses: Iterable[str], origin: Callable[[str], Origin]) -> tuple[Origin, ...]:
    counts = Counter(found for address in addresses if (found := origin(address)))
    return tuple(found for found, _ in counts.most_common())
