"""One user gets in from many networks, or countries, within a short time: several have the password."""

from collections.abc import Iterator

from maillens.query.security.detection import Detection, Evidence
from maillens.query.security.entries import Network, entered
from maillens.query.security.finding import Finding
from maillens.query.security.network import is_own

THREAT = "many-networks"


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each user whose networks turn up faster than a person and a few devices can account for.

    Only the first login from each network counts, so that who changes between the same few raises nothing.
    """
    limits = evidence.limits(THREAT)
    for user, networks in evidence.networks.items():
        foreign = [network for network in networks if not is_own(network.entries[0].address)]
        most = _most_at_once(foreign, limits["within_s"])
        countries = _countries(most, evidence)
        if len(countries) >= limits["countries"]:
            yield _found(user, most, sorted(countries), "likely", "countries")
        elif len(most) >= limits["networks"]:
            many = len(most) >= 2 * limits["networks"]
            yield _found(user, most, [network.name for network in most], "likely" if many else "possible", "")


def _most_at_once(networks: list[Network], within_s: float) -> list[Network]:
    """The longest run of NETWORKS, in order of first sight, that all turned up within a time."""
    most: list[Network] = []
    begin = 0
    for end, network in enumerate(networks):
        while network.first - networks[begin].first > within_s * 1e6:
            begin += 1
        if end + 1 - begin > len(most):
            most = networks[begin : end + 1]
    return most


def _countries(networks: list[Network], evidence: Evidence) -> set[str]:
    return {evidence.country(network.entries[0].address) for network in networks} - {""}


def _found(user: str, networks: list[Network], subjects: list[str], sure: str, form: str) -> Finding:
    successes = entered(networks)
    return Finding(
        threat=THREAT,
        level="soon",
        sure=sure,
        form=form,
        addresses=tuple(success.address for success in successes),
        users=(user,),
        subjects=tuple(subjects),
        count=sum(network.count for network in networks),
        first_at=networks[0].first,
        last_at=networks[-1].first,
        successes=successes,
        evidence=tuple(network.entries[0].place for network in networks[:3]),
    )


DETECTION = Detection(THREAT, 26, look, unless=("stolen-account",), hostile=False)
