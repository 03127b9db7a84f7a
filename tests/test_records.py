"""`maillens records`: every line as a typed record, as NDJSON, CSV and Parquet."""

import csv
import io
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from maillens.pipeline import Inputs
from maillens.present.cli import main
from maillens.present.records import Selection, write_records
from maillens.read import find_sources
from maillens.window import Window

# Written by hand after lines of our own lab, with example names; the last ones as an attacker would.
LINES = [
    b"2026-11-08T10:00:00.000001+09:00 mx1 postfix/submission/smtpd[11]: connect from pc.example.jp[192.0.2.7]",
    b"2026-11-08T10:00:03+09:00 mx1 postfix/qmgr[7]: 3F0AB14C: from=<>, size=2048, nrcpt=1 (queue active)",
    b'2026-11-08T10:00:04+09:00 mx1 postfix/smtp[13]: 3F0AB14C: to=<taro@example.com>, relay=mx.example.com[198.51.100.5]:25, delay=1.25, delays=0/0.03/1000000.12/2.5, dsn=2.0.0, status=sent (250 "ok", \\o/)',
    b"2026-11-08T10:00:07+09:00 mx1 postfix/smtpd[14]: NOQUEUE: reject: RCPT from unknown[203.0.113.9]: 554 5.7.1 <x@example.net>: Relay access denied; from=<=cmd()@example.net> to=<x@example.net> proto=ESMTP helo=<@SUM(1,1)>",
    b"2026-11-08T10:00:08+09:00 mx1 dovecot: imap-login: Login: user=<hanako>, method=PLAIN, rip=192.0.2.7, lip=192.0.2.1, mpid=99, TLS, session=<abc>",
    "2026-11-08T10:00:09+09:00 mx1 postfix/smtpd[14]: words that no grammar knows, 日本語".encode(),
    b"2026-11-08T10:00:10+09:00 mx1 cron[15]: another program",
    b'2026-11-08T10:00:11+09:00 mx1 postfix/smtpd[14]: \x1b[31m \x7f \x00 "quoted" \\ tab\there \xc2\x9b2J \xc2\xa9 end',
    b"no stamp, no tag",
]
KINDS = ["connect", "queue-active", "delivery", "reject", "dovecot-login", "unknown", "foreign", "unknown", "unknown"]
EVERYTHING = Selection()


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A small log."""
    path = tmp_path / "mail.log"
    path.write_bytes(b"".join(line + b"\n" for line in LINES))
    return path


def records(*arguments: str | Path) -> Result:
    """Run `maillens records`."""
    return CliRunner().invoke(main, ["records", *map(str, arguments)], prog_name="maillens", env={"LANG": "C"})


def objects(*arguments: str | Path) -> list[dict[str, Any]]:
    """The objects that `maillens records` prints."""
    done = records(*arguments)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout_bytes.splitlines()]


def written(log: Path, form: str, *, block_bytes: int = 1 << 20, selection: Selection = EVERYTHING) -> bytes:
    """What is written of LOG when it is read in blocks of some size."""
    sources, problems = find_sources([str(log)])
    output = io.BytesIO()
    write_records(Inputs(sources, problems, threads=1, block_bytes=block_bytes), form, output, selection)
    return output.getvalue()


def read_parquet(data: bytes) -> pa.Table:
    """The table of a Parquet file."""
    # pyarrow 26 aborts now and then when a process ends after its threads have read Parquet.
    return pq.read_table(io.BytesIO(data), use_threads=False)


def plain(value: Any) -> Any:
    """A value of Parquet as NDJSON writes it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return value


def test_ndjson_has_every_line_in_order_with_the_fields_that_are_set(log: Path) -> None:
    """One object a line, in the order of the log, typed, with what is missing left out."""
    found = objects(log)
    assert [row["kind"] for row in found] == KINDS
    assert [row["line"] for row in found] == [line.decode() for line in LINES]
    assert [row["offset"] for row in found] == [sum(len(line) + 1 for line in LINES[:n]) for n in range(len(LINES))]
    assert {row["file"] for row in found} == {str(log)}
    assert found[0]["time"] == "2026-11-08T01:00:00.000001Z"
    assert (found[0]["host"], found[0]["instance"], found[0]["service"], found[0]["daemon"], found[0]["pid"]) == (
        "mx1",
        "postfix",
        "submission",
        "smtpd",
        11,
    )
    assert found[1]["sender"] == "" and found[1]["size_bytes"] == 2048
    assert [found[2][f"delay{part}_s"] for part in ("", "_before_queue", "_in_queue", "_connect", "_transmit")] == [
        1.25,
        0.0,
        0.03,
        1000000.12,
        2.5,
    ]
    assert found[2]["reply"] == '250 "ok", \\o/' and found[2]["relay_port"] == 25
    assert found[3]["queue_id"] == found[0]["queue_id"] == "" and found[2]["queue_id"] == "3F0AB14C"
    assert "recipient" not in found[0] and not any(value is None for row in found for value in row.values())
    assert "time" not in found[-1] and "host" not in found[-1]


