"""Passwords and mail in clear, old versions of TLS, and clients that only make noise are told for what they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from attack_lines import imap_login, mail, stamp
from security_findings import named, of_lines, page, run

HOUR_S = 3600


def iso(second: float) -> str:
    """A moment as JSON tells it."""
    return stamp(second).replace(".000000+00:00", "Z")


def clear_login(user: str, address: str, at_s: float, *, mechanism: str = "PLAIN", security: str = "") -> str:
    """A login of which Dovecot says no word about TLS, or those given."""
    return (
        f"{stamp(at_s)} mail dovecot[261]: imap-login: Login: user=<{user}>, method={mechanism}, rip={address}, "
        f"lip=198.51.100.1, mpid={int(at_s) % 30000}{security}, session=<{int(at_s):x}okAAAAAC>\n"
    )


def session(
    address: str, at_s: float, *, user: str = "", protocol: str = "", service: str = "submission"
) -> Iterator[str]:
    """A connection to Postfix, encrypted if PROTOCOL is named, in which a mail is handed in."""
    tag, client = f"mail postfix/{service}/smtpd[497]".replace("//", "/"), f"unknown[{address}]"
    login = f", sasl_method=PLAIN, sasl_username={user}" if user else ""
    yield f"{stamp(at_s)} {tag}: connect from {client}\n"
    if protocol:
        yield (
            f"{stamp(at_s + 0.1)} {tag}: Anonymous TLS connection established from {client}: {protocol} with cipher "
            "AES256-SHA (256/256 bits)\n"
        )
    yield f"{stamp(at_s + 0.2)} {tag}: 4Z{int(at_s):08d}: client={client}{login}\n"
    counts = "ehlo=2 starttls=1 auth=1 mail=1" if protocol else "ehlo=1 auth=1 mail=1"
    yield f"{stamp(at_s + 0.4)} {tag}: disconnect from {client} {counts} rcpt=1 data=1 quit=1 commands=6\n"


def test_a_password_in_clear_is_told(tmp_path: Path) -> None:
    """Logins without a word on TLS are told with users, addresses and times, where other logins have that word."""
    log = [
        clear_login("taro@example.jp", "203.0.113.7", 10),
        clear_login("jiro@example.jp", "203.0.113.8", 20),
        clear_login("jiro@example.jp", "203.0.113.8", 30),
        *imap_login("hanako@example.jp", "192.0.2.9", 40),
    ]
    (found,) = of_lines(tmp_path, log)
    assert (found["threat"], found["form"], found["sure"], found["level"]) == ("clear-text-login", "", "likely", "soon")
    assert (found["users"], found["count"]) == (["jiro@example.jp", "taro@example.jp"], 3)
    assert (found["addresses"], found["first_at"], found["last_at"]) == (
        ["203.0.113.8", "203.0.113.7"],
        iso(10),
        iso(30),
    )
    assert "ssl = required" in page(tmp_path)


@pytest.mark.parametrize(
    "line",
    [
        clear_login("taro@example.jp", "203.0.113.7", 10, security=", TLS"),
        clear_login("taro@example.jp", "203.0.113.7", 10, security=", secured"),
        clear_login("taro@example.jp", "203.0.113.7", 10, mechanism="SCRAM-SHA-256"),
        clear_login("taro@example.jp", "127.0.0.1", 10),
        clear_login("taro@example.jp", "::1", 10),
        f"{stamp(10)} mail dovecot[261]: imap-login: Login: user=<taro@example.jp>, service=imap, rip=203.0.113.7, "
        "secured=yes\n",
    ],
)
def test_a_password_that_nobody_can_read_is_not_told(tmp_path: Path, line: str) -> None:
    """TLS, a webmail on the same host, a mechanism that hides the password, and a log format of one's own raise nothing."""
    assert of_lines(tmp_path, [line]) == []


def test_a_password_in_clear_within_the_office_is_a_note(tmp_path: Path) -> None:
    """From a private network it is worth knowing; the exit code of notes alone is 0."""
    found = of_lines(tmp_path, [clear_login("taro@example.jp", "192.168.1.7", 10)])
    assert [(one["threat"], one["level"]) for one in found] == [("clear-text-login", "note")]
    assert run(tmp_path / "mail.log").exit_code == 0
    assert "No attack was found" in page(tmp_path)


