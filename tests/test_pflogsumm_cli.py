"""`maillens pflogsumm` and `maillens report --compat`, as a person or a crontab calls them."""

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from maillens.pflogsumm.arguments import ArgumentError, parse
from maillens.pflogsumm.config import read_config
from maillens.pflogsumm.defects import DEFECTS
from maillens.pflogsumm.options import OPTIONS
from maillens.pflogsumm.periods import PeriodError, period_of
from maillens.present.cli import main
from maillens.present.words import Words, catalogue

DOCS = Path(__file__).resolve().parents[1] / "docs"
NOW = datetime(2026, 11, 20, 12, 0)

# Written by hand: a mail that comes in and is delivered, and one refused, on the day {day}.
LOG = """\
{day} 09:00:00 mx postfix/smtpd[101]: connect from mail.example.com[192.0.2.25]
{day} 09:00:00 mx postfix/smtpd[101]: 4F2A3B4C5D: client=mail.example.com[192.0.2.25]
{day} 09:00:00 mx postfix/qmgr[103]: 4F2A3B4C5D: from=<suzuki@example.com>, size=1234, nrcpt=1 (queue active)
{day} 09:00:01 mx postfix/lmtp[104]: 4F2A3B4C5D: to=<tanaka@example.jp>, relay=mx[private/dovecot-lmtp], delay=0.4, delays=0.2/0.1/0/0.1, dsn=2.0.0, status=sent (250 2.0.0 saved)
{day} 09:00:01 mx postfix/qmgr[103]: 4F2A3B4C5D: removed
{day} 09:00:02 mx postfix/smtpd[101]: NOQUEUE: reject: RCPT from unknown[198.51.100.7]: 554 5.7.1 <tanaka@example.net>: Relay access denied; from=<x@example.org> to=<tanaka@example.net> proto=ESMTP helo=<h>
"""


def stamp(day: datetime) -> str:
    """A day as syslog writes it."""
    return f"{day:%b} {day.day:2}"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """The log above, of yesterday, as pflogsumm goes by the clock of the machine."""
    path = tmp_path / "mail.log"
    now = datetime.now()
    path.write_text(LOG.format(day=stamp(now - timedelta(hours=now.hour + 2))))
    return path


def run(*arguments: str | Path, stdin: str | None = None, **environment: str) -> Result:
    """What the command line makes of some arguments."""
    runner = CliRunner(env={"LANG": "C.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", **environment})
    return runner.invoke(main, [str(argument) for argument in arguments], input=stdin)


def test_crontab_line(log: Path) -> None:
    """A line of a crontab goes on when `maillens ` is put in front of it."""
    result = run("pflogsumm", "-d", "yesterday", "--problems-first", log)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Postfix log summaries for ")
    assert "      1   received\n      1   delivered\n" in result.stdout
    assert result.stdout.index("message reject detail\n") < result.stdout.index("Per-Hour Traffic Summary\n")


def test_report_compat(log: Path) -> None:
    """`maillens report --compat` prints the same report, with the same options, wherever they stand."""
    expected = run("pflogsumm", "--problems_first", "-h", "1", log).stdout
    for arguments in (
        ("--compat", "pflogsumm-1.1.5", "--problems_first", "-h", "1", log),
        (log, "-h", "1", "--compat=pflogsumm-1.1.5", "--problems_first"),
    ):
        result = run("report", *arguments)
        assert (result.exit_code, result.stdout) == (0, expected)


def test_release(log: Path) -> None:
    """`--compat pflogsumm-1.3` prints the report of that release."""
    text = run("pflogsumm", "--compat", "pflogsumm-1.3", log).stdout
    assert text.startswith("Postfix Log Summaries for ")
    assert "removed (canceled)" in text


