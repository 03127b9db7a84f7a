"""Passwords that went over the network in clear: logins without TLS."""

from collections.abc import Iterator
from dataclasses import dataclass

from maillens.query.encryption import WRAPPED
from maillens.query.section import Count, Item
from maillens.query.security.detection import Detection, Evidence, place_of, span_of
from maillens.query.security.finding import Finding
from maillens.query.security.network import is_loopback, is_own

THREAT = "clear-text-login"

READABLE = frozenset({"PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER"})
"""Mechanisms that show the password, or what stands for it, to whoever listens (RFC 4616, RFC 7628)."""

WORKED = (("login_result", "is", "success"), ("login_user", "present", ""))
MAILBOXES = Count(
    "logins",
    by=(("login_user", ""), ("client_address", ""), ("login_mechanism", "")),
    where=(
        *WORKED,
        ("login_protocol", "not", "smtp"),
        ("login_security", "missing", ""),
        ("login_mechanism", "present", ""),
    ),
    place=True,
)
WITH_A_WORD = Count("logins", by=(("login_result", ""),), where=(*WORKED, ("login_security", "present", "")))
# Of a session no line says by which mechanism its user logged in.
UNREADABLE = Count(
    "logins",
    by=(("login_user", ""), ("client_address", "")),
    where=(
        *WORKED,
        ("login_protocol", "is", "smtp"),
        ("login_mechanism", "present", ""),
        *(("login_mechanism", "not", mechanism) for mechanism in sorted(READABLE)),
    ),
)
SUBMISSIONS = Count(
    "sessions",
    by=(("host", ""), ("service", ""), ("sasl_username", ""), ("client_address", "")),
    where=(("sasl_username", "present", ""), ("tls_protocol", "missing", "")),
    measures=("starttls_count", "commands_count"),
    time="connected_at",
    place=True,
)
NAMING_TLS = Count("sessions", by=(("host", ""),), where=(("tls_protocol", "present", ""),), time="connected_at")


@dataclass(frozen=True, slots=True)
class Login:
    """All logins of one user from one address without TLS."""

    user: str
    address: str
    count: int
    item: Item


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for mailboxes and one for sending, each with all users; of networks of our own a note."""
    told = len(evidence.counted["logins_with_security"]) > 0
    for form, logins in (("", list(_to_mailboxes(evidence))), ("smtp", list(_to_send(evidence)))):
        for own in (False, True):
            chosen = [one for one in logins if is_own(one.address) == own]
            if sum(one.count for one in chosen) >= max(1, evidence.limits(THREAT)["logins"]):
                yield _found(form, chosen, "likely" if form or told else "possible", own=own)


def _to_mailboxes(evidence: Evidence) -> Iterator[Login]:
    """Logins about whose security Dovecot says nothing: it writes `TLS` or `secured` of all others."""
    for item in evidence.counted["logins_without_security"].items():
        user, address, mechanism = item.key
        if mechanism.upper() in READABLE and not is_loopback(address):
            yield Login(user, address, item.number, item)


def _to_send(evidence: Evidence) -> Iterator[Login]:
    """Sessions without TLS, on hosts that log TLS sessions, or at the submission service, which begins in clear."""
    unreadable = {item.key for item in evidence.counted["logins_unreadable"].items()}
    naming = {item.key[0] for item in evidence.counted["hosts_naming_tls"].items()}
    for item in evidence.counted["submissions_without_tls"].items():
        host, service, user, address = item.key
        starttls, commands = item.sums
        is_told = host in naming or (service == "submission" and commands > 0)
        count = item.number - int(starttls)
        if not is_told or service in WRAPPED or count <= 0 or (user, address) in unreadable or is_loopback(address):
            continue
        yield Login(user, address, count, item)


def _found(form: str, logins: list[Login], sure: str, *, own: bool) -> Finding:
    ordered = sorted(logins, key=lambda one: (-one.count, one.user, one.address))
    first, last = span_of([one.item for one in logins])
    return Finding(
        threat=THREAT,
        level="note" if own else "soon",
        sure=sure,
        form=form,
        addresses=tuple(dict.fromkeys(one.address for one in ordered)),
        users=tuple(dict.fromkeys(one.user for one in ordered)),
        count=sum(one.count for one in logins),
        first_at=first,
        last_at=last,
        evidence=tuple(place for one in ordered[:3] for place in place_of(one.item)),
    )


DETECTION = Detection(
    THREAT,
    36,
    look,
    {
        "logins_without_security": MAILBOXES,
        "logins_unreadable": UNREADABLE,
        "logins_with_security": WITH_A_WORD,
        "submissions_without_tls": SUBMISSIONS,
        "hosts_naming_tls": NAMING_TLS,
    },
    hostile=False,
)
