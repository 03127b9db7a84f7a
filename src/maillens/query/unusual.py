"""Totals of two periods -> those that differ by more than chance."""

from collections.abc import Mapping

COMPARED = (
    "received delivered deferred deferrals bounced expired rejected held discarded logins login_failures connections"
).split()
"""Totals that count events. Volumes and numbers of names follow from them."""

TIMES = 1.5
"""A change that a person would call one: half as much again, or a third less."""
DEVIATIONS = 4.0
"""Mail comes in bunches, so counts vary more than independent events would; four standard deviations are no chance."""


def unusual(now: Mapping[str, int], before: Mapping[str, int]) -> list[str]:
    """Names of the totals that changed unusually, the most unusual first."""
    found = {name: _deviations(now.get(name, 0), before.get(name, 0)) for name in COMPARED}
    return sorted((name for name, deviations in found.items() if deviations), key=lambda name: -found[name])


def _deviations(now: int, before: int) -> float:
    """How far apart two counts are, in standard deviations of their difference; 0 where that is nothing unusual."""
    more, less = max(now, before), min(now, before)
    deviations = (more - less) / (more + less + 1) ** 0.5
    return deviations if deviations >= DEVIATIONS and more >= TIMES * less else 0.0
