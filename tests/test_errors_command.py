"""`maillens errors` as a person meets it: what is wrong, grouped, explained, worst first."""

import csv
import json
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from maillens.grammar import load
from maillens.present.cli import main
from maillens.present.words import catalogue
from maillens.query.errors.topics import LEVELS, ORDER, TOPICS

ROOT = Path(__file__).parents[1]
CLIENT = "warning: hostname h1.example.com does not resolve to address 192.0.2.66"


def line(second: int, tag: str, text: str) -> str:
    """A line of a log, written by hand in the words of Postfix 3.7 and Dovecot 2.3."""
    return f"2026-11-20T10:00:{second:02}+00:00 mx {tag}: {text}\n"


DISK = line(1, "postfix/smtpd[11]", "warning: not enough free space in mail queue: 1024 bytes < 1.5*message size limit")
KILLED = line(2, "postfix/master[1]", "warning: process /usr/lib/postfix/sbin/smtpd pid 4312 killed by signal 11")
LOOKUP = line(3, "postfix/smtpd[12]", 'warning: mysql:/etc/postfix/users.cf lookup error for "hanako@example.jp"')
MILTER = line(4, "postfix/smtpd[13]", "warning: connect to Milter service inet:127.0.0.1:8891: Connection refused")
OUTDATED = line(
    5, "postfix/smtpd[13]", "warning: database /etc/postfix/virtual.db is older than source file /etc/postfix/virtual"
)
LOCAL = line(
    6, "postfix/lmtp[14]",
    "3F0AB14C5D: to=<taro@example.jp>, relay=none, delay=1, delays=1/0/0/0, dsn=4.4.1, status=deferred (connect to "
    "mx.example.jp[private/dovecot-lmtp]: No such file or directory)",
)  # fmt: skip
SECRET = line(7, "postfix/smtpd[15]", "< pc.example.jp[192.0.2.25]: AUTH PLAIN AGhhbmFrbwBzZWNyZXQ=")
NOISE = line(8, "postfix/smtpd[16]", CLIENT)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A log with one trouble of each sort, the worst not first."""
    path = tmp_path / "mail.log"
    path.write_text("".join((NOISE, OUTDATED, LOOKUP, LOOKUP, MILTER, SECRET, LOCAL, KILLED, DISK)))
    return path


def run(*arguments: str | Path) -> Result:
    """`maillens errors` with some arguments."""
    return CliRunner().invoke(main, ["errors", "--tz", "UTC", *map(str, arguments)])


def troubles(*arguments: str | Path) -> list[dict[str, Any]]:
    """The troubles as JSON tells them."""
    found: list[dict[str, Any]] = json.loads(run("--format", "json", *arguments).stdout)["troubles"]
    return found


def test_worst_first(log: Path) -> None:
    """What stops mail comes before what fails, and that before what others do wrong."""
    told = [(one["level"], one["topic"], one["count"]) for one in troubles(log)]
    assert told == [
        ("urgent", "storage", 1),
        ("urgent", "stopped", 1),
        ("urgent", "lookups", 2),
        ("soon", "services", 1),
        ("soon", "services", 1),
        ("soon", "configuration", 1),
        ("soon", "secrets", 0),
        ("watch", "clients", 1),
    ]


def test_each_is_explained(log: Path) -> None:
    """Every trouble has a meaning in the language asked for, its programs, and a line that shows it."""
    for language in ("en", "ja"):
        for one in troubles(log, "--lang", language):
            assert one["meaning"]
            assert one["lines"] or one["topic"] == "secrets"
    lookup = troubles(log)[2]
    assert lookup["programs"] == {"smtpd": 2}
    assert lookup["lines"] == [{"count": 2, "line": LOOKUP.rstrip()}]


def test_secrets_are_told_and_not_shown(log: Path) -> None:
    """A log that gives passwords away is warned about, and no answer repeats them."""
    for format in ("text", "html", "json", "csv"):
        answer = run(log, "--format", format).stdout
        assert "AGhhbmFrbwBzZWNyZXQ=" not in answer
        assert "redact" in answer


def test_a_secret_in_an_example_is_blacked_out(tmp_path: Path) -> None:
    """A line that tells of trouble and holds a password is shown without the password."""
    path = tmp_path / "mail.log"
    path.write_text(line(1, "dovecot", "auth: Error: sql(bob@example.jp): Password query failed: password=hush-hush"))
    answer = run(path, "--lang", "en").stdout
    assert "hush-hush" not in answer


@pytest.mark.parametrize("language", ["en", "ja"])
def test_pages_are_whole_and_harmless(tmp_path: Path, log: Path, language: str) -> None:
    """Text and HTML leave nothing unfilled; control characters of a client do not reach the terminal."""
    with log.open("a") as file:
        file.write(line(9, "postfix/smtpd[16]", "warning: non-SMTP command from unknown[192.0.2.66]: \x1b[2J\x07"))
    for format in ("text", "html"):
        page = run(log, "--lang", language, "--format", format)
        assert page.exit_code == 1
        assert "\x1b" not in page.stdout and "\x07" not in page.stdout
        assert "{n}" not in page.stdout and "{first}" not in page.stdout


def test_exit_codes(tmp_path: Path, log: Path) -> None:
    """0 where only others err, 1 where there is something to do, 2 where nothing can be read."""
    path = tmp_path / "quiet.log"
    path.write_text(NOISE)
    quiet = run(path, "--lang", "en")
    assert quiet.exit_code == 0
    assert "Nothing to do here" in quiet.stdout
    assert run(log).exit_code == 1
    assert run(tmp_path / "no.log").exit_code == 2


def test_period(log: Path) -> None:
    """Only the lines of the period tell of trouble."""
    told = troubles(log, "--since", "2026-11-20 10:00:05", "--until", "2026-11-20 10:00:06")
    assert [one["topic"] for one in told if one["topic"] != "secrets"] == ["configuration"]


def test_a_queue_that_stands_still(tmp_path: Path) -> None:
    """Mail that was queued, and that nobody tried for an hour, is told of."""
    path = tmp_path / "mail.log"
    path.write_text(
        line(1, "postfix/smtpd[21]", "3F0AB14C5D: client=pc.example.jp[192.0.2.25]")
        + line(1, "postfix/cleanup[22]", "3F0AB14C5D: message-id=<1@example.jp>")
        + line(2, "postfix/qmgr[23]", "3F0AB14C5D: from=<a@example.jp>, size=500, nrcpt=1 (queue active)")
        + "2026-11-20T11:30:00+00:00 mx postfix/smtpd[24]: connect from pc.example.jp[192.0.2.25]\n"
    )
    told = troubles(path)
    assert [(one["topic"], one["name"], one["count"]) for one in told] == [("queue", "queue-stalled", 1)]


def test_csv(log: Path) -> None:
    """A row for each trouble, with names that do not depend on the language."""
    table = list(csv.DictReader(run(log, "--format", "csv", "--lang", "ja").stdout.splitlines()))
    assert [row["topic"] for row in table][:3] == ["storage", "stopped", "lookups"]
    assert table[2]["line"] == LOOKUP.rstrip()


def test_memory_does_not_grow_with_what_is_said(tmp_path: Path) -> None:
    """Thousands of lines that say the same about other names are one trouble with one line."""
    path = tmp_path / "mail.log"
    path.write_text("".join(NOISE.replace("h1.", f"h{number}.") for number in range(3_000)))
    (told,) = troubles(path)
    assert (told["count"], len(told["lines"])) == (3_000, 1)


def test_topics_name_kinds_that_exist() -> None:
    """Each name or pattern of a topic fits some kind of the grammar, and each topic has its words."""
    kinds = {entry.kind.name for entry in load().entries}
    lost = [name for topic in TOPICS for name in topic.kinds if not any(fnmatchcase(kind, name) for kind in kinds)]
    assert lost == []
    words = catalogue("errors")
    assert [name for name in ORDER for key in (".title", ".note") if f"{name}{key}" not in words] == []
    assert {topic.level for topic in TOPICS} == set(LEVELS)


def test_documentation() -> None:
    """docs/errors.md and its Japanese twin name every option, level and topic."""
    options = ("--format", "--top", "--output", "--color", "--no-progress", "--skip-damaged")
    for ending in ("", ".ja"):
        text = (ROOT / f"docs/errors{ending}.md").read_text()
        assert [word for word in (*options, *LEVELS, *ORDER) if word not in text] == []
