"""A password that was guessed: a login that works after many that did not, for the first time from there."""

from collections.abc import Iterator
from dataclasses import replace

from maillens.query.section import Count
from maillens.query.security._attempts import Pair
from maillens.query.security.detection import Detection, Evidence, place_of
from maillens.query.security.finding import Finding, Success
from maillens.query.security.pairs import (
    addresses_of,
    bounds,
    failures_of,
    pace_s,
    samples,
    successes_of,
    users_of,
)

THREAT = "success-after-failures"

NAMELESS = Count(
    "logins",
    by=(("client_address", ""),),
    where=(("login_result", "is", "success"), ("login_user", "missing", "")),
    place=True,
)
MANY = 20
"""Failures that no forgetful owner has patience for."""


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each account that somebody guessed his way into."""
    entered: dict[str, list[Pair]] = {}
    for pair in evidence.pairs.all:
        if pair.successes and pair.user:
            entered.setdefault(pair.user, []).append(pair)
    few = evidence.limits(THREAT)["failures"]
    yield from _without_a_name(evidence, {pair.address for pairs in entered.values() for pair in pairs})
    for user, got_in in entered.items():
        pairs = evidence.pairs.by_user[user]
        if guessed := [pair for pair in got_in if pair.failures_before >= few and _had_enough(pair)]:
            many = any(pair.address_failures_before >= MANY for pair in guessed)
            yield _found(guessed, sure="sure" if many else "likely")
        elif tried := [one for one in got_in if not one.address_successes_before and _had_tried_others(one, evidence)]:
            yield replace(_found(tried, sure="likely"), count=max(pair.address_failures_before for pair in tried))
        elif elsewhere := _from_elsewhere(pairs, got_in, evidence):
            yield _found(elsewhere, sure="likely" if elsewhere[-1].user_successes_before else "possible")


def _without_a_name(evidence: Evidence, told: set[str]) -> Iterator[Finding]:
    """Logins of which the log has no name: by SMTP, and nothing was sent; of the address the failures before are known.

    Args:
        told: Addresses of which it is known as whom they got in.
    """
    few = evidence.limits(THREAT)["failures"]
    for item in evidence.counted["nameless_logins"].items():
        pairs, first = evidence.pairs.by_address.get(item.key[0], []), item.span[0] if item.span else 0
        before = [pair for pair in pairs if pair.failed and pair.failed.last <= first]
        if failures_of(before) < few or item.key[0] in told or len(before) < len(pairs):
            continue
        many = failures_of(before) >= MANY
        place = next(iter(place_of(item)), None)
        success = Success("", item.key[0], first, place)
        found = _found(before, sure="likely" if many else "possible")
        lines = ((place,) if place else ()) + found.evidence
        yield replace(found, users=users_of(before), last_at=first, successes=(success,), evidence=lines[:3])


def _had_enough(pair: Pair) -> bool:
    """Whether the failures ended when the address had got in.

    A phone that still has the old password goes on failing when its owner gets in beside it.
    """
    return 10 * (pair.failures - pair.failures_before) <= pair.failures


def _had_tried_others(pair: Pair, evidence: Evidence) -> bool:
    """Whether the address, from which nobody had got in, had failed with many other names before this one worked.

    Behind the address of an office some mistype and others get in.
    """
    others = [
        other
        for other in evidence.pairs.by_address[pair.address]
        if other.user and other.user != pair.user and not other.successes and _failed_before(other, pair)
    ]
    limits = evidence.limits(THREAT)
    return len(others) >= limits["other_users"] and pair.address_failures_before >= limits["failures"]


def _failed_before(other: Pair, pair: Pair) -> bool:
    return other.failed is not None and pair.succeeded is not None and other.failed.first < pair.succeeded.first


def _from_elsewhere(pairs: list[Pair], got_in: list[Pair], evidence: Evidence) -> list[Pair]:
    """The guessing addresses and, last, the one that got in from a network never seen for the user; empty for none.

    Guessing that stops when it has found the password is what tells it from the user's own way to the mailbox
    while others guess.
    """
    limits = evidence.limits(THREAT)
    few = limits["failures"]
    entered = [pair for pair in got_in if pair.is_found_out and pair.user_failures_before >= few]
    guessers = [pair for pair in pairs if pair.failures and not pair.successes] if entered else []
    if len(guessers) < 2:
        return []
    last_failed = max(pair.failed.last for pair in guessers if pair.failed)
    for pair in entered:
        gap_s = (pair.succeeded.first - last_failed) / 1e6 if pair.succeeded else -1.0
        if 0 <= gap_s <= limits["within_s"]:
            return [*guessers, pair]
    return []


def _found(pairs: list[Pair], *, sure: str) -> Finding:
    first, last = bounds(pairs)
    return Finding(
        threat=THREAT,
        level="soon" if sure == "possible" else "urgent",
        sure=sure,
        addresses=addresses_of(pairs),
        users=(pairs[0].user,),
        count=failures_of(pairs),
        first_at=first,
        last_at=last,
        pace_s=pace_s(pairs),
        successes=successes_of(pairs),
        evidence=samples(pairs),
    )


DETECTION = Detection(THREAT, 10, look, {"nameless_logins": NAMELESS})
