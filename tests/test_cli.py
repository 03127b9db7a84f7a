"""The command line: help, errors, exit codes, options and pipes, as a person at a terminal meets them."""

import gzip
import json
import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click
import pytest
from click.testing import CliRunner, Result

from maillens.errors import UsageError
from maillens.present.cli import main
from maillens.present.cli.moments import Asked, earlier, period
from maillens.present.cli.problems import told
from maillens.present.progress import ProgressBar
from maillens.present.text.totals import ORDER
from maillens.present.words import Words, catalogue, default_language
from maillens.read import ReadProblem

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs/report.md"
PARIS = ZoneInfo("Europe/Paris")

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


def run(*arguments: str | Path, **environment: str) -> Result:
    """What the command line makes of some arguments, in an English locale unless told otherwise."""
    return CliRunner(env={"LANG": "C.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", **environment}).invoke(
        main, [str(argument) for argument in arguments]
    )


def test_report(log: Path) -> None:
    """One command prints a readable report, and nothing else."""
    result = run("report", "--tz", "UTC", log)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Mail report: 2026-11-20 09:00 to 09:00 (UTC)\n")
    assert "The server took in 1 mail and delivered to 1 recipient." in result.stdout
    assert "\x1b" not in result.stdout


def test_report_in_japanese(log: Path) -> None:
    """The language is that of the locale, unless `--lang` asks for another."""
    for result in (run("report", "--lang", "ja", log), run("report", log, LANG="ja_JP.UTF-8")):
        assert "サーバーはメールを1通受け付け、延べ1件の宛先に配送しました。" in result.stdout
    assert run("report", "--lang", "en", log, LANG="ja_JP.UTF-8").stdout.startswith("Mail report")


def test_report_as_json(log: Path) -> None:
    """`--format json` writes totals, sections and what they stand on."""
    values = json.loads(run("report", "--format", "json", log).stdout)
    assert (values["totals"]["received"], values["totals"]["delivered"], values["reading"]["lines"]) == (1, 1, 7)
    assert values["sections"]["senders"] == [{"sender": "suzuki@example.com", "count": 1, "size_bytes": 1234}]


