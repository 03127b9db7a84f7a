"""The sections `tls`, `tls_protocols` and `clear_domains`: what was encrypted, and when the log does not tell."""

import re
from pathlib import Path

import pytest

import maillens
from maillens.query.encryption import without_protocol
from maillens.query.report import Row

# Lines are written by hand in the form of smtpd(8) and smtp(8).
SESSION = """\
2026-11-20T09:00:00+00:00 {host} postfix/{service}smtpd[{pid}]: connect from {client}
{tls}2026-11-20T09:00:01+00:00 {host} postfix/{service}smtpd[{pid}]: {pid:X}ABCDEF: client={client}
2026-11-20T09:00:02+00:00 {host} postfix/{service}smtpd[{pid}]: disconnect from {client}{counters}
"""
DELIVERY = """\
{tls}2026-11-20T09:00:05+00:00 {host} postfix/{daemon}[{pid}]: {pid:X}ABCDEF: to=<u@{domain}>, relay={relay}, delay=1, \
delays=0/0/0/1, {policy}dsn=2.0.0, status=sent (250 ok)
"""
CIPHER = "{version} with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)\n"
BARE = " ehlo=1 mail=1 rcpt=1 data=1 quit=1 commands=5"
STARTTLS = " ehlo=2 starttls=1 mail=1 rcpt=1 data=1 quit=1 commands=7"
OUTSIDE = "mx.example.com[192.0.2.1]"


def came(
    pid: int, version: str = "", *, counters: str = "", client: str = OUTSIDE, service: str = "", host: str = "mx1"
) -> str:
    """The lines of a connection that brought a mail."""
    tag = f"2026-11-20T09:00:00+00:00 {host} postfix/{service}smtpd[{pid}]: "
    tls = version and f"{tag}Anonymous TLS connection established from {client}: {CIPHER.format(version=version)}"
    return SESSION.format(pid=pid, host=host, client=client, service=service, counters=counters, tls=tls)


def left(pid: int, version: str = "", *, domain: str = "example.net", policy: str = "", relay: str = f"{OUTSIDE}:25",
         daemon: str = "smtp", host: str = "mx1") -> str:  # fmt: skip
    """The lines of a delivery."""
    tag = f"2026-11-20T09:00:04+00:00 {host} postfix/{daemon}[{pid}]: "
    tls = version and f"{tag}Trusted TLS connection established to {relay}: {CIPHER.format(version=version)}"
    policy = policy and f"tls={policy}, "
    return DELIVERY.format(pid=pid, host=host, relay=relay, domain=domain, policy=policy, daemon=daemon, tls=tls)


def sections(path: Path, *lines: str) -> dict[str, list[Row]]:
    """The sections of a log."""
    path.write_text("".join(lines))
    return maillens.open(path).report().sections


def states(rows: list[Row]) -> dict[tuple[object, object], object]:
    """{(direction, encryption): count}."""
    return {(row["tls_direction"], row["encryption"]): row["count"] for row in rows}


def test_shares_and_versions(tmp_path: Path) -> None:
    """Of connections that brought mail and of deliveries to other hosts, the share and the versions of TLS are told."""
    found = sections(
        tmp_path / "log",
        came(1, "TLSv1.3"), came(2, "TLSv1.3"), came(3, "TLSv1.2"), came(4),
        left(5, "TLSv1.3"), left(6, domain="clear.example"), left(7, domain="Clear.example"), left(8),
    )  # fmt: skip
    assert found["tls"] == [
        {"tls_direction": "in", "encryption": "encrypted", "count": 3, "share": 0.75},
        {"tls_direction": "in", "encryption": "clear", "count": 1, "share": 0.25},
        {"tls_direction": "out", "encryption": "encrypted", "count": 1, "share": 0.25},
        {"tls_direction": "out", "encryption": "clear", "count": 3, "share": 0.75},
    ]
    assert [(row["tls_direction"], row["tls_protocol"], row["count"]) for row in found["tls_protocols"]] == [
        ("in", "TLSv1.3", 2),
        ("in", "TLSv1.2", 1),
        ("out", "TLSv1.3", 1),
    ]
    assert found["clear_domains"] == [{"domain": "clear.example", "count": 2}, {"domain": "example.net", "count": 1}]