def test_standard_input(log: Path) -> None:
    """Without a file, the log comes on standard input, as it does to pflogsumm."""
    command = [sys.executable, "-c", "from maillens.present.cli import main; main()", "pflogsumm"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    with log.open("rb") as file:
        text = subprocess.run(command, stdin=file, capture_output=True, check=True, env=environment).stdout
    assert text.decode() == run("pflogsumm", log).stdout


def test_empty_period(log: Path) -> None:
    """A period without mail is said to be one, with exit code 1, instead of a report of zeros."""
    result = run("pflogsumm", "-d", "today", log)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no line of Postfix in the period asked for (`-d today`)" in result.stderr
    future = run("pflogsumm", "--compat", "pflogsumm-1.3", "-d", "2199-01-01", log)
    assert (future.exit_code, future.stdout) == (1, "")


def test_empty_file(tmp_path: Path) -> None:
    """An empty log is said to be one, with exit code 1."""
    path = tmp_path / "mail.log"
    path.touch()
    result = run("pflogsumm", path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no line of the input is from Postfix" in result.stderr


def test_zeros_when_strict(tmp_path: Path) -> None:
    """With `--strict` zeros are printed as pflogsumm prints them; the exit code still tells."""
    path = tmp_path / "mail.log"
    path.touch()
    result = run("pflogsumm", "--strict", path)
    assert result.exit_code == 1
    assert "      0   received\n" in result.stdout


def test_unreadable_file(log: Path, tmp_path: Path) -> None:
    """What cannot be read is named, the rest is reported, and the exit code is 2."""
    result = run("pflogsumm", log, tmp_path / "nope.log")
    assert result.exit_code == 2
    assert "      1   received\n" in result.stdout
    assert "error: cannot read `" in result.stderr
    alone = run("pflogsumm", tmp_path / "nope.log")
    assert (alone.exit_code, alone.stdout) == (2, "")


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        (["--foo"], "error: pflogsumm 1.1.5 has no option `--foo`\n"),
        (["--pscrn-stats"], "error: `--pscrn-stats` is an option of pflogsumm 1.3 only\nhint: add `--compat pflogsumm-1.3`\n"),
        (["--verb", "-v"], "error: `-v` may be several options\n"),
        (["--syslog-name="], "error: `--syslog-name` wants a value\n"),
        (["-h", "many"], "error: the value `many` of `-h` is no number\n"),
        (["-q=1"], "error: `-q` takes no value\n"),
        (["-d", "lately"], "error: `-d lately` names no day\n"),
        (["--compat", "1.3", "-d", "2026-11-20 2026-11-01"], "error: `-d 2026-11-20 2026-11-01` ends before it begins\n"),
        (["--compat", "1.3", "--suppress", "x"], "error: `--suppress` cannot leave out `x`\n"),
        (["--compat", "2.0"], "error: the value of `--compat` makes no sense\n"),
        (["--syslog-name", "("], "error: `--syslog-name (` is no regular expression\n"),
        (["--compat", "1.3", "--config", "/nowhere"], "error: cannot use the configuration `/nowhere`\n"),
        (["--lang", "ja", "--foo"], "エラー: pflogsumm 1.1.5に`--foo`というオプションはありません\n"),
    ],
)  # fmt: skip
def test_mistakes(arguments: list[str], first: str, log: Path) -> None:
    """A wrong option is named with a hint, and the exit code is 2."""
    result = run("pflogsumm", *arguments, log)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(first)


def test_strict_alone(log: Path) -> None:
    """`--strict` of the report says that it needs a program to follow."""
    result = run("report", "--strict", log)
    assert result.exit_code == 2
    assert "hint: name it: `--compat pflogsumm-1.1.5`" in result.stderr


def test_hostile_names(tmp_path: Path) -> None:
    """Control characters that attackers put into names are made visible; letters of other scripts stay."""
    path = tmp_path / "mail.log"
    path.write_text(LOG.format(day="Nov 20").replace("x@example.org", "x").replace("tanaka@", "山田\x1b[2J@"))
    result = run("pflogsumm", path)
    assert "\x1b" not in result.stdout
    assert "山田\\x1b[2J@example.jp" in result.stdout


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    """A name in another character set stays the bytes it was logged as with `--strict`, and is made visible without."""
    path = tmp_path / "mail.log"
    path.write_bytes(LOG.format(day="Nov 20").encode().replace(b"tanaka@example.jp", b"m\xfcller@example.jp"))
    assert b"m\xfcller@example.jp" in run("pflogsumm", "--strict", path).stdout_bytes
    assert "m\\xfcller@example.jp" in run("pflogsumm", path).stdout


