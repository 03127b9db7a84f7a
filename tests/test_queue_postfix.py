"""The commands about the queue on a real Postfix: the same table as qshape, and actions that do what they say."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest
from click.testing import CliRunner, Result
from postfix_instance import Instance, is_possible, running

from maillens.present.cli import main

pytestmark = pytest.mark.skipif(not is_possible(), reason="Postfix is not installed (postsuper), or we are not root")

MINUTE_S = 60


@pytest.fixture(scope="module")
def postfix() -> Iterator[Instance]:
    """A running Postfix that defers everything."""
    with running() as instance:
        yield instance


@pytest.fixture
def empty(postfix: Instance) -> Iterator[Instance]:
    """The same with an empty queue, before and after."""
    postfix.clear()
    yield postfix
    postfix.clear()


def run(instance: Instance, *arguments: str, text: str = "") -> Result:
    """What `maillens queue` makes of some arguments."""
    runner = CliRunner(env={"LANG": "C.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""})
    return runner.invoke(main, ["queue", *arguments, "-c", str(instance.etc)], input=text)


def set_age(instance: Instance, queue_id: str, age_s: int) -> None:
    """Make a mail older: its queue file says when it arrived, in a record of fixed length."""
    (path,) = (instance.folder / "queue/deferred").glob(f"**/{queue_id}")
    arrived = int(time.time()) - age_s
    path.write_bytes(re.sub(rb"(?<=T.)\d{10}(?= \d)", str(arrived).encode(), path.read_bytes(), count=1))


DOMAINS = [
    "example.com", "a.example.com", "b.example.com", "c.example.com", "d.example.com", "e.example.com",
    "mail.example.jp", "x.mail.example.jp", "y.mail.example.jp", "EXAMPLE.net",
    "a-very-long-name-of-a-host-that-does-not-fit-into-the-table.and-more.example.org",
]  # fmt: skip


@pytest.fixture(scope="module")
def populated(postfix: Instance) -> Instance:
    """Mail for some domains and of some senders, minutes to weeks old, deferred and on hold."""
    postfix.clear()
    chance = random.Random(7)
    count = 40
    for number in range(count):
        recipients = [f"user{chance.randrange(3)}@{chance.choice(DOMAINS)}" for _ in range(chance.choice((1, 1, 2, 5)))]
        sender = chance.choice(["", "info@example.jp", "Shop@Example.COM", f"user{number}@sub{number}.example.net"])
        postfix.send(sender, *sorted(set(recipients)))
    queue = postfix.settle(count)
    for queue_id in queue:
        # In the middle of a minute, so that no bucket ends while we look.
        set_age(postfix, queue_id, chance.choice((0, 1, 3, 7, 12, 33, 100, 700, 3000, 20_000)) * MINUTE_S + 30)
    postfix.run("postsuper", "-c", str(postfix.etc), "-h", "-", text="\n".join(list(queue)[:8]))
    return postfix


OPTIONS = [
    [], ["-s"], ["-p"], ["-p", "-m", "2"], ["-s", "-p", "-m", "1"], ["-b", "3"], ["-b", "1"], ["-b", "20"], ["-t", "1"],
    ["-t", "60", "-b", "6"], ["-t", "0.5"], ["-l"], ["-l", "-t", "2", "-b", "15"], ["-w", "100"], ["-w", "40"],
    ["-w", "200", "-b", "30", "-l"], ["-b", "25", "-t", "1", "-p"],
]  # fmt: skip
QUEUES = [[], ["deferred"], ["hold"], ["active", "incoming", "deferred", "hold"]]


@pytest.mark.skipif(shutil.which("qshape") is None, reason="qshape is not installed")
@pytest.mark.parametrize("queues", QUEUES, ids=" ".join)
@pytest.mark.parametrize("options", OPTIONS, ids=" ".join)
def test_shape_is_that_of_qshape(populated: Instance, options: list[str], queues: list[str]) -> None:
    """`queue shape` prints what qshape prints, save that qshape leaves the order of equal rows to chance."""
    asked = ["qshape", "-c", str(populated.etc), *options, *queues]
    theirs = ""
    for _ in range(5):
        before = populated.run(*asked).stdout
        ours = run(populated, "shape", *options, *queues)
        theirs = populated.run(*asked).stdout
        if _in_order(before) == _in_order(theirs):
            break  # no mail has grown out of its bucket in between
    assert ours.exit_code == 0, ours.stderr
    assert _in_order(ours.stdout) == _in_order(theirs)
    assert [_rank(line) for line in ours.stdout.splitlines()[1:]] == [_rank(line) for line in theirs.splitlines()[1:]]


def _in_order(text: str) -> list[str]:
    head, *rows = text.splitlines()
    return [head, *sorted(rows)]


def _rank(line: str) -> str:
    """The total of a row; rows of equal totals can stand in any order of equally long names."""
    return line.split()[1]


def _mails(postfix: Instance) -> dict[str, str]:
    """Five mails that differ in sender and destination: recipient -> queue id."""
    postfix.send("info@example.jp", "a@refused.example.com")
    postfix.send("info@example.jp", "b@full.example.com")
    postfix.send("shop@example.jp", "c@refused.example.com", size_bytes=20_000)
    postfix.send("", "d@other.example.net")
    postfix.send("info@example.jp", "e@other.example.net", "f@refused.example.com")
    queue = postfix.settle(5)
    return {entry["recipients"][0]["address"]: queue_id for queue_id, entry in queue.items()}


def _places(postfix: Instance) -> dict[str, str]:
    return {queue_id: entry["queue_name"] for queue_id, entry in postfix.queue().items()}


def test_hold_and_release(empty: Instance) -> None:
    """`hold` puts exactly what is meant on hold, `release` takes it off."""
    mails = _mails(empty)
    result = run(empty, "hold", "--domain", "refused.example.com", "--from", "info@example.jp", "--yes")
    assert (result.exit_code, result.stdout) == (0, "put on hold: 2 mails\n")
    both = next(queue_id for address, queue_id in mails.items() if address[0] in "ef")
    held = {queue_id for queue_id, place in _places(empty).items() if place == "hold"}
    assert held == {mails["a@refused.example.com"], both}
    result = run(empty, "release", mails["a@refused.example.com"], "--yes", "--format", "json")
    assert json.loads(result.stdout)["done"] == [mails["a@refused.example.com"]]
    held = {queue_id for queue_id, place in _places(empty).items() if place == "hold"}
    assert held == {both}


def test_delete(empty: Instance) -> None:
    """`delete` removes exactly what is meant, and `--dry-run` nothing."""
    mails = _mails(empty)
    asked = ["delete", "--reason", "mailbox-full"]
    shown = run(empty, *asked, "--dry-run")
    assert shown.exit_code == 0
    assert mails["b@full.example.com"] in shown.stdout
    assert "1 mail would be deleted, for 1 recipient, " in shown.stdout
    assert len(empty.queue()) == 5
    result = run(empty, *asked, "-y")
    assert (result.exit_code, result.stdout) == (0, "deleted: 1 mail\n")
    assert set(empty.queue()) == set(mails.values()) - {mails["b@full.example.com"]}
    result = run(empty, "delete", "--bigger", "10k", "--from", "<>", "-y")
    assert result.exit_code == 1, "no mail is both"
    assert run(empty, "delete", "--bigger", "10k", "-y").exit_code == 0
    assert run(empty, "delete", "--from", "<>", "-y").exit_code == 0
    assert len(empty.queue()) == 2


def test_requeue(empty: Instance) -> None:
    """`requeue` sends exactly what is meant through the queue anew, under a new queue id."""
    mails = _mails(empty)
    result = run(empty, "requeue", "--from", "shop@example.jp", "--yes")
    assert (result.exit_code, result.stdout) == (0, "queued anew: 1 mail\n")
    others = set(mails.values()) - {mails["c@refused.example.com"]}
    for _ in range(100):
        queue = empty.queue()
        if len(queue) == 5 and all(entry["queue_name"] == "deferred" for entry in queue.values()):
            break
        time.sleep(0.05)
    assert others < set(queue)
    (new,) = set(queue) - others
    assert new != mails["c@refused.example.com"]
    assert queue[new]["recipients"][0]["address"] == "c@refused.example.com"


def _attempts(postfix: Instance, queue_id: str) -> int:
    return postfix.log.read_text().count(f" {queue_id}: to=<")


def test_flush(empty: Instance) -> None:
    """`flush` has exactly what is meant tried now; `--all` has all deferred mail tried."""
    mails = _mails(empty)
    before = {queue_id: _attempts(empty, queue_id) for queue_id in mails.values()}
    result = run(empty, "flush", "--from", "shop@example.jp", "--yes")
    assert (result.exit_code, result.stdout) == (0, "asked Postfix to try now: 1 mail\n")
    once_more = mails["c@refused.example.com"]
    _wait_for(lambda: _attempts(empty, once_more) == before[once_more] + 1)
    assert all(_attempts(empty, queue_id) == before[queue_id] for queue_id in mails.values() if queue_id != once_more)
    assert run(empty, "flush", "--all", "--yes").exit_code == 0
    _wait_for(lambda: all(_attempts(empty, queue_id) > before[queue_id] for queue_id in mails.values()))


def _wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(200):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen")


def test_what_is_gone_when_it_is_acted_on(empty: Instance, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mail that leaves the queue between the question and the answer is named, the rest is done."""
    mails = _mails(empty)

    def agreed_late(*_: object) -> bool:
        empty.run("postsuper", "-c", str(empty.etc), "-d", mails["a@refused.example.com"])
        return True

    monkeypatch.setattr("maillens.present.cli.queue.acting._can_ask", lambda: True)
    monkeypatch.setattr("maillens.present.cli.queue.acting._agreed", agreed_late)
    result = run(empty, "hold", "--domain", "refused.example.com")
    assert (result.exit_code, result.stdout) == (0, "put on hold: 2 mails\n")
    assert f"note: 1 mail had left the queue meanwhile\n  {mails['a@refused.example.com']}\n" in result.stderr