def test_silent_logs_are_not_called_clear(tmp_path: Path) -> None:
    """Where no TLS session is named and nothing else tells, the answer is that the log does not tell, and no domain is named."""
    found = sections(tmp_path / "log", came(1), left(2))
    assert states(found["tls"]) == {("in", "untold"): 1, ("out", "untold"): 1}
    assert (found["tls_protocols"], found["clear_domains"]) == ([], [])


def test_counters_tell_of_starttls(tmp_path: Path) -> None:
    """Without TLS lines, starttls= of the disconnect (Postfix 3.0) and the name of the service tell; the version stays open."""
    found = sections(
        tmp_path / "log", came(1, counters=BARE), came(2, counters=STARTTLS), came(3, counters=BARE, service="smtps/")
    )
    assert states(found["tls"]) == {("in", "encrypted"): 2, ("in", "clear"): 1}
    assert found["tls_protocols"] == [{"tls_direction": "in", "tls_protocol": "", "count": 2, "share": 1.0}]


def test_each_host_is_judged_by_its_own_log(tmp_path: Path) -> None:
    """A host that logs no TLS is not called clear because another host logs it."""
    found = sections(tmp_path / "log", came(1, "TLSv1.3"), came(2, host="mx2"), left(3, "TLSv1.3"), left(4, host="mx2"))
    assert states(found["tls"]) == {
        ("in", "encrypted"): 1, ("in", "untold"): 1, ("out", "encrypted"): 1, ("out", "untold"): 1,
    }  # fmt: skip


def test_loopback_and_mailboxes_do_not_count(tmp_path: Path) -> None:
    """Hand-overs to a filter on this host, mailboxes, and connections that brought nothing are no way in or out."""
    local = "localhost[127.0.0.1]"
    probe = came(5, "TLSv1.3").replace(": client=", ": note=")
    found = sections(
        tmp_path / "log", came(1, "TLSv1.3"), came(2, client=local), came(3, client="localhost[::1]"), probe,
        left(6, relay=f"{local}:10024"), left(7, relay="mx1[private/dovecot-lmtp]", daemon="lmtp"), left(8, relay="none"),
    )  # fmt: skip
    assert states(found["tls"]) == {("in", "encrypted"): 1}


@pytest.mark.parametrize(
    ("policy", "silent", "telling"),
    [
        ("", "untold", "clear"),
        ("none", "clear", "clear"),
        ("may:none", "clear", "clear"),
        ("may", "encrypted", "encrypted"),
        ("dane:halfdane", "encrypted", "encrypted"),
        ("encrypt/requiretls", "encrypted", "encrypted"),
        ("may?", "untold", "clear"),
        ("!dane", "untold", "clear"),
    ],
)
def test_policy_of_a_delivery(policy: str, silent: str, telling: str) -> None:
    """`tls=` of Postfix 3.11 tells of a delivery even where TLS sessions are not logged."""
    assert without_protocol(policy, telling=False) == silent
    assert without_protocol(policy, telling=True) == telling


def test_policy_in_the_log(tmp_path: Path) -> None:
    """A delivery that fell back to clear text says so in `tls=`."""
    found = sections(tmp_path / "log", left(1, policy="may"), left(2, policy="may:none", domain="old.example"))
    assert states(found["tls"]) == {("out", "encrypted"): 1, ("out", "clear"): 1}
    assert found["clear_domains"] == [{"domain": "old.example", "count": 1}]


def test_lab_remotes(shared: Path, tmp_path: Path) -> None:
    """On a real server's log, what smtp sent right after naming a TLS session with the same process is what counts as encrypted."""
    text = (shared / "lab/logs/file-mode/mail.log").read_text(errors="replace")
    # The lab's other hosts live on loopback; here they get addresses of their own.
    text = re.sub(r"\[127\.0\.0\.(1[1-9]|2\d)\]", r"[198.51.100.\1]", text)
    expected = {"encrypted": 0, "clear": 0}
    named: dict[str, str] = {}
    for line in text.splitlines():
        if session := re.search(r"/smtp\[(\d+)\]: \w+ TLS connection established to [^[]*\[([^]]+)\]", line):
            named[session[1]] = session[2]
        elif sent := re.search(r"/smtp\[(\d+)\]: \w+: to=.*relay=[^[]*\[(198[^]]+)\].* status=sent", line):
            expected["encrypted" if named.get(sent[1]) == sent[2] else "clear"] += 1
    found = states(sections(tmp_path / "log", text)["tls"])
    assert min(expected.values()) > 0
    assert {state: found["out", state] for state in expected} == expected
