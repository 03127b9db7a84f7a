"""Connections encrypted by a version of TLS that is no more thought safe (RFC 7568, RFC 8996): who still uses it."""

import re
from collections.abc import Iterable, Iterator

from maillens.query.encryption import TO_OTHER_HOSTS
from maillens.query.section import Count, Item
from maillens.query.security.detection import Detection, Evidence, place_of, span_of
from maillens.query.security.finding import Finding

THREAT = "old-tls"

OLD = (("tls_protocol", "present", ""), ("tls_protocol", "not", "TLSv1.3"), ("tls_protocol", "not", "TLSv1.2"))
CAME_IN = Count(
    "sessions",
    by=(("tls_protocol", ""), ("sasl_username", ""), ("client_address", "")),
    where=OLD,
    time="connected_at",
    place=True,
)
WENT_OUT = Count(
    "deliveries",
    by=(("tls_protocol", ""), ("recipient", "domain"), ("relay_address", "")),
    where=(*OLD, *TO_OTHER_HOSTS),
    place=True,
)
# Dovecot tells the version where login_log_format_elements has %k: `TLS, TLSv1.3 with cipher …`.
MAILBOXES = Count(
    "logins",
    by=(("login_security", ""), ("login_user", ""), ("client_address", "")),
    where=(("login_result", "is", "success"), ("login_security", "contains", " with cipher ")),
    place=True,
)
_VERSION = re.compile(r"\b(SSLv[23]|TLSv1(?:\.1)?)(?= with cipher )")


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for users who log in so, one for servers that come so, one for those that we reach so."""
    sessions = [(item.key[0], item.key[1], item.key[2], item) for item in evidence.counted["old_tls_in"].items()]
    mailboxes = [
        (version[1], item.key[1], item.key[2], item)
        for item in evidence.counted["logins_by_cipher"].items()
        if (version := _VERSION.search(item.key[0]))
    ]
    went_out = [(item.key[0], item.key[1], item.key[2], item) for item in evidence.counted["old_tls_out"].items()]
    least = max(1, evidence.limits(THREAT)["connections"])
    for form, found in (
        ("", [one for one in (*sessions, *mailboxes) if one[1]]),
        ("in", [one for one in sessions if not one[1]]),
        ("out", went_out),
    ):
        if sum(item.number for *_, item in found) >= least:
            yield _found(form, found)


def _found(form: str, connections: list[tuple[str, str, str, Item]]) -> Finding:
    ordered = sorted(connections, key=lambda one: (-one[3].number, *one[:3]))
    items = [item for *_, item in ordered]
    first, last = span_of(items)
    names = _distinct(name for _, name, _, _ in ordered)
    return Finding(
        threat=THREAT,
        level="note",
        sure="sure",
        form=form,
        addresses=_distinct(address for _, _, address, _ in ordered),
        users=() if form else names,
        subjects=tuple(sorted({version for version, *_ in ordered})),
        count=sum(item.number for item in items),
        domain_count=len(names) if form == "out" else 0,
        first_at=first,
        last_at=last,
        evidence=tuple(place for item in items[:3] for place in place_of(item)),
    )


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(names) if name)


DETECTION = Detection(
    THREAT,
    120,
    look,
    {"old_tls_in": CAME_IN, "old_tls_out": WENT_OUT, "logins_by_cipher": MAILBOXES},
    hostile=False,
)