def test_sending_with_a_password_in_clear_is_told(tmp_path: Path) -> None:
    """A login at the submission service without STARTTLS is told."""
    log = [
        *session("203.0.113.7", 100, user="taro@example.jp"),
        *session("203.0.113.8", 200, user="jiro@example.jp", protocol="TLSv1.3"),
    ]
    (found,) = of_lines(tmp_path, log)
    assert (found["threat"], found["form"], found["users"]) == ("clear-text-login", "smtp", ["taro@example.jp"])
    assert (found["addresses"], found["count"]) == (["203.0.113.7"], 1)
    assert "smtpd_tls_auth_only" in page(tmp_path)


@pytest.mark.parametrize("service", ["smtps", "submissions", ""])
def test_where_the_log_does_not_tell_of_tls_nothing_is_said(tmp_path: Path, service: str) -> None:
    """Services that begin with TLS, and those whose nature the log does not tell, are not said to be in clear."""
    assert of_lines(tmp_path, session("203.0.113.7", 100, user="taro@example.jp", service=service)) == []


def test_old_versions_of_tls_are_told(tmp_path: Path) -> None:
    """Users by SMTP and IMAP are one note, other servers another; newer versions are neither."""
    log = [
        *session("203.0.113.7", 100, user="taro@example.jp", protocol="TLSv1"),
        *session("203.0.113.8", 200, user="jiro@example.jp", protocol="TLSv1.2"),
        *session("203.0.113.9", 300, protocol="TLSv1.1", service=""),
        *session("203.0.113.10", 400, protocol="TLSv1.3", service=""),
        clear_login(
            "hana@example.jp", "203.0.113.11", 500, security=", TLS, TLSv1.1 with cipher AES256-SHA (256/256 bits)"
        ),
        clear_login(
            "yuki@example.jp", "203.0.113.12", 600, security=", TLS, TLSv1.3 with cipher TLS_AES_256 (256/256 bits)"
        ),
    ]
    users, servers = of_lines(tmp_path, log)
    assert (users["threat"], users["form"], users["level"]) == ("old-tls", "", "note")
    assert (users["users"], users["addresses"]) == (
        ["taro@example.jp", "hana@example.jp"],
        ["203.0.113.7", "203.0.113.11"],
    )
    assert (users["subjects"], users["first_at"], users["last_at"]) == (
        ["TLSv1", "TLSv1.1"],
        iso(100),
        iso(500),
    )
    assert (servers["form"], servers["level"], servers["addresses"]) == ("in", "note", ["203.0.113.9"])


def delivery(domain: str, at_s: float, *, protocol: str = "", address: str = "198.51.100.5") -> Iterator[str]:
    """A mail that another server takes, over TLS if PROTOCOL is named."""
    relay = f"mx.{domain}[{address}]:25"
    if protocol:
        yield (
            f"{stamp(at_s)} mail postfix/smtp[541]: Untrusted TLS connection established to {relay}: {protocol} with "
            "cipher AES256-SHA (256/256 bits)\n"
        )
    yield (
        f"{stamp(at_s + 1)} mail postfix/smtp[541]: 4Y{int(at_s):08d}: to=<reader@{domain}>, relay={relay}, delay=1, "
        "delays=0.1/0/0.4/0.5, dsn=2.0.0, status=sent (250 2.0.0 Ok)\n"
    )


def test_mail_that_left_in_clear_is_a_note(tmp_path: Path) -> None:
    """Deliveries without TLS are counted by destination, where the log names TLS at all; the busiest comes first."""
    log = [
        *delivery("good.example", 10, protocol="TLSv1.3"),
        *delivery("bare.example", 20, address="198.51.100.6"),
        *delivery("bare.example", 30, address="198.51.100.6"),
        *delivery("other.example", 40, address="198.51.100.7"),
        *delivery("inner.example", 50, address="192.168.1.2"),
    ]
    (found,) = of_lines(tmp_path, log)
    assert (found["threat"], found["level"], found["count"]) == ("clear-text-delivery", "note", 3)
    assert (found["subjects"], found["domain_count"]) == (["bare.example", "other.example"], 2)
    assert run(tmp_path / "mail.log").exit_code == 0


def test_without_tls_in_the_log_deliveries_are_not_judged(tmp_path: Path) -> None:
    """A log that never names TLS does not tell what left in clear."""
    assert of_lines(tmp_path, delivery("bare.example", 20)) == []


