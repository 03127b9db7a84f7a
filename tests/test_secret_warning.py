"""A report, and a search for threats, warn when the log gives secrets away."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import maillens
from maillens.present.cli import main
from maillens.privacy.finding import SecretFinder

DEMO = Path(__file__).parents[1] / "demo" / "mail.log"
TALKATIVE = Path(__file__).parent / "logs" / "talkative.log"
"""Lines of our own lab with `-v`, debug_peer_level 3, smtpd_tls_loglevel 4, auth_debug_passwords and every mechanism."""
# Written by hand with example names: auth_verbose_passwords alone, nothing else is talkative.
ONE_PASSWORD = (
    "Nov 20 09:00:00 mail dovecot: auth: sql(alice@example.jp,192.0.2.7): Password mismatch (given password: example)\n"
)


def run(*words: object) -> str:
    """What a command prints."""
    return CliRunner().invoke(main, [str(word) for word in words]).stdout


@pytest.mark.parametrize("command", ["report", "security"])
def test_a_log_with_secrets_is_told_with_the_command_that_shows_them(command: str) -> None:
    """The warning names the file, in either language, and the command to paste."""
    for language, words in (("en", "The log shows passwords or keys"), ("ja", "パスワードや鍵がそのまま書き出されて")):
        page = "".join(line.strip() for line in run(command, "--lang", language, TALKATIVE).splitlines())
        assert words.replace(" ", "") in page.replace(" ", "")
        assert f"maillens redact --check {TALKATIVE}".replace(" ", "") in page.replace(" ", "")


@pytest.mark.parametrize("command", ["report", "security"])
def test_programs_are_told_which_file_holds_secrets(command: str) -> None:
    """In JSON each file says whether it does."""
    files = json.loads(run(command, "--format", "json", TALKATIVE, DEMO))["reading"]["files"]
    assert {file["name"]: file["holds_secrets"] for file in files} == {str(DEMO): False, str(TALKATIVE): True}


def test_it_is_among_what_needs_attention() -> None:
    """The warning is an item of the section `attention`, and there is none for a log without secrets."""
    names = [[row["name"] for row in maillens.open(log).report().sections["attention"]] for log in (TALKATIVE, DEMO)]
    assert "secrets" in names[0] and "secrets" not in names[1]


def test_one_password_is_enough(tmp_path: Path) -> None:
    """A single line among many ordinary ones is found."""
    log = tmp_path / "mail.log"
    log.write_text(DEMO.read_text() + ONE_PASSWORD)
    assert maillens.open(log).report().reading.files[0].holds_secrets


def test_names_of_files_are_harmless_in_the_command(tmp_path: Path) -> None:
    """A file name with blanks and control sequences is quoted and made visible."""
    log = tmp_path / "my \x1b[31mlog"
    log.write_text(ONE_PASSWORD)
    page = run("report", "--lang", "en", log)
    assert "\x1b" not in page and f"'{tmp_path}/my" in page.replace("\n         ", "")


LAB = [
    f"{mode}/{name}"
    for mode, names in (
        ("file-mode", ("mail.log", "dovecot.log")),
        ("syslog-mode", ("mail.log", "mail.traditional.log", "mail.rfc5424.log", "mail.warn.log", "syslog")),
        ("journal-mode", ("journal.short.log", "journal.short-iso.log")),
        ("time", ("leapday-file.dovecot.log", "newyear-syslog.mail.log")),
    )
    for name in names
]


def test_the_warning_misses_no_log_of_the_lab(shared: Path) -> None:
    """Looking at some kinds of lines only is enough: the warning comes exactly where `redact` finds something."""
    logs = [shared / "lab" / "logs" / name for name in LAB]
    told = {log: maillens.open(log).report().reading.files[0].holds_secrets for log in logs}
    assert told == {log: any(SecretFinder().secrets(log.read_bytes())) for log in logs}
    assert set(told.values()) == {True, False}
