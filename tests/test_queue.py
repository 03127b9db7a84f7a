"""The commands about the queue on saved copies and on stand-ins for Postfix's commands, as a person meets them."""

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import maillens.queue
from maillens.errors import UsageError
from maillens.present.cli import main
from maillens.present.cli.queue.amounts import size_bytes, span_s
from maillens.present.words import catalogue
from maillens.queue import Buckets, Entry, QueueError, Recipient, Selection, make_shape, summarise
from maillens.queue.entry import QUEUES, domain_of

ROOT = Path(__file__).parent.parent
SNAPSHOTS = Path(__file__).parent / "snapshots"
NOW_S = 1_795_000_000
COMMANDS = ["list", "shape", "show", "hold", "release", "requeue", "delete", "flush", "watch"]


def entry(queue_id: str, queue_name: str = "deferred", age_s: int = 600, **more: Any) -> dict[str, Any]:
    """An object as `postqueue -j` writes it."""
    values = {
        "queue_name": queue_name,
        "queue_id": queue_id,
        "arrival_time": NOW_S - age_s,
        "message_size": 1000,
        "forced_expire": False,
        "sender": "hanako@example.jp",
        "recipients": [{"address": "taro@example.com", "delay_reason": REFUSED}],
    }
    return values | more


REFUSED = "connect to mx.example.com[192.0.2.1]:25: Connection refused"
FULL = "host mx.example.net[192.0.2.2] said: 452 4.2.2 <jiro@example.net> Mailbox full (in reply to RCPT TO command)"
ODD = "host mx.example.org[192.0.2.3] said: 432 4.9.9 <saburo@example.org> not at this time of day, ticket 8841"

