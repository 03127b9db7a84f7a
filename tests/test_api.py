"""`import maillens`: records as batches, facts as tables."""

import doctest
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest

import maillens
from maillens import log as log_module
from maillens.arrow import schema
from maillens.model import MAIL_TABLES, TABLES

# Written by hand after lines of our own lab, with example names.
LINES = [
    "2026-11-08T10:00:00.000001+09:00 mx1 postfix/submission/smtpd[11]: connect from pc.example.jp[192.0.2.7]",
    "2026-11-08T10:00:01.5+09:00 mx1 postfix/submission/smtpd[11]: 3F0AB14C: client=pc.example.jp[192.0.2.7], sasl_method=PLAIN, sasl_username=hanako",
    "2026-11-08T10:00:02+09:00 mx1 postfix/cleanup[12]: 3F0AB14C: message-id=<1@example.jp>",
    "2026-11-08T10:00:03+09:00 mx1 postfix/qmgr[7]: 3F0AB14C: from=<hanako@example.jp>, size=2048, nrcpt=1 (queue active)",
    "2026-11-08T10:00:04+09:00 mx1 postfix/smtp[13]: 3F0AB14C: to=<taro@example.com>, relay=mx.example.com[198.51.100.5]:25, delay=1.2, delays=0.1/0/0.9/0.2, dsn=2.0.0, status=sent (250 ok)",
    "2026-11-08T10:00:05+09:00 mx1 postfix/qmgr[7]: 3F0AB14C: removed",
    "2026-11-08T10:00:06+09:00 mx1 postfix/submission/smtpd[11]: disconnect from pc.example.jp[192.0.2.7] ehlo=1 auth=1 mail=1 rcpt=1 data=1 quit=1 commands=6",
    "2026-11-08T10:00:07+09:00 mx1 postfix/smtpd[14]: NOQUEUE: reject: RCPT from unknown[203.0.113.9]: 554 5.7.1 <x@example.net>: Relay access denied; from=<> to=<x@example.net> proto=ESMTP helo=<a>",
    "2026-11-08T10:00:08+09:00 mx1 dovecot: imap-login: Login: user=<hanako>, method=PLAIN, rip=192.0.2.7, lip=192.0.2.1, mpid=99, TLS, session=<abc>",
    "2026-11-08T10:00:09+09:00 mx1 postfix/smtpd[14]: words that no grammar knows, 日本語",
    "2026-11-08T10:00:10+09:00 mx1 cron[15]: another program",
    "no stamp, no tag",
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small log."""
    written = tmp_path / "mail.log"
    written.write_text("".join(f"{line}\n" for line in LINES), encoding="utf-8")
    return written


def rows(log: maillens.Log) -> list[dict[str, object]]:
    """All records as dictionaries, in the order of the lines."""
    found = [row for batch in log.records() for row in batch.to_pylist()]
    return sorted(found, key=lambda row: row["offset"])


def test_every_line_is_a_record_with_its_place(path: Path) -> None:
    """Each line comes out once, as it was logged, with file and offset; blank ends aside nothing is changed."""
    found = rows(maillens.open(path))
    data = path.read_bytes()
    assert [row["line"] for row in found] == LINES
    for row in found:
        assert data[row["offset"] :].startswith(row["line"].encode())
        assert row["file"] == str(path)


def test_batches_are_narrow_typed_and_say_their_family(path: Path) -> None:
    """A batch has envelope, the fields of its family, and the line; the metadata names the family."""
    batches = {batch.schema.metadata[b"family"]: batch for batch in maillens.open(path).records()}
    delivery = batches[b"delivery"]
    delivery.validate(full=True)
    types = dict(zip(delivery.schema.names, delivery.schema.types, strict=True))
    name = pa.dictionary(pa.int32(), pa.string())
    assert list(types)[:10] == [
        "time",
        "time_is_guessed",
        "host",
        "service",
        "instance",
        "daemon",
        "severity",
        "kind",
        "pid",
        "queue_id",
    ]
    assert list(types)[-3:] == ["line", "file", "offset"]
    assert types["time"] == pa.timestamp("us", tz="UTC") and types["time_is_guessed"] == pa.bool_()
    assert types["host"] == types["kind"] == types["severity"] == types["file"] == name
    assert types["queue_id"] == types["recipient"] == types["line"] == pa.string_view()
    assert types["delay_s"] == pa.float64() and types["relay_port"] == types["pid"] == types["offset"] == pa.int64()
    assert "recipient" not in batches[b"session"].schema.names
    row = delivery.to_pylist()[0]
    assert row["time"] == datetime(2026, 11, 8, 1, 0, 4, tzinfo=UTC)
    assert (row["recipient"], row["status"], row["delay_s"], row["relay_port"]) == ("taro@example.com", "sent", 1.2, 25)


def test_origin_and_what_is_missing(path: Path) -> None:
    """Service is empty where the tag has none; what a line does not say is missing."""
    first, *_, unknown, foreign, junk = rows(maillens.open(path))
    assert (first["host"], first["instance"], first["service"], first["daemon"]) == (
        "mx1",
        "postfix",
        "submission",
        "smtpd",
    )
    assert (unknown["kind"], unknown["service"], unknown["severity"]) == ("unknown", "", "info")
    assert (foreign["kind"], foreign["daemon"], foreign["pid"]) == ("foreign", "cron", 15)
    assert junk["time"] is None and junk["host"] is None and junk["pid"] is None
    assert junk["kind"] == "unknown" and junk["time_is_guessed"] is False


def test_noqueue_is_an_empty_queue_id(path: Path) -> None:
    """A queue id is a text on every record: empty where there is none, and for NOQUEUE."""
    ids = {row["kind"]: row["queue_id"] for row in rows(maillens.open(path))}
    assert ids["delivery"] == "3F0AB14C"
    assert ids["reject"] == ids["connect"] == ids["unknown"] == ""


def test_times_without_year_or_zone_are_said_to_be_guessed(tmp_path: Path) -> None:
    """`time_is_guessed` tells that year or zone are not in the line; `tz` sets the zone."""
    path = tmp_path / "mail.log-20261108"
    path.write_text("Nov  8 10:00:00 mx1 postfix/qmgr[7]: 3F0AB14C: removed\n")
    (row,) = rows(maillens.open(path, tz="Asia/Tokyo"))
    assert row["time_is_guessed"] is True
    assert (row["time"].month, row["time"].day, row["time"].hour) == (11, 8, 1)


@pytest.mark.parametrize(("threads", "block_bytes"), [(1, 1), (2, 300), (1, 1 << 20)])
def test_blocks_of_any_size_give_the_same_records(path: Path, threads: int, block_bytes: int) -> None:
    """Where the input is cut, and how many blocks are read at once, changes nothing."""
    assert rows(maillens.open(path, threads=threads, block_bytes=block_bytes)) == rows(maillens.open(path))


def test_records_of_a_journal_export_have_its_offsets(tmp_path: Path) -> None:
    """The lines of a translated input carry the offset of the entry that they were made of."""
    entries = [
        f"__REALTIME_TIMESTAMP={1_795_000_000_000_000 + n}\n_HOSTNAME=mx1\nSYSLOG_IDENTIFIER=postfix/qmgr\n_PID=7\nMESSAGE=3F0AB14C: removed\n\n"
        for n in range(20)
    ]
    path = tmp_path / "journal.export"
    path.write_text("".join(entries))
    for block_bytes in (1, 200, 1 << 20):
        found = rows(maillens.open(path, block_bytes=block_bytes))
        assert [row["offset"] for row in found] == [len(entries[0]) * n for n in range(20)]


@pytest.mark.parametrize("name", list(TABLES))
def test_tables_have_the_documented_schemas(path: Path, name: str) -> None:
    """Each table of facts has the columns and types of `model.TABLES`, and is computed once."""
    log = maillens.open(path)
    table = getattr(log, name)()
    assert table.schema.equals(schema(TABLES[name]))
    assert (
        table.num_rows
        == {"sessions": 1, "messages": 1, "deliveries": 1, "refusals": 1, "logins": 2, "verdicts": 0, "waiting": 0}[
            name
        ]
    )
    assert getattr(log, name)() is table


@pytest.mark.parametrize("name", list(MAIL_TABLES))
def test_mails_have_the_documented_schemas(path: Path, name: str) -> None:
    """Mails and recipients have the columns and types of `model.MAIL_TABLES`."""
    table = getattr(maillens.open(path), name)()
    assert table.schema.equals(schema(MAIL_TABLES[name]))
    assert table.num_rows == 1


def test_since_and_until_narrow_records_and_facts(path: Path) -> None:
    """`since` is inside, `until` outside; facts outside are left out, not what they need to be known."""
    log = maillens.open(path, since="2026-11-08 10:00:04", until="2026-11-08 10:00:07", tz="Asia/Tokyo")
    assert [row["kind"] for row in rows(log)] == ["delivery", "removed", "disconnect"]
    assert log.deliveries().select(["sender"]).to_pylist() == [{"sender": "hanako@example.jp"}]
    assert log.messages().num_rows == log.refusals().num_rows == 0
    for batch in log.records():
        batch.validate(full=True)


def test_report_is_there(path: Path) -> None:
    """The report counts the lines that the records are."""
    assert maillens.open(path).report().reading.lines == len(LINES)


def test_what_cannot_be_read_is_a_problem_or_an_error(path: Path) -> None:
    """A missing file beside others is told in `problems`; alone it is an error with a hint."""
    missing = str(path.with_name("nothing.log"))
    log = maillens.open([path, missing])
    assert [problem.name for problem in log.problems] == [missing]
    assert len(rows(log)) == len(LINES)
    with pytest.raises(maillens.ReadError, match=r"nothing\.log"):
        maillens.open(missing)


def test_standard_input_is_read_once(path: Path) -> None:
    """A second pass over a pipe is refused, not answered with nothing."""
    program = (
        "import maillens\nlog = maillens.open('-')\nprint(log.deliveries().num_rows)\n"
        "print(log.messages().num_rows)\ntry: list(log.records())\nexcept maillens.ReadError: print('refused')"
    )
    done = subprocess.run([sys.executable, "-c", program], input=path.read_bytes(), capture_output=True, check=True)
    assert done.stdout.split() == [b"1", b"1", b"refused"]


@pytest.mark.parametrize("wrong", [{"tz": "Mars/Olympus"}, {"since": "one day"}])
def test_requests_without_sense_are_told_as_such(path: Path, wrong: dict[str, str]) -> None:
    """Unknown zones and times are usage errors with a hint."""
    with pytest.raises(maillens.UsageError) as caught:
        maillens.open(path, **wrong)
    assert caught.value.hint


def test_import_is_light() -> None:
    """`import maillens` loads neither pyarrow nor click nor the grammar."""
    program = "import sys, maillens; print([m for m in ('pyarrow', 'click', 'rich', 'maillens.grammar', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_the_example_of_the_docstring_runs() -> None:
    """The example in `maillens.Log` is true."""
    assert doctest.testmod(log_module).failed == 0


def test_failed_smtp_logins_have_their_reason(tmp_path: Path) -> None:
    """What Postfix says behind `authentication failed:` is the reason of the login; Dovecot's has its own."""
    log = tmp_path / "mail.log"
    log.write_text(
        "Nov 20 09:20:00 mail postfix/smtpd[13]: connect from unknown[203.0.113.9]\n"
        "Nov 20 09:20:01 mail postfix/smtpd[13]: warning: unknown[203.0.113.9]: SASL LOGIN authentication failed: "
        "Invalid authentication mechanism\n"
        "Nov 20 09:20:02 mail dovecot: imap-login: Disconnected: Connection closed (auth failed, 3 attempts in 6 secs): "
        "user=<taro@example.jp>, method=PLAIN, rip=203.0.113.9, lip=192.0.2.25, session=<Ju470VHRQ8>\n"
    )
    reasons = [(login["login_protocol"], login["login_reason"]) for login in maillens.open(log).logins().to_pylist()]
    assert reasons == [("smtp", "Invalid authentication mechanism"), ("imap", "auth failed")]