def test_ndjson_escapes_what_could_steer_a_terminal(log: Path) -> None:
    """Control characters, DEL and C1 come as escapes; other scripts as they are."""
    output = records(log).stdout_bytes
    assert not any((byte < 0x20 and byte != 0x0A) or byte == 0x7F for byte in output)
    assert b"\xc2\x9b" not in output and b"\\u009b" in output and "©".encode() in output
    assert "日本語".encode() in output


def test_csv_has_fixed_columns_the_line_last(log: Path) -> None:
    """A header, then one row for each line, all as wide; missing is an empty cell and an empty text is quoted."""
    text = written(log, "csv").decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["kind"] for row in rows] == KINDS
    assert text.partition("\n")[0].startswith(
        "time,time_is_guessed,host,service,instance,daemon,severity,kind,pid,queue_id,"
    )
    assert text.partition("\n")[0].endswith(",file,offset,line")
    assert [row["line"] for row in rows] == [line.decode() for line in LINES]
    assert rows[2]["delay_s"] == "1.25" and rows[2]["reply"] == '250 "ok", \\o/' and rows[2]["client_name"] == ""
    assert ",queue-active,7,3F0AB14C," in text and '""' in text.splitlines()[2]


def test_csv_holds_no_formulas(log: Path) -> None:
    """A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    row = list(csv.DictReader(io.StringIO(written(log, "csv").decode(), newline="")))[3]
    assert row["sender"] == "'=cmd()@example.net" and row["helo"] == "'@SUM(1,1)"


def test_parquet_reads_back_as_ndjson_says(log: Path) -> None:
    """The Parquet table has the same records with the same values, in the same order."""
    table = read_parquet(written(log, "parquet"))
    rows = [{name: plain(value) for name, value in row.items() if value is not None} for row in table.to_pylist()]
    assert rows == objects(log)
    assert table.schema.names[:2] == ["time", "time_is_guessed"] and table.schema.names[-1] == "line"


@pytest.mark.parametrize("form", ["ndjson", "csv", "parquet"])
@pytest.mark.parametrize("kinds", [None, frozenset({"delivery", "dovecot-login"}), frozenset({"unknown"})])
def test_blocks_of_any_size_give_the_same_output(log: Path, form: str, kinds: frozenset[str] | None) -> None:
    """Where the input is cut changes nothing."""

    def read(data: bytes) -> object:
        return read_parquet(data).to_pylist() if form == "parquet" else data

    whole = read(written(log, form, selection=Selection(kinds)))
    for block_bytes in (1, 150, 400):
        assert read(written(log, form, block_bytes=block_bytes, selection=Selection(kinds))) == whole


@pytest.mark.parametrize("form", ["ndjson", "csv", "parquet"])
def test_a_period_without_a_time_is_not_in_it(log: Path, form: str) -> None:
    """`since` is inside, `until` outside, and a line without a time in no period."""

    def us(second: int) -> int:
        return int(datetime(2026, 11, 8, 1, 0, second, tzinfo=UTC).timestamp()) * 1_000_000

    data = written(log, form, selection=Selection(None, Window(us(4), us(9))))
    if form == "parquet":
        kinds = read_parquet(data)["kind"].to_pylist()
    elif form == "csv":
        kinds = [row["kind"] for row in csv.DictReader(io.StringIO(data.decode(), newline=""))]
    else:
        kinds = [json.loads(line)["kind"] for line in data.splitlines()]
    assert kinds == ["delivery", "reject", "dovecot-login"]


def test_a_journal_export_has_the_offsets_of_its_entries(tmp_path: Path) -> None:
    """Lines made of journal entries carry the offsets of those, in every format."""
    entry = "__REALTIME_TIMESTAMP=1795000000000000\n_HOSTNAME=mx1\nSYSLOG_IDENTIFIER=postfix/qmgr\n_PID=7\nMESSAGE=3F0AB14C: removed\n\n"
    path = tmp_path / "journal.export"
    path.write_text(entry * 5)
    expected = [len(entry) * n for n in range(5)]
    assert [row["offset"] for row in objects(path)] == expected
    assert read_parquet(written(path, "parquet", block_bytes=100))["offset"].to_pylist() == expected
    assert [int(row["offset"]) for row in csv.DictReader(io.StringIO(written(path, "csv").decode()))] == expected


def test_repeated_lines_are_as_many_records(tmp_path: Path) -> None:
    """`message repeated N times` counts N times, each with the line that says so."""
    path = tmp_path / "mail.log"
    path.write_text("2026-11-08T10:00:00+09:00 mx1 postfix/qmgr[7]: message repeated 3 times: [ 3F0AB14C: removed]\n")
    assert [(row["kind"], row["offset"]) for row in objects(path)] == [("removed", 0)] * 3


def test_kind_picks_records_and_the_columns_of_csv(log: Path) -> None:
    """`--kind` may be given several times; CSV then has the fields of these kinds only."""
    assert [row["kind"] for row in objects("--kind", "dovecot-login", "--kind", "delivery", log)] == [
        "delivery",
        "dovecot-login",
    ]
    header = records("--format", "csv", "--kind", "delivery", log).stdout.partition("\n")[0].split(",")
    assert "recipient" in header and "login_user" not in header and header[-1] == "line"


def test_unknown_shows_lines_not_understood_only(log: Path) -> None:
    """`--unknown` leaves lines of other programs out."""
    assert [row["line"] for row in objects("--unknown", log)] == [LINES[n].decode() for n in (5, 7, 8)]


def test_an_unknown_kind_is_told_with_names_like_it(log: Path) -> None:
    """A misspelt kind is an error that names the nearest kinds."""
    done = records("--kind", "delivry", log)
    assert done.exit_code == 2 and "`delivry`" in done.stderr and "`delivery`" in done.stderr
    assert not done.stdout
    assert "`dovecot-login`" in records("--kind", "login", log).stderr


def test_nothing_of_the_kind_is_exit_code_1(log: Path) -> None:
    """When no record matches, the exit code is 1 and stderr says of how many lines none did."""
    done = records("--kind", "expired", log)
    assert done.exit_code == 1 and not done.stdout and f"{len(LINES)} lines" in done.stderr


def test_what_cannot_be_read_is_named_and_exit_code_2(log: Path) -> None:
    """The records of the other files come out all the same."""
    done = records(log, log.with_name("nothing.log"))
    assert done.exit_code == 2 and len(done.stdout.splitlines()) == len(LINES)
    assert "error:" in done.stderr and "nothing.log" in done.stderr and "hint:" in done.stderr


@pytest.mark.parametrize("form", ["ndjson", "csv", "parquet"])
def test_output_appears_when_it_is_complete(log: Path, tmp_path: Path, form: str) -> None:
    """`-o` puts the finished file in the place of the old one, with its permissions, and leaves nothing else behind."""
    output = tmp_path / "out"
    output.write_text("old")
    output.chmod(0o640)
    assert records("--format", form, "-o", output, log).exit_code == 0
    assert output.read_bytes()[:3] != b"old" and output.stat().st_mode & 0o777 == 0o640
    assert sorted(os.listdir(tmp_path)) == ["mail.log", "out"]


def test_output_that_cannot_be_written_is_an_error(log: Path, tmp_path: Path) -> None:
    """A place that cannot be written, or that is read, is told."""
    done = records("-o", tmp_path / "no" / "such", log)
    assert done.exit_code == 2 and "cannot write" in done.stderr
    done = records("-o", log, log)
    assert done.exit_code == 2 and log.read_bytes().startswith(LINES[0])


def test_a_failure_leaves_the_old_output(log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When writing fails half way, the old file stays and the new one is gone."""
    output = tmp_path / "out"
    output.write_text("old")
    monkeypatch.setattr("maillens.present.cli.records.write_records", _fail)
    assert records("-o", output, log).exit_code == 2
    assert output.read_text() == "old" and sorted(os.listdir(tmp_path)) == ["mail.log", "out"]