QUEUE = [
    entry("3F0AB14C01", age_s=7200),
    entry("3F0AB14C02", age_s=300, message_size=6_000_000, recipients=[
        {"address": "jiro@example.net", "delay_reason": FULL}, {"address": "taro@example.com", "delay_reason": REFUSED}]),
    entry("3F0AB14C03", sender="MAILER-DAEMON", recipients=[{"address": "saburo@example.org", "delay_reason": ODD}]),
    entry("3F0AB14C04", "active", 5, sender="info@example.jp", recipients=[{"address": "shiro@sub.example.org"}]),
    entry("3F0AB14C05", "hold", 86_400, sender="info@example.jp", forced_expire=True),
]  # fmt: skip


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A saved copy of a small queue."""
    path = tmp_path / "queue.json"
    path.write_text("".join(json.dumps(each) + "\n" for each in QUEUE))
    os.utime(path, (NOW_S, NOW_S))
    return path


def run(*arguments: str | Path, text: str | bytes | None = None, **environment: str) -> Result:
    """What `maillens queue` makes of some arguments, in English unless told otherwise."""
    runner = CliRunner(env={"LANG": "C.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", **environment})
    return runner.invoke(main, ["queue", *(str(argument) for argument in arguments)], input=text)


def ids(result: Result) -> list[str]:
    """The last digit of the queue ids of a list in JSON."""
    return [json.loads(line)["queue_id"][-1] for line in result.stdout.splitlines()]


def test_summary(saved: Path) -> None:
    """How many, how old, how big; the longest waiting first, each reason in plain words with what to do."""
    result = run("--json", saved)
    assert (result.exit_code, result.stderr) == (0, "")
    text = " ".join(result.stdout.split())
    assert "5 mails wait for 6 recipients, 6.0 MB in all; the oldest for 1 d." in text
    assert text.index("3F0AB14C01") < text.index("3F0AB14C03") < text.index("Why they wait")
    assert "3F0AB14C05" not in text, "what is on hold does not wait for anything"
    assert "The mailbox of the recipient is full. -> Only the recipient can make room." in text
    assert "432 4.9.9 * not at this time of day, ticket *" in text
    assert "deferred (waiting for the next attempt)" in text


def test_summary_in_japanese(saved: Path) -> None:
    """The same in the language of the locale."""
    text = run("--json", saved, LANG="ja_JP.UTF-8").stdout
    assert "5通が待っています（宛先は6件、合計6.0 MB）。最も長いもので1日待っています。" in text
    assert "宛先のメールボックスが容量を超えています。" in text
    assert "hold（保留中）" in text


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("name", ["summary", "list", "show"])
def test_whole_page(saved: Path, monkeypatch: pytest.MonkeyPatch, name: str, language: str) -> None:
    """The pages in each language are as a person last approved them; `UPDATE_SNAPSHOTS=1` writes them anew."""
    asked = {"summary": [], "list": ["list"], "show": ["show", "3F0AB14C02", "--no-log"]}[name]
    monkeypatch.chdir(saved.parent)
    shown = run(*asked, "--json", saved.name, "--lang", language).stdout
    # Moments are shown in the zone of this machine.
    text = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}", "<moment in this zone>    ", shown)
    path = SNAPSHOTS / f"queue_{name}_{language}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_summary_as_json(saved: Path) -> None:
    """Totals, then the groups: reasons, queues, recipient domains, senders."""
    values = json.loads(run("--json", saved, "--format", "json").stdout)
    assert values["totals"] == {"entries": 5, "recipients": 6, "size_bytes": 6_004_000, "oldest_s": 86_400}
    assert values["reasons"][0] == {
        "reason": "connection-refused", "entries": 3, "recipients": 3, "size_bytes": 6_002_000, "oldest_s": 86_400,
        "example": REFUSED,
    }  # fmt: skip
    assert [row["queue_name"] for row in values["queues"]] == ["active", "deferred", "hold"]
    assert {row["domain"]: row["entries"] for row in values["recipient_domains"]} == {
        "example.com": 3, "example.net": 1, "example.org": 1, "sub.example.org": 1,
    }  # fmt: skip
    assert values["senders"][0]["sender"] == "hanako@example.jp"
    assert values["oldest"][0]["queue_id"] == "3F0AB14C01"
    assert len(json.loads(run("--json", saved, "--format", "json", "--top", "1").stdout)["senders"]) == 1


def test_summary_as_csv(saved: Path) -> None:
    """One row for the totals and one for each member of each group."""
    lines = run("--json", saved, "--format", "csv").stdout.splitlines()
    assert lines[:2] == ["group,name,entries,recipients,size_bytes,oldest_s", "totals,,5,6,6004000,86400"]
    assert "queues,hold,1,1,1000,86400" in lines


def test_empty_queue(tmp_path: Path) -> None:
    """An empty queue is good news: it is said, and the exit code is 0; but nothing can be listed."""
    path = tmp_path / "empty.json"
    path.write_text("")
    result = run("--json", path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "The queue is empty." in result.stdout
    totals = json.loads(run("--json", path, "--format", "json").stdout)["totals"]
    assert totals == {"entries": 0, "recipients": 0, "size_bytes": 0, "oldest_s": None}
    result = run("list", "--json", path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "the queue is empty" in result.stderr


def test_standard_input(saved: Path) -> None:
    """`--json -` reads a pipe."""
    result = run("list", "--json", "-", "--format", "json", text=saved.read_bytes())
    assert ids(result) == ["5", "1", "3", "2", "4"], "the longest waiting first"


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        (["3F0AB14C02", "3F0AB14C04"], "24"),
        (["--from", "hanako@example.jp"], "12"),
        (["--from", "INFO@Example.JP"], "45"),
        (["--from", "<>"], "3"),
        (["--from", "example.jp"], "1245"),
        (["--from", "*@example.jp"], "1245"),
        (["--from", "i*@example.jp"], "45"),
        (["--to", "taro@example.com"], "125"),
        (["--to", ".example.org"], "4"),
        (["--domain", "example.org"], "3"),
        (["--domain", "*example.org"], "34"),
        (["--domain", "example.net", "--domain", "example.org"], "23"),
        (["--older", "1h"], "15"),
        (["--older", "5m"], "1235"),
        (["--younger", "5m"], "4"),
        (["--bigger", "5M"], "2"),
        (["--reason", "mailbox full"], "2"),
        (["--reason", "mailbox-full"], "2"),
        (["--reason", "TICKET"], "3"),
        (["--queue", "hold", "--queue", "active"], "45"),
        (["--from", "hanako@example.jp", "--older", "1h"], "1"),
    ],
)
def test_conditions(saved: Path, conditions: list[str], expected: str) -> None:
    """Each condition narrows the list; values of one are alternatives, different ones must all be met."""
    assert sorted(ids(run("list", "--json", saved, "--format", "json", *conditions))) == list(expected)


def test_conditions_nothing_meets(saved: Path) -> None:
    """A list with nothing in it says so, and the exit code is 1; an id that is not there is named."""
    result = run("list", "--json", saved, "--older", "9w")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("error: no mail in the queue meets the conditions\n  mails in the queue: 5\n")
    result = run("show", "--json", saved, "ABCDEF99")
    assert result.exit_code == 1
    assert "error: this mail is not in the queue\n  ABCDEF99\nhint: it was delivered" in result.stderr
    result = run("list", "--json", saved, "ABCDEF99", "3F0AB14C01")
    assert result.exit_code == 0
    assert "note: this mail is not in the queue\n  ABCDEF99\n" in result.stderr


def test_list(saved: Path) -> None:
    """A row for each mail with its reason below; `#` marks what is forced to expire."""
    text = run("list", "--json", saved).stdout
    assert re.search(r"3F0AB14C05  hold#\s+1 d\s+1.0 kB  info@example.jp -> taro@example.com\n", text)
    assert "jiro@example.net" in text and "and 1 more" in text
    assert "… and 4 more" in run("list", "--json", saved, "--top", "1").stdout


def test_list_as_csv(saved: Path) -> None:
    """A row for each recipient; what a spreadsheet would take for a formula is made harmless."""
    hostile = entry("3F0AB14C09", sender="=cmd|'/c calc'!A1@example.jp")
    result = run("list", "--json", "-", "--format", "csv", text=json.dumps(hostile) + "\n")
    head, row = result.stdout.splitlines()
    assert head.startswith("queue_name,queue_id,arrival_s,age_s,size_bytes,forced_expire,sender,address,")
    assert ",'=cmd|'/c calc'!A1@example.jp," in row
    assert len(run("list", "--json", saved, "--format", "csv").stdout.splitlines()) == 1 + 6


def test_what_strangers_wrote_steers_no_terminal() -> None:
    """Control sequences in addresses and reasons are shown as what they are, in every form."""
    reason = "host mx.example.com[192.0.2.1] said: 450 \x1b]0;gotcha\x07 \u202e"
    hostile = entry(
        "3F0AB14C08", sender="a\x1b[2J@example.jp", recipients=[{"address": "b\n@example.com", "delay_reason": reason}]
    )
    text = json.dumps(hostile) + "\n"
    for arguments in (
        [],
        ["list"],
        ["show", "3F0AB14C08", "--no-log"],
        ["shape", "deferred"],
        ["shape", "-s", "deferred"],
    ):
        for form in ("text", "json", "csv"):
            if form == "csv" and "show" in arguments:
                continue
            shown = run(*arguments, "--json", "-", "--format", form, text=text)
            assert shown.exit_code == 0, shown.stderr
            assert not {"\x1b", "\x07", "\u202e"} & set(shown.stdout)


def test_truncated_copy(saved: Path) -> None:
    """A copy that ends in the middle of a line: what is before is answered, the break is named, exit code 2."""
    saved.write_bytes(saved.read_bytes()[:-30])
    result = run("--json", saved)
    assert result.exit_code == 2
    assert "4 mails wait" in result.stdout
    assert result.stderr.startswith(f"error: `{saved}` ends in the middle of an entry\n  line 5 breaks off: …")
    assert "hint: the entries before it are counted; save the queue again: `postqueue -j > queue.json`" in result.stderr


@given(st.integers(0, 1200))
def test_cut_anywhere(cut: int) -> None:
    """Wherever a copy breaks off, whole lines are entries, and a rest is told, never an error of ours."""
    data = "".join(json.dumps(each) + "\n" for each in QUEUE).encode()[:cut]
    listing = maillens.queue.Listing("queue.json", lambda _: (line for line in data.splitlines(keepends=True)), NOW_S)
    whole = data.count(b"\n")
    entries = list(listing)
    rest = data[data.rfind(b"\n") + 1 :]
    assert len(entries) in ({whole, whole + 1} if rest.endswith(b"}") else {whole})
    assert bool(listing.problems) == bool(rest and len(entries) == whole)


@pytest.mark.parametrize(
    "line",
    [b"{}", b"[]", b"3", b'"x"', b"null", b'{"queue_id": 5}', b"\xff\xfe", b"[" * 5000, b"{" * 5000,
     json.dumps(entry("ALL")).encode(), json.dumps(entry("-d")).encode(), json.dumps(entry("3F0AB14C01", arrival_time=10**30)).encode(),
     json.dumps(entry("3F0AB14C01", message_size=-1)).encode(), json.dumps(entry("3F0AB14C01", sender=None)).encode(),
     json.dumps(entry("3F0AB14C01", recipients=[{"address": 7}])).encode(),
     json.dumps(entry("3F0AB14C01")).encode() * 2],
)  # fmt: skip
def test_lines_that_are_no_entry(line: bytes) -> None:
    """Lines that are none are counted and told, and never acted on; the others are read."""
    good = json.dumps(entry("3F0AB14C07")).encode()
    result = run("list", "--json", "-", "--format", "json", text=b"\n".join([line, good, line, b""]))
    assert (result.exit_code, ids(result)) == (2, ["7"])
    assert "error: `stdin` has lines that cannot be read: 2\n  the first is line 1: " in result.stderr


def test_a_file_that_is_no_queue(tmp_path: Path) -> None:
    """The output of `mailq`, say, is told apart from an empty queue."""
    path = tmp_path / "mailq.txt"
    path.write_text("-Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------\n")
    result = run("--json", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(
        f"error: `{path}` is no list of a queue\n  line 1 is not an object of `postqueue -j`: -Queue"
    )


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """It is named, in both languages."""
    assert "there is no such file" in run("--json", tmp_path / "nope.json").stderr
    result = run("list", "--json", tmp_path / "nope.json", "--lang", "ja")
    assert result.exit_code == 2
    assert "そのようなファイルはありません\nヒント: キューは`postqueue -j > " in result.stderr


def test_listed_twice() -> None:
    """A file that moves while the queue is listed appears twice and is counted once."""
    data = [json.dumps(entry("3F0AB14C01", name)).encode() + b"\n" for name in ("active", "deferred")]
    listing = maillens.queue.Listing("queue.json", lambda _: (line for line in data), NOW_S)
    assert [each.queue_name for each in listing] == ["active"]
    assert listing.repeated == 1


def test_moment_of_a_copy(saved: Path) -> None:
    """Ages in a saved copy are those of the time it was written, unless `--now` names another."""
    assert json.loads(run("--json", saved, "--format", "json").stdout)["totals"]["oldest_s"] == 86_400
    later = json.loads(run("--json", saved, "--format", "json", "--now", "2026-11-20T00:00:00Z").stdout)
    assert later["totals"]["oldest_s"] == later["at_s"] - (NOW_S - 86_400)
    assert "--now 2026" in run("--json", saved, "--now", "soon").stderr.replace('"', "")


def test_options_before_the_command(saved: Path) -> None:
    """`maillens queue --json FILE list` and `maillens queue list --json FILE` are the same."""
    assert run("--json", saved, "list").stdout == run("list", "--json", saved).stdout


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        (["--format", "csv", "list"], "error: `--format` stands before the command\n  there it is meant for the summary\nhint: put it"),
        (["show"], "error: `ID` is missing\n"),
        (["--lang", "ja", "show"], "エラー: "),
        (["shape", "--lang", "ja", "defered"], "エラー: `QUEUE`の値が正しくありません\n  次のどれかを指定してください: maildrop"),
        (["shape", "-b", "0"], "error: the value of `--buckets` makes no sense\n"),
        (["lsit"], "error: there is no command `lsit`\nhint: `maillens queue --help`"),
        (["--json", "a", "-c", "b"], "error: `--json` and `--config-dir` cannot stand together\n"),
        (["list", "--client", "192.0.2.1", "--log", "/no/such.log"], "error: cannot read `/no/such.log`\n  there is no such file\n"),
    ],
)  # fmt: skip
def test_mistakes(arguments: list[str], first: str) -> None:
    """A mistake in the command is named with what to do, and the exit code is 2."""
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(first)


def test_watch_ends_with_its_reader(commands: Path) -> None:
    """`maillens queue watch | head -n 2` ends when the reader has gone, and is no error."""
    live(commands, QUEUE)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-c", "from maillens.present.cli import main; main()", "queue", "watch", "-i", "0.1s"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline().startswith(b"time\t")
        process.stdout.close()
        assert process.wait(20) == 0
        assert process.stderr.read() == b""


# Stand-ins for Postfix's commands: what they print and how they fail was seen at Postfix 3.7.


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole PATH, for stand-ins."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr("maillens.queue.postfix._PLACES", ())
    return folder


def stand_in(folder: Path, name: str, script: str) -> None:
    """A shell script in the place of a command."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_postfix_is_not_installed(commands: Path) -> None:
    """It is said, with a hint how to read the queue of another host."""
    result = run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: cannot find `postqueue`\n  Postfix is not installed here")
    assert "hint: on the mail server `postqueue -j > queue.json`" in result.stderr


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("postqueue: fatal: Queue report unavailable - mail system is down", "cannot read the queue\n  Postfix is not running"),
        ("postqueue: fatal: User www(33) is not allowed to view the mail queue", "cannot read the queue\n  this user may not"),
        ("postqueue: invalid option -- 'j'\npostqueue: fatal: usage: postqueue -f | postqueue -p", "`postqueue` cannot list"),
        ("postqueue: fatal: unauthorized configuration directory name: /x", "cannot read the queue of `/etc/postfix`\n  postqueue lets"),
        ("postqueue: fatal: something new", "`postqueue` failed\n  exit code 69: something new"),
    ],
)  # fmt: skip
def test_postfix_that_refuses(commands: Path, said: str, first: str) -> None:
    """What Postfix says is told in our words, with a hint, in both languages; there is no answer of zeros."""
    stand_in(commands, "postqueue", "\n".join(f'echo "{line}" >&2' for line in said.splitlines()) + "\nexit 69")
    result = run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"error: {first}")
    assert "\nhint: `" in result.stderr or "\nhint: use `sudo`" in result.stderr
    assert run("--lang", "ja").stderr.startswith("エラー: ")


