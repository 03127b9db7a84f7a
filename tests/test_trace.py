"""`maillens trace`: mails are found by what people know of them, and each is one story with a verdict a recipient.

`stories.log` holds lines of our own lab.
"""

import gzip
import json
import os
import re
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from maillens.pipeline import Inputs, find_sources
from maillens.present.cli import main
from maillens.query.trace import connections, gather
from maillens.query.trace.condition import Condition, recognised
from maillens.query.trace.known import known_of
from maillens.query.trace.matching import matching
from maillens.query.trace.search import Search
from maillens.read._sieve import Sieve
from maillens.window import Window

LOG = Path(__file__).parent / "stories.log"
SNAPSHOTS = Path(__file__).parent / "snapshots"
STORIES = {
    "content_filter": "1E44C274E06",
    "alias": "6378E27409A",
    "forward": "7B7B127408E",
    "bounce": "E2A98274DF5",
    "greylisted": "A6960294224",
    "expired": "4jXDNb3J2xzMPJM",
    "sieve_discard": "63E7B274077",
}
DOORS = """\
2026-11-22T10:00:00+00:00 mx1 postfix/smtpd[7]: connect from unknown[192.0.2.9]
2026-11-22T10:00:01+00:00 mx1 postfix/smtpd[7]: NOQUEUE: reject: RCPT from unknown[192.0.2.9]: 554 5.7.1 <taro@example.com>: \
Relay access denied; from=<x@example.net> to=<taro@example.com> proto=ESMTP helo=<bad.example>
2026-11-22T10:00:01+00:00 mx1 postfix/smtpd[8]: connect from unknown[192.0.2.9]
2026-11-22T10:00:02+00:00 mx1 postfix/smtpd[8]: lost connection after EHLO from unknown[192.0.2.9]
2026-11-22T10:00:02+00:00 mx1 postfix/smtpd[8]: disconnect from unknown[192.0.2.9] ehlo=1 commands=1
2026-11-22T10:00:03+00:00 mx1 postfix/smtpd[7]: disconnect from unknown[192.0.2.9] ehlo=1 mail=1 rcpt=0/1 commands=2/3
"""

FIRST_HOST = """\
2026-11-22T10:00:00+00:00 a postfix/smtpd[7]: 3F0AB14C5D: client=pc.example.jp[192.0.2.9]
2026-11-22T10:00:00+00:00 a postfix/cleanup[8]: 3F0AB14C5D: message-id=<1@example.com>
2026-11-22T10:00:01+00:00 a postfix/qmgr[9]: 3F0AB14C5D: from=<hanako@example.jp>, size=2048, nrcpt=1 (queue active)
2026-11-22T10:00:02+00:00 a postfix/smtp[8]: 3F0AB14C5D: to=<taro@example.com>, relay=b.example.com[192.0.2.1]:25, \
delay=1.2, delays=0.1/0/0.9/0.2, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 4A0AB14C5D)
2026-11-22T10:00:02+00:00 a postfix/qmgr[9]: 3F0AB14C5D: removed
"""
NEXT_HOST = """\
2026-11-22T10:00:01+00:00 b postfix/smtpd[7]: connect from a.example.jp[192.0.2.2]
2026-11-22T10:00:01+00:00 b postfix/smtpd[7]: 4A0AB14C5D: client=a.example.jp[192.0.2.2]
2026-11-22T10:00:01+00:00 b postfix/cleanup[8]: 4A0AB14C5D: message-id=<1@example.com>
2026-11-22T10:00:01+00:00 b postfix/qmgr[9]: 4A0AB14C5D: from=<hanako@example.jp>, size=2048, nrcpt=1 (queue active)
2026-11-22T10:00:03+00:00 b postfix/local[8]: 4A0AB14C5D: to=<taro@example.com>, relay=local, delay=1.2, \
delays=0.1/0/0.9/0.2, dsn=2.0.0, status=sent (delivered to mailbox)
2026-11-22T10:00:03+00:00 b postfix/qmgr[9]: 4A0AB14C5D: removed
"""

Trace = Callable[..., Result]