def _fail(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_closed_pipe_is_no_error(log: Path) -> None:
    """`maillens records … | head -n 1` ends in silence."""
    log.write_bytes(log.read_bytes() * 3_000)
    program = "from maillens.present.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", program, "records", str(log)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline().startswith(b'{"time"')
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


DELIVERY = "2026-11-08T10:00:{0:02}+09:00 mx1 postfix/smtp[13]: {1}"
DELIVERIES = [
    # Written by hand; the second as an attacker would.
    "3F0AB14C: to=<taro@example.com>, orig_to=<all@example.jp>, relay=mx.example.com[198.51.100.5]:25, conn_use=2, delay=151541, delays=151540/0.03/0.12/0.5, dsn=2.0.0, status=sent (250 ok, \\o/)",
    '4Zq1Xk2vPzzQ: to=<=cmd()@example.net>, relay=none, delay=0.1, delays=0.04/0/0.02/0.03, dsn=4.4.1, status=deferred (=1 "said" \x1b[2J\tno)',
    "3F0AB14D: to=<hanako@example.jp>, relay=mail.example.jp[private/dovecot-lmtp], delay=13, delays=0.05/0/0.03/13, dsn=5.1.1, status=bounced (host said: 550)",
    "3F0AB14E: to=<jiro@example.jp>, relay=none, delay=1, delays=1/0/0/0, dsn=5.1.1, status=undeliverable (address probe)",
]
MAILLOGGER = [
    ["3F0AB14C", "taro@example.com", "mx.example.com[198.51.100.5]:25", "151541", "151540/0.03/0.12/0.5", "2.0.0", "sent", "250 ok, \\o/", "20261108100000"],
    ["4Zq1Xk2vPzzQ", "=cmd()@example.net", "none", "0.1", "0.04/0/0.02/0.03", "4.4.1", "deferred", '=1 "said" \x1b[2J\tno', "20261108100001"],
    ["3F0AB14D", "hanako@example.jp", "mail.example.jp[private/dovecot-lmtp]", "13", "0.05/0/0.03/13", "5.1.1", "bounced", "host said: 550", "20261108100002"],
]  # fmt: skip


@pytest.fixture
def deliveries(log: Path) -> Path:
    """The small log with some deliveries of its own."""
    log.write_text("".join(DELIVERY.format(second, line) + "\n" for second, line in enumerate(DELIVERIES)))
    return log


def test_maillogger_json_is_what_scripts_expect(deliveries: Path) -> None:
    """A list of objects of texts: deliveries that were sent, deferred or bounced, in the columns of maillogger."""
    done = records("--format", "maillogger-json", "--tz", "Asia/Tokyo", deliveries)
    assert done.exit_code == 0 and "\x1b" not in done.stdout
    assert [list(row.values()) for row in json.loads(done.stdout)] == MAILLOGGER
    assert (
        list(json.loads(done.stdout)[0])
        == "mail_id to_address relay delay delays dsn status description datetime".split()
    )


@pytest.mark.parametrize(("form", "delimiter"), [("maillogger", ","), ("maillogger-tsv", "\t")])
def test_maillogger_tables_are_safe_to_open(deliveries: Path, form: str, delimiter: str) -> None:
    """CSV and TSV have the same rows, with formulas defused and control characters as escapes."""
    text = records("--format", form, "--tz", "Asia/Tokyo", deliveries).stdout
    quoting = csv.QUOTE_MINIMAL if delimiter == "," else csv.QUOTE_NONE
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting))
    assert rows[1] == MAILLOGGER[0] and rows[3] == MAILLOGGER[2]
    assert (rows[2][1], rows[2][7]) == ("'=cmd()@example.net", '\'=1 "said" \\x1b[2J\\tno')