def live(folder: Path, entries: list[dict[str, Any]]) -> None:
    """A stand-in for postqueue that lists ENTRIES."""
    lines = "\n".join(json.dumps(each) for each in entries)
    stand_in(folder, "postqueue", f"while read -r line; do echo \"$line\"; done <<'END'\n{lines}\nEND")


def test_several_instances(commands: Path) -> None:
    """Several instances are one answer, and each entry says which it is from."""
    stand_in(commands, "postqueue", f"echo '{json.dumps(entry('3F0AB14C01'))}'")
    listed = run("list", "-c", "/etc/postfix-in", "-c", "/etc/postfix-out", "--format", "json").stdout
    assert [json.loads(line)["instance"] for line in listed.splitlines()] == ["/etc/postfix-in", "/etc/postfix-out"]


@pytest.mark.parametrize("action", ["hold", "release", "requeue", "delete", "flush"])
def test_no_condition(commands: Path, action: str) -> None:
    """An action without a condition is refused; all mail must be said."""
    live(commands, QUEUE)
    result = run(action, "--yes")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: no condition says which mail is meant\n")
    both = run(action, "--all", "--from", "info@example.jp", "--yes")
    assert both.exit_code == 2 and "`--all` and a condition contradict each other" in both.stderr


def test_actions_want_the_live_queue(saved: Path) -> None:
    """A saved copy cannot be changed."""
    result = run("--json", saved, "delete", "--all", "--yes")
    assert result.exit_code == 2
    assert "only the live queue can be changed" in result.stderr


