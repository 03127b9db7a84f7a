"""`maillens redact`: passwords and what is exchanged to log in are blacked out, and nothing else changes."""

import gzip
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from secret_traces import traces

from maillens.present.cli import main
from maillens.present.words import catalogue
from maillens.privacy._needles import Needles
from maillens.privacy.finding import LONGEST_LINE, MASK, SecretFinder
from maillens.privacy.rule import Rule
from maillens.privacy.secrets import load

TALKATIVE = Path(__file__).parent / "logs" / "talkative.log"
"""Lines of our own lab with `-v`, debug_peer_level 3, smtpd_tls_loglevel 4, auth_debug_passwords and every mechanism."""

PASSWORDS = (b"secret-", b"wr0ng", b"pass)word", b"auth=Bearer")
ANNOUNCED = b"postfix/tlsmgr[281]: input attribute name: session\npostfix/smtpd[281]: match_string: smtpd_forbidden_commands: x ~? y\n"
DIALOGUE = b"Nov  8 10:00:00 mail postfix/smtpd[4021]: < mail.example.com[192.0.2.7]: %b\n"


def run(*words: object, given: bytes = b"") -> Result:
    """Run the command, as a person types it."""
    return CliRunner().invoke(main, ["redact", *map(str, words)], input=given)


def secrets(line: bytes, *rules: Rule) -> list[bytes]:
    """What is found in LINE by RULES, or by all."""
    finder = SecretFinder(rules or None)
    list(finder.secrets(ANNOUNCED))
    return [line[secret.start : secret.end] for secret in finder.secrets(line)]


@pytest.mark.parametrize("rule", load(), ids=lambda rule: rule.name)
def test_each_rule_finds_the_secrets_of_its_samples_and_nothing_else(rule: Rule) -> None:
    """A rule finds exactly the secrets of its own samples, and all rules together find none in its harmless lines."""
    for line, expected in rule.samples:
        assert tuple(secrets(line, rule)) == expected
        assert b"".join(secrets(line)) != b""
    for line in rule.harmless:
        assert list(SecretFinder().secrets(line)) == [], line


def test_every_secret_has_words() -> None:
    """What is given away has a name in both languages."""
    assert {f"secret.{rule.name}" for rule in load()} <= set(catalogue("redact"))


def test_no_password_of_a_talkative_log_survives() -> None:
    """No password of the lab's most verbose log is left: not plain, not in base64, not in pieces of it."""
    before = TALKATIVE.read_bytes()
    assert {password for password, _ in traces(before, PASSWORDS)} >= {b"secret-", b"wr0ng"}
    after = run(TALKATIVE).stdout_bytes
    assert list(traces(after, PASSWORDS)) == []


def test_nothing_else_changes() -> None:
    """Every byte outside of the secrets is as it was."""
    before, after = TALKATIVE.read_bytes(), run(TALKATIVE).stdout_bytes
    assert before.count(b"\n") == after.count(b"\n")
    for old, new in zip(before.split(b"\n"), after.split(b"\n"), strict=True):
        assert re.fullmatch(b"(.+)".join(map(re.escape, new.split(MASK))), old), new


def test_a_log_without_secrets_comes_out_as_it_is() -> None:
    """A log that gives nothing away is copied byte for byte, and `--check` says so."""
    log = Path(__file__).parents[1] / "demo" / "mail.log"
    assert run(log).stdout_bytes == log.read_bytes()
    checked = run("--check", log)
    assert (checked.exit_code, checked.stdout) == (0, "")
    assert "no secret found" in checked.stderr


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\0" * 5_000], ids=["byte order mark", "hole"])
def test_what_stands_before_the_first_line_stays(before: bytes, tmp_path: Path) -> None:
    """What an editor or logrotate's copytruncate put before the first line comes out too."""
    path = tmp_path / "mail.log"
    path.write_bytes(before + DIALOGUE % b"QUIT")
    assert CliRunner().invoke(main, ["redact", str(path)]).stdout_bytes == path.read_bytes()


def test_redacting_twice_is_redacting_once() -> None:
    """What is blacked out is no secret any more."""
    once = run(TALKATIVE).stdout_bytes
    assert run("-", given=once).stdout_bytes == once
    assert run("--check", "-", given=once).exit_code == 0


def test_a_password_cannot_hide_behind_the_mask() -> None:
    """A password that contains the mask is a secret all the same."""
    assert secrets(b"sql(a,192.0.2.7): Password mismatch (given password: [redacted]example)") == [b"[redacted]example"]


