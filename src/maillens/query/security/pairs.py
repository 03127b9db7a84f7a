"""Attempts to log in, by address and by user."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from maillens.query.security._attempts import Attempts, Pair, bounds, failures_of, guilty_of, pace_s
from maillens.query.security.finding import Place, Success
from maillens.query.security.thresholds import Thresholds, prefixes_of

__all__ = [
    "Pairs",
    "Suspect",
    "addresses_of",
    "bounds",
    "failures_of",
    "pace_s",
    "pairs_of",
    "samples",
    "successes_of",
    "suspect_of",
    "users_of",
]

LEAST = 4
"""Failures of an address or a user below which logins that never failed cannot concern any detection."""


@dataclass(slots=True)
class Pairs:
    """Every pair of address and user, and those of each address and of each user."""

    all: list[Pair]
    by_address: dict[str, list[Pair]]
    by_user: dict[str, list[Pair]]


@dataclass(frozen=True)
class Suspect:
    """What an address did that nobody does who may log in."""

    pairs: list[Pair]
    failures: int

    @cached_property
    def users(self) -> tuple[str, ...]:
        """Names that it tried."""
        return users_of(self.pairs)

    @cached_property
    def unknown_users(self) -> tuple[str, ...]:
        """Those of them that nobody has."""
        return users_of(pair for pair in self.pairs if pair.unknown)


def suspect_of(pairs: list[Pair], few: float) -> Suspect | None:
    """What is to be said against the address of some pairs; None where somebody had got in from there before.

    A phone that still has the old password fails for weeks at an address from which its owner gets in all the time.
    Who gets in after fewer tries than FEW has mistyped.
    """
    guilty = guilty_of(pairs, few)
    return Suspect(guilty, failures_of(guilty)) if guilty else None


def pairs_of(attempts: Attempts, thresholds: Thresholds) -> Pairs:
    """The pairs of which there is something to suspect."""
    within_us = int(thresholds["success-after-failures"]["within_s"] * 1e6)
    return Pairs(*attempts.pairs_of(LEAST, within_us, *prefixes_of(thresholds)))


def users_of(pairs: Iterable[Pair]) -> tuple[str, ...]:
    """The names that some pairs tried, in alphabetical order."""
    return tuple(sorted({pair.user for pair in pairs if pair.user}))


def addresses_of(pairs: Iterable[Pair]) -> tuple[str, ...]:
    """The addresses of some pairs, those with most failures first."""
    counts: dict[str, int] = {}
    for pair in pairs:
        counts[pair.address] = counts.get(pair.address, 0) + pair.failures
    return tuple(sorted(sorted(counts), key=counts.__getitem__, reverse=True))


def successes_of(pairs: Iterable[Pair]) -> tuple[Success, ...]:
    """The first login of each pair that got in, in order of time."""
    found = [
        Success(pair.user, pair.address, pair.succeeded.first, pair.succeeded.first_place)
        for pair in pairs
        if pair.succeeded
    ]
    return tuple(sorted(found, key=lambda success: success.at))


def samples(pairs: Iterable[Pair], most: int = 3) -> tuple[Place, ...]:
    """Places of some lines: what got in first of all, then the first and the last failures."""
    pairs = list(pairs)
    found = [pair.succeeded.first_place for pair in pairs if pair.succeeded]
    failed = [span for pair in pairs if (span := pair.failed)]
    if failed:
        began = attrgetter("first")
        found += [min(failed, key=began).first_place, max(reversed(failed), key=began).last_place]
    return tuple(dict.fromkeys(found))[:most]
