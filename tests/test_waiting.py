"""What waits in the queue at the end: the table of facts and the sections `waiting` and `waiting_domains`."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

import maillens
from maillens.present.cli import main

# Written by hand: a mail put off for two recipients of three, one on hold, one not yet tried, one that is done with.
LOG = """\
2026-11-20T09:00:00+00:00 mx1 postfix/qmgr[3]: AAAAAA1111: from=<bob@example.jp>, size=1000, nrcpt=3 (queue active)
2026-11-20T09:00:01+00:00 mx1 postfix/smtp[4]: AAAAAA1111: to=<a@example.com>, relay=none, delay=3601, delays=3600/0/1/0, dsn=4.4.1, status=deferred (connect to mx.example.com[192.0.2.1]:25: Connection timed out)
2026-11-20T09:00:01+00:00 mx1 postfix/smtp[4]: AAAAAA1111: to=<b@example.com>, relay=none, delay=3601, delays=3600/0/1/0, dsn=4.4.1, status=deferred (connect to mx.example.com[192.0.2.1]:25: Connection timed out)
2026-11-20T09:00:02+00:00 mx1 postfix/smtp[5]: AAAAAA1111: to=<c@example.net>, relay=mx.example.net[192.0.2.2]:25, delay=3602, delays=3600/0/1/1, dsn=2.0.0, status=sent (250 ok)
2026-11-20T09:01:00+00:00 mx1 postfix/qmgr[3]: BBBBBB2222: from=<carol@example.jp>, size=500, nrcpt=1 (queue active)
2026-11-20T09:01:00+00:00 mx1 postfix/postsuper[6]: BBBBBB2222: placed on hold
2026-11-20T09:02:00+00:00 mx1 postfix/qmgr[3]: CCCCCC3333: from=<carol@example.jp>, size=700, nrcpt=2 (queue active)
2026-11-20T09:02:00+00:00 mx1 postfix/qmgr[3]: DDDDDD4444: from=<carol@example.jp>, size=800, nrcpt=1 (queue active)
2026-11-20T09:02:01+00:00 mx1 postfix/smtp[5]: DDDDDD4444: to=<d@example.net>, relay=mx.example.net[192.0.2.2]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 ok)
2026-11-20T10:00:00+00:00 mx1 postfix/qmgr[3]: AAAAAA1111: from=<bob@example.jp>, size=1000, nrcpt=3 (queue active)
2026-11-20T10:00:01+00:00 mx1 postfix/smtp[4]: AAAAAA1111: to=<a@example.com>, relay=none, delay=7201, delays=7200/0/1/0, dsn=4.4.1, status=deferred (connect to mx.example.com[192.0.2.1]:25: Connection timed out)
2026-11-20T10:00:02+00:00 mx1 postfix/smtp[4]: AAAAAA1111: to=<b@example.com>, relay=mx.example.com[192.0.2.1]:25, delay=7202, delays=7200/0/1/1, dsn=2.0.0, status=sent (250 ok)
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """The log above."""
    path = tmp_path / "mail.log"
    path.write_text(LOG)
    return path


def test_what_waits_at_the_end(log: Path) -> None:
    """Put back, on hold and not yet tried are told apart, with recipients that still wait, size, and the oldest arrival."""
    sections = maillens.open(log, tz="UTC").report().sections
    at = "2026-11-20T10:00:02Z"
    assert sections["waiting"] == [
        {"queue_name": "deferred", "count": 1, "recipient_count": 1, "size_bytes": 1000, "waited_max_s": 7202.0,
         "oldest_at": "2026-11-20T08:00:00Z", "counted_at": at},
        {"queue_name": "hold", "count": 1, "recipient_count": 1, "size_bytes": 500, "waited_max_s": 3542.0,
         "oldest_at": "2026-11-20T09:01:00Z", "counted_at": at},
        {"queue_name": "active", "count": 1, "recipient_count": 2, "size_bytes": 700, "waited_max_s": 3482.0,
         "oldest_at": "2026-11-20T09:02:00Z", "counted_at": at},
    ]  # fmt: skip
    assert sections["waiting_domains"] == [{"domain": "example.com", "count": 1, "waited_max_s": 7202.0}]