def test_not_root(commands: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is not root is told before being asked anything, with the command that would do."""
    live(commands, QUEUE)
    monkeypatch.setattr("os.getuid", lambda: 1000)
    monkeypatch.setattr("sys.argv", ["maillens", "queue", "delete", "--from", "<>", "--yes"])
    result = run("delete", "--from", "<>", "--yes")
    assert result.exit_code == 2
    assert "hint: `sudo maillens queue delete --from '<>' --yes`" in result.stderr
    assert run("delete", "--from", "<>", "--dry-run").exit_code == 0


def test_asking(commands: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The question shows what is meant; anything but yes leaves all as it was; without a terminal `--yes` is wanted."""
    live(commands, QUEUE)
    monkeypatch.setattr("os.getuid", lambda: 0)
    asked = run("delete", "--domain", "example.net")
    assert asked.exit_code == 2 and "nobody can be asked whether to go on" in asked.stderr
    monkeypatch.setattr("maillens.present.cli.queue.acting._can_ask", lambda: True)
    for answer in ("n\n", "\n", ""):
        asked = run("delete", "--domain", "example.net", text=answer)
        assert (asked.exit_code, asked.stdout) == (1, "")
        assert "3F0AB14C02" in asked.stderr
        assert "A mail with several recipients is one queue file" in asked.stderr
        assert "Delete 1 mail? It cannot be brought back. [y/N]" in asked.stderr
        assert asked.stderr.endswith("note: nothing was done\n")


def test_ids_go_to_stdin(commands: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`postsuper` gets `-` and the ids on its stdin, whatever their number; what it does not name is not claimed as done."""
    live(commands, QUEUE)
    monkeypatch.setattr("os.getuid", lambda: 0)
    stand_in(
        commands,
        "postsuper",
        f'echo "$@" > {tmp_path}/arguments\n'
        f'while read id; do echo $id >> {tmp_path}/ids; test $id = 3F0AB14C01 && echo "postsuper: $id: removed" >&2; done\n'
        'echo "postsuper: Deleted: 1 message" >&2',
    )
    result = run("delete", "--from", "hanako@example.jp", "--yes", "--format", "json")
    assert (tmp_path / "arguments").read_text() == "-d -\n"
    assert (tmp_path / "ids").read_text().split() == ["3F0AB14C01", "3F0AB14C02"]
    assert result.exit_code == 2
    assert json.loads(result.stdout) == {
        "action": "delete", "done": ["3F0AB14C01"], "gone": [], "not_done": ["3F0AB14C02"], "interrupted": False,
    }  # fmt: skip
    assert "note: 1 mail is still as it was\n  3F0AB14C02\n" in result.stderr


def test_postsuper_that_fails_half_way(commands: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was done is said, then the failure, and the exit code is 2."""
    live(commands, QUEUE)
    monkeypatch.setattr("os.getuid", lambda: 0)
    stand_in(
        commands,
        "postsuper",
        "read id\necho \"postsuper: $id: placed on hold\" >&2\necho 'postsuper: fatal: rename file: Disk full' >&2\nexit 1",
    )
    result = run("hold", "--from", "hanako@example.jp", "--yes")
    assert (result.exit_code, result.stdout) == (2, "put on hold: 1 mail\n")
    assert "error: `postsuper` failed\n  exit code 1: rename file: Disk full\n" in result.stderr


def test_mail_an_action_does_not_work_on(commands: Path) -> None:
    """What is on hold already cannot be put there, and is named as left alone."""
    live(commands, QUEUE)
    result = run("hold", "--from", "info@example.jp", "--dry-run")
    assert "1 mail would be put on hold" in result.stdout
    assert "note: 1 mail is left alone: `hold` works on mail in active, deferred, incoming\n" in result.stderr
    assert run("release", "3F0AB14C01", "--dry-run").exit_code == 1


@pytest.mark.parametrize(
    ("text", "seconds"), [("90s", 90), ("2h", 7200), ("1d12h", 129_600), ("0", 0), ("1.5h", 5400), ("1W", 604_800), ("1h 5m", 3900)]
)  # fmt: skip
def test_time_spans(text: str, seconds: float) -> None:
    """Time spans are written as in postconf(5)."""
    assert span_s("--older", text) == seconds


@pytest.mark.parametrize(
    ("text", "expected"), [("500", 500), ("5k", 5000), ("5M", 5_000_000), ("5MiB", 5_242_880), ("1.5 MB", 1_500_000), ("2g", 2 * 10**9)]
)  # fmt: skip
def test_sizes(text: str, expected: int) -> None:
    """Sizes are bytes, thousands, or multiples of 1024 with an `i`."""
    assert size_bytes("--bigger", text) == expected


@pytest.mark.parametrize("text", ["", "h", "2x", "-5m", "1e9h", "5 5"])
def test_amounts_that_make_no_sense(text: str) -> None:
    """They are named with a way to write them."""
    for read in (span_s, size_bytes):
        with pytest.raises(UsageError) as caught:
            read("--older", text)
        assert "`--older " in caught.value.hint


# The shape. That it is qshape's is tested on a real queue; here is what needs none.


def made(age_s: int, *recipients: str, sender: str = "a@example.jp") -> Entry:
    """An entry for a shape."""
    return Entry(
        "deferred", "3F0AB14C01", NOW_S - age_s, 1, False, sender, tuple(Recipient(each, "") for each in recipients)
    )


@pytest.mark.parametrize("linear", [False, True])
@pytest.mark.parametrize("first_min", [1, 5, 0.5])
def test_edges_of_buckets(linear: bool, first_min: float) -> None:
    """A mail as old as the end of a bucket is in the next, a second younger in that."""
    buckets = Buckets(10, first_min, linear)
    for number, edge_min in enumerate(buckets.edges_min(), 1):
        assert buckets.of(edge_min * 60 - 1) == number
        # qshape divides logarithms, which puts some exact powers of two a bucket too low.
        assert buckets.of(edge_min * 60 + 1) == number + 1
    assert buckets.of(-5) == 1


@given(st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from(["a.b.example", "c.b.example", "b.example", "x"])), max_size=30),
       st.integers(1, 12), st.booleans())  # fmt: skip