def test_mailq(log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--mailq` runs mailq(1) at the end; where there is none, that is said."""
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run("pflogsumm", "--mailq", log)
    assert result.stdout.endswith("\nCurrent Mail Queue\n------------------\n")
    assert "error: cannot run `mailq`" in result.stderr


def test_configuration(log: Path, tmp_path: Path) -> None:
    """`--dump-config` prints what `--config` reads; options on the command line are stronger."""
    text = run("pflogsumm", "--compat", "1.3", "--dump-config", "--detail", "7", "-q", log).stdout
    settings = read_config(text)
    assert (settings.detail, settings.host_count, settings.quiet) == (7, 7, True)
    path = tmp_path / "daily.conf"
    path.write_text("# ours\nproblems-first = yes\nhost-cnt = none\nuser-cnt = 1\n")
    result = run("pflogsumm", "--compat", "1.3", "--config", path, "-u", "0", log)
    assert result.exit_code == 0
    assert "Host/Domain Summary" not in result.stdout
    assert "Senders by message count" not in result.stdout
    path.write_text("detail = few\n")
    assert "  line 1 makes no sense: detail = few\n" in run("pflogsumm", "--compat", "1.3", "--config", path).stderr


def test_unused_lines(log: Path, tmp_path: Path) -> None:
    """`--unprocd-file` gets the lines of Postfix that count for nothing."""
    target = tmp_path / "unused"
    assert run("pflogsumm", "--compat", "1.3", "--unprocd-file", target, log).exit_code == 0
    assert [line.split(": ", 1)[1] for line in target.read_text().splitlines()] == [
        "connect from mail.example.com[192.0.2.25]",
        "4F2A3B4C5D: removed",
    ]


def test_spellings() -> None:
    """Options are spelled as Getopt::Long allows: cut, with one dash or two, with `_`, behind files."""
    asked = parse(
        ["a.log", "-problems_first", "--VERB", "--detail=3", "-u", "5", "--verp-mung", "--", "-b.log"], "1.1.5"
    )
    settings = asked.settings
    assert (settings.problems_first, settings.verbose, settings.unmangle_verp) == (True, True, 0)
    assert (settings.host_count, settings.user_count, asked.files) == (3, 5, ["a.log", "-b.log"])
    with pytest.raises(ArgumentError):
        parse(["--no"], "1.1.5")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("today", "2026-11-20", "2026-11-20"),
        ("this_week", "2026-11-15", "2026-11-21"),
        ("last week", "2026-11-08", "2026-11-14"),
        ("last_month", "2026-10-01", "2026-10-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-11-01 to 2026-11-15", "2026-11-01", "2026-11-15"),
        ("2026-10 - 2026-11", "2026-10-01", "2026-11-30"),
    ],
)
def test_periods(text: str, first: str, last: str) -> None:
    """`-d` of 1.3 takes days, weeks, months and ranges, both ends included; weeks begin on Sunday."""
    period = period_of(text, "1.3", NOW)
    assert [str(day) for day in vars(period).values()] == [first, last]
    with pytest.raises(PeriodError):
        period_of("2026-02-30", "1.3", NOW)


@pytest.mark.parametrize("page", ["pflogsumm.md", "pflogsumm.ja.md"])
def test_docs_name_everything(page: str) -> None:
    """The page names every option of both releases, every defect, and our own options."""
    text = (DOCS / page).read_text(encoding="utf-8")
    spellings = {name for option in OPTIONS for name in option.spellings}
    dashed = {f"-{name}" if len(name) == 1 else f"--{name}" for name in spellings}
    assert {name for name in dashed | {"--compat", "--strict", "--lang"} if f"`{name}" not in text} == set()
    assert {defect.name for defect in DEFECTS if f"`{defect.name}`" not in text} == set()


def test_texts() -> None:
    """Every option and every defect has a text in both languages, and the help shows each option."""
    texts = catalogue("pflogsumm")
    assert {f"set.{option.setting}" for option in OPTIONS} - set(texts) == {"set.smtpd_warning_detail"}
    assert {f"defect.{defect.name}" for defect in DEFECTS} <= set(texts)
    assert all(len(one) == 2 and all(one) for one in texts.values())
    command = main.get_command(click.Context(main), "pflogsumm")
    assert command is not None
    assert "--rej-add-from" in run("pflogsumm", "--help").stdout
    assert Words("ja", "pflogsumm")["short"] in run("--lang", "ja", "--help").stdout
