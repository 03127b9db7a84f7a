"""Somebody who is not its user sends by an account: more, to more people, from networks it never sent from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from maillens.query.section import Count, Item
from maillens.query.security.detection import Detection, Evidence, place_of, span_of
from maillens.query.security.finding import Finding, Place, Success

THREAT = "stolen-account"

BY_LOGIN = (("accepted", "is", True), ("sasl_username", "present", ""), ("parent_link", "missing", ""))
MAILS = Count(
    "messages",
    by=(("sasl_username", ""), ("client_address", "")),
    where=BY_LOGIN,
    measures=("recipient_count", "sent_count", "bounced_count"),
    time="first_at",
    example="offset",
)
WAITING = Count(
    "messages",
    by=(("sasl_username", ""), ("client_address", ""), ("queue_id", "")),
    where=(*BY_LOGIN, ("outcome", "is", "unfinished"), ("deferred_count", "positive", "")),
    time="first_at",
)
DOMAINS = Count(
    "deliveries",
    by=(("sasl_username", ""), ("client_address", ""), ("recipient", "domain")),
    where=(("sasl_username", "present", ""),),
)


@dataclass(slots=True)
class Sending:
    """What one account sent from some networks."""

    items: list[Item] = field(default_factory=list)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Those that sent, the one with most recipients first."""
        return tuple(item.key[1] for item in sorted(self.items, key=lambda item: (-item.sums[0], item.key[1])))

    @property
    def recipients(self) -> int:
        """How many recipients its mails had."""
        return int(sum(item.sums[0] for item in self.items))

    @property
    def sent(self) -> int:
        """Deliveries that have gone out."""
        return int(sum(item.sums[1] for item in self.items))

    @property
    def bounced_share(self) -> float:
        """Share of finished deliveries that came back, 0 to 1."""
        bounced = sum(item.sums[2] for item in self.items)
        return bounced / (bounced + self.sent) if bounced else 0.0


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each account that sends from new networks as it never did before."""
    accounts: dict[str, list[Item]] = {}
    for item in evidence.counted["mails_by_login"].items():
        if item.span is not None:
            accounts.setdefault(item.key[0], []).append(item)
    suspects = {user: _divided(items, evidence) for user, items in accounts.items()}
    guilty = {user: new for user, (known, new) in suspects.items() if _is_abuse(known, new, evidence)}
    if not guilty:
        return
    waiting = _by_sender(evidence.counted["waiting_by_login"].items())
    domains = _by_sender(evidence.counted["domains_by_login"].items())
    for user, new in guilty.items():
        yield _found(user, new, _parts(user, new, waiting), _parts(user, new, domains), evidence)


def _divided(items: list[Item], evidence: Evidence) -> tuple[Sending, Sending]:
    """What came from the network that the account was first seen to send from, and what from others."""
    ordered = sorted(items, key=lambda item: item.span or (0, 0))
    home = evidence.network(ordered[0].key[1])
    known, new = Sending(), Sending()
    for item in ordered:
        (known if evidence.network(item.key[1]) == home else new).items.append(item)
    return known, new


def _is_abuse(known: Sending, new: Sending, evidence: Evidence) -> bool:
    """Whether far more went out from elsewhere than before, and two things more speak against the owner.

    Who travels sends as at home. Who has moved to another network sends as much as before, and once.
    """
    limits = evidence.limits(THREAT)
    if new.recipients < limits["recipients"] or new.recipients < limits["times"] * known.recipients:
        return False
    return new.bounced_share >= limits["bounced_share"] or len(_networks(new, evidence)) >= limits["networks"]


def _networks(sending: Sending, evidence: Evidence) -> set[str]:
    return {evidence.network(item.key[1]) for item in sending.items}


def _by_sender(items: list[Item]) -> Mapping[tuple[str, str], list[str]]:
    """The third part of each key, by account and address."""
    found: dict[tuple[str, str], list[str]] = {}
    for item in items:
        found.setdefault((item.key[0], item.key[1]), []).append(item.key[2])
    return found


def _parts(user: str, new: Sending, parts: Mapping[tuple[str, str], list[str]]) -> list[str]:
    return list(dict.fromkeys(part for address in new.addresses for part in parts.get((user, address), [])))


def _found(user: str, new: Sending, waiting: list[str], domains: list[str], evidence: Evidence) -> Finding:
    limits = evidence.limits(THREAT)
    several = len(_networks(new, evidence)) >= limits["networks"]
    first, last = span_of(new.items)
    return Finding(
        threat=THREAT,
        level="urgent",
        sure="likely" if several and new.bounced_share >= limits["bounced_share"] else "possible",
        addresses=new.addresses,
        users=(user,),
        count=sum(item.number for item in new.items),
        first_at=first,
        last_at=last,
        successes=tuple(
            Success(user, item.key[1], item.span[0], next(iter(place_of(item)), None))
            for item in new.items
            if item.span
        ),
        waiting_queue_ids=tuple(waiting),
        sent_count=new.sent,
        recipient_count=new.recipients,
        domain_count=len(domains),
        bounced_count=int(sum(item.sums[2] for item in new.items)),
        evidence=_places(new),
    )


def _places(new: Sending) -> tuple[Place, ...]:
    return tuple(place for item in new.items[:3] for place in place_of(item))


DETECTION = Detection(
    THREAT, 20, look, {"mails_by_login": MAILS, "waiting_by_login": WAITING, "domains_by_login": DOMAINS}
)