def test_shape_adds_up(mails: list[tuple[int, str]], count: int, linear: bool) -> None:
    """The total is the sum of all domains, row by row and column by column."""
    shape = make_shape((made(age_s, f"u@{domain}") for age_s, domain in mails), NOW_S, Buckets(count, 5, linear))
    total = next(row for row in shape.rows if row.domain == "TOTAL")
    others = [row.counts for row in shape.rows if row.domain != "TOTAL"]
    assert total.total == len(mails)
    assert list(total.counts) == [sum(column) for column in zip(*others, strict=True)] if others else [0] * count


@pytest.mark.parametrize(
    ("address", "domain"),
    [("A@Example.COM", "example.com"), ("a@b@c.example", "c.example"), ("nobody", "nobody"), ("a@.x..y.", "x.y"), ("a@", ""),
     ("a@ÄÖ.example", "ÄÖ.example"), ("a@[192.0.2.1]", "[192.0.2.1]"), ("a@.", ".")],
)  # fmt: skip
def test_domains_are_named_as_by_qshape(address: str, domain: str) -> None:
    """Lower case in ASCII, without dots at the ends and double dots."""
    assert domain_of(address) == domain


def test_null_sender_in_the_shape() -> None:
    """Mail of the null sender stands under MAILER-DAEMON; messages without recipients do not count."""
    shape = make_shape([made(1, "a@x.example", sender="MAILER-DAEMON"), made(1)], NOW_S, by_sender=True)
    assert [(row.domain, row.total) for row in shape.rows] == [("TOTAL", 1), ("MAILER-DAEMON", 1)]


