"""`maillens queue` on the lab's populated queue: what Postfix and qshape say of it, and actions that do what they say."""

import json
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from lab import namespace
from lab.place import Place
from lab.truth import Submission, read_truth

ETC = "/run/lab/etc/postfix"
MAILLENS = (sys.executable, "-c", "from maillens.present.cli import main; main()", "--lang", "en")

Queue = dict[str, dict[str, object]]


def _printed(place: Place, *command: str) -> str:
    """What a command inside the lab prints."""
    words = namespace.inside(place, command)
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _queue(place: Place) -> Queue:
    """Queue id -> what `postqueue -j` says."""
    rows = map(json.loads, _printed(place, "postqueue", "-c", ETC, "-j").splitlines())
    return {row["queue_id"]: row for row in rows}


def _until(condition: Callable[[], bool]) -> None:
    for _ in range(100):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("it did not happen")


def _in(queue: Queue, *names: str) -> set[str]:
    return {queue_id for queue_id, row in queue.items() if row["queue_name"] in names}


def test_queue_holds_what_was_put_off(populated: Place) -> None:
    """The queue has the mails that the scenarios say wait, each in the queue where it must be, and so does `queue list`."""
    queue = _queue(populated)
    listed = map(
        json.loads, _printed(populated, *MAILLENS, "queue", "list", "-c", ETC, "--format", "json").splitlines()
    )
    assert {row["queue_id"] for row in listed} == queue.keys()
    submissions = [one for one in read_truth(populated.truth) if isinstance(one, Submission) and one.queue_id]
    for outcome, names in (("held", ("hold",)), ("deferred", ("deferred", "active", "incoming"))):
        wanted = {one.queue_id for one in submissions if any(each.outcome == outcome for each in one.recipients)}
        assert wanted == _in(queue, *names)
        assert wanted


@pytest.mark.parametrize("options", [[], ["-s"], ["-p", "-m", "2"], ["-b", "3", "-t", "1"]], ids=" ".join)
def test_shape_is_that_of_qshape(populated: Place, options: list[str]) -> None:
    """`queue shape` prints the rows of qshape on the same queue."""
    queues = ["hold", "deferred", "active", "incoming"]
    for _ in range(5):
        # Mail that is tried again between the two moves, and a minute may end; so it is looked again.
        before = _printed(populated, "qshape", "-c", ETC, *options, *queues)
        ours = _printed(populated, *MAILLENS, "queue", "shape", "-c", ETC, *options, *queues)
        theirs = _printed(populated, "qshape", "-c", ETC, *options, *queues)
        if sorted(before.splitlines()) == sorted(theirs.splitlines()):
            break
    assert sorted(ours.splitlines()) == sorted(theirs.splitlines())
    assert "TOTAL" in ours


def test_actions_do_what_they_say(populated: Place) -> None:
    """Hold, release, requeue and delete change exactly the mails that are meant."""

    def act(action: str, *selection: str) -> None:
        _printed(populated, *MAILLENS, "queue", action, "-c", ETC, *selection, "--yes")

    before = _queue(populated)
    held = _in(before, "hold")
    meant = {
        queue_id
        for queue_id, row in before.items()
        if any(str(one["address"]).endswith("@closed.example") for one in row["recipients"])  # type: ignore[attr-defined]
    }
    assert meant
    assert not meant & held
    act("hold", "--domain", "closed.example")
    assert _in(_queue(populated), "hold") == held | meant
    act("release", *meant)
    assert _in(_queue(populated), "hold") == held
    act("delete", *meant)
    assert _queue(populated).keys() == before.keys() - meant
    again = next(iter(held))
    act("requeue", again)
    _until(lambda: again not in _queue(populated))
    assert held - {again} <= _queue(populated).keys()
