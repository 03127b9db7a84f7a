"""The report as people read it: layout, language, escapes; snapshots of the whole page.

`UPDATE_SNAPSHOTS=1 make test TESTS=tests/test_report_text.py` writes the snapshots anew; read the diff.
The report is made by hand here, so that no number is copied from what the program prints.
"""

import json
import os
import re
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from maillens.present.page import Column
from maillens.present.report.json import as_json
from maillens.present.text.amounts import bar, duration, percent, size
from maillens.present.text.ink import Ink
from maillens.present.text.page import Page
from maillens.present.text.report import SUBJECTS, Print, add_report
from maillens.present.text.table import MOST_LINES, Place, table
from maillens.present.text.totals import ALWAYS, ORDER
from maillens.present.text.visible import visible
from maillens.present.text.width import columns, cut, wrapped
from maillens.present.words import LANGUAGES, Words, catalogue, problems, queue_problems
from maillens.query.attention import Notice
from maillens.query.report import InputFile, Reading, Report, Row
from maillens.queue.trouble import TEXTS as QUEUE_TEXTS
from maillens.read.problem import TEXTS as READ_TEXTS

SNAPSHOTS = Path(__file__).parent / "snapshots"
WORDS = Path(__file__).parent.parent / "src/maillens/present/words"
CATALOGUES = sorted(path.stem for path in WORDS.glob("[a-z]*") if not path.stem.endswith("problems"))
MEANS = [f"delay_{part}_mean_s" for part in ("before_queue", "in_queue", "connect", "transmit")]
TOKYO = ZoneInfo("Asia/Tokyo")


def hour_row(hour: int, received: int) -> Row:
    """A row of the section `hours`."""
    return {"hour": hour, "received": received, "delivered": received + 1, "deferred": 2, "bounced": 0, "rejected": 3}


def delay_row(name: str, scale: float) -> Row:
    """A row of the section `delays`."""
    return {"name": name, "count": 1310, "mean_s": 1.25 * scale, "p50_s": 0.4 * scale, "p95_s": 12 * scale,
            "p99_s": 185 * scale, "max_s": 97_200 * scale}  # fmt: skip


def slow_row(domain: str, daemon: str, scale: float) -> Row:
    """A row of the section `slow_destinations`."""
    return {"domain": domain, "daemon": daemon, "count": 143, "delay_p50_s": scale, "delay_p95_s": 20 * scale,
            "delay_p99_s": 50 * scale, "delay_max_s": 71 * scale, "delay_before_queue_mean_s": 4 * scale,
            "delay_in_queue_mean_s": 0.02, "delay_connect_mean_s": scale, "delay_transmit_mean_s": 0.4,
            "slowest_part": "delay_before_queue_s"}  # fmt: skip


def cause_row(cause: str, count: int, reason: str) -> Row:
    """A row of `deferrals`, `bounces` or `refusals` without its place."""
    return {"cause": cause, "count": count, "reason": reason, "first_at": "2026-11-20T01:00:00Z",
            "last_at": "2026-11-21T08:00:00Z"}  # fmt: skip