@pytest.fixture
def trace(monkeypatch: pytest.MonkeyPatch) -> Trace:
    """`trace(WHAT, …)`: the command, in the folder of the logs, with times in UTC."""
    monkeypatch.chdir(LOG.parent)
    return lambda *words: CliRunner().invoke(main, ["trace", "--tz", "UTC", *map(str, words)])


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("name", STORIES)
def test_stories_are_as_approved(name: str, language: str, trace: Trace) -> None:
    """Each story, from its first connect to its end, is as a person last approved it; `UPDATE_SNAPSHOTS=1` writes it anew."""
    shown = trace(STORIES[name], LOG.name, "--lang", language)
    assert shown.exit_code == 0, shown.stderr
    path = SNAPSHOTS / f"trace_{name}_{language}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(shown.stdout, encoding="utf-8")
    assert shown.stdout == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("3F0AB14C5D", "queue-id"),
        ("4jXDNb3J2xzMPJM", "queue-id"),
        ("4jX5kc44z2zKqJR", "queue-id"),
        ("<1.expiry@client.example>", "address"),
        ("<a%b/c@client.example>", "message-id"),
        ("taro@example.com", "address"),
        ("@example.jp", "domain"),
        ("192.0.2.9", "client"),
        ("192.0.2.0/24", "client"),
        ("2001:db8::1", "client"),
        ("mx.example.com", "host"),
        ("hanako", "user"),
    ],
)
def test_forms_are_recognised(text: str, field: str) -> None:
    """What is searched for is told by its form."""
    assert recognised(text).field == field


@pytest.mark.parametrize("queue_id", STORIES.values())
def test_the_lines_are_those_of_grep_and_of_the_session(queue_id: str, trace: Trace) -> None:
    """`--lines` prints every line that holds an id of the story, as it is and in order of time."""
    story = json.loads(trace(queue_id, LOG.name, "--format", "json").stdout)["found"][0]
    ids = {event["queue_id"] for event in story["events"] if event["queue_id"]}
    lines = trace(queue_id, LOG.name, "--lines").stdout.splitlines()
    wanted = [line for line in LOG.read_text().splitlines() if any(f"{one}:" in line for one in ids)]
    assert [line for line in lines if line in wanted] == wanted
    assert lines == sorted(lines)


def test_a_search_finds_what_reading_everything_finds() -> None:
    """The few lines that a search looks at give the same mails, verdicts and refusals as the whole log."""
    sources, _ = find_sources([str(LOG)])
    inputs = Inputs(sources)
    known = known_of(inputs)
    for text in (
        "alice@example.jp",
        "@refuses.example",
        "203.0.113.10",
        "127.0.0.0/8",
        "E2A98274DF5",
        "mx.accepts.example",
    ):
        whole = {known.mail(mail)["queue_id"] for mail in matching(known, [recognised(text)], Window()).mails}
        search = Search(inputs, [recognised(text)], Window())
        assert {story.queue_id for story in search.summaries()} == whole, text
        assert whole, text


def test_an_interleaved_session_of_the_same_client_stays_out(tmp_path: Path, trace: Trace) -> None:
    """The lines of the connection that was refused are told; those of another one of that client are not."""
    log = tmp_path / "mail.log"
    log.write_text(DOORS)
    shown = trace("taro@example.com", log, "--lines").stdout
    assert shown.splitlines() == [line for line in DOORS.splitlines() if "smtpd[7]" in line]


@pytest.mark.parametrize(
    "what", [["192.0.2.9"], ["192.0.2.0/24"], ["--helo", "bad.example"], ["--status", "rejected"], ["--dsn", "5.7"]]
)
def test_refusals_are_found(what: list[str], tmp_path: Path, trace: Trace) -> None:
    """Who was turned away is found by client, network, HELO, status and code, and told why."""
    log = tmp_path / "mail.log"
    log.write_text(DOORS)
    shown = trace(*what, log)
    assert shown.exit_code == 0
    one_line = " ".join(shown.stdout.split())
    assert "refused taro@example.com: refused at the door: 554 5.7.1 Relay access denied." in one_line


def test_lines_are_unchanged_and_pages_harmless(tmp_path: Path, trace: Trace) -> None:
    """`--lines` gives every byte of a line back in a pipe; what people read has nothing in it that steers a terminal."""
    line = b"2026-11-22T10:00:00+00:00 mx1 postfix/qmgr[9]: 3F0AB14C5D: from=<\xff\x1b[31m@example.jp>, size=9, nrcpt=1 (queue active)"
    log = tmp_path / "mail.log"
    log.write_bytes(line + b"\n")
    assert trace("3F0AB14C5D", log, "--lines").stdout_bytes == line + b"\n"
    for form in ("text", "html", "json", "csv"):
        shown = trace("3F0AB14C5D", log, "--format", form)
        assert shown.exit_code == 0
        assert "\x1b" not in shown.stdout, form