def test_an_old_version_on_the_way_out_is_a_note(tmp_path: Path) -> None:
    """Mail that left by TLS 1.0 is worth knowing, with the destinations."""
    log = [*delivery("old.example", 10, protocol="TLSv1"), *delivery("good.example", 20, protocol="TLSv1.2")]
    (found,) = of_lines(tmp_path, log)
    assert (found["threat"], found["form"], found["level"]) == ("old-tls", "out", "note")
    assert (found["subjects"], found["count"], found["domain_count"]) == (["TLSv1"], 1, 1)


def flood(address: str, connections: int, *, command: str = "UNKNOWN", unknown: int = 0) -> Iterator[str]:
    """Connections that Postfix ended because of errors, or, with UNKNOWN, in which so many commands were none of SMTP."""
    for number in range(connections):
        at_s, tag = 100.0 * number, "mail postfix/smtpd[497]"
        yield f"{stamp(at_s)} {tag}: connect from unknown[{address}]\n"
        if not unknown:
            yield f"{stamp(at_s + 1)} {tag}: too many errors after {command} from unknown[{address}]\n"
        yield f"{stamp(at_s + 2)} {tag}: disconnect from unknown[{address}] {command.lower()}=0/{unknown or 20} commands=0/20\n"


def test_floods_of_errors_are_told(tmp_path: Path) -> None:
    """An address whose connections were ended three times because of errors floods."""
    found = of_lines(tmp_path, flood("203.0.113.66", 3))
    assert ("command-flood", "likely") in named(found)
    (one,) = (one for one in found if one["threat"] == "command-flood")
    assert (one["addresses"], one["count"], one["hostile"]) == (["203.0.113.66"], 3, True)
    assert (one["first_at"], one["last_at"]) == (iso(0), iso(200))


def test_commands_that_are_none_are_told(tmp_path: Path) -> None:
    """Twenty commands that SMTP does not know are told though the connections ended in peace, nineteen are not."""
    found = of_lines(tmp_path, flood("203.0.113.66", 2, unknown=10))
    assert [(one["form"], one["count"]) for one in found if one["threat"] == "command-flood"] == [("unknown", 20)]
    assert "command-flood" not in dict(named(of_lines(tmp_path, flood("203.0.113.66", 1, unknown=19))))


def test_errors_of_guessers_are_told_as_guessing(tmp_path: Path) -> None:
    """Connections that ended after failed logins or refused recipients are no floods."""
    for command in ("AUTH", "RCPT"):
        assert "command-flood" not in dict(named(of_lines(tmp_path, flood("203.0.113.66", 5, command=command))))


def test_tls_handshakes_that_lead_nowhere_are_scans(tmp_path: Path) -> None:
    """A client that fails at the handshake with Postfix and with Dovecot, and does nothing else, is a scanner."""
    tag = "mail postfix/smtps/smtpd[497]"
    log = [
        f"{stamp(0)} {tag}: connect from unknown[203.0.113.66]\n",
        f"{stamp(1)} {tag}: SSL_accept error from unknown[203.0.113.66]: -1\n",
        f"{stamp(1)} {tag}: warning: TLS library problem: error:0A0000C1:SSL routines::no shared cipher:"
        "ssl/statem/statem_srvr.c:2220:\n",
        f"{stamp(1)} {tag}: lost connection after CONNECT from unknown[203.0.113.66]\n",
        f"{stamp(2)} {tag}: disconnect from unknown[203.0.113.66] commands=0/0\n",
        f"{stamp(3)} mail dovecot[261]: imap-login: Disconnected: Connection closed: SSL_accept() failed: error:0A00010B:SSL "
        "routines::wrong version number (no auth attempts in 0 secs): user=<>, rip=203.0.113.67, lip=198.51.100.1, TLS "
        "handshaking: SSL_accept() failed: error:0A00010B:SSL routines::wrong version number, session=<OYB0d9BgaLx/AAAB>\n",
    ]
    (found,) = of_lines(tmp_path, log)
    assert (found["threat"], found["addresses"]) == ("scan", ["203.0.113.66", "203.0.113.67"])


def test_who_sends_mail_over_tls_is_told_nothing(tmp_path: Path) -> None:
    """An ordinary user, with TLS and without errors, raises nothing."""
    log = [
        *session("192.0.2.9", 100, user="hanako@example.jp", protocol="TLSv1.3"),
        *mail("hanako@example.jp", "192.0.2.9", HOUR_S, recipients=2, queue_id="4ZZZZZZZZZ"),
    ]
    assert of_lines(tmp_path, log) == []
