"""What `maillens security` says, held against the truth of the lab."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from lab.threats import Threat
from lab.truth import Fact, Finding, Innocent, Login, Refusal

THRESHOLDS = Path(__file__).parent / "security" / "lab.toml"
SLACK_S = 4.0
"""A client is told of a wrong password seconds after its log line, and may have connected seconds before it."""

ABOUT_CONNECTIONS = frozenset({"clear-text-login", "old-tls"})
"""Threats that tell how somebody connected, which is true of the innocent, too, and accuses nobody."""


def missed(truth: Iterable[Fact], found: list[dict[str, Any]], threats: Iterable[str] | None = None) -> list[str]:
    """The attacks of TRUTH that no finding tells of as they were: each as one line with what was found instead."""
    facts = list(truth)
    wanted = [fact for fact in facts if isinstance(fact, Finding) and (threats is None or fact.threat in threats)]
    missing = []
    for fact in wanted:
        same = [one for one in found if one["threat"] == fact.threat and set(one["addresses"]) & set(fact.addresses)]
        if not same or not _tells(_together(same), fact, _first_answer(facts, fact)):
            missing.append(f"{fact.scenario}: {fact} is told as {same}")
    return missing


def accused(truth: Iterable[Fact], found: list[dict[str, Any]]) -> list[str]:
    """The innocents of TRUTH that some finding names; the owner of an abused account may be named, not his address."""
    facts = list(truth)
    victims = {user for fact in facts if isinstance(fact, Finding) for user in fact.users}
    named = []
    for fact in facts:
        if isinstance(fact, Innocent):
            users = set(fact.users) - victims
            named += [
                f"{fact.scenario}: {one['threat']} names {name}"
                for one in found
                if one["threat"] not in ABOUT_CONNECTIONS
                for name in {*one["addresses"], *one["users"]} & {*fact.addresses, *users}
            ]
    return named


def _first_answer(facts: list[Fact], attack: Finding) -> float:
    """When an attacker first heard that he was turned away; by then it is in the log, however busy the machine was."""
    answers = (one for one in facts if isinstance(one, Login | Refusal) and one.scenario == attack.scenario)
    return min((one.at for one in answers if one.client_address in attack.addresses), default=attack.first_at)


def _tells(one: dict[str, Any], fact: Finding, first_answer: float) -> bool:
    first, last = (datetime.fromisoformat(one[name]).timestamp() for name in ("first_at", "last_at"))
    if fact.threat == Threat.SCAN:
        # All scanners are one finding, and other scenarios have clients who connect and go.
        return (
            set(one["addresses"]) >= set(fact.addresses)
            and first <= first_answer + SLACK_S
            and last >= fact.last_at - SLACK_S
        )
    return (
        set(one["addresses"]) == set(fact.addresses)
        and set(one["users"]) == set(fact.users)
        and fact.first_at - SLACK_S <= first <= last <= fact.last_at + SLACK_S
        and first <= first_answer + SLACK_S
        and last >= fact.last_at - SLACK_S
        and (not fact.failures or one["count"] == fact.failures)
        and set(one["waiting_queue_ids"]) == set(fact.waiting_queue_ids)
        and _successes(one) >= {(login.user, login.client_address) for login in _told(fact.successes)}
    )


def _together(found: list[dict[str, Any]]) -> dict[str, Any]:
    """Findings about one attack as one: an attack may have several parties."""
    told: dict[str, Any] = {
        "first_at": min(one["first_at"] for one in found),
        "last_at": max(one["last_at"] for one in found),
        "count": sum(one["count"] for one in found),
    }
    for name in ("addresses", "users", "waiting_queue_ids", "successes"):
        told[name] = [value for one in found for value in one[name]]
    return told


def _successes(one: dict[str, Any]) -> set[tuple[str, str]]:
    return {(success["user"], success["address"]) for success in one["successes"]}


def _told(logins: Iterable[Login]) -> list[Login]:
    """Of logins that send nothing, Postfix does not say as whom."""
    return [login for login in logins if login.protocol != "smtp"]