def test_report_into_a_file(log: Path, tmp_path: Path) -> None:
    """`-o` writes the file instead of the screen, and never over a log that is read."""
    target = tmp_path / "report.txt"
    result = run("report", log, "-o", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_text().startswith("Mail report")
    result = run("report", log, "-o", log)
    assert result.exit_code == 2
    assert "would destroy the log" in result.stderr
    assert log.read_text() == LOG
    result = run("report", log, "-o", tmp_path / "no/such/folder")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: cannot write `")


def test_a_file_that_cannot_be_read(log: Path, tmp_path: Path) -> None:
    """It is named with reason and hint, the rest is reported, and the exit code is 2."""
    result = run("report", log, tmp_path / "nope.log")
    assert result.exit_code == 2
    expected = r"error: cannot read `.*nope.log`\n  there is no such file\nhint: `ls -l .*` shows what is there\n"
    assert re.fullmatch(expected, result.stderr)
    assert "The server took in 1 mail" in result.stdout
    assert "Not all was read: cannot read `" in " ".join(result.stdout.split())


def test_only_files_that_cannot_be_read(tmp_path: Path) -> None:
    """Where nothing was read there is no report of zeros."""
    result = run("report", tmp_path / "nope.log")
    assert (result.exit_code, result.stdout) == (2, "")
    japanese = run("report", "--lang", "ja", tmp_path / "nope.log")
    assert japanese.stderr.startswith("エラー: `")
    assert "そのようなファイルはありません\nヒント: " in japanese.stderr


def test_damaged_file(tmp_path: Path) -> None:
    """The lines before the break are counted; `--skip-damaged` takes them as all there is."""
    path = tmp_path / "mail.log.1.gz"
    path.write_bytes(gzip.compress((LOG * 400).encode())[:-40])
    result = run("report", path)
    assert result.exit_code == 2
    assert "hint: the lines before the break are counted; `maillens report --skip-damaged" in result.stderr
    result = run("report", "--skip-damaged", path)
    assert result.exit_code == 0
    assert "Mail report" in result.stdout
    assert "to its end" in result.stderr


def test_nothing_in_the_period(log: Path) -> None:
    """An empty answer says why it is empty, with exit code 1; JSON is written all the same."""
    result = run("report", "--day", "2026-11-19", "--tz", "UTC", log)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no line in the period asked for (from 2026-11-19 00:00:00 to before 2026-11-20 00:00:00)" in result.stderr
    result = run("report", "--format", "json", "--day", "2026-11-19", "--tz", "UTC", log)
    assert (result.exit_code, json.loads(result.stdout)["totals"]["lines"]) == (1, 0)


def test_nothing_of_mail(tmp_path: Path) -> None:
    """A log of other programs is told as such."""
    path = tmp_path / "syslog"
    path.write_text("2026-11-20T09:00:00+00:00 host cron[1]: (root) CMD (true)\n")
    result = run("report", path)
    assert result.exit_code == 1
    assert "none of the 1 lines is from mail software" in result.stderr


def test_period(log: Path) -> None:
    """`--since`, `--until` and `--day` choose the lines by their time in the zone asked for."""
    inside = run("report", "--tz", "Asia/Tokyo", "--since", "2026-11-20 18:00", "--until", "2026-11-20 18:01", log)
    assert "period asked for" in inside.stdout
    assert "from 2026-11-20 18:00:00 to before 2026-11-20 18:01:00" in inside.stdout
    assert run("report", "--tz", "Asia/Tokyo", "--until", "2026-11-20 18:00", log).exit_code == 1


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (("2026-11-01", "", ""), ("2026-11-01 00:00+01:00", None)),
        (("", "2026-11-01", ""), (None, "2026-11-02 00:00+01:00")),
        (("2026-10-25", "2026-10-25", ""), ("2026-10-25 00:00+02:00", "2026-10-26 00:00+01:00")),
        (("2026-11-01T09:30", "", ""), ("2026-11-01 09:30+01:00", None)),
        (("2026-11-01 09:30:00Z", "", ""), ("2026-11-01 09:30+00:00", None)),
        (("yesterday", "today", ""), ("2026-11-20 00:00+01:00", "2026-11-22 00:00+01:00")),
        (("3h ago", "now", ""), ("2026-11-21 09:00+01:00", "2026-11-21 12:00+01:00")),
        (("3時間前", "", ""), ("2026-11-21 09:00+01:00", None)),
        (("2 days ago", "", ""), ("2026-11-19 12:00+01:00", None)),
        (("90m", "", ""), ("2026-11-21 10:30+01:00", None)),
        (("9:30", "", ""), ("2026-11-21 09:30+01:00", None)),
        (("", "", "昨日"), ("2026-11-20 00:00+01:00", "2026-11-21 00:00+01:00")),
        (("", "", "2026-03-29"), ("2026-03-29 00:00+01:00", "2026-03-30 00:00+02:00")),
        (("", "", "", "last"), ("2026-11-09 00:00+01:00", "2026-11-16 00:00+01:00")),
        (("", "", "", "this"), ("2026-11-16 00:00+01:00", "2026-11-23 00:00+01:00")),
        (("", "", "", "2026-W01"), ("2025-12-29 00:00+01:00", "2026-01-05 00:00+01:00")),
        (("", "", "", "", "last"), ("2026-10-01 00:00+02:00", "2026-11-01 00:00+01:00")),
        (("", "", "", "", "2026-02"), ("2026-02-01 00:00+01:00", "2026-03-01 00:00+01:00")),
    ],
)
def test_moments(asked: tuple[str, ...], expected: tuple[str | None, str | None]) -> None:
    """Dates, times and words name moments in the zone of the report, over changes of summer time too."""
    now = datetime(2026, 11, 21, 12, tzinfo=PARIS)
    begin, end = period(Asked(*asked), now=now, words=Words("en", "cli"))
    assert (begin and begin.isoformat(" ", "minutes"), end and end.isoformat(" ", "minutes")) == expected


def test_the_period_before_begins_on_the_same_weekday() -> None:
    """A day is compared with that of a week ago, a month with five weeks before, clocks set in between or not."""
    now = datetime(2026, 11, 21, 12, tzinfo=PARIS)
    for asked, begin, end in (
        (Asked(day="2026-10-27"), "2026-10-20 00:00+02:00", "2026-10-21 00:00+02:00"),
        (Asked(week="2026-W44"), "2026-10-19 00:00+02:00", "2026-10-26 00:00+01:00"),
        (Asked(month="2026-11"), "2026-09-27 00:00+02:00", "2026-10-27 00:00+01:00"),
    ):
        since, until = period(asked, now=now, words=Words("en", "cli"))
        assert since is not None
        assert until is not None
        assert [moment.isoformat(" ", "minutes") for moment in earlier(since, until, now)] == [begin, end]