@pytest.mark.parametrize("form", ["maillogger", "maillogger-json", "maillogger-tsv"])
def test_maillogger_is_cut_anywhere(deliveries: Path, form: str) -> None:
    """Blocks of any size give the same output, and a log without deliveries the form without rows."""
    whole = written(deliveries, form)
    assert {written(deliveries, form, block_bytes=size) for size in (1, 150, 400)} == {whole}
    empty = written(deliveries, form, selection=Selection(frozenset({"connect"})))
    assert empty == (b"[]\n" if form == "maillogger-json" else whole[: whole.index(b"\n") + 1])


def test_maillogger_writes_what_maillogger_writes(shared: Path, tmp_path: Path) -> None:
    """Of the log of maillogger's own tests come its own files."""
    fixtures = shared / "corpora/maillogger/tests/fixtures"
    log = tmp_path / "maillog"
    log.write_bytes((fixtures / "source/maillog").read_bytes())
    when = datetime(2020, 8, 20, tzinfo=UTC).timestamp()
    os.utime(log, (when, when))  # stamps without a year get that of the file
    for form, ending in (("maillogger", "csv"), ("maillogger-json", "json"), ("maillogger-tsv", "tsv")):
        done = records("--format", form, "--tz", "Asia/Tokyo", log)
        assert done.stdout.rstrip("\n") == (fixtures / f"correct/output.{ending}").read_text().rstrip("\n")