def test_the_next_host_is_part_of_the_story(tmp_path: Path, trace: Trace) -> None:
    """Where the log of the server that took the mail is in the input, the story goes on there."""
    (tmp_path / "a.log").write_text(FIRST_HOST)
    (tmp_path / "b.log").write_text(NEXT_HOST)
    shown = trace("3F0AB14C5D", tmp_path)
    assert "delivered  taro@example.com: delivered on this server (local)" in shown.stdout
    assert "b: 4A0AB14C5D: taken in from a.example.jp[192.0.2.2] (on the" in shown.stdout


def test_many_are_a_table_and_a_number_opens_one(trace: Trace) -> None:
    """More than three matches are a table; `--open N` tells the story of its row N, `--all` all of them."""
    table = trace("alice@example.jp", LOG.name).stdout
    assert table.startswith("8 mails found: address alice@example.jp\n")
    row = next(line for line in table.splitlines() if line.lstrip().startswith("3 "))
    assert trace("alice@example.jp", LOG.name, "--open", "3").stdout.startswith(f"Mail {row.split()[-1]}: ")
    assert trace("alice@example.jp", LOG.name, "--all").stdout.count("What became of it") == 8
    assert trace("alice@example.jp", LOG.name, "--open", "9").exit_code == 2


def test_conditions_are_combined_with_and(trace: Trace) -> None:
    """A mail must meet all conditions; those of a recipient by one and the same recipient."""
    found = json.loads(
        trace("--from", "sender@friend.example", "--to", "unknown@refuses.example", LOG.name, "--format", "json").stdout
    )
    assert [one["queue_id"] for one in found["found"]] == ["6378E27409A"]
    nothing = trace("--to", "unknown@refuses.example", "--status", "deferred", LOG.name)
    assert nothing.exit_code == 1


def test_nothing_found_says_what_is_near(trace: Trace) -> None:
    """A search in vain exits 1, says what was searched, and names what looks like it."""
    shown = trace("alce@example.jp", LOG.name)
    assert shown.exit_code == 1
    assert "searched: stories.log" in shown.stderr
    assert "nearest: `alice@example.jp`" in shown.stderr
    assert "`maillens trace alice@example.jp stories.log` searches for that" in shown.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--queue-id", "x!"], "`x!` is no queue id"),
        (["a\x1b[31mb"], "cannot search for `a\\x1b[31mb`"),
        (["--dsn", "abc"], "`abc` is no enhanced status code"),
        (["--to", ""], "nothing to search for in `--to`"),
        ([], "nothing to search for"),
        (["taro@example.com", "missing.log"], "cannot read `missing.log`"),
    ],
)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_bad_input_is_told(words: list[str], message: str, language: str, trace: Trace) -> None:
    """What makes no sense is an error in a sentence, exit code 2, with nothing unescaped."""
    shown = trace(*words, LOG.name, "--lang", language)
    assert shown.exit_code == 2
    assert "\x1b" not in shown.stderr
    assert "Traceback" not in shown.stderr
    assert language == "ja" or message in shown.stderr


def test_csv_has_a_row_for_each_recipient(trace: Trace) -> None:
    """CSV is a heading and one row for each recipient, those of notices included."""
    rows = trace("6378E27409A", LOG.name, "--format", "csv").stdout.splitlines()
    assert rows[0].startswith("time,sender,recipient,outcome,")
    assert [row.split(",")[2:4] for row in rows[1:]] == [
        ["half-dead@example.jp", "partial"],
        ["sender@friend.example", "sent"],
    ]


def test_html_is_the_same_story(trace: Trace) -> None:
    """HTML has the sentences of the text."""
    shown = trace("63E7B274077", LOG.name, "--format", "html").stdout
    assert shown.startswith("<!doctype html>")
    assert "thrown away by the recipient&#x27;s own Sieve rule" in shown


