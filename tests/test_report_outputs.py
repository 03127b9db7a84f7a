"""Where the report goes: several outputs from one reading, folders, terminals, mail, and what can go wrong."""

import email
import email.policy
import json
import stat
import sys
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from maillens.errors import UsageError
from maillens.present.cli import main
from maillens.present.mail import checked_address
from maillens.present.words import Words

# Written by hand: one mail that comes in and is delivered.
LOG = """\
2026-11-20T09:00:00.000000+00:00 mail postfix/smtpd[101]: connect from mx.example.com[192.0.2.25]
2026-11-20T09:00:00.100000+00:00 mail postfix/smtpd[101]: 4F2A3B4C5D: client=mx.example.com[192.0.2.25]
2026-11-20T09:00:00.200000+00:00 mail postfix/cleanup[102]: 4F2A3B4C5D: message-id=<1@example.com>
2026-11-20T09:00:00.300000+00:00 mail postfix/qmgr[103]: 4F2A3B4C5D: from=<suzuki@example.com>, size=1234, nrcpt=1 (queue active)
2026-11-20T09:00:00.400000+00:00 mail postfix/smtpd[101]: disconnect from mx.example.com[192.0.2.25] ehlo=1 mail=1 rcpt=1 data=1 quit=1 commands=5
2026-11-20T09:00:00.500000+00:00 mail postfix/lmtp[104]: 4F2A3B4C5D: to=<tanaka@example.jp>, relay=mail.example.jp[private/dovecot-lmtp], delay=0.4, delays=0.2/0.1/0/0.1, dsn=2.0.0, status=sent (250 2.0.0 <tanaka@example.jp> saved)
2026-11-20T09:00:00.600000+00:00 mail postfix/qmgr[103]: 4F2A3B4C5D: removed
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A small log."""
    path = tmp_path / "mail.log"
    path.write_text(LOG)
    return path


@pytest.fixture
def sendmail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a `sendmail` that keeps what it is given; `code` there is what it exits with."""
    place = tmp_path / "sbin"
    place.mkdir()
    program = place / "sendmail"
    program.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" >{place}/arguments\ncat >{place}/mail\n'
        f'test -e {place}/code || exit 0\necho "sendmail: fatal: \033[31mno queue" >&2\nexit $(cat {place}/code)\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{place}:/usr/bin:/bin")
    return place


def run(*arguments: str | Path) -> Result:
    """What `maillens report` makes of some arguments."""
    environment = {"LANG": "C.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""}
    return CliRunner(env=environment).invoke(main, ["report", "--tz", "UTC", *map(str, arguments)])


def test_several_outputs_from_one_reading(log: Path, tmp_path: Path) -> None:
    """Each `-o` is written in the format of its ending, and nothing goes to the screen."""
    names = ("r.html", "r.xlsx", "r.json", "r.md", "r.txt", "plain")
    result = run(log, *(part for name in names for part in ("-o", tmp_path / name)))
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "r.html").read_text().startswith("<!doctype html>")
    assert openpyxl.load_workbook(tmp_path / "r.xlsx")["Senders"]["C2"].value == "suzuki@example.com"
    assert json.loads((tmp_path / "r.json").read_text())["totals"]["received"] == 1
    assert (tmp_path / "r.md").read_text().startswith("# Mail report: 2026-11-20 09:00 to 09:00 (UTC)\n")
    assert (tmp_path / "r.txt").read_text() == (tmp_path / "plain").read_text() == run(log).stdout


def test_the_formats_show_the_same_rows(log: Path, tmp_path: Path) -> None:
    """`--top` is for all outputs."""
    log.write_text(LOG + LOG.replace("4F2A3B4C5D", "4F2A3B4C5E").replace("suzuki", "sato"))
    assert run(log, "--top", 1, "-o", tmp_path / "r.json", "-o", tmp_path / "r.csv").exit_code == 0
    values = json.loads((tmp_path / "r.json").read_text())
    assert (len(values["sections"]["senders"]), values["row_counts"]["senders"]) == (1, 2)
    assert len((tmp_path / "r-senders.csv").read_text().splitlines()) == 2
    assert "row_counts.senders,2" in (tmp_path / "r-reading.csv").read_text()


def test_format_decides_for_one_output(log: Path, tmp_path: Path) -> None:
    """With one output `--format` counts, whatever the ending; without it the ending does."""
    run(log, "--format", "json", "-o", tmp_path / "r.txt")
    assert json.loads((tmp_path / "r.txt").read_text())["totals"]["received"] == 1
    assert run(log, "--format", "markdown").stdout.startswith("# Mail report")
    both = run(log, "--format", "json", "-o", "-", "-o", tmp_path / "r.html")
    assert json.loads(both.stdout)["totals"]["received"] == 1
    assert (tmp_path / "r.html").read_text().startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("--format", "json", "-o", "a.html", "-o", "b.md"), "`--format json` is for none of the outputs"),
        (("-o", "a.html", "-o", "a.html"), "`-o a.html` is given twice"),
    ],
)
def test_outputs_that_make_no_sense(log: Path, arguments: tuple[str, ...], what: str) -> None:
    """What contradicts itself is told before anything is read."""
    result = run(log, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"error: {what}\n") and "\nhint: " in result.stderr


def test_csv_is_one_file_a_section(log: Path, tmp_path: Path) -> None:
    """`-o report.csv` is report-SECTION.csv beside it; a folder, there or not, holds SECTION.csv."""
    assert run(log, "-o", tmp_path / "report.csv").exit_code == 0
    assert run(log, "-o", f"{tmp_path}/out/").exit_code == 0
    (tmp_path / "there").mkdir()
    assert run(log, "--format", "csv", "-o", tmp_path / "there").exit_code == 0
    beside = {path.name.removeprefix("report-"): path.read_bytes() for path in tmp_path.glob("report-*.csv")}
    assert {"totals.csv", "senders.csv", "reading.csv", "files.csv"} <= set(beside)
    for folder in ("out", "there"):
        assert {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()} == beside
    assert beside["senders.csv"] == b"\xef\xbb\xbfsender,count,size_bytes\r\nsuzuki@example.com,1,1234\r\n"
    assert not (tmp_path / "report.csv").exists()


def test_csv_on_the_screen(log: Path) -> None:
    """Without `-o` the sections come one below the other."""
    assert "# senders\nsender,count,size_bytes\nsuzuki@example.com,1,1234\n" in run(log, "--format", "csv").stdout


def test_no_output_is_a_log_that_is_read(log: Path, tmp_path: Path) -> None:
    """Neither an output nor one of its parts is written over a log."""
    result = run(log, "-o", tmp_path / "r.html", "-o", log)
    assert result.exit_code == 2 and "would destroy the log" in result.stderr
    assert not (tmp_path / "r.html").exists()
    part = log.rename(tmp_path / "r-senders.csv")
    result = run(part, "-o", tmp_path / "r.csv")
    assert result.exit_code == 2 and "would destroy the log" in result.stderr and part.read_text() == LOG


def test_one_output_that_fails_keeps_none_of_the_others(log: Path, tmp_path: Path) -> None:
    """What can be written is written, the rest is told."""
    result = run(log, "-o", tmp_path / "no/such/r.html", "-o", tmp_path / "r.md")
    assert result.exit_code == 2 and "cannot write" in result.stderr
    assert (tmp_path / "r.md").read_text().startswith("# Mail report")
    result = run(log, "-o", "/dev/null/out/")
    assert result.exit_code == 2 and result.stderr.startswith("error: cannot write `/dev/null/out/`")


def test_a_workbook_is_not_for_terminals(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe gets it, a terminal gets a hint."""
    assert run(log, "--format", "xlsx").stdout_bytes.startswith(b"PK")
    monkeypatch.setattr("maillens.present.cli.outputs.on_terminal", lambda: True)
    result = run(log, "--format", "xlsx")
    assert (result.exit_code, result.stdout) == (2, "") and "hint: name a file" in result.stderr