def example_report() -> Report:
    """A report with something in every section, some of it hostile."""
    totals = {
        "mails": 1234, "received": 1250, "delivered": 1310, "forwarded": 4, "deferred": 12, "deferrals": 40,
        "bounced": 15, "rejected": 456, "reject_warnings": 1, "held": 2, "discarded": 3, "expired": 1,
        "bytes_received": 45_600_000, "bytes_delivered": 51_234_567, "senders": 90, "sending_domains": 30,
        "recipients": 80, "recipient_domains": 20, "connections": 2345, "logins": 300, "login_failures": 100,
        "filter_passes": 16, "filter_deliveries": 15, "notices": 17, "lines": 34_567, "lines_understood": 34_000, "lines_unknown": 2,
        "lines_foreign": 565,
    }  # fmt: skip
    sections: dict[str, list[Row]] = {
        "attention": [
            Notice(level="urgent", name="cause", cause="blocklisted", count=12, subject="example.com", subject_count=3,
                   first_at="2026-11-20T01:00:00Z").row(),
            Notice(level="soon", name="many-bounces", count=70, share=0.07).row(),
            Notice(level="watch", name="guessing", count=90, subject="203.0.113.9", subject_count=1).row(),
        ],
        "outcomes": [
            {"status": "sent", "count": 1310, "share": 0.9597, "size_bytes": 51_234_567},
            {"status": "deferred", "count": 40, "share": 0.0293, "size_bytes": 45_000},
            {"status": "bounced", "count": 15, "share": 0.011, "size_bytes": 999},
        ],
        "deferrals": [
            {**cause_row("connection-timed-out", 28, "connect to *: Connection timed out"),
             "domain": "example.com", "domain_count": 3,
             "example": "connect to mx.example.com[192.0.2.25]:25: Connection timed out"},
            {**cause_row("", 1, "450 4.9.9 *: Come back when the moon is full"), "domain": "", "domain_count": 1,
             "example": "450 4.9.9 <suzuki@example.com>: Come back when the moon is full"},
        ],
        "bounces": [
            {**cause_row("", 15, "599 5.9.9 *: gone " + "and this is a reply that goes on " * 12),
             "domain": "example.com", "domain_count": 1, "example": "599 5.9.9 <nobody@example.com>: gone"},
        ],
        "refusals": [
            {**cause_row("relay-denied", 400, "*: Relay access denied"), "action": "reject", "action_count": 2,
             "example": "<a@example.net>: Relay access denied"},
            {**cause_row("", 56, "5.7.1 \x1b[2Jsurprise\u202e"), "action": "milter-reject", "action_count": 1,
             "example": None},
        ],
        "waiting": [
            {"queue_name": "deferred", "count": 9, "recipient_count": 11, "size_bytes": 45_000, "waited_max_s": 97_200.0,
             "oldest_at": "2026-11-20T11:59:58Z", "counted_at": "2026-11-21T14:59:58Z"},
            {"queue_name": "hold", "count": 1, "recipient_count": None, "size_bytes": None, "waited_max_s": 3600.0,
             "oldest_at": "2026-11-21T13:59:58Z", "counted_at": "2026-11-21T14:59:58Z"},
        ],
        "waiting_domains": [{"domain": "example.com", "count": 11, "waited_max_s": 97_200.0}],
        "verdicts": [
            {"daemon": "amavis", "check": "content", "action": "passed", "verdict": "clean", "count": 900, "share": 0.9},
            {"daemon": "amavis", "check": "content", "action": "blocked", "verdict": "infected", "count": 100, "share": 0.1},
            {"daemon": "policyd-spf", "check": "spf", "action": "", "verdict": "\x1b[5mnew", "count": 1, "share": 1.0},
        ],
        "senders": [
            {"sender": "tanaka@example.jp", "count": 900, "size_bytes": 40_000_000},
            {"sender": "", "count": 17, "size_bytes": 60_000},
            {"sender": "鈴木@例え.example", "count": 3, "size_bytes": 512},
        ],
        "recipients": [
            {"recipient": f"user{number}@example.jp", "count": 20 - number, "size_bytes": 1000 * number}
            for number in range(12)
        ],
        "sender_domains": [{"domain": "example.jp", "count": 903, "size_bytes": 40_000_512}],
        "recipient_domains": [
            {"domain": "example.jp", "count": 1000, "size_bytes": 50_000_000, "deferred_count": 0,
             "delay_mean_s": 0.42, "delay_max_s": 63.0},
            {"domain": "example.com", "count": 0, "size_bytes": 0, "deferred_count": 40,
             "delay_mean_s": None, "delay_max_s": None},
        ],
        "slow_destinations": [
            slow_row("mx.far-away.example.org", "smtp", 1250.0), slow_row("example.jp", "lmtp", 0.5),
            slow_row("例え.example", "smtp", 0.01) | dict.fromkeys(MEANS) | {"slowest_part": ""},
        ],
        "days": [
            {"day": "2026-11-20", "received": 450, "delivered": 500, "deferred": 30, "bounced": 5, "rejected": 56},
            {"day": "2026-11-21", "received": 800, "delivered": 810, "deferred": 10, "bounced": 10, "rejected": 400},
        ],
        "hours": [hour_row(0, 0), hour_row(9, 1), hour_row(10, 800), hour_row(23, 449)],
        "delays": [
            delay_row("delay_s", 1), delay_row("delay_before_queue_s", 0.01), delay_row("delay_in_queue_s", 0),
            delay_row("delay_connect_s", 0.5), delay_row("delay_transmit_s", 0.001),
        ],
        "tls": [
            {"tls_direction": "in", "encryption": "encrypted", "count": 1200, "share": 0.96},
            {"tls_direction": "in", "encryption": "clear", "count": 50, "share": 0.04},
            {"tls_direction": "out", "encryption": "untold", "count": 310, "share": 1.0},
        ],
        "tls_protocols": [
            {"tls_direction": "in", "tls_protocol": "TLSv1.3", "count": 1100, "share": 0.9167},
            {"tls_direction": "in", "tls_protocol": "", "count": 100, "share": 0.0833},
        ],
        "clear_domains": [{"domain": "example.net", "count": 12}],
        "logins": [
            {"login_protocol": "imap", "login_result": "success", "count": 300},
            {"login_protocol": "smtp", "login_result": "failure", "count": 100},
        ],
        "login_failures": [{"login_user": "admin", "count": 60}, {"login_user": "", "count": 40}],
        "login_failure_addresses": [{"client_address": "203.0.113.77", "count": 100}],
        "connections": [
            {"daemon": "smtpd", "outcome": "disconnect", "count": 2300},
            {"daemon": "smtpd", "outcome": "lost-connection", "count": 45},
        ],
        "warnings": [
            {"daemon": "smtpd", "text": "warning: hostname * does not resolve to address *", "count": 31,
             "example": "warning: hostname dsl.example.net does not resolve to address 198.51.100.9",
             "kind": "hostname-unverified", "meaning": "hostname-unverified"},
        ],
        "errors": [],
    }  # fmt: skip
    reading = Reading(
        files=[InputFile("/var/log/mail.log.1", 20_000), InputFile("/var/log/mail.log", 14_567)],
        first_at=datetime(2026, 11, 20, 0, 0, 1, tzinfo=TOKYO),
        last_at=datetime(2026, 11, 21, 23, 59, 58, tzinfo=TOKYO),
        lines=34_567, lines_understood=34_000, lines_unknown=2, lines_foreign=565,
        year_inferred=True, zone_assumed=True, zone="Asia/Tokyo",
        unknown_samples=["Nov 20 00:00:05 mail postfix/smtpd[7]: \x1b]0;owned\x07 a line nobody knows"],
    )  # fmt: skip
    return Report(totals, sections, reading)


