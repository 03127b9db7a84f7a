"""The native renaming of lines does what its specification in Python does."""

import random
import time
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maillens.privacy._naming import Renamer
from maillens.privacy.naming import pseudonym, renamed, without_known
from maillens.privacy.pseudonyms import Pseudonyms

KEY = b"0123456789abcdef0123456789abcdef"
DEMO = Path(__file__).parents[1] / "demo" / "mail.log"
TALKATIVE = Path(__file__).parent / "logs" / "talkative.log"
PIECES = (
    "from=<|to=<|orig_to=<|original_recipient=<|sender=|recipient=<|message-id=<|resent-message-id=|msgid=|sasl_username=|sasl_sender=|, x_y=|user=<|"
    "helo=<|session=<|,<|>)|session=|abcdefghij+/|ABCDEFGHIJKLMNOP|AAAA|sql(|imap(|)<|12><|):|,master|header Subject: |Subject: |body | from |"
    " from local; |]; |; from=<|/home/|5 <|>: Helo command|>: Sender address|>: Recipient address|EHLO |HELO from |LHLO |subject_CN=|issuer_CN=|"
    "issuer=|, issuer|, fingerprint|, subject|/CN=|/O=|/emailAddress=|AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67|:89|:AB|192.0.2.7|"
    "198.51.100.255|2001:db8::7|::1|::ffff:192.0.2.7|10:15:30|1234|fe80:|rcpt=|for=|mail=|alice|bob@example.jp|alice@|@|[192.0.2.7]|[IPv6:2001:db8::7]|"
    "mx.example.jp|main.cf|a-b.example|xn--a.b-|example|printer[192.0.2.7]|[|]|(|)|<|>|\"|\\|'|,|, |:|;|.|-|_|+|=|/|?| |\t|é|%|x|0|F|{|#011|: match_|: < "
).split("|")
"""What rules begin, end and stumble with."""


def native(line: bytes) -> bytes:
    """A line as the native code renames it."""
    names = Pseudonyms(KEY)
    return Renamer(partial(pseudonym, names), lambda text: without_known(text, names)).renamed(line, set(), [0])


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join).map(str.encode))
def test_any_line_is_renamed_alike(line: bytes) -> None:
    """A line of pieces that rules are about, in any order."""
    assert native(line) == renamed(line, Pseudonyms(KEY))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60).filter(lambda line: b"\n" not in line))
def test_any_bytes_are_renamed_alike(line: bytes) -> None:
    """Whatever bytes there are."""
    assert native(line) == renamed(line, Pseudonyms(KEY))


def test_genuine_lines_are_renamed_alike(shared: Path) -> None:
    """Lines of the lab, as they are, and with a byte of them lost, doubled or changed."""
    logs = [
        DEMO,
        TALKATIVE,
        *(shared / "lab" / "logs" / name for name in ("file-mode/dovecot.log", "syslog-mode/mail.log")),
    ]
    dice = random.Random(1)
    for log in logs:
        lines = log.read_bytes().split(b"\n")
        for line in dice.sample(lines, min(len(lines), 700)):
            at = dice.randrange(len(line) + 1)
            for one in (
                line,
                line[:at] + line[at + 1 :],
                line[:at] + line[at : at + 1] + line[at:],
                line[:at] + b">" + line[at:],
            ):
                assert native(one) == renamed(one, Pseudonyms(KEY)), one


def test_the_host_of_a_line_is_renamed_and_what_stands_before_it_is_not() -> None:
    """Stamp and priority stay; a host stands between blanks near the beginning of its line."""
    names = Pseudonyms(KEY)
    renamer = Renamer(partial(pseudonym, names), bytes)
    host = names.host(b"mail.example.jp")
    for before in (b"Nov  8 10:00:00 ", b"2026-11-08T10:00:00.000000+09:00 ", b"<22>1 2026-11-08T10:00:00.000000Z "):
        line = before + b"mail.example.jp postfix/smtpd[1]: connect from mail.example.jp[192.0.2.7]"
        made = renamer.renamed(line + b"\n" + line, {b"mail.example.jp"}, [])
        assert made == b"\n".join(
            [before + host + b" postfix/smtpd[1]: connect from " + host + b"[" + (names.ip(b"192.0.2.7") or b"") + b"]"]
            * 2
        )
    assert renamer.renamed(b"", set(), []) == b""


@pytest.mark.parametrize(
    "piece",
    ["from=<", 'to=<"', "a(", "body ", "a@[", "message-id=", "Subject: ", "x.", "header Subject: a from b[", "1:"],
)
def test_hostile_lines_take_time_in_proportion(piece: str) -> None:
    """A line of a mebibyte that begins a name again and again is renamed in a moment."""
    line = (piece * (1_000_000 // len(piece))).encode()
    renamer = Renamer(lambda _, name: name[:3], bytes)
    started = time.process_time()
    renamer.renamed(line, set(), [])
    assert time.process_time() - started < 5.0