@pytest.mark.parametrize(
    "asked",
    [("tomorrowish", "", ""), ("", "2026-13-01", ""), ("", "", "3h ago"), ("999999w ago", "", ""),
     ("today", "", "today"), ("today", "yesterday", ""), ("", "", "", "2026-W54"), ("", "", "", "week"),
     ("", "", "", "", "2026-13"), ("", "", "", "last", "last"), ("", "", "today", "last")],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "ja"])
def test_moments_that_make_no_sense(asked: tuple[str, ...], language: str) -> None:
    """What cannot be read, or leaves nothing, is an error that shows how to write it."""
    with pytest.raises(UsageError) as caught:
        period(Asked(*asked), now=datetime(2026, 11, 21, 12, tzinfo=PARIS), words=Words(language, "cli"))
    assert caught.value.why
    assert caught.value.hint


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        (["report", "--fromat", "json"], "error: there is no option `--fromat`\n  perhaps you mean --format"),
        (
            ["report", "--format", "xml"],
            "error: the value of `--format` makes no sense\n  it is one of csv, html, json, markdown, text, xlsx\n",
        ),
        (["report", "--top"], "error: `--top` wants a value\n"),
        (["report", "--tz", "Moon/Base"], "error: there is no time zone `Moon/Base`\n"),
        (["report", "--lang", "ja", "--top", "x"], "エラー: `--top`の値が正しくありません\n"),
        (["rapport"], "error: there is no command `rapport`\n"),
        (["../report"], "error: there is no command `../report`\n"),
        (["--lang", "ja", "rapport"], "エラー: `rapport`というコマンドはありません\n"),
        (["--wat"], "error: there is no option `--wat`\n"),
        (["--wat", "--lang", "ja"], "エラー: `--wat`というオプションはありません\n"),
        (["report", "--wat", "--lang=ja"], "エラー: `--wat`というオプションはありません\n"),
    ],
)
def test_mistakes(arguments: list[str], first: str) -> None:
    """A mistake in the command is named with a hint, without stack trace, and the exit code is 2."""
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(first)
    assert result.stderr.splitlines()[-1].startswith(("hint: ", "ヒント: "))


