"""Every command that a page shows is one that runs: READMEs and docs, tried on the demo log."""

import re
import shlex
import shutil
from collections.abc import Iterator
from glob import glob
from pathlib import Path

import pytest
from click.testing import CliRunner

from maillens.present.cli import main

ROOT = Path(__file__).resolve().parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
FENCED = re.compile(r"^```\n(.*?)^```", re.DOTALL | re.MULTILINE)
TYPED = re.compile(r"""(?:'[^']*'|"[^"]*"|\S| (?! ))+""")
"""What is typed on a line of a block; what the page says of it stands behind two blanks."""

CRON_TIME = re.compile(r"^[0-9*]+ [0-9*]+ .*?(?=maillens)")
READS_A_LOG = {"report", "records", "security", "block", "causes", "errors", "trace", "dialogue", "pflogsumm"}
ASKS = {
    "security",
    "block",
    "causes",
    "errors",
    "--day",
    "-d",
    "--since",
    "--older",
    "--check",
    "trace",
    "dialogue",
    "--unknown",
    "--compat",
    "list",
    "show",
}
"""Words of commands that answer yes or no, or that may find nothing in the demo log: they may end with 1."""

OURS = {
    "queue.json": '{"queue_name": "deferred", "queue_id": "3F0AB14C5D", "arrival_time": 1763683200, "message_size": 700, '
    '"forced_expire": false, "sender": "info@example.jp", "recipients": [{"address": "hanako@example.com", '
    '"delay_reason": "connect to mx.example.com[192.0.2.25]:25: Connection timed out"}]}\n',
    "own.toml": "[password-guessing]\nfailures = 30\n",
    "key": "0" * 64 + "\n",
    "own.txt": "192.0.2.0/24\n",
    "never": "192.0.2.0/24\n",
}
"""Files that the pages name, beside `mail.log`."""


def words_of(line: str) -> list[str]:
    """The words behind `maillens` on a line for a shell or for cron, without what the shell does with them."""
    typed = TYPED.match(CRON_TIME.sub("", re.sub(r"\s+(?=root)", " ", line)))
    lexer = shlex.shlex(typed[0] if typed else "", posix=True, punctuation_chars="|<>&")
    lexer.whitespace_split = True
    words = list(lexer)
    begin = words.index("maillens") + 1
    end = next((at for at, word in enumerate(words) if at >= begin and set(word) <= set("|<>&")), len(words))
    return words[begin:end]


def commands() -> Iterator[tuple[str, list[str]]]:
    """The commands of all pages with the page that shows each first."""
    found: dict[tuple[str, ...], str] = {}
    for page in PAGES:
        for block in FENCED.findall(page.read_text(encoding="utf-8")):
            for line in block.splitlines():
                if re.search(r"(?:^|\| |sudo |root +)maillens\b", line) and "COMMAND" not in line:
                    found.setdefault(tuple(words_of(line)), page.name)
    return ((page, list(words)) for words, page in found.items())


COMMANDS = list(commands())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the files that the pages name, the demo log as `mail.log`."""
    shutil.copy(ROOT / "demo/mail.log", tmp_path / "mail.log")
    for name, text in OURS.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def here(words: list[str]) -> list[str]:
    """The same command on the files of the working folder instead of those of this host."""
    words = [
        name for word in words for name in expanded(re.sub("^/(?:var/log|etc/(?:postfix|maillens)|run)/", "", word))
    ]
    names_a_log = any(word in ("-", "mail.log") for word in words[1:])
    if words[0] in READS_A_LOG and not names_a_log:
        words.append("mail.log")
    if words[0] == "queue" and "--json" not in words:
        words[1:1] = ["--json", "queue.json"]
    return words


def expanded(word: str) -> list[str]:
    """WORD as the shell expands it."""
    return sorted(glob(word)) or [word] if "*" in word and " " not in word else [word]


def test_pages_show_commands() -> None:
    """Commands are found at all, those of every command there is but the ones that act on a queue."""
    assert {words[0] for _, words in COMMANDS} == {*READS_A_LOG, "queue", "explain", "redact", "pseudonymise", "geo"}
    assert len(COMMANDS) > 50


@pytest.mark.parametrize(("page", "words"), COMMANDS, ids=[f"{page}: {' '.join(words)}" for page, words in COMMANDS])
def test_command_runs(page: str, words: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that a page shows runs as it is shown, and says something."""
    monkeypatch.setenv("PATH", str(folder))  # no Postfix, no sendmail: nothing is acted on, nothing is sent
    log, before = (folder / "mail.log").read_bytes(), set(folder.iterdir())
    result = CliRunner(env={"LANG": "C.UTF-8"}).invoke(main, here(words), input=log)
    if "hold" in words or "--mail-to" in words or words[0] == "geo":
        # What needs more than a log is understood as far as it can be here: no live queue, no mail, no traffic
        # yesterday, no database of countries.
        assert re.search("saved|sendmail|nothing to report|お知らせする内容|mmdb", result.output), result.output
        return
    assert result.exit_code in ((0, 1) if ASKS & set(words) else (0,)), result.output
    assert result.output or set(folder.iterdir()) > before or "--unknown" in words