def test_check_names_file_and_line(tmp_path: Path) -> None:
    """`--check` prints file and line of each secret without showing it, and exits 1."""
    log = tmp_path / "mail.log"
    log.write_bytes(
        b"Nov  8 10:00:00 mail postfix/smtpd[4021]: a line\n"
        + DIALOGUE % b"AUTH PLAIN AGFsaWNlAGV4YW1wbGU="
        + b"\n"
        + DIALOGUE % b"ZXhhbXBsZQ=="
    )
    result = run("--check", log)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [f"{log}:2: what an AUTH command carries", f"{log}:4: an answer in a login"]
    assert "2 secrets found" in result.stderr
    assert run("--check", "--lang", "ja", log).stdout.startswith(f"{log}:2: AUTHコマンドの認証情報\n")


def test_packed_input_and_a_file_as_output(tmp_path: Path) -> None:
    """A packed log is read like a plain one, and `-o` writes a file."""
    packed, written = tmp_path / "mail.log.1.gz", tmp_path / "written.log"
    packed.write_bytes(gzip.compress(TALKATIVE.read_bytes()))
    assert run(packed, "-o", written).exit_code == 0
    assert written.read_bytes() == run(TALKATIVE).stdout_bytes


def test_the_log_itself_is_not_overwritten(tmp_path: Path) -> None:
    """`-o` refuses the log that is read."""
    log = tmp_path / "mail.log"
    log.write_bytes(TALKATIVE.read_bytes())
    assert run(log, "-o", log).exit_code == 2
    assert log.read_bytes() == TALKATIVE.read_bytes()


def test_an_unreadable_file_is_an_error_and_empty_input_says_so(tmp_path: Path) -> None:
    """A file that is not there is named, exit code 2; input without a line is said to be so, exit code 1."""
    assert run(tmp_path / "none.log").exit_code == 2
    assert run("-").exit_code == 1


@given(
    st.text(alphabet=st.characters(codec="ascii", exclude_characters="\r\n\0"), min_size=1).map(str.strip).filter(bool)
)
def test_whatever_a_client_says_that_is_no_command_is_a_secret(text: str) -> None:
    """A line of a client is either a command of SMTP or blacked out to its end."""
    found = secrets(DIALOGUE % text.encode())
    word = re.split(r"[ \t:]", text.upper(), maxsplit=1)[0]
    known = (
        "EHLO HELO LHLO MAIL RCPT DATA BDAT RSET NOOP QUIT VRFY EXPN ETRN HELP STARTTLS XCLIENT XFORWARD AUTH PROXY ."
    )
    assert (word in known.split()) or found == [text.encode()]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 32_000), max_size=6))
def test_cutting_between_lines_changes_nothing(places: list[int]) -> None:
    """The log in blocks of any size gives the same secrets, also where one line announces the next."""
    data = TALKATIVE.read_bytes()
    cuts = sorted({0, len(data), *(data.rfind(b"\n", 0, place) + 1 for place in places)})
    finder = SecretFinder()
    pieces = [data[start:end] for start, end in pairwise(cuts)]
    found = [piece[secret.start : secret.end] for piece in pieces for secret in finder.secrets(piece)]
    assert found == [data[secret.start : secret.end] for secret in SecretFinder().secrets(data)]


@given(
    st.lists(st.sampled_from([b"abc", b"bca", b"abcabc", b"cab", b"aabb", b"bbbb"]), min_size=1, unique=True),
    st.lists(st.text("abcABC", max_size=12).map(str.encode), max_size=8),
)
def test_the_native_search_finds_the_lines_that_a_plain_one_finds(needles: list[bytes], lines: list[bytes]) -> None:
    """The lines with a needle, and which, are those that Python's own search finds."""

    def plain() -> Iterator[tuple[int, int, int]]:
        start = 0
        for line in lines:
            groups = sum(1 << number for number, needle in enumerate(needles) if needle in line.lower())
            if groups:
                yield start, start + len(line), groups
            start += len(line) + 1

    assert Needles([[needle] for needle in needles]).lines(b"\n".join(lines)) == list(plain())


def test_hostile_lines_take_no_longer_than_others() -> None:
    """Lines that almost match, very long ones, are looked at in a time proportional to their length."""
    near = (b"{" * 50_000, b"= " * 50_000, b"(given password: " * 5_000, b"sasl_passwd = " * 5_000, b": A(" * 30_000)
    for text in near:
        line = b"inline: sasl_passwd given password: ) != '{plain ://" + text + b"\n"
        started = time.process_time()
        list(SecretFinder().secrets(line))
        list(SecretFinder().secrets(line[:LONGEST_LINE]))
        assert time.process_time() - started < 2.0, text[:20]


def test_output_to_a_closed_pipe_ends_quietly() -> None:
    """`maillens redact … | head -1` says nothing about a broken pipe."""
    program = Path(sys.executable).parent / "maillens"
    done = subprocess.run(f"{program} redact {TALKATIVE} | head -1", shell=True, capture_output=True, check=False)
    assert (done.returncode, done.stderr, done.stdout.count(b"\n")) == (0, b"", 1)
