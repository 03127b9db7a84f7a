"""Somebody who is not its user sends by an account: more, to more people, from networks it never sent from."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from maillens.query.section import Count, Item
from maillens.query.security.detection import Detection, Evidence, place_of, span_of
from maillens.query.security.finding import Finding, Place, Success
from maillens.query.security.sending import BY_LOGIN, MAILS, USERS

THREAT = "stolen-account"
DAY_US = 86_400_000_000

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
        counts: Counter[str] = Counter()
        for item in self.items:
            counts[item.key[1]] += int(item.sums[0])
        return tuple(sorted(counts, key=lambda address: (-counts[address], address)))

    @property
    def recipients(self) -> int:
        """How many recipients its mails had."""
        return int(sum(item.sums[0] for item in self.items))

    @property
    def sent(self) -> int:
        """Deliveries that have gone out."""
        return int(sum(item.sums[1] for item in self.items))

    @property
    def bounced(self) -> int:
        """Deliveries that came back."""
        return int(sum(item.sums[2] for item in self.items))

    @property
    def bounced_share(self) -> float:
        """Share of finished deliveries that came back, 0 to 1."""
        return self.bounced / (self.bounced + self.sent) if self.bounced else 0.0


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each account that sends from new networks as it never did before."""
    accounts: dict[str, list[Item]] = {}
    least = evidence.limits(THREAT)["recipients"]
    busy = {item.key[0] for item in evidence.counted["mails_by_user"].items() if item.sums[0] >= least}
    for item in evidence.counted["mails_by_login"].of(busy):
        accounts.setdefault(item.key[0], []).append(item)
    guilty = {user: abuse for user, items in accounts.items() if (abuse := _abuse(items, evidence)).items}
    if not guilty:
        return
    waiting = _by_sender(evidence.counted["waiting_by_login"].of(guilty))
    domains = _by_sender(evidence.counted["domains_by_login"].of(guilty))
    for user, abuse in guilty.items():
        yield from _found(user, abuse, _parts(user, abuse, waiting), _parts(user, abuse, domains), evidence)


def _abuse(items: list[Item], evidence: Evidence) -> Sending:
    """All that went out by networks from which, in some hour, far more did than the account had ever sent in one.

    Networks that the account has used for a day, and the first of all, are its own. Who travels sends as at home.
    """
    limits = evidence.limits(THREAT)
    if len({item.key[1] for item in items}) < 2 or _most_in_an_hour(items) < limits["recipients"]:
        return Sending()
    ordered = sorted((item for item in items if item.span), key=_first_at)
    networks = [evidence.network(item.key[1]) for item in ordered]
    since: dict[str, int] = {}
    hours: dict[str, list[tuple[str, Item]]] = {}
    for network, item in zip(networks, ordered, strict=True):
        since.setdefault(network, _first_at(item))
        hours.setdefault(item.key[2], []).append((network, item))
    usual, guilty = 0.0, set[str]()
    for sent in hours.values():
        strange = [
            (network, item)
            for network, item in sent
            if network in guilty or (network != networks[0] and _first_at(item) - since[network] < DAY_US)
        ]
        abroad = sum(item.sums[0] for _, item in strange)
        usual = max(usual, sum(item.sums[0] for _, item in sent) - abroad)
        if abroad >= max(limits["recipients"], limits["times"] * usual):
            guilty |= {network for network, _ in strange}
    return Sending([item for network, item in zip(networks, ordered, strict=True) if network in guilty])


def _most_in_an_hour(items: list[Item]) -> float:
    recipients: dict[str, float] = {}
    for item in items:
        hour = item.key[2]
        recipients[hour] = recipients.get(hour, 0.0) + item.sums[0]
    return max(recipients.values())


def _first_at(item: Item) -> int:
    return item.span[0] if item.span else 0


def _by_sender(items: list[Item]) -> Mapping[tuple[str, str], list[str]]:
    """The third part of each key, by account and address."""
    found: dict[tuple[str, str], list[str]] = {}
    for item in items:
        found.setdefault((item.key[0], item.key[1]), []).append(item.key[2])
    return found


def _parts(user: str, new: Sending, parts: Mapping[tuple[str, str], list[str]]) -> list[str]:
    return list(dict.fromkeys(part for address in new.addresses for part in parts.get((user, address), [])))


def _found(user: str, new: Sending, waiting: list[str], domains: list[str], evidence: Evidence) -> Iterator[Finding]:
    """What is said of an account; nothing where neither bounces nor several networks speak against its owner."""
    limits = evidence.limits(THREAT)
    networks = {evidence.network(address) for address in new.addresses}
    signs = (new.bounced_share >= limits["bounced_share"]) + (len(networks) >= limits["networks"])
    if not signs:
        return
    first, last = span_of(new.items)
    yield Finding(
        threat=THREAT,
        level="urgent" if signs == 2 else "soon",
        sure="likely" if signs == 2 else "possible",
        addresses=new.addresses,
        users=(user,),
        count=sum(item.number for item in new.items),
        first_at=first,
        last_at=last,
        successes=_successes(user, new),
        waiting_queue_ids=tuple(waiting),
        sent_count=new.sent,
        recipient_count=new.recipients,
        domain_count=len(domains),
        bounced_count=new.bounced,
        evidence=_places(new),
    )


def _successes(user: str, new: Sending) -> tuple[Success, ...]:
    """The first mail from each address, as the sign of a login."""
    first: dict[str, Success] = {}
    for item in new.items:
        first.setdefault(item.key[1], Success(user, item.key[1], _first_at(item), next(iter(place_of(item)), None)))
    return tuple(first.values())


def _places(new: Sending) -> tuple[Place, ...]:
    return tuple(place for item in new.items[:3] for place in place_of(item))


COUNTS = {
    "mails_by_user": USERS,
    "mails_by_login": MAILS,
    "waiting_by_login": WAITING,
    "domains_by_login": DOMAINS,
}
DETECTION = Detection(THREAT, 20, look, COUNTS)
