"""What needs attention is said, worst first and in words; what is ordinary is not."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import maillens
from maillens.causes import CAUSES
from maillens.present.cli import main
from maillens.present.words import catalogue
from maillens.query.attention import LEVELS
from maillens.query.attention.causes import LEVEL_OF

# Written by hand with example names.
DELIVERED = (
    "Nov 20 09:00:0{n} mail postfix/smtpd[10]: 4AAAAAAAA{n}: client=unknown[192.0.2.1]\n"
    "Nov 20 09:00:0{n} mail postfix/qmgr[11]: 4AAAAAAAA{n}: from=<tanaka@example.jp>, size=900, nrcpt=1 (queue active)\n"
    "Nov 20 09:00:0{n} mail postfix/smtp[12]: 4AAAAAAAA{n}: to=<bob@example.com>, relay=mx.example.com[198.51.100.2]:25, "
    "delay=0.5, delays=0.1/0/0.2/0.2, dsn=2.0.0, status=sent (250 OK)\n"
    "Nov 20 09:00:0{n} mail postfix/qmgr[11]: 4AAAAAAAA{n}: removed\n"
)
DEFERRED = (
    "Nov 20 09:1{n}:00 mail postfix/smtp[12]: 5BBBBBBBB{n}: to=<info@{domain}>, relay={relay}, "
    "delay=9, delays=1/0/8/0, dsn=4.7.1, status=deferred ({reply})\n"
)
QUEUED = "Nov 20 09:10:00 mail postfix/qmgr[11]: {id}: from=<tanaka@example.jp>, size=900, nrcpt=1 (queue active)\n"
LATER = "Nov 21 11:00:00 mail postfix/smtpd[10]: connect from unknown[192.0.2.1]\n"
FAILED_LOGIN = (
    "Nov 20 09:20:00 mail postfix/submission/smtpd[13]: warning: unknown[203.0.113.9]: SASL LOGIN authentication failed: "
    "UGFzc3dvcmQ6\n"
)
LISTED = "host mx.friend.example[198.51.100.9] said: 450 4.7.1 Client host [192.0.2.5] blocked using zen.dnsbl.example"


def attention(tmp_path: Path, log: str) -> list[tuple[object, object]]:
    """(level, name or cause) of all notices of a log."""
    path = tmp_path / "mail.log"
    path.write_text(log)
    rows = maillens.open(path).report().sections["attention"]
    return [(row["level"], row["cause"] or row["name"]) for row in rows]


def deferred(count: int, domain: str, reply: str, relay: str = "none") -> str:
    """Lines of COUNT attempts that were put off."""
    return "".join(DEFERRED.format(n=n, domain=domain.format(n=n), relay=relay, reply=reply) for n in range(count))


def test_ordinary_mail_needs_nothing(tmp_path: Path) -> None:
    """Mail that arrives, a greylisting, and one mistyped password are no reason to call anybody."""
    log = DELIVERED.format(n=1) + FAILED_LOGIN + deferred(1, "friend.example", "450 4.2.0 <a@b.example>: Greylisted")
    assert attention(tmp_path, log) == []


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        (DELIVERED.format(n=1) + deferred(1, "friend.example", LISTED), ("urgent", "blocklisted")),
        (deferred(6, "friend.example", "connect to mx.friend.example[198.51.100.9]:25: Connection timed out"),
         ("urgent", "nothing-delivered")),
        (DELIVERED.format(n=1) + deferred(6, "friend{n}.example", "connect to mx[198.51.100.9]:25: Connection timed out"),
         ("urgent", "connection-timed-out")),
        (DELIVERED.format(n=1) + deferred(6, "friend.example", "connect to mx[198.51.100.9]:25: Connection refused"),
         ("soon", "dead-destinations")),
        (DELIVERED.format(n=1) + QUEUED.format(id="5BBBBBBBB0") + deferred(1, "friend.example", "451 4.3.0 Try again")
         + LATER, ("watch", "waits-long")),
        (DELIVERED.format(n=1) + "Nov 20 10:00:00 mail postfix/smtpd[10]: 7AAAAAAAAA: client=unknown[192.0.2.1]\n"
         "Nov 20 10:00:00 mail postfix/cleanup[14]: 7AAAAAAAAA: hold: header Subject: offer from unknown[192.0.2.1]; "
         "from=<a@example.com> to=<b@example.jp> proto=ESMTP helo=<x>: odd\n" + LATER, ("watch", "held")),
        (DELIVERED.format(n=1) + FAILED_LOGIN * 20, ("watch", "guessing")),
        (DELIVERED.format(n=1) + "Nov 20 09:00:00 mail postfix/master[1]: fatal: bind 0.0.0.0 port 25: Address already in use\n",
         ("urgent", "stopped")),
        (DELIVERED.format(n=1) + "Nov 20 09:00:00 mail postfix/smtpd[13]: NOQUEUE: reject: RCPT from unknown[192.0.2.9]: "
         "451 4.3.5 Server configuration error; from=<a@example.com> to=<b@example.jp> proto=ESMTP helo=<x>\n",
         ("urgent", "own-trouble")),
        (DELIVERED.format(n=1) + "Nov 20 09:00:00 mail postfix/smtpd[13]: what is this\n" * 5, ("watch", "not-understood")),
    ],
)  # fmt: skip
def test_trouble_is_noticed(tmp_path: Path, log: str, expected: tuple[str, str]) -> None:
    """Each kind of trouble is noticed, with the urgency that it has."""
    assert expected in attention(tmp_path, log)


def test_worst_comes_first(tmp_path: Path) -> None:
    """Notices are in the order of their urgency."""
    found = attention(tmp_path, DELIVERED.format(n=1) + FAILED_LOGIN * 20 + deferred(3, "friend.example", LISTED))
    assert [LEVELS.index(str(level)) for level, _ in found] == sorted(LEVELS.index(str(level)) for level, _ in found)
    assert len(found) > 1


@pytest.mark.parametrize(("language", "words"), [("en", "refuses our address"), ("ja", "ブラックリスト")])
def test_notices_are_told_in_words(tmp_path: Path, language: str, words: str) -> None:
    """The page says what is the matter, whom it concerns, since when, and what to do."""
    path = tmp_path / "mail.log"
    path.write_text(DELIVERED.format(n=1) + deferred(3, "friend.example", LISTED))
    page = CliRunner().invoke(main, ["report", "--lang", language, "--tz", "UTC", str(path)]).stdout
    head = page[: page.index("\n", page.index("→")) + 200]
    assert words in head
    assert "friend.example" in head
    assert "09:10" in head


def test_levels_belong_to_known_causes() -> None:
    """A cause that is worth a notice is a cause that there is."""
    assert set(LEVEL_OF) <= {cause.name for cause in CAUSES}


def test_every_notice_says_what_to_do() -> None:
    """Each notice has its next step; that of a cause stands with the cause."""
    texts = {**catalogue("attention"), **catalogue("secrets")}
    rules = Path(maillens.__file__).parent / "query" / "attention"
    names = {
        line.split('name="')[1].split('"')[0]
        for path in rules.glob("*.py")
        for line in path.read_text().splitlines()
        if 'name="' in line
    }
    assert names
    assert {name for name in names if name not in texts or (name != "cause" and f"{name}.do" not in texts)} == set()