def shown(report: Report, language: str = "en", *, width: int = 80, colour: bool = False, **more: object) -> str:
    """The page as text."""
    page = Page(width, Ink(colour))
    add_report(page, report, Print(Words(language, *SUBJECTS), zone=TOKYO, **more))  # type: ignore[arg-type]
    return page.text()


def check(name: str, text: str) -> None:
    """TEXT is what the snapshot NAME holds."""
    path = SNAPSHOTS / name
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_page(language: str) -> None:
    """The page in each language is as a person last approved it."""
    problem = {"en": ("cannot read `mail.log.2.gz` to its end", "gzip data ends early, after 48,211 lines"),
               "ja": ("`mail.log.2.gz`を最後まで読み込めません", "gzipのデータが途中で終わっています")}  # fmt: skip
    check(f"report_{language}.txt", shown(example_report(), language, problems=[problem[language]]))


def test_whole_json() -> None:
    """The JSON is as a person last approved it, and holds the same values."""
    text = as_json(example_report())
    check("report.json", text)
    values = json.loads(text)
    assert values["sections"]["refusals"][1]["reason"] == "5.7.1 \x1b[2Jsurprise\u202e"
    assert values["reading"]["first_at"] == "2026-11-19T15:00:01Z"
    assert len(json.loads(as_json(example_report(), top=1))["sections"]["recipients"]) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 100])
def test_lines_fit(language: str, width: int) -> None:
    """No line is wider than a usual terminal."""
    for line in shown(example_report(), language, width=width).splitlines():
        assert columns(line) <= width, line


