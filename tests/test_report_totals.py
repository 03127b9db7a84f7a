"""The report's totals agree with another program's, and with the tables of facts they are counted from."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from pflogsumm import grand_totals

import maillens
from maillens.pipeline import Inputs, find_sources
from maillens.present.cli import main
from maillens.query.make import make_report

ROOT = Path(__file__).resolve().parents[1]
LAB = ROOT.parent / "shared" / "lab" / "logs"
DEMO = ROOT / "demo" / "mail.log"


SAME_QUESTION = ("forwarded", "deferred", "bounced", "held", "delivered", "deferrals")


@pytest.mark.parametrize(
    ("log", "reference"),
    [
        ("file-mode/mail.log", "file-mode/reference/pflogsumm.txt"),
        ("syslog-mode/mail.log", "syslog-mode/reference/pflogsumm.txt"),
        ("syslog-mode/mail.traditional.log", "syslog-mode/reference-traditional/pflogsumm.txt"),
    ],
)
def test_totals_equal_those_of_pflogsumm(log: str, reference: str) -> None:
    """Where pflogsumm asks the same question, the answer is the same; it counts filter passes as deliveries."""
    if not LAB.exists():
        pytest.skip("../shared is absent")
    page = grand_totals((LAB / reference).read_text(errors="replace"))
    theirs = {name: page[name] for name in SAME_QUESTION}
    opened = maillens.open(LAB / log)
    ours = opened.report().totals
    assert {name: ours[name] for name in theirs} | {
        "delivered": ours["delivered"] + ours["filter_deliveries"]
    } == theirs


def test_totals_count_the_tables() -> None:
    """Every total is what somebody counts who goes through the tables of facts row by row."""
    log = maillens.open(DEMO)
    totals = log.report().totals
    deliveries = log.deliveries().to_pylist()
    final = [row for row in deliveries if row["next_message"] is None]
    statuses = Counter(row["status"] for row in final)
    actions = Counter(row["action"] for row in log.refusals().to_pylist())
    logins = Counter(row["login_result"] for row in log.logins().to_pylist())
    messages = log.messages().to_pylist()
    received = [
        row
        for row in messages
        if row["accepted"]
        and row["parent_link"] not in ("content-filter", "requeue")
        and row["outcome"] not in ("incomplete", "canceled", "refused")
    ]
    assert totals["delivered"] == statuses["sent"]
    assert totals["deferrals"] == statuses["deferred"]
    assert totals["bounced"] == statuses["bounced"]
    assert totals["rejected"] == actions["reject"] + actions["milter-reject"] + actions["proxy-reject"]
    assert (totals["logins"], totals["login_failures"]) == (logins["success"], logins["failure"])
    assert totals["received"] == len(received)
    assert totals["bytes_received"] == sum(row["size_bytes"] or 0 for row in received)
    assert totals["senders"] == len({row["sender"].lower() for row in received if row["sender"] is not None})
    assert totals["recipients"] == len({row["recipient"].lower() for row in final if row["status"] == "sent"})
    assert totals["deferred"] == sum(row["deferred_count"] > 0 for row in messages)


def test_period_parts_add_up() -> None:
    """What happened before a moment and what happened from it on add up to the whole."""
    whole = maillens.open(DEMO).report()
    first_at = whole.reading.first_at
    assert first_at is not None
    moment = first_at + timedelta(hours=9)
    before = maillens.open(DEMO, until=moment).report().totals
    after = maillens.open(DEMO, since=moment).report().totals
    for name in ("delivered", "deferrals", "bounced", "rejected", "logins", "login_failures", "lines"):
        assert before[name] + after[name] == whole.totals[name], name


@pytest.mark.parametrize("most", [0, 1, 3])
def test_cut_sections_are_the_head_of_the_whole(most: int) -> None:
    """Who asks for few rows gets the first of all, and is told how many there are."""
    sources, problems = find_sources([str(DEMO)])
    whole = maillens.open(DEMO).report()
    cut = make_report(Inputs(sources, problems), most=most)
    for name, rows in whole.sections.items():
        assert whole.row_counts[name] == cut.row_counts[name] == len(rows), name
        assert cut.sections[name][:most] == rows[:most], name
    assert len(cut.sections["senders"]) == most
    assert cut.totals == whole.totals


@pytest.mark.parametrize(("threads", "processors"), [(1, 8), (2, 1), (2, 2), (2, 8)])
def test_whoever_does_the_work_the_report_is_the_same(
    threads: int, processors: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many threads read, correlate and count: the numbers and rows do not differ."""
    monkeypatch.setattr("maillens.relay.processors", lambda: processors)
    sources, problems = find_sources([str(DEMO)])
    inputs = Inputs(sources, problems, threads=threads, block_bytes=2_000)
    assert make_report(inputs) == maillens.open(DEMO, threads=1).report()


def test_rows_are_counted_beyond_any_limit(tmp_path: Path) -> None:
    """Of thousands of senders all are in the report, and the page says how many it left off."""
    count = 2_345
    mail = (
        "smtpd[5]: {queue_id}: client=mx.example.jp[192.0.2.25]",
        "cleanup[6]: {queue_id}: message-id=<{n}@example.jp>",
        "qmgr[7]: {queue_id}: from=<user{n}@example.jp>, size=500, nrcpt=1 (queue active)",
        "smtp[9]: {queue_id}: to=<user{n}@example.com>, relay=mx.example.com[192.0.2.25]:25, delay=1, "
        "delays=0/0/0/1, dsn=2.0.0, status=sent (250 ok)",
        "qmgr[7]: {queue_id}: removed",
    )
    log = tmp_path / "mail.log"
    with log.open("w") as file:
        for n in range(count):
            for line in mail:
                text = line.format(queue_id=f"{n + 1:010X}", n=n)
                file.write(f"2026-11-21T08:00:00.000000+00:00 mail postfix/{text}\n")
    report = maillens.open(log).report()
    assert {row["sender"] for row in report.sections["senders"]} == {f"user{n}@example.jp" for n in range(count)}
    assert report.totals["senders"] == report.row_counts["senders"] == report.row_counts["recipients"] == count
    page = CliRunner().invoke(main, ["--lang", "en", "report", "--no-progress", str(log)]).output
    assert f"… and {count - 10:,} more of {count:,}" in page


def test_mail_expires_in_the_period_in_which_it_is_given_up(tmp_path: Path) -> None:
    """A mail that came five days before the period and expired in it is one that expired; after it, it is none."""
    log = tmp_path / "mail.log"
    log.write_text(
        "2026-11-08T10:00:00Z mx1 postfix/smtpd[11]: 3F2A1C0D5E: client=mail.example.com[192.0.2.10]\n"
        "2026-11-08T10:00:00Z mx1 postfix/qmgr[13]: 3F2A1C0D5E: from=<a@example.com>, size=900, nrcpt=1 (queue active)\n"
        "2026-11-13T10:00:30Z mx1 postfix/qmgr[13]: 3F2A1C0D5E: from=<a@example.com>, status=expired, returned to sender\n"
        "2026-11-13T10:00:30Z mx1 postfix/qmgr[13]: 3F2A1C0D5E: removed\n"
    )
    days = {
        day: maillens.open(log, tz="UTC", since=f"2026-11-{day:02}", until=f"2026-11-{day + 1:02}") for day in (8, 13)
    }
    assert {day: opened.report().totals["expired"] for day, opened in days.items()} == {8: 0, 13: 1}
