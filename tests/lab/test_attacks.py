"""The tables tell all that attackers and their innocent neighbours did in the lab, and nothing else of them."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lab.logins import ToldLogin, told_logins
from lab.threats import Cast, Threat
from lab.truth import Finding, Innocent, Login, Refusal, Submission, TruthFile, read_truth

MISTYPED_TWICE = (
    Login("typing", 1.0, "imaps", "imap", "192.0.2.54", "sara@example.jp", "PLAIN", "failure", "NO", 1),
    Login("typing", 2.0, "imaps", "imap", "192.0.2.54", "sam@example.jp", "PLAIN", "failure", "NO", 1),
)
GOT_IN = Login("typing", 3.0, "imaps", "imap", "192.0.2.54", "sara@example.jp", "PLAIN", "success", "OK", 1)


@pytest.fixture
def findings(played: Any) -> list[Finding]:
    """What must be found."""
    return [fact for fact in played.truth if isinstance(fact, Finding)]


@pytest.fixture
def innocents(played: Any) -> list[Innocent]:
    """Of whom nothing may be said."""
    return [fact for fact in played.truth if isinstance(fact, Innocent)]


@pytest.fixture
def parties(findings: list[Finding], innocents: list[Innocent]) -> set[str]:
    """The addresses of both: no other scenario uses them."""
    return {address for party in (*findings, *innocents) for address in party.addresses}


def test_a_log_tells_the_end_of_a_connection_to_dovecot() -> None:
    """Failures on one connection are one line with the last name; a success on it is all that is told."""
    assert list(told_logins(MISTYPED_TWICE)) == [ToldLogin(MISTYPED_TWICE[1], 2)]
    assert list(told_logins((*MISTYPED_TWICE, GOT_IN))) == [ToldLogin(GOT_IN, 1)]


def test_a_finding_is_read_as_it_was_written(tmp_path: Path) -> None:
    """The truth file gives findings and innocents back as they were, their logins included."""
    cast = Cast()
    cast.came("192.0.2.54", 0.5)
    for login in (*MISTYPED_TWICE, GOT_IN):
        cast.did(login)
    finding, innocent = cast.finding("typing", Threat.SUCCESS_AFTER_FAILURES), cast.innocent("typing")
    truth = TruthFile(tmp_path / "truth.jsonl")
    truth.write(finding)
    truth.write(innocent)
    truth.close()
    assert list(read_truth(tmp_path / "truth.jsonl")) == [finding, innocent]
    assert (finding.first_at, finding.last_at, finding.failures, finding.pace_s) == (0.5, 3.0, 2, 1.0)
    assert finding.successes == (GOT_IN,)


def test_every_threat_is_played(findings: list[Finding]) -> None:
    """Each threat has its scenario, and so a truth that a search can be held against."""
    assert {finding.threat for finding in findings} == {str(threat) for threat in Threat}


def test_nobody_is_attacker_and_innocent(findings: list[Finding], innocents: list[Innocent]) -> None:
    """No address is on both sides; a user only where the account was stolen."""
    guilty = {address for finding in findings for address in finding.addresses}
    abused = {user for finding in findings for user in finding.users if finding.threat != Threat.STOLEN_ACCOUNT}
    assert [one for one in innocents if guilty & {*one.addresses} or abused & {*one.users}] == []


def test_an_attack_takes_as_long_and_as_many_as_its_name_says(findings: list[Finding]) -> None:
    """Slow guessing rests between tries, distributed guessing has thirty addresses, a spray many users from one."""
    by_threat = {finding.threat: finding for finding in findings}
    assert (by_threat[Threat.SLOW_GUESSING].pace_s or 0) >= 3
    assert len(by_threat[Threat.DISTRIBUTED_GUESSING].addresses) >= 30
    spray = by_threat[Threat.PASSWORD_SPRAY]
    assert len(spray.addresses) == 1
    assert len(spray.users) >= 9


def test_logins_are_exactly_those_of_the_truth(played: Any, parties: set[str]) -> None:
    """Of attackers and innocents alike, each login is a row with address, user, mechanism, protocol, tries; no other is."""
    mailed = {(fact.client_address, fact.sasl_username) for fact in _submissions(played) if fact.queue_id}
    wanted = Counter(
        (
            one.login.client_address,
            one.login.protocol,
            *_named(one.login, mailed),
            one.login.result,
            one.attempts,
        )
        for one in told_logins(fact for fact in played.truth if isinstance(fact, Login))
        if one.login.client_address in parties
    )
    found = Counter(
        (
            row["client_address"],
            row["login_protocol"],
            row["login_user"],
            row["login_mechanism"],
            row["login_result"],
            row["attempts"] or 1,
        )
        for row in played.tables["logins"].to_pylist()
        if row["client_address"] in parties and row["login_result"] != "aborted"
    )
    assert found == wanted
    assert wanted.total() > 120


def _named(login: Login, mailed: set[tuple[str | None, str]]) -> tuple[str | None, str | None]:
    """User and mechanism as far as the log has them: of a login that worked, Postfix tells only with a mail."""
    if login.protocol == "smtp" and login.result == "success" and (login.client_address, login.user) not in mailed:
        return None, None
    return login.user, login.mechanism


def test_the_report_counts_failures_by_address(played: Any, parties: set[str]) -> None:
    """The report names each address with as many failed logins as the log has lines of."""
    wanted = Counter(
        one.login.client_address
        for one in told_logins(fact for fact in played.truth if isinstance(fact, Login))
        if one.login.result == "failure" and one.login.client_address in parties
    )
    rows = played.log.report().sections["login_failure_addresses"]
    found = {row["client_address"]: row["count"] for row in rows if row["client_address"] in parties}
    assert found == wanted


def test_each_wrong_password_has_its_record(played: Any, parties: set[str]) -> None:
    """The auth process tells of each try, by SMTP too, and of those before a success on the same connection."""
    wanted = Counter(
        (fact.client_address, fact.user)
        for fact in played.truth
        if isinstance(fact, Login) and fact.result == "failure" and fact.client_address in parties
    )
    found = Counter(
        (row["client_address"], row["login_user"]) for row in played.auth_failures if row["client_address"] in parties
    )
    assert found == wanted


def test_only_scanners_abort_logins(played: Any, parties: set[str]) -> None:
    """A connection to Dovecot that asks for no password is an aborted login of a scanner, and of nobody else here."""
    aborted = Counter(
        row["client_address"]
        for row in played.tables["logins"].to_pylist()
        if row["client_address"] in parties and row["login_result"] == "aborted"
    )
    assert aborted == {"192.0.2.30": 3}


def test_scanners_leave_sessions_without_mail(played: Any, findings: list[Finding]) -> None:
    """Each of the seven scanners has its sessions, without a login and without a mail."""
    scan = next(finding for finding in findings if finding.threat == Threat.SCAN)
    sessions = [row for row in played.tables["sessions"].to_pylist() if row["client_address"] in scan.addresses]
    assert {row["client_address"] for row in sessions} == {*scan.addresses}
    assert len(scan.addresses) == 7
    assert [row for row in sessions if row["message_count"] or row["auth_count"]] == []


@pytest.mark.parametrize("threat", [Threat.RELAY_ATTEMPT, Threat.DIRECTORY_HARVEST, Threat.USER_ENUMERATION])
def test_each_refused_recipient_is_a_refusal(played: Any, findings: list[Finding], threat: Threat) -> None:
    """Who wants to relay or tries names is refused each time, with this reply; the refusals hold all of it and no more."""
    attacker = next(finding.addresses for finding in findings if finding.threat == threat)
    wanted = Counter(reply.partition(" ")[2] for reply in _refusing_replies(played, lambda one: one in attacker))
    found = Counter(
        f"{row['dsn']} {row['reason']}"
        for row in played.tables["refusals"].to_pylist()
        if row["client_address"] in attacker
    )
    assert found == wanted
    assert wanted.total() >= 7


def test_innocents_are_not_refused(played: Any, innocents: list[Innocent]) -> None:
    """No innocent has a refusal."""
    addresses = {address for one in innocents for address in one.addresses}
    assert [row for row in played.tables["refusals"].to_pylist() if row["client_address"] in addresses] == []


def test_mails_of_a_stolen_account_are_found(played: Any, findings: list[Finding]) -> None:
    """The thieves' mails are those with their addresses and the login of the account; the owner's is another."""
    stolen = next(finding for finding in findings if finding.threat == Threat.STOLEN_ACCOUNT)
    mails = [row for row in played.tables["mails"].to_pylist() if row["sasl_username"] in stolen.users]
    by_thieves = [row["queue_id"] for row in mails if row["client_address"] in stolen.addresses]
    assert sorted(by_thieves) == sorted(stolen.queue_ids)
    assert len(mails) == len(by_thieves) + 1


def test_waiting_mails_of_a_stolen_account_are_in_the_queue(played: Any, findings: list[Finding]) -> None:
    """The queue ids that still wait, which must be deleted, are those that postqueue names and that are deferred."""
    stolen = next(finding for finding in findings if finding.threat == Threat.STOLEN_ACCOUNT)
    queued = {json.loads(line)["queue_id"] for line in played.place.queue.read_text().splitlines()}
    deferred = {row["queue_id"] for row in played.tables["mails"].to_pylist() if row["deferred_count"]}
    assert {*stolen.waiting_queue_ids} == {*stolen.queue_ids} & queued == {*stolen.queue_ids} & deferred
    assert len(stolen.waiting_queue_ids) == 4


def _submissions(played: Any) -> list[Submission]:
    return [fact for fact in played.truth if isinstance(fact, Submission)]


def _refusing_replies(played: Any, is_meant: Callable[[str | None], bool]) -> list[str]:
    """The replies that turned a client away, of refused commands and of refused recipients."""
    replies = [fact.reply for fact in played.truth if isinstance(fact, Refusal) and is_meant(fact.client_address)]
    for fact in _submissions(played):
        if is_meant(fact.client_address):
            replies += [reply for reply in fact.replies if reply[:1] not in ("2", "3")]
    return replies