def test_without_xlsxwriter(log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is not installed, the command that installs it is told, and the other outputs are there."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    result = run(log, "-o", tmp_path / "r.xlsx", "-o", tmp_path / "r.html")
    assert result.exit_code == 2 and "`pip install 'maillens[xlsx]'`" in result.stderr
    assert (tmp_path / "r.html").exists() and not (tmp_path / "r.xlsx").exists()


def test_only_programs_get_a_report_of_nothing(log: Path, tmp_path: Path, sendmail: Path) -> None:
    """Where there is nothing to report, people are told so, and JSON says it in numbers."""
    result = run(log, "--day", "2026-11-19", "-o", tmp_path / "r.html", "-o", tmp_path / "r.json", "--mail-to", "root")
    assert result.exit_code == 1 and "no line in the period" in result.stderr
    assert not (tmp_path / "r.html").exists() and not (sendmail / "mail").exists()
    assert json.loads((tmp_path / "r.json").read_text())["totals"]["lines"] == 0


def mail_in(place: Path) -> EmailMessage:
    """What sendmail got."""
    mail = email.message_from_bytes((place / "mail").read_bytes(), policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def test_mail(log: Path, tmp_path: Path, sendmail: Path) -> None:
    """`--mail-to` hands text and HTML to sendmail, with host, day and the worst fact in the subject."""
    result = run(log, "--mail-to", "root", "--mail-to", "postmaster@example.jp")
    assert (result.exit_code, result.output) == (0, "")
    assert (sendmail / "arguments").read_text() == "-t\n-i\n"
    mail = mail_in(sendmail)
    assert mail["To"] == "root, postmaster@example.jp" and mail["Auto-Submitted"] == "auto-generated"
    assert mail["Subject"].endswith(": mail of 2026-11-20: 1 delivered")
    text, html = mail.iter_parts()
    assert text.get_content() == run(log).stdout
    assert html.get_content().startswith("<!doctype html>") and "<script" not in html.get_content()
    assert run(log, "--lang", "ja", "--mail-to", "root", "-o", tmp_path / "r.html").exit_code == 0
    assert "2026-11-20のメール: 配送済み1件" in mail_in(sendmail)["Subject"] and (tmp_path / "r.html").exists()


def test_a_mail_that_sendmail_refuses(log: Path, sendmail: Path) -> None:
    """Its exit code is explained, its words are told harmlessly, and the exit code is 2."""
    (sendmail / "code").write_text("75")
    result = run(log, "--mail-to", "root")
    assert result.exit_code == 2
    assert "exit code 75 (for the time being; try again later)\n  sendmail: fatal: \\x1b[31mno queue\n" in result.stderr
    (sendmail / "code").write_text("3")
    assert "exit code 3\n" in run(log, "--mail-to", "root").stderr


def test_without_sendmail(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no mail server, another way is told."""
    monkeypatch.setenv("PATH", "/nonexistent")
    monkeypatch.setattr("maillens.present.mail.PLACES", "/nonexistent")
    result = run(log, "--mail-to", "root")
    assert result.exit_code == 2 and "no program `sendmail`" in result.stderr and "-o report.html" in result.stderr


@pytest.mark.parametrize(
    "address", ["", "b c", "a@b@c", "x@example.jp\nBcc: y@example.net", "a,b", "<a@b>", "@b", "あ@b"]
)
def test_what_is_no_address(address: str) -> None:
    """Nothing that could become another address or another header is taken."""
    with pytest.raises(UsageError, match="no mail address"):
        checked_address(address, Words("en", "mail"))