def test_narrow_terminals() -> None:
    """On a narrow terminal sentences and reasons still fit; only tables of many numbers stand out."""
    lines = shown(example_report(), width=44).splitlines()
    texts = lines[: lines.index("Totals")] + [line for line in lines if "goes on" in line]
    assert len(texts) > 8
    assert all(columns(line) <= 44 for line in texts)


def test_nothing_steers_the_terminal() -> None:
    """What strangers wrote comes out visible, without control or bidi characters, as text and as JSON."""
    for text in (shown(example_report()), as_json(example_report())):
        assert all(character == "\n" or character.isprintable() for character in text)
    assert r"\x1b[2Jsurprise\u202e" in shown(example_report())


def test_colour_changes_nothing_but_colour() -> None:
    """With colours the same text comes out, and each colour ends on its line."""
    coloured = shown(example_report(), colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == shown(example_report())
    for line in coloured.splitlines():
        assert line.count("\x1b[") == 2 * line.count("\x1b[0m")


def test_every_total_is_shown() -> None:
    """The table of totals shows each total, and leaves out what did not occur."""
    report = example_report()
    text = shown(report)
    words = Words("en", *SUBJECTS)
    assert {name for name in report.totals if not name.startswith("lines")} == set(ORDER)
    assert all(f"  {words[f'total.{name}']}  " in text for name in ORDER)
    quiet = shown(Report(dict.fromkeys(report.totals, 0), {}, Reading(lines=5, lines_understood=5)))
    assert all((f"  {words[f'total.{name}']}  " in quiet) == (name in ALWAYS) for name in ORDER)


def test_sections_nobody_laid_out() -> None:
    """A section that has no words yet is shown by its name and columns instead of failing."""
    report = Report({}, {"novelties": [{"novelty": "x", "count": 3, "wait_s": 61.0}]}, Reading())
    assert "novelties\n  count     wait_s  novelty\n      3  1 min 1 s  x\n" in shown(report)


def test_long_lists_say_what_is_left_out() -> None:
    """Ten rows are shown and the rest is counted; 0 shows all."""
    assert "… and 2 more of 12 (`--top 0` shows all)" in shown(example_report())
    assert "user11@example.jp" in shown(example_report(), top=0)
    assert "…ほか11行（全12行" in shown(example_report(), "ja", top=1)


@pytest.mark.parametrize("subject", CATALOGUES)
def test_both_languages_say_the_same(subject: str) -> None:
    """Each text is there in English and in Japanese and fills in the same values."""
    texts = catalogue(subject)
    assert texts
    for key, pair in texts.items():
        english, japanese = pair
        assert english and (japanese or key in ("between-units", "say.delivered")), key
        forms = [set(re.findall(r"{(\w+)}", form)) for form in english.split("|")]
        assert set(re.findall(r"{(\w+)}", japanese)) == set().union(*forms), key


@pytest.mark.parametrize(
    ("english", "japanese"), [(READ_TEXTS, problems.TEXTS_JA), (QUEUE_TEXTS, queue_problems.TEXTS_JA)]
)
def test_problems_in_both_languages(english: dict[str, tuple[str, ...]], japanese: dict[str, tuple[str, ...]]) -> None:
    """Each problem of reading a log or a queue is told in Japanese too, with the same values."""
    assert japanese.keys() == english.keys()
    for code, texts in japanese.items():
        names = set(re.findall(r"{(\w+)}", "".join(english[code])))
        assert set(re.findall(r"{(\w+)}", "".join(texts))) == names, code


@pytest.mark.parametrize("subject", CATALOGUES)
def test_japanese_is_set_as_the_glossary_wants(subject: str) -> None:
    """Between Japanese and Latin letters stands no blank; brackets in Japanese text are wide; words keep their long mark."""
    for key, (_, japanese) in catalogue(subject).items():
        plain = re.sub(r"`[^`]*`|\t", "", japanese)
        assert (
            not re.search(r"[ぁ-んァ-ヶ一-龠] [A-Za-z0-9]|[A-Za-z0-9] [ぁ-んァ-ヶ一-龠](?! )", plain)
            or "終了コード" in plain
        ), key
        assert not re.search(r"[ぁ-んァ-ヶ一-龠]\(|\([ぁ-んァ-ヶ一-龠]", plain), key
        assert not re.search(r"(?:サーバ|ユーザ|フォルダ|フィルタ|エラ)(?!ー)", plain), key


def test_explanations_of_totals_fit_on_one_line() -> None:
    """The explanation of a total leaves its row one line high in 80 columns."""
    for language in LANGUAGES:
        words = Words(language, "totals")
        labels = max(columns(words[f"total.{name}"]) for name in ORDER)
        assert all(columns(words[f"about.{name}"]) <= 80 - 2 - labels - 2 - 7 - 2 - 5 - 2 for name in ORDER)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain text", "plain text"),
        ("田中　太郎", "田中　太郎"),
        ("a\r\nb\tc", r"a\r\nb\tc"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\x9b1m", r"\x9b1m"),
        ("abc\u202ecba\u2066", r"abc\u202ecba\u2066"),
        ("zero\u200bwidth", r"zero\u200bwidth"),
        (b"bytes \xff".decode("utf-8", "surrogateescape"), r"bytes \xff"),
    ],
)
def test_visible(text: str, expected: str) -> None:
    """Only what is simply seen is shown as it is."""
    assert visible(text) == expected