def test_standard_input_can_be_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe is searched like a file, though it can be read only once."""
    shown = CliRunner().invoke(main, ["trace", "63E7B274077", "-", "--lines"], input=LOG.read_bytes())
    assert shown.exit_code == 0
    assert "discard action" in shown.stdout


LETTERS = st.text("abAB.@\n", max_size=300).map(str.encode)
TEXTS = st.lists(st.text("abAB.@", min_size=3, max_size=6).map(str.encode), min_size=1, max_size=40)


def lines_with(data: bytes, texts: list[bytes]) -> list[tuple[int, int]]:
    """The lines of DATA that hold one of TEXTS, the slow and obvious way."""
    start, found = 0, []
    for line in data.splitlines(keepends=True):
        if any(text.lower() in line.lower().rstrip(b"\n") for text in texts):
            found.append((start, start + len(line)))
        start += len(line)
    return found


@given(LETTERS, TEXTS, st.booleans())
def test_the_sieve_finds_every_line(data: bytes, texts: list[bytes], wide: bool) -> None:
    """The native search finds the lines that hold one of the texts, whatever their case, and no others."""
    assert Sieve(texts, wide).lines(data) == lines_with(data, texts)


@given(st.lists(LETTERS, min_size=1, max_size=4), TEXTS, st.lists(st.integers(0, 1200), max_size=3))
def test_the_sieve_finds_every_line_of_a_file(parts: list[bytes], texts: list[bytes], cuts: list[int]) -> None:
    """Searched in ranges that begin and end anywhere, a file gives each line once, with its offset."""
    data = b"".join(parts)
    bounds = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        sieve = Sieve(texts)
        ranges = [sieve.lines_of(file.fileno(), first, last) for first, last in pairwise(bounds)]
    found = [line for lines in ranges for line in lines or []]
    assert found == [(start, data[start:end]) for start, end in lines_with(data, texts)]


def test_the_sieve_reads_long_files_piece_by_piece(tmp_path: Path) -> None:
    """Lines that lie across what is read at a time are found; a line longer than a mebibyte is for others to cut."""
    path = tmp_path / "long.log"
    lines = [b"x" * (number * 97 % 3_000) + b" needle\n" * (number % 3 == 0) + b"\n" for number in range(2_000)]
    path.write_bytes(b"".join(lines))
    data = path.read_bytes()
    with path.open("rb") as file:
        found = Sieve([b"needle"]).lines_of(file.fileno(), 0, len(data))
        assert found == [(start, data[start:end]) for start, end in lines_with(data, [b"needle"])]
        assert Sieve([b"needle"]).lines_of(file.fileno(), len(data), len(data) + 5) == []
    path.write_bytes(b"needle" * 200_000 + b"\n")
    with path.open("rb") as file:
        assert Sieve([b"needle"]).lines_of(file.fileno(), 0, 10) is None


def test_a_line_beyond_all_measure_changes_nothing(tmp_path: Path, trace: Trace) -> None:
    """A log with a line of more than a mebibyte is searched all the same, and gives the same story."""
    path = tmp_path / "long.log"
    path.write_bytes(LOG.read_bytes() + b"Nov 22 03:01:12 mail x: " + b"y" * (3 << 20) + b"\n")
    assert trace("63E7B274077", path, "--lines").stdout == trace("63E7B274077", LOG.name, "--lines").stdout


def test_docs_name_every_option() -> None:
    """docs/trace.md and its Japanese twin name every option of both commands, and the exit codes."""
    from maillens.present.cli.dialogue import COMMAND as DIALOGUE
    from maillens.present.cli.trace import COMMAND as TRACE

    for page in ("trace.md", "trace.ja.md"):
        text = (LOG.parent.parent / "docs" / page).read_text(encoding="utf-8")
        options: list[Any] = [*TRACE.params, *DIALOGUE.params]
        missing = [name for one in options for name in one.opts if name.startswith("--") and f"`{name}" not in text]
        assert missing == [], page


@pytest.mark.parametrize(
    "condition",
    [
        Condition("status", "deferred"),
        Condition("status", "bounced"),
        Condition("status", "sent"),
        Condition("status", "rejected"),
        Condition("status", "held"),
        Condition("dsn", "5"),
        Condition("client", "0.0.0.0/0"),
        Condition("from", "<>"),
    ],
)
@pytest.mark.parametrize("most_whole", [0, 500])
def test_a_search_without_a_text_tells_what_the_whole_log_tells(
    condition: Condition, most_whole: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept of a pass over all facts, and the connections that are looked up later, give the same stories."""
    log = tmp_path / "mail.log"
    log.write_bytes(LOG.read_bytes() + DOORS.encode())
    packed = tmp_path / "packed.log.gz"
    packed.write_bytes(gzip.compress(log.read_bytes()))
    told = []
    for path in (log, packed):
        for most in (0, 5_000):
            monkeypatch.setattr(gather, "MOST_IDS", most)
            monkeypatch.setattr(gather, "MOST_WHOLE", most_whole)
            sources, _ = find_sources([str(path)])
            search = Search(Inputs(sources), [condition], Window())
            stories = search.stories(range(len(search)))
            told.append([(one.queue_id, one.outcome, [line.raw for line in one.lines]) for one in stories])
    assert told[0] == told[1] == told[2] == told[3]
    assert told[0] or condition.text == "held"


