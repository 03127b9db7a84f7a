"""Sessions and deliveries -> what was encrypted, what was not, and what the log does not tell.

smtpd_tls_loglevel and smtp_tls_loglevel (postconf(5)) are 0 by default: Postfix then names
no TLS session. Since 3.0 the counters at a client's disconnect tell of STARTTLS all the
same, since 3.11 `tls=` of a delivery does; without any of these nothing can be said.
"""

from collections import Counter

from maillens.query.section import Count, Counted, Item

Kinds = Counter[tuple[str, str]]
"""(encryption, protocol) -> how many; encryption is `encrypted`, `clear` or `untold`."""

WRAPPED = frozenset({"smtps", "submissions"})
"""Services that begin with TLS instead of STARTTLS, by their names in master.cf(5) (RFC 8314)."""

ENCRYPTED_POLICIES = frozenset({"may", "encrypt", "dane", "dane-only", "halfdane", "fingerprint", "verify", "secure"})

# A content filter on the same host is no way into the world or out of it.
tls_sessions = Count(
    "sessions",
    by=(("host", ""), ("service", ""), ("tls_protocol", "")),
    where=(
        ("message_count", "positive", ""),
        ("client_address", "not begins", "127."),
        ("client_address", "not", "::1"),
    ),
    measures=("starttls_count", "commands_count"),
    time="disconnected_at",
)
TO_OTHER_HOSTS = (
    ("daemon", "is", "smtp"),
    ("status", "is", "sent"),
    ("relay_address", "present", ""),
    ("relay_address", "not begins", "127."),
    ("relay_address", "not", "::1"),
)
tls_deliveries = Count("deliveries", by=(("host", ""), ("tls_policy", ""), ("tls_protocol", "")), where=TO_OTHER_HOSTS)
bare_deliveries = Count(
    "deliveries",
    by=(("host", ""), ("tls_policy", ""), ("recipient", "domain")),
    where=(("tls_protocol", "missing", ""), *TO_OTHER_HOSTS),
)


def came_in(counted: Counted) -> Kinds:
    """The connections of other hosts that brought mail."""
    items = counted["tls_sessions"].items()
    # The counters (since 3.0) name STARTTLS whether or not a TLS session is logged.
    telling = _naming_tls(items) | {item.key[0] for item in items if item.sums[1]}
    found = Kinds()
    for item in items:
        host, service, protocol = item.key
        encrypted = item.number if protocol or service in WRAPPED else int(item.sums[0])
        found["encrypted", protocol] += encrypted
        found["clear" if host in telling else "untold", ""] += item.number - encrypted
    return +found


def went_out(counted: Counted) -> Kinds:
    """The deliveries to other hosts."""
    items = counted["tls_deliveries"].items()
    telling = _naming_tls(items)
    found = Kinds()
    for item in items:
        host, policy, protocol = item.key
        found["encrypted" if protocol else without_protocol(policy, telling=host in telling), protocol] += item.number
    return found


def bare_domains(counted: Counted) -> Counter[str]:
    """Recipient domain -> deliveries that left in clear."""
    telling = _naming_tls(counted["tls_deliveries"].items())
    found = Counter[str]()
    for item in counted["bare_deliveries"].items():
        host, policy, domain = item.key
        if without_protocol(policy, telling=host in telling) == "clear":
            found[domain] += item.number
    return found


def _naming_tls(items: list[Item]) -> set[str]:
    """The hosts whose log names TLS sessions."""
    return {item.key[0] for item in items if item.key[2]}


def without_protocol(policy: str, *, telling: bool) -> str:
    """What is known of a delivery beside which no TLS session is named.

    Args:
        policy: `tls=` of the delivery: `may`, `may:none` for one that fell back to clear text,
            `dane/requiretls` …; empty before Postfix 3.11.
        telling: The host's log names TLS sessions.
    """
    # `may:none/requiretls`: the level that was asked for, the one that was used, what else was asked for.
    level = policy.partition("/")[0].rpartition(":")[2]
    if level in ENCRYPTED_POLICIES:
        return "encrypted"
    return "clear" if telling or level == "none" else "untold"