def test_interrupted_half_way(empty: Instance, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends the action and says what was done until then; the rest is as it was."""
    for number in range(30):
        empty.send("info@example.jp", f"user{number}@other.example.net")
    empty.settle(30)
    slow = empty.folder / "slow"
    slow.mkdir(exist_ok=True)
    script = slow / "postsuper"  # the real one, a mail at a time, with time to press Ctrl-C
    script.write_text(
        f'#!/bin/sh\nwhile read id; do echo "$id" | {shutil.which("postsuper")} "$@" 2>&1 | grep -v "Placed on hold:" >&2; '
        "sleep 0.2; done\n"
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(slow), prepend=os.pathsep)
    # Shells start what runs in the background with SIGINT ignored, the tests perhaps, and that is inherited.
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    command = [sys.executable, "-c", f"{heeding}; from maillens.present.cli import main; main()"]
    asked = [*command, "queue", "hold", "-c", str(empty.etc), "--from", "info@example.jp", "--yes", "--format", "json"]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment()) as process:
        _wait_for(lambda: "hold" in _places(empty).values())
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 130, err
    said = json.loads(out)
    held = {queue_id for queue_id, place in _places(empty).items() if place == "hold"}
    assert said["interrupted"] and 0 < len(said["done"]) < 30
    assert set(said["done"]) == held
    assert len(said["not_done"]) == 30 - len(held)
    assert b"stopped half way" in err


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "LC_ALL": "C.UTF-8"}


def test_show(empty: Instance) -> None:
    """`show` tells envelope, reasons with what to do, header, and the story from the log."""
    mails = _mails(empty)
    result = run(empty, "show", mails["b@full.example.com"], "--log", str(empty.log))
    assert result.exit_code == 0, result.stderr
    text = " ".join(result.stdout.split())
    assert "The mailbox of the recipient is full. -> Only the recipient can make room." in text
    assert "Subject: test" in text
    assert "received from this host (uid 0), sender info@example.jp" in text
    assert (
        "b@full.example.com: deferred by none: host mx.full.example.com[192.0.2.2] said: 452 4.2.2 Mailbox full" in text
    )
    story = json.loads(
        run(empty, "show", mails["b@full.example.com"], "--log", str(empty.log), "--format", "json").stdout
    )
    assert [event["what"] for event in story["story"]] == ["received", "delivery"]


def test_list_by_client(empty: Instance) -> None:
    """`--client` finds by the log who handed mail in; mail of this host has no client."""
    mails = _mails(empty)
    log = empty.folder / "client.log"
    log.write_text(
        "2026-11-20T09:00:00.000000+00:00 mail postfix/smtpd[101]: "
        f"{mails['b@full.example.com']}: client=pc.example.com[192.0.2.77]\n"
    )
    for client in ("192.0.2.77", "pc.example.com", ".example.com"):
        listed = run(empty, "list", "--client", client, "--log", str(log), "--format", "json")
        assert [json.loads(line)["queue_id"] for line in listed.stdout.splitlines()] == [mails["b@full.example.com"]]


def test_watch(empty: Instance) -> None:
    """`watch` writes a line a reading into a pipe: time, mails, recipients, size, age."""
    _mails(empty)
    lines = run(empty, "watch", "--count", "2", "--interval", "0.1s").stdout.splitlines()
    assert len(lines) == 3
    assert [line.split("\t")[1:3] for line in lines[1:]] == [["5", "6"]] * 2


def test_postfix_that_is_down() -> None:
    """Root still reads the queue, with a note; what needs a daemon fails with a hint that starts it."""
    with running() as instance:
        instance.send("info@example.jp", "a@refused.example.com")
        instance.settle(1)
        instance.stop()
        listed = run(instance, "list")
        flushed = run(instance, "flush", "--all", "--yes")
    assert (listed.exit_code, listed.stdout.count("a@refused.example.com")) == (0, 1)
    assert "note: Postfix is not running" in listed.stderr
    assert flushed.exit_code == 2
    assert f"hint: `sudo postfix -c {instance.etc} status` shows its state" in flushed.stderr


def test_no_such_instance() -> None:
    """A configuration directory that is none is named."""
    result = CliRunner().invoke(main, ["queue", "-c", "/no/such/dir", "--lang", "en"])
    assert result.exit_code == 2
    assert result.stderr.startswith(
        "error: cannot read the queue of `/no/such/dir`\n  open /no/such/dir/main.cf: No such"
    )