def test_width_counts_columns() -> None:
    """Wide characters take two columns, marks on letters none."""
    assert (columns("abc"), columns("配送済み"), columns("e\u0301"), columns("half ﾊﾝｶｸ")) == (3, 8, 1, 9)
    assert (cut("配送済み", 7), cut("配送済み", 8), cut("abcdef", 4)) == ("配送済…", "配送済み", "abc…")


def test_wrapping() -> None:
    """Lines break at blanks and between wide characters, and no line begins with a full stop."""
    assert wrapped("one two three", 8) == ["one two", "three"]
    assert wrapped("一二三四五。六", 10) == ["一二三四", "五。六"]
    assert wrapped("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]
    assert wrapped("", 10) == [""]


def test_tables_cut_very_long_texts() -> None:
    """A text takes a few lines at most and then ends in `…`."""
    shape = [Column("n", "number"), Column("text", "text")]
    lines = table(shape, [["1", "word " * 200]], Place(40, 0, Ink()))
    assert len(lines) == 1 + MOST_LINES
    assert lines[-1].endswith("…")
    assert max(columns(line) for line in lines) <= 40


def test_amounts() -> None:
    """Numbers read the way people write them, and what is little never reads as nothing."""
    assert [percent(share) for share in (0, 0.0001, 0.032, 0.9999, 1)] == ["0.0%", "<0.1%", "3.2%", ">99.9%", "100.0%"]
    assert [size(value) for value in (0, 999, 1500, 999_949, 25_000_000)] == [
        "0 B",
        "999 B",
        "1.5 kB",
        "1.0 MB",
        "25 MB",
    ]
    english, japanese = Words("en", "amounts"), Words("ja", "amounts")
    spans = {0: "0 s", 0.004: "<0.01 s", 0.05: "0.05 s", 1.25: "1.2 s", 59.4: "59 s", 59.6: "1 min", 185: "3 min 5 s",
             7200: "2 h", 97_200: "1 d 3 h"}  # fmt: skip
    assert {seconds: duration(seconds, english) for seconds in spans} == spans
    assert [duration(seconds, japanese) for seconds in (0.05, 185, 97_200)] == ["0.05秒", "3分5秒", "1日3時間"]


def test_bars() -> None:
    """Bars are in proportion, in eighths of a column, and something small is not nothing."""
    assert [bar(value, 100, 10) for value in (0, 0.01, 50, 55, 100)] == ["", "▏", "█████", "█████▌", "██████████"]
    assert bar(50, 100, 10, ascii_only=True) == "#####"


def test_times_are_shown_in_the_zone_asked_for() -> None:
    """The span of the log is told in the zone of the report, on one day where it is one."""
    report = example_report()
    assert report.reading.first_at is not None
    report.reading.last_at = report.reading.first_at + timedelta(hours=2)
    assert shown(report).startswith("Mail report: 2026-11-20 00:00 to 02:00 (Asia/Tokyo)\n")
