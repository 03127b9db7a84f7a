"""What a detection says: who does what to whom, how sure that is, and where in the log it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from maillens.geo.origin import Origin

LEVELS = ("urgent", "soon", "watch", "note")
"""Somebody is in, or mail goes out in somebody's name; it may be so, or something of ours needs repair; it goes on all
day everywhere; it is no attack, but good to know."""

SURE = ("sure", "likely", "possible")
"""Nothing innocent looks like it; an innocent cause would be odd; an innocent cause is easy to think of."""


class Place(NamedTuple):
    """A line of the log: the number of the input, and the offset in it."""

    file: int
    offset: int


@dataclass(frozen=True, slots=True)
class Success:
    """A login that worked.

    Args:
        user: Empty where the log does not tell it.
        at: Microseconds since 1970.
    """

    user: str
    address: str
    at: int
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One threat, by one party.

    Args:
        threat: Name of the detection's threat; a name once given is never changed.
        level: One of `LEVELS`.
        sure: One of `SURE`.
        addresses: All that took part, the busiest first.
        network: The network they share, where the threat is about one.
        users: Names that were tried or abused.
        uid: User id of a local sender (getpwuid(3)).
        subjects: What else it is about: networks, countries, destinations, recipients, versions of TLS, a blocklist.
        form: Which form of the threat it is, where it has several; a name once given is never changed.
        hostile: Whether the addresses are those of an attacker, so that they may be shut out; not where they are
            those of a user, a partner or this host itself.
        count: What the threat counts: failed logins, refused recipients, connections, mails.
        first_at, last_at: First and last sign, microseconds since 1970; None where lines carry no time.
        pace_s: Mean time from one try to the next, in seconds.
        successes: Logins that worked.
        waiting_queue_ids: Mails that are still in the queue when the log ends.
        sent_count: Deliveries that have gone out.
        recipient_count, domain_count: How many different ones.
        bounced_count: Deliveries that came back.
        evidence: Sample lines.
        origins: Countries and operators of the addresses, those of most first, where a database tells (`maillens.geo`).
    """

    threat: str
    level: str
    sure: str
    addresses: tuple[str, ...]
    network: str = ""
    users: tuple[str, ...] = ()
    uid: int | None = None
    subjects: tuple[str, ...] = ()
    form: str = ""
    hostile: bool = True
    count: int = 0
    first_at: int | None = None
    last_at: int | None = None
    pace_s: float | None = None
    successes: tuple[Success, ...] = ()
    waiting_queue_ids: tuple[str, ...] = ()
    sent_count: int = 0
    recipient_count: int = 0
    domain_count: int = 0
    bounced_count: int = 0
    evidence: tuple[Place, ...] = ()
    origins: tuple[Origin, ...] = ()


def ranked(findings: Iterable[Finding], order: tuple[str, ...]) -> list[Finding]:
    """Findings, worst first: by level, how sure, the place of the threat in ORDER, and count."""
    return sorted(
        findings,
        key=lambda one: (
            LEVELS.index(one.level),
            SURE.index(one.sure),
            order.index(one.threat),
            -one.count,
            one.addresses,
        ),
    )