@pytest.mark.parametrize("mode", ["file-mode", "journal-mode", "plain-mode", "syslog-mode"])
def test_shapes_of_the_lab(shared: Path, mode: str) -> None:
    """The table of the queue that the lab saved is the one that qshape made of its files at the same time."""
    folder = shared / "lab/logs" / mode / "capture"
    if not folder.is_dir():
        pytest.skip(f"no captures in {mode}")
    asked = {
        "qshape-_b_10_t_1_deferred.txt": ["-b", "10", "-t", "1", "deferred"],
        "qshape-active_incoming.txt": ["active", "incoming"],
        "qshape-deferred.txt": ["deferred"],
        "qshape-hold.txt": ["hold"],
        "qshape-maildrop_incoming_active_hold_deferred.txt": [*QUEUES],
        "qshape-sender_deferred.txt": ["--sender", "deferred"],
    }
    newest = max(each.arrival_s for each in maillens.queue.read(json=folder / "postqueue-j.json"))
    at = datetime.fromtimestamp(newest, UTC).isoformat()
    for name, options in asked.items():
        ours = run("shape", "--json", folder / "postqueue-j.json", "--now", at, *options)
        assert sorted(ours.stdout.splitlines()) == sorted((folder / name).read_text().splitlines()), name


def test_reading_from_python(saved: Path) -> None:
    """`maillens.queue` gives entries, selections and summaries as objects."""
    listing = maillens.queue.read(json=saved)
    first = next(iter(listing))
    assert (first.queue_id, first.delay_reason, first.recipients[0].address) == (
        "3F0AB14C01",
        REFUSED,
        "taro@example.com",
    )
    held = list(Selection(queues=("hold",)).of(listing, listing.at_s))
    assert [each.queue_id for each in held] == ["3F0AB14C05"]
    assert summarise(listing, listing.at_s).totals.oldest_s == 86_400
    with pytest.raises(QueueError) as caught:
        list(maillens.queue.read(json="/no/such/file"))
    assert caught.value.code == "missing"


