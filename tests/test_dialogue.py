"""`maillens dialogue`: conversations out of verbose logs, without their secrets."""

import base64
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from maillens.present.cli import main

PASSWORD = base64.b64encode(b"\0hanako\0open-sesame").decode()
USER, WORD = (base64.b64encode(text).decode() for text in (b"hanako", b"open-sesame"))
# Written by hand after the lines of our lab (debug_peer_list).
HEAD = "2026-11-22T10:00:0{}+00:00 mx1 postfix/smtpd[{}]: "
SAID = [
    (1, 7, "connect from pc.example.jp[192.0.2.25]"),
    (1, 7, "> pc.example.jp[192.0.2.25]: 220 mx1.example.jp ESMTP Postfix"),
    (1, 8, "connect from other.example.jp[192.0.2.26]"),
    (1, 8, "> other.example.jp[192.0.2.26]: 220 mx1.example.jp ESMTP Postfix"),
    (2, 7, "< pc.example.jp[192.0.2.25]: EHLO pc.example.jp"),
    (2, 7, "maps_find: smtpd_discard_ehlo: 192.0.2.25: not found"),
    (2, 7, "send attr request = connect"),
    (2, 7, "> pc.example.jp[192.0.2.25]: 250 AUTH PLAIN LOGIN"),
    (3, 7, f"< pc.example.jp[192.0.2.25]: auth plain {PASSWORD}"),
    (3, 7, "> pc.example.jp[192.0.2.25]: 535 5.7.8 Error: authentication failed"),
    (4, 7, "< pc.example.jp[192.0.2.25]: AUTH LOGIN"),
    (4, 7, "> pc.example.jp[192.0.2.25]: 334 VXNlcm5hbWU6"),
    (4, 7, f"< pc.example.jp[192.0.2.25]: {USER}"),
    (4, 7, "> pc.example.jp[192.0.2.25]: 334 UGFzc3dvcmQ6"),
    (4, 7, f"< pc.example.jp[192.0.2.25]: {WORD}"),
    (5, 7, "> pc.example.jp[192.0.2.25]: 235 2.7.0 Authentication successful"),
    (6, 7, "3F0AB14C5D: client=pc.example.jp[192.0.2.25], sasl_method=LOGIN, sasl_username=hanako"),
    (7, 7, "< pc.example.jp[192.0.2.25]: QUIT"),
    (7, 7, "disconnect from pc.example.jp[192.0.2.25] ehlo=1 auth=1/2 quit=1 commands=3/4"),
]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A verbose log of two clients at once."""
    path = tmp_path / "mail.log"
    path.write_text("".join(HEAD.format(second, pid) + text + "\n" for second, pid, text in SAID))
    return path


def dialogue(*words: object) -> str:
    """What the command prints."""
    shown = CliRunner().invoke(main, ["dialogue", "--tz", "UTC", *map(str, words)])
    assert shown.exit_code == 0, shown.stderr
    return shown.stdout


def test_a_conversation_is_client_and_server_with_times(log: Path) -> None:
    """Lines of client and server stand in order, look-ups between them are counted, other clients are left out."""
    lines = dialogue("192.0.2.25", log).splitlines()
    assert lines[0] == "pc.example.jp[192.0.2.25], smtpd[7], 2026-11-22 10:00:01"
    assert [" ".join(line.split()) for line in lines[3:7]] == [
        "10:00:01.000 S 220 mx1.example.jp ESMTP Postfix",
        "10:00:02.000 C EHLO pc.example.jp",
        "10:00:02.000 … 2 other lines",
        "10:00:02.000 S 250 AUTH PLAIN LOGIN",
    ]
    assert "192.0.2.26" not in "\n".join(lines)


@pytest.mark.parametrize("form", ["text", "html", "json"])
def test_secrets_are_blacked_out(log: Path, form: str) -> None:
    """Neither the initial response of AUTH nor an answer to a challenge is shown, in whatever case the client wrote."""
    shown = dialogue("192.0.2.25", log, "--format", form)
    assert [secret for secret in (PASSWORD, USER, WORD) if secret in shown] == []
    assert "auth plain" in shown


def test_secrets_are_shown_when_asked_for(log: Path) -> None:
    """`--show-secrets` shows the conversation as it was."""
    shown = dialogue("192.0.2.25", log, "--show-secrets")
    assert [secret for secret in (PASSWORD, USER, WORD) if secret not in shown] == []


def test_a_queue_id_finds_how_the_mail_came_in(log: Path) -> None:
    """The conversation in which a mail was handed in is found by its queue id."""
    found = json.loads(dialogue("3F0AB14C5D", log, "--format", "json"))
    assert [one["peer"] for one in found] == ["pc.example.jp[192.0.2.25]"]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_log_that_is_not_verbose_has_none(tmp_path: Path, language: str) -> None:
    """Where nothing was logged word by word, it is said how to turn that on; exit code 1."""
    log = tmp_path / "mail.log"
    log.write_text(HEAD.format(1, 7) + "connect from pc.example.jp[192.0.2.25]\n")
    shown = CliRunner().invoke(main, ["dialogue", "192.0.2.25", str(log), "--lang", language])
    assert shown.exit_code == 1
    assert "postconf -e debug_peer_list=" in shown.stderr