def test_a_connection_that_began_far_away_is_whole(
    tmp_path: Path, trace: Trace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The begin of a connection is found however many bytes of other lines lie between it and the mail."""
    monkeypatch.setattr(connections, "REACHES", (1 << 10, 4 << 10, connections.EVERYWHERE))
    log = tmp_path / "mail.log"
    begin, *rest = [line for line in DOORS.splitlines(keepends=True) if "smtpd[7]" in line]
    filler = ("2026-11-22T10:00:00+00:00 mx1 postfix/anvil[3]: statistics: max cache size 1 at Nov 22 10:00:00\n") * 100
    with log.open("w") as file:
        file.write(begin)
        file.write(filler)
        file.writelines(rest)
    assert trace("taro@example.com", log, "--lines").stdout.startswith(begin)


LOGINS = """\
2026-11-22T10:00:00+00:00 mx1 dovecot: imap-login: Login: user=<hanako>, method=PLAIN, rip=192.0.2.25, lip=192.0.2.1, mpid=11, TLS, session=<a>
2026-11-22T10:05:00+00:00 mx1 dovecot: imap-login: Login: user=<hanako>, method=PLAIN, rip=192.0.2.25, lip=192.0.2.1, mpid=12, TLS, session=<b>
2026-11-22T10:06:00+00:00 mx1 dovecot: imap-login: Disconnected: Connection closed (auth failed, 1 attempts in 1 secs): user=<hanako>, method=PLAIN, rip=192.0.2.66, lip=192.0.2.1, TLS, session=<c>
2026-11-22T10:07:00+00:00 mx1 dovecot: imap-login: Login: user=<hanako2>, method=PLAIN, rip=192.0.2.25, lip=192.0.2.1, mpid=13, TLS, session=<d>
"""


def test_a_user_who_only_logs_in_is_found(tmp_path: Path, trace: Trace) -> None:
    """Logins and failures of a user are told by client, also where no mail was sent; their lines are with `--lines`."""
    log = tmp_path / "mail.log"
    log.write_text(LOGINS)
    shown = trace("hanako", log, "--tz", "UTC")
    assert shown.exit_code == 0
    assert shown.stdout.splitlines()[0] == "2 logins, 1 failed attempt to log in, no mail"
    assert re.search(r"2  logged in  imap +192\.0\.2\.25 +11-22 10:00:00  11-22 10:05:00", shown.stdout)
    assert trace("--user", "hanako", log, "--lines").stdout.splitlines() == LOGINS.splitlines()[:3]
    found = json.loads(trace("--user", "hanako", "--client", "192.0.2.66", log, "--format", "json").stdout)
    assert [(one["result"], one["count"]) for one in found["logins"]] == [("failure", 1)]
    assert trace("--user", "hanako", "--status", "sent", log).exit_code == 1
    assert trace("--user", "hanako", log, "--lang", "ja").stdout.startswith("ログイン2回、ログイン失敗1回、メールなし")
    assert trace("hanako", log, "--since", "2026-11-22 10:06", "--tz", "UTC").stdout.startswith("1 failed attempt")


def test_a_damaged_file_is_told_once(tmp_path: Path, trace: Trace) -> None:
    """A packed file that breaks off is read several times in a search, and named once."""
    log = tmp_path / "mail.log.gz"
    log.write_bytes(gzip.compress(LOG.read_bytes())[:3000])
    for words in (["alice@example.jp"], ["--status", "held"], ["--status", "deferred"]):
        shown = trace(*words, log, "--lang", "en")
        assert shown.exit_code == 2
        assert shown.stderr.count("data ends early") == 1
