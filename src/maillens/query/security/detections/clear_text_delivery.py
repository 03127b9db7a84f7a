"""Mail that left for other hosts without TLS, so that whoever is on the way could read it."""

from collections import Counter
from collections.abc import Iterator

from maillens.query.encryption import TO_OTHER_HOSTS, without_protocol
from maillens.query.section import Count, Item
from maillens.query.security.detection import Detection, Evidence, place_of, span_of
from maillens.query.security.finding import Finding
from maillens.query.security.network import is_own

THREAT = "clear-text-delivery"

BARE = Count(
    "deliveries",
    by=(("host", ""), ("tls_policy", ""), ("recipient", "domain"), ("relay_address", "")),
    where=(("tls_protocol", "missing", ""), *TO_OTHER_HOSTS),
    place=True,
)
NAMING_TLS = Count("deliveries", by=(("host", ""),), where=(("tls_protocol", "present", ""), *TO_OTHER_HOSTS))


def look(evidence: Evidence) -> Iterator[Finding]:
    """One note with all destinations; none where the log does not tell of TLS, nor for servers of our own network."""
    naming = {item.key[0] for item in evidence.counted["hosts_sending_by_tls"].items()}
    items = [item for item in evidence.counted["deliveries_without_tls"].items() if _is_clear(item, naming)]
    domains = Counter[str]()
    for item in items:
        domains[item.key[2]] += item.number
    if domains.total() < max(1, evidence.limits(THREAT)["deliveries"]):
        return
    first, last = span_of(items)
    yield Finding(
        threat=THREAT,
        level="note",
        sure="sure",
        addresses=tuple(dict.fromkeys(item.key[3] for item in items)),
        subjects=tuple(sorted(domains, key=lambda domain: (-domains[domain], domain))),
        count=domains.total(),
        domain_count=len(domains),
        first_at=first,
        last_at=last,
        evidence=tuple(place for item in items[:3] for place in place_of(item)),
    )


def _is_clear(item: Item, naming: set[str]) -> bool:
    host, policy, _, address = item.key
    return not is_own(address) and without_protocol(policy, telling=host in naming) == "clear"


DETECTION = Detection(
    THREAT, 130, look, {"deliveries_without_tls": BARE, "hosts_sending_by_tls": NAMING_TLS}, hostile=False
)
