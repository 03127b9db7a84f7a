"""Clients that send commands, most of them wrong, until this server hangs up."""

from collections.abc import Iterator

from maillens.query.section import Count, Item
from maillens.query.security.detection import Detection, Evidence, place_of, span_of
from maillens.query.security.finding import Finding
from maillens.query.security.network import is_own

THREAT = "command-flood"

# smtpd_hard_error_limit (postconf(5)).
HUNG_UP = Count(
    "sessions",
    by=(("client_address", ""), ("last_command", "")),
    where=(("outcome", "is", "too-many-errors"),),
    time="connected_at",
    place=True,
)
UNKNOWN = Count(
    "sessions",
    by=(("client_address", ""),),
    where=(("unknown_total", "positive", ""),),
    measures=("unknown_total",),
    time="connected_at",
    place=True,
)
TOLD_ELSEWHERE = frozenset({"AUTH", "MAIL", "RCPT"})
"""Errors at these commands are guessed passwords, recipients and relays, which have detections of their own."""


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each address; in a network of our own it may be a program that is broken."""
    limits = evidence.limits(THREAT)
    hung_up: dict[str, list[Item]] = {}
    for item in evidence.counted["sessions_hung_up"].items():
        if item.key[0] and item.key[1] not in TOLD_ELSEWHERE:
            hung_up.setdefault(item.key[0], []).append(item)
    unknown = {item.key[0]: item for item in evidence.counted["unknown_commands"].items() if item.key[0]}
    for address in dict.fromkeys((*hung_up, *unknown)):
        items = hung_up.get(address, [])
        commands = int(unknown[address].sums[0]) if address in unknown else 0
        connections = sum(item.number for item in items)
        if connections >= limits["connections"]:
            yield _found(address, "", connections, items)
        elif commands >= limits["commands"]:
            yield _found(address, "unknown", commands, [unknown[address]])


def _found(address: str, form: str, count: int, items: list[Item]) -> Finding:
    first, last = span_of(items)
    return Finding(
        threat=THREAT,
        level="watch",
        sure="possible" if is_own(address) else "likely",
        form=form,
        addresses=(address,),
        count=count,
        first_at=first,
        last_at=last,
        evidence=place_of(items[0]),
    )


DETECTION = Detection(THREAT, 105, look, {"sessions_hung_up": HUNG_UP, "unknown_commands": UNKNOWN})
