"""A program on this host, most often of a web server, sends as it never did: an abused form, or a script gone wild."""

from collections.abc import Iterator, Mapping

from maillens.query.section import Count, Item
from maillens.query.security.detection import Detection, Evidence, place_of, span_of
from maillens.query.security.finding import Finding
from maillens.query.security.network import is_loopback

THREAT = "runaway-script"
DAY_US = 86_400_000_000

# What a filter or a forward makes of other mail is nothing that a program here began.
BEGUN_HERE = (("accepted", "is", True), ("parent_link", "missing", ""))
BY_LOOPBACK = (*BEGUN_HERE, ("sasl_username", "missing", ""))
MEASURES = ("sent_count", "bounced_count")
BY_PICKUP = Count(
    "messages",
    by=(("uid", "number"), ("first_at", "hour")),
    where=(("uid", "present", ""), *BEGUN_HERE),
    measures=MEASURES,
    time="first_at",
    place=True,
)
WAITING = Count(
    "messages",
    by=(("uid", "number"), ("queue_id", "")),
    where=(
        ("uid", "present", ""),
        *BEGUN_HERE,
        ("outcome", "is", "unfinished"),
        ("deferred_count", "positive", ""),
    ),
    time="first_at",
)


def _from_loopback(test: str, address: str) -> Count:
    return Count(
        "messages",
        by=(("client_address", ""), ("first_at", "hour")),
        where=(("client_address", test, address), *BY_LOOPBACK),
        measures=MEASURES,
        time="first_at",
        place=True,
    )


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each local user, and for the connections from this host itself, that send too much in an hour."""
    senders: dict[str, list[Item]] = {}
    for name in ("mails_by_uid", "mails_by_loopback4", "mails_by_loopback6"):
        for item in evidence.counted[name].items():
            senders.setdefault(item.key[0], []).append(item)
    guilty = {sender: found for sender, items in senders.items() if (found := _too_much(items, evidence))}
    waiting = _waiting(evidence) if guilty else {}
    for sender, items in guilty.items():
        yield _found(sender, items, waiting.get(sender, []), evidence)


def _too_much(items: list[Item], evidence: Evidence) -> list[Item]:
    """The hours in which a sender sent far more than in any before, or, without a past, more than any should.

    From the loopback interface all mail comes where a filter stands in front (smtpd_proxy_filter, postconf(5)): without
    a past that tells nothing.
    """
    limits = evidence.limits(THREAT)
    ordered = sorted((item for item in items if item.span), key=_first_at)
    usual, guilty = 0, []
    for item in ordered:
        has_past = _first_at(item) - _first_at(ordered[0]) >= DAY_US
        limit = max(limits["mails"], limits["times"] * usual) if has_past else limits["mails_without_past"]
        if item.number >= limit and (has_past or not is_loopback(item.key[0])):
            guilty.append(item)
        else:
            usual = max(usual, item.number)
    return guilty


def _first_at(item: Item) -> int:
    return item.span[0] if item.span else 0


def _waiting(evidence: Evidence) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for item in evidence.counted["waiting_by_uid"].items():
        found.setdefault(item.key[0], []).append(item.key[1])
    return found


def _found(sender: str, items: list[Item], waiting: list[str], evidence: Evidence) -> Finding:
    sent, bounced = (int(sum(item.sums[part] for item in items)) for part in (0, 1))
    comes_back = bounced > 0 and bounced >= evidence.limits(THREAT)["bounced_share"] * (sent + bounced)
    first, last = span_of(items)
    is_address = is_loopback(sender)
    return Finding(
        threat=THREAT,
        level="soon",
        sure="likely" if comes_back else "possible",
        form="loopback" if is_address else "uid",
        addresses=(sender,) if is_address else (),
        uid=None if is_address else int(sender),
        count=sum(item.number for item in items),
        first_at=first,
        last_at=last,
        sent_count=sent,
        bounced_count=bounced,
        waiting_queue_ids=tuple(waiting),
        evidence=tuple(place for item in items[:3] for place in place_of(item)),
    )


DETECTION = Detection(
    THREAT,
    22,
    look,
    {
        "mails_by_uid": BY_PICKUP,
        "waiting_by_uid": WAITING,
        "mails_by_loopback4": _from_loopback("begins", "127."),
        "mails_by_loopback6": _from_loopback("is", "::1"),
    },
    hostile=False,
)
