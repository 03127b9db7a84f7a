"""Connections that want to know what listens, and neither mail nor a mailbox."""

from collections.abc import Iterator

from maillens.query.section import Count, Item
from maillens.query.security.detection import Detection, Evidence, place_of, span_of
from maillens.query.security.finding import Finding
from maillens.query.security.network import is_own

THREAT = "scan"

WORK = ("message_count", "refusal_count", "login_failure_count", "auth_count", "mail_count")
SESSIONS = Count("sessions", by=(("client_address", ""),), measures=WORK, place=True, time="connected_at")
LOGINS = Count("logins", by=(("client_address", ""), ("login_result", "")), place=True)
REFUSALS = Count("refusals", by=(("client_address", ""),))


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for all addresses that connected and never sent, asked for or tried anything: they are many."""
    sessions, logins = (evidence.counted[name].items() for name in ("sessions_by_client", "logins_by_client"))
    busy = {item.key[0] for item in sessions if any(item.sums)}
    busy |= {item.key[0] for item in logins if item.key[1] != "aborted"}
    busy |= {item.key[0] for item in evidence.counted["refusals_by_client"].items()}
    idle: dict[str, list[Item]] = {}
    for item in (*sessions, *logins):
        if item.key[0] and item.key[0] not in busy and not is_own(item.key[0]):
            idle.setdefault(item.key[0], []).append(item)
    if len(idle) < max(1, evidence.limits(THREAT)["addresses"]):
        return
    numbers = {address: sum(item.number for item in items) for address, items in idle.items()}
    addresses = sorted(idle, key=lambda address: (-numbers[address], address))
    first, last = span_of([item for items in idle.values() for item in items])
    yield Finding(
        threat=THREAT,
        level="watch",
        sure="likely",
        addresses=tuple(addresses),
        count=sum(numbers.values()),
        first_at=first,
        last_at=last,
        evidence=tuple(place for address in addresses[:3] for place in place_of(idle[address][0])),
    )


# Monitoring of our own looks alike.
DETECTION = Detection(
    THREAT,
    110,
    look,
    {"sessions_by_client": SESSIONS, "logins_by_client": LOGINS, "refusals_by_client": REFUSALS},
    hostile=False,
)
