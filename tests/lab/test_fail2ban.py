"""fail2ban's own filters (Debian 12: 1.0.2) name the same addresses as often as maillens, and where not, it is known why."""

import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lab.scenarios.mistyped_passwords import HOMES as MISTYPED
from lab.scenarios.old_password_on_a_phone import HOME as PHONE
from lab.truth import Finding

FAIL2BAN = "/usr/bin/fail2ban-regex"

MECHANISMS = ("LOGIN", "PLAIN", "CRAM-MD5", "DIGEST-MD5")
"""The filter for Postfix knows these; others were never on offer, so that no password was tried."""

SILENT_SCANNERS = {
    "192.0.2.33": "`non-SMTP command` is in no filter",
    "192.0.2.34": "EHLO and QUIT is what a proper client may do",
}
"""Scanners that mode=aggressive does not see, and why."""

UNCOUNTED_REFUSALS = {
    "Access denied": "`reject` alone, without a word on relaying, is not in the filter",
    "not owned by user": "the sender of somebody else is not in the filter",
}
"""Texts of refusals that the filter does not know, and why."""

ABORTS = ("no auth attempts", "client didn't finish SASL auth", "disconnected before auth was ready")
"""What mode=aggressive of the filter for Dovecot counts in addition."""


@pytest.fixture(autouse=True)
def _installed() -> None:
    if not Path(FAIL2BAN).exists():
        pytest.skip("fail2ban is not installed\nhint: `make lab-install` on Debian 12")


def _counted(played: Any, filter_name: str) -> Counter[str]:
    """How often fail2ban counts each address."""
    counts: Counter[str] = Counter()
    environment = {**os.environ, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    for log in played.place.logs():
        command = [FAIL2BAN, "--raw", "--usedns=no", "--out=ip", str(log), filter_name]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=environment)
        assert done.stderr == ""
        counts.update(done.stdout.split())
    return counts


def _failed(played: Any) -> list[dict[str, Any]]:
    return [row for row in played.tables["logins"].to_pylist() if row["login_result"] == "failure"]


def test_failed_logins_to_send(played: Any) -> None:
    """postfix[mode=auth] counts our failed SMTP logins, address by address."""
    ours = Counter(
        row["client_address"]
        for row in _failed(played)
        if row["login_protocol"] == "smtp" and row["login_mechanism"] in MECHANISMS
    )
    assert _counted(played, "postfix[mode=auth]") == ours
    assert ours.total() > 80


def test_failed_logins_at_dovecot(played: Any) -> None:
    """dovecot[mode=normal] counts each failed connection and each single try: our failed logins and our auth records."""
    assert _counted(played, "dovecot") == _at_dovecot(played)


def test_aborted_logins_at_dovecot(played: Any) -> None:
    """dovecot[mode=aggressive] counts our logins without a password, too."""
    aborted = Counter(
        row["client_address"]
        for row in played.tables["logins"].to_pylist()
        if (row["login_reason"] or "").startswith(ABORTS)
    )
    assert _counted(played, "dovecot[mode=aggressive]") == _at_dovecot(played) + aborted


def _at_dovecot(played: Any) -> Counter[str]:
    connections = Counter(
        row["client_address"]
        for row in _failed(played)
        # user=<[^>]*> of the filter: who calls himself `<script>` is not counted.
        if row["login_protocol"] != "smtp" and ">" not in row["login_user"]
    )
    tries = Counter(
        row["client_address"]
        for row in played.auth_failures
        # [a-z-]{3,15}\(\S*, of the filter: `cram-md5` has a digit, and a name with a blank is not counted.
        if row["name"] != "cram-md5" and " " not in row["login_user"]
    )
    return connections + tries


def test_refused_attackers(played: Any) -> None:
    """postfix[mode=normal] counts the refusals of our attackers, save those whose text it does not know."""
    attackers = _attackers(played)
    ours = Counter(
        row["client_address"]
        for row in played.tables["refusals"].to_pylist()
        if row["client_address"] in attackers and not re.search("|".join(UNCOUNTED_REFUSALS), row["reason"])
    )
    counted = _counted(played, "postfix[mode=normal]")
    assert {address: counted[address] for address in counted if address in attackers} == ours


def test_scanners(played: Any) -> None:
    """Both filters in mode=aggressive see the scanners that maillens has sessions of, save some."""
    scanners = next(one.addresses for one in played.truth if isinstance(one, Finding) and one.threat == "scan")
    seen = {*_counted(played, "postfix[mode=aggressive]"), *_counted(played, "dovecot[mode=aggressive]")}
    assert {*scanners} - seen == {*SILENT_SCANNERS}


def test_failures_of_innocents(played: Any) -> None:
    """Who mistypes or has an old password is there as often as the log says; fail2ban counts each line, so often twice."""
    ours = Counter(row["client_address"] for row in _failed(played))
    theirs = _counted(played, "dovecot") + _counted(played, "postfix[mode=auth]")
    assert (ours[PHONE], theirs[PHONE]) == (5, 10)
    assert (ours[MISTYPED["sybil"]], theirs[MISTYPED["sybil"]]) == (2, 4)
    assert (ours[MISTYPED["steve"]], theirs[MISTYPED["steve"]]) == (2, 4)
    # On a connection that gets in at last, only the auth process tells of the failures.
    assert (ours[MISTYPED["sara"]], theirs[MISTYPED["sara"]]) == (0, 2)


def _attackers(played: Any) -> set[str]:
    return {address for one in played.truth if isinstance(one, Finding) for address in one.addresses}


def test_refused_clients(played: Any) -> None:
    """Each client that fail2ban finds refused was refused at least as often; those on DNS lists are the same, as often."""
    ours: Counter[str] = Counter()
    listed: Counter[str] = Counter()
    for row in played.tables["refusals"].to_pylist():
        if row["action"] == "reject" and row["client_address"]:
            ours[row["client_address"]] += 1
            # postscreen's words for it and those about a sender's domain are none of its patterns.
            listed[row["client_address"]] += (
                row["daemon"] == "smtpd" and "Client host" in row["reason"] and bool(row["dnsbl"])
            )
    # A client that talks before its turn fails to it; nothing is refused.
    ours.update(_clients_of(played, "pipelining-error"))
    theirs = _counted(played, "postfix[mode=normal]")
    assert {address: count for address, count in theirs.items() if ours[address] < count} == {}
    assert _counted(played, "postfix[mode=rbl]") == +listed


def _clients_of(played: Any, kind: str) -> Iterator[str]:
    for batch in played.log.records():
        if "client_address" in batch.schema.names:
            rows = zip(batch["kind"].to_pylist(), batch["client_address"].to_pylist(), strict=True)
            yield from (address for name, address in rows if name == kind)
