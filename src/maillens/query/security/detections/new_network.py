"""A user who always got in from the same few networks gets in from another one."""

from collections.abc import Iterator

from maillens.query.security.detection import Detection, Evidence
from maillens.query.security.entries import Entry, Network, entered
from maillens.query.security.finding import Finding
from maillens.query.security.network import is_own

THREAT = "new-network"


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each user whose past is long and steady enough to call a network a new one."""
    limits = evidence.limits(THREAT)
    for user, networks in evidence.networks.items():
        begin = networks[0].first + limits["past_s"] * 1e6
        usual = [network for network in networks if network.first < begin]
        new = [network for network in networks if network.first >= begin and not is_own(network.entries[0].address)]
        if new and len(usual) <= limits["usual"] and _logins_before(usual, new[0].first) >= limits["logins"]:
            yield _found(user, usual, new, evidence)


def _logins_before(networks: list[Network], moment: int) -> int:
    """How many logins came before a moment."""
    return sum(_before(entry, moment) for network in networks for entry in network.entries if entry.first < moment)


def _before(entry: Entry, moment: int) -> int:
    """How many logins from an address came before a moment, as if they were evenly spread."""
    if entry.last < moment:
        return entry.logins
    return max(1, round(entry.logins * (moment - entry.first) / (entry.last - entry.first)))


def _found(user: str, usual: list[Network], new: list[Network], evidence: Evidence) -> Finding:
    known = {evidence.country(network.entries[0].address) for network in usual}
    abroad = {evidence.country(network.entries[0].address) for network in new} - known - {""} if known - {""} else set()
    successes = entered(new)
    return Finding(
        threat=THREAT,
        level="soon" if abroad else "watch",
        sure="possible",
        form="country" if abroad else "",
        addresses=tuple(success.address for success in successes),
        users=(user,),
        subjects=tuple(sorted(abroad)) or tuple(network.name for network in new),
        count=sum(network.count for network in new),
        first_at=new[0].first,
        last_at=max(entry.last for network in new for entry in network.entries),
        successes=successes,
        evidence=tuple(network.entries[0].place for network in new[:3]),
    )


DETECTION = Detection(
    THREAT, 28, look, unless=("success-after-failures", "stolen-account", "many-networks"), hostile=False
)
