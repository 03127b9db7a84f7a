"""Attempts to log in -> the addresses that only ever failed, and what each of them is after."""

from collections.abc import Iterator
from dataclasses import dataclass

from maillens.query.security._attempts import Pair
from maillens.query.security.detection import Evidence
from maillens.query.security.finding import Finding
from maillens.query.security.pairs import Suspect, bounds, pace_s, samples, successes_of, users_of

MANY = 20
"""Failures that leave no doubt."""


@dataclass(frozen=True, slots=True)
class Guesser:
    """An address that guesses.

    Args:
        pairs: Its attempts: what failed, and what got in only after that.
        pace_s: Mean time from one failure to the next.
        is_slow: Whether its tries are so far apart as `slow-guessing` says.
    """

    address: str
    pairs: list[Pair]
    failures: int
    pace_s: float | None
    is_slow: bool


def guessers(evidence: Evidence) -> Iterator[Guesser]:
    """All addresses that guess passwords of a few users."""
    for address, suspect in evidence.guilty.items():
        if is_spray(suspect, evidence) or is_enumeration(suspect, evidence):
            continue
        pace = pace_s(suspect.pairs)
        slow = pace is not None and pace >= evidence.limits("slow-guessing")["pace_s"]
        if not all(pair.successes for pair in suspect.pairs):  # else it is `success-after-failures`
            yield Guesser(address, suspect.pairs, suspect.failures, pace, slow)


def is_spray(suspect: Suspect, evidence: Evidence) -> bool:
    """Whether it is many users and few tries for each."""
    limits = evidence.limits("password-spray")
    if suspect.failures < limits["users"]:
        return False
    users = len(suspect.users)
    return users >= limits["users"] and suspect.failures <= users * limits["tries_per_user"]


def is_enumeration(suspect: Suspect, evidence: Evidence) -> bool:
    """Whether most of the names are those of nobody."""
    limits = evidence.limits("user-enumeration")
    if suspect.failures < limits["names"]:
        return False
    unknown = len(suspect.unknown_users)
    return unknown >= limits["names"] and unknown >= limits["share"] * len(suspect.users)


def guessing(threat: str, guesser: Guesser) -> Finding:
    """What is said of one address that guesses."""
    first, last = bounds(guesser.pairs)
    return Finding(
        threat=threat,
        level="watch",
        sure=_how_sure(guesser),
        addresses=(guesser.address,),
        users=users_of(guesser.pairs),
        count=guesser.failures,
        first_at=first,
        last_at=last,
        pace_s=guesser.pace_s,
        successes=successes_of(guesser.pairs),
        evidence=samples(guesser.pairs),
    )


def _how_sure(guesser: Guesser) -> str:
    """Few failures far apart are also those of a device with an old password that nobody misses."""
    if guesser.failures >= MANY:
        return "sure"
    return "possible" if guesser.is_slow else "likely"