def test_the_end_of_the_period_counts(log: Path) -> None:
    """With a period that ends before the log, what waited then is told, whatever happened later."""
    opened = maillens.open(log, tz="UTC", until="2026-11-20 09:30")
    (deferred, *_) = opened.report().sections["waiting"]
    assert (deferred["count"], deferred["recipient_count"], deferred["counted_at"]) == (
        1,
        2,
        "2026-11-20T09:30:00Z",
    )
    assert sorted(row["recipient"] for row in opened.waiting().to_pylist() if row["recipient"]) == [
        "a@example.com",
        "b@example.com",
    ]
    assert maillens.open(log, tz="UTC", until="2026-11-20 09:00").report().sections["waiting"] == []


@pytest.mark.parametrize("end", ["removed", "expired", "deleted"])
def test_what_is_gone_does_not_wait(log: Path, end: str) -> None:
    """A mail whose file is gone waits no more, however it went."""
    last = {
        "removed": "postfix/qmgr[3]: AAAAAA1111: removed",
        "expired": "postfix/qmgr[3]: AAAAAA1111: from=<bob@example.jp>, status=expired, returned to sender",
        "deleted": "postfix/postsuper[6]: AAAAAA1111: removed",
    }[end]
    closing = "2026-11-20T10:00:04+00:00 mx1 postfix/qmgr[3]: AAAAAA1111: removed\n" if end == "expired" else ""
    log.write_text(f"{LOG}2026-11-20T10:00:03+00:00 mx1 {last}\n{closing}")
    waiting = maillens.open(log).waiting().to_pylist()
    assert {row["queue_id"] for row in waiting} == {"BBBBBB2222", "CCCCCC3333"}


def test_facts_of_a_recipient(log: Path) -> None:
    """A recipient's row tells when it was tried last, how often, and what was answered."""
    (row,) = [row for row in maillens.open(log).waiting().to_pylist() if row["queue_name"] == "deferred"]
    assert (row["recipient"], row["attempts"], row["sender"]) == ("a@example.com", 2, "bob@example.jp")
    assert row["tried_at"] == datetime(2026, 11, 20, 10, 0, 1, tzinfo=UTC)
    assert row["reply"].startswith("connect to mx.example.com")


@pytest.mark.parametrize(
    ("language", "words"), [("en", "the oldest since 2026-11-20 17:00"), ("ja", "2026-11-20 17:00から")]
)
def test_moments_are_shown_in_the_zone_asked_for(log: Path, language: str, words: str) -> None:
    """The page tells since when the oldest mail waits, and as of which moment, in the zone of the report."""
    page = CliRunner().invoke(main, ["--lang", language, "report", "--tz", "Asia/Tokyo", str(log)]).stdout
    assert words in page
    assert "2026-11-20 19:00" in page


@pytest.mark.parametrize("mode", ["file-mode", "syslog-mode"])
def test_equals_the_queue_of_a_real_server(shared: Path, mode: str) -> None:
    """At the moment when `postqueue -j` was run, the log tells the same mails, recipients, queues and sizes."""
    folder = shared / "lab/logs" / mode
    captured = [json.loads(line) for line in (folder / "capture/postqueue-j.json").read_text().splitlines()]
    lines = (folder / "mail.log").read_text(errors="replace").splitlines()
    touched = next(line for line in lines if re.search(r"postsuper\[\d+\]: Placed on hold: 1", line))
    stamp = touched.split()[0] if touched[0].isdigit() else f"2026 {touched[:15]}"
    moment = datetime.fromisoformat(stamp) if touched[0].isdigit() else datetime.strptime(stamp, "%Y %b %d %H:%M:%S")
    rows = maillens.open(folder / "mail.log", tz="UTC", until=moment.replace(tzinfo=UTC)).waiting().to_pylist()
    assert {row["queue_id"] for row in rows} == {entry["queue_id"] for entry in captured}
    # What was held by hand right after the capture.
    moved = {match[1] for line in lines if (match := re.search(r"postsuper\[\d+\]: (\w+): placed on hold", line))}
    for entry in captured:
        own = [row for row in rows if row["queue_id"] == entry["queue_id"]]
        reasons = {r["address"] for r in entry["recipients"] if "delay_reason" in r}
        assert {row["recipient"] for row in own if row["recipient"]} == reasons
        assert entry["queue_id"] in moved or {row["queue_name"] for row in own} == {entry["queue_name"]}
        # Mail that was held at the door never met the queue manager, which alone tells sizes.
        assert {row["size_bytes"] for row in own} <= {entry["message_size"], None}
        assert abs(own[0]["arrived_at"].timestamp() - entry["arrival_time"]) <= 2