@pytest.mark.parametrize("name", COMMANDS)
def test_help(name: str) -> None:
    """Each command has help with examples in both languages; no key of a catalogue shows through."""
    for language in ("en", "ja"):
        text = run(name, "--lang", language, "--help").stdout
        assert f"maillens queue {name}" in text.partition("\n")[2]
        assert "option." not in text
    listed = run("--help").stdout
    assert re.search(rf"^  {name} +\w", listed, re.MULTILINE)


def test_queue_is_not_imported_by_others() -> None:
    """`maillens --help` and `maillens report` load nothing of the queue, so that they answer at once."""
    code = (
        "import sys; from maillens.present.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "found = [name for name in sys.modules if name.startswith(('maillens.queue', 'maillens.present.cli.queue'))]\n"
        "sys.exit(str(found) if found else 0)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    for arguments in (["--help"], ["report", "--help"]):
        subprocess.run([sys.executable, "-c", code, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment)


@pytest.mark.parametrize("page", ["queue.md", "queue.ja.md"])
def test_docs_name_everything(page: str) -> None:
    """The pages name every command, option and cause, and the exit codes."""
    from maillens.causes import CAUSES

    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    group = main.get_command(click.Context(main), "queue")
    assert isinstance(group, click.Group)
    context = click.Context(group)
    assert set(group.list_commands(context)) == set(COMMANDS)
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command is not None and f"`maillens queue {name}" in text
        options = {option for parameter in command.params for option in parameter.opts if option.startswith("-")}
        assert {option for option in options if f"`{option}" not in text} == set(), name
    assert {cause.name for cause in CAUSES if f"`{cause.name}`" not in text} == set()
    assert all(f"| {code} |" in text for code in (0, 1, 2, 130))


def test_words_of_the_commands() -> None:
    """Each command below `queue` has a catalogue of its own name."""
    for name in COMMANDS:
        assert {"short", "help", "examples"} <= catalogue(f"queue_{name}").keys()