def test_faults_of_the_program(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours is told in words; only `--debug` shows the stack trace."""

    def fail(*_: object, **__: object) -> None:
        raise KeyError("queue")

    monkeypatch.setattr("maillens.present.cli.report.gather", fail)
    result = run("report", log)
    assert result.exit_code == 2
    assert result.stderr.startswith(
        "error: maillens failed; this is a fault in the program\n  KeyError: 'queue'\nhint: `"
    )
    assert isinstance(run("report", "--debug", log).exception, KeyError)


def test_help_names_everything() -> None:
    """Help has an example and each option in both languages; no key of a catalogue shows through."""
    for language in ("en", "ja"):
        for arguments in ([], ["report"]):
            text = run("--lang", language, *arguments, "--help").stdout
            assert "maillens report --day yesterday" in text
            assert "option." not in text
            assert "Show this message" not in text
    assert run().stdout == run("--help").stdout


def commands_below(*folder: str) -> list[tuple[str, ...]]:
    """The commands that the help of a folder of commands names."""
    return [
        (*folder, name) for name in re.findall(r"^  ([a-z][a-z-]*) {2}", run(*folder, "--help").stdout, re.MULTILINE)
    ]


COMMANDS = [(), *commands_below(), *commands_below("queue"), *commands_below("geo")]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_in_the_language_asked_for_wherever_that_stands(command: tuple[str, ...]) -> None:
    """`--help --lang ja` and `--lang ja --help` say the same, before or behind the name of the command."""
    japanese = run(*command, "--help", LANG="ja_JP.UTF-8").stdout
    assert "使い方" in japanese
    for asked in (("--help", "--lang", "ja"), ("--lang", "ja", "--help"), ("--help", "--lang=ja")):
        assert run(*command, *asked).stdout == japanese
    assert run("--lang", "en", *command, "--help", "--lang", "ja").stdout == japanese


def test_help_imports_no_command() -> None:
    """`maillens --help` and `--version` load nothing heavy, so that they answer at once."""
    code = (
        "import sys; from maillens.present.cli import main\n"
        "try: main([sys.argv[1]])\n"
        "except SystemExit: pass\n"
        "heavy = {'pyarrow', 'rich', 'maillens.pipeline', 'maillens.read', 'asyncio', 'maillens.present.cli.report'}\n"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    for option in ("--help", "--version"):
        subprocess.run([sys.executable, "-c", code, option], check=True, stdout=subprocess.DEVNULL, env=_environment())


def test_report_imports_neither_rich_nor_pyarrow(log: Path) -> None:
    """What the report does not need is not loaded: rich comes with the progress bar, pyarrow not at all."""
    code = (
        "import sys; from maillens.present.cli import main\n"
        "try: main(['report', sys.argv[1]])\n"
        "except SystemExit: pass\n"
        "sys.exit(str({'pyarrow', 'rich'} & set(sys.modules)) if {'pyarrow', 'rich'} & set(sys.modules) else 0)"
    )
    subprocess.run([sys.executable, "-c", code, str(log)], check=True, stdout=subprocess.DEVNULL, env=_environment())


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def test_closed_pipe(log: Path) -> None:
    """`maillens report | true` is no error."""
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-c", "from maillens.present.cli import main; main()", "report", str(log)]
    result = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, env=_environment(), check=False)
    os.close(writer)
    assert (result.returncode, result.stderr) == (0, b"")


def test_output_that_cannot_show_blocks(log: Path) -> None:
    """Where the output has no block characters, bars are made of ASCII and nothing fails."""
    command = [
        sys.executable,
        "-c",
        "from maillens.present.cli import main; main()",
        "report",
        "--lang",
        "ja",
        str(log),
    ]
    result = subprocess.run(
        command, capture_output=True, env={**_environment(), "PYTHONIOENCODING": "euc-jp"}, check=True
    )
    assert "メールレポート" in result.stdout.decode("euc-jp")
    assert b"####" in result.stdout


def test_colour(log: Path) -> None:
    """Colours come only where they are asked for or a terminal can show them."""
    assert "\x1b[1m" in run("report", "--color", "always", log).stdout
    assert "\x1b" not in run("report", "--color", "never", log).stdout


@pytest.mark.parametrize(
    ("environment", "language"),
    [({"LANG": "ja_JP.UTF-8"}, "ja"), ({"LANG": "ja_JP.UTF-8", "LC_ALL": "C"}, "en"), ({"LC_MESSAGES": "ja"}, "ja"),
     ({"LANG": "de_DE"}, "en"), ({}, "en")],
)  # fmt: skip
def test_language_of_the_locale(environment: dict[str, str], language: str) -> None:
    """LC_ALL goes before LC_MESSAGES, and that before LANG; other languages get English."""
    assert default_language(environment) == language


def test_problems_are_told_wholly_in_japanese() -> None:
    """What the texts of a problem are filled with is Japanese too."""
    problem = ReadProblem(
        "damaged", "a.gz", {"format": "gzip", "reason": "ends early", "lines": "48,211", "command": "x"}
    )
    assert told(problem, Words("ja", "cli"), ["a.gz"]).why == "gzipのデータが、48,211行のあとで途切れています"


def test_progress_bar(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A bar is shown on a terminal once the work takes long, and taken away at the end."""
    monkeypatch.setattr("maillens.present.progress.PATIENCE_S", 0.0)
    monkeypatch.setattr("maillens.present.progress._REDRAW_S", 0.0)
    with ProgressBar("reading", 100) as bar:
        bar.add(50)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    with ProgressBar("reading", 100) as bar:
        bar.add(50)
        bar.add(25)
    shown = capsys.readouterr()
    assert "reading" in shown.err
    assert shown.out == ""


@pytest.mark.parametrize("page", [DOCS, DOCS.with_suffix(".ja.md")], ids=["en", "ja"])
def test_docs_name_everything(page: Path) -> None:
    """docs/report.md and report.ja.md name every option, section and total, and the exit codes."""
    text = page.read_text(encoding="utf-8")
    command = main.get_command(click.Context(main), "report")
    assert command is not None
    options = {name for parameter in command.params for name in parameter.opts if name.startswith("-")}
    assert {name for name in options if f"`{name}" not in text} == set()
    sections = {key.partition(".")[0] for key in catalogue("sections") if key.endswith(".title")}
    assert {name for name in sections if f"`{name}`" not in text} == set()
    lines = ["lines", "lines_understood", "lines_unknown", "lines_foreign"]
    assert {name for name in [*ORDER, *lines] if f"`{name}`" not in text} == set()
    assert all(f"| {code} |" in text for code in (0, 1, 2))


def test_every_section_has_words() -> None:
    """Each section that the report can have has a title and headings in both languages."""
    from maillens.query.sections import load_sections

    words = Words("en", "sections")
    for section in load_sections():
        assert section.name == "mails" or words.get(f"{section.name}.title", "")
