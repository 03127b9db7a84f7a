"""Entries and what is to become of them -> Postfix's commands, and what they did.

postsuper(1) names each message it acted on, so an action that is interrupted or fails
half way still says what was done.
"""

import re
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import IO

from maillens.queue import postfix
from maillens.queue.entry import Entry
from maillens.queue.trouble import QueueError

_INTERRUPT_GRACE_S = 10.0
"""How long an interrupted postsuper may take to end the message it is at."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done with messages in the queue.

    Args:
        name: What a person calls it.
        program: `postsuper` or `postqueue`.
        option: Its option that takes a queue id.
        queues: Where messages must be for it, see postsuper(1) and flush(8).
        did: How postsuper says that it was done.
        moves: It takes a message out of `queues` and leaves it under its id.
    """

    name: str
    program: str
    option: str
    queues: frozenset[str]
    did: str = ""
    moves: bool = False


_MOVING = frozenset({"incoming", "active", "deferred"})

ACTIONS = {
    action.name: action
    for action in (
        Action("hold", "postsuper", "-h", _MOVING, "placed on hold", moves=True),
        Action("release", "postsuper", "-H", frozenset({"hold"}), "released from hold", moves=True),
        Action("requeue", "postsuper", "-r", _MOVING | {"hold"}, "requeued"),
        Action("delete", "postsuper", "-d", _MOVING | {"hold"}, "removed"),
        Action("flush", "postqueue", "-i", frozenset({"deferred"})),
    )
}
"""By name."""


@dataclass(slots=True)
class Outcome:
    """What an action did.

    Args:
        done: Queue ids it was done to, in that order.
        failure: Why it broke off, if it did.
        interrupted: The person stopped it.
    """

    done: list[str] = field(default_factory=list)
    failure: QueueError | None = None
    interrupted: bool = False


def act(
    action: Action,
    entries: Sequence[Entry],
    config_dir: str | None = None,
    progress: Callable[[int], None] = lambda done: None,
) -> Outcome:
    """Do something with messages.

    Args:
        entries: Of the instance of `config_dir`.
        progress: Told after each message how many are done.

    Returns:
        What was done, also when it broke off. A message that is not among `done` had gone, or the
        action broke off before it.

    Raises:
        QueueError: Postfix is not installed.
    """
    ids = [entry.queue_id for entry in entries]
    outcome = Outcome()
    if action.program == "postsuper":
        _run_postsuper(action, ids, config_dir, outcome, progress)
    else:
        _run_postqueue(action, ids, config_dir, outcome, progress)
    return outcome


def _run_postsuper(
    action: Action, ids: Sequence[str], config_dir: str | None, outcome: Outcome, progress: Callable[[int], None]
) -> None:
    """One process for all: the ids go to its stdin, what it says on stderr is what was done."""
    words = postfix.command("postsuper", config_dir, action.option, "-")
    with tempfile.TemporaryFile() as list_of_ids:
        list_of_ids.write("".join(f"{queue_id}\n" for queue_id in ids).encode("ascii"))
        list_of_ids.seek(0)
        # In a session of its own: Ctrl-C reaches us alone, and we let it end in order.
        process = subprocess.Popen(
            words, stdin=list_of_ids, stderr=subprocess.PIPE, env=postfix.environment(), start_new_session=True
        )
    assert process.stderr is not None
    messages: list[str] = []
    with process.stderr as said:
        try:
            _listen(action, said, outcome, messages, progress)
        except KeyboardInterrupt:
            outcome.interrupted = True
            process.terminate()
            _listen(action, said, outcome, messages, progress)
        finally:
            _ended(process)
    if process.returncode and not outcome.interrupted:
        outcome.failure = postfix.failure(words, process.returncode, "\n".join(messages), config_dir)


def _listen(
    action: Action, said: IO[bytes], outcome: Outcome, messages: list[str], progress: Callable[[int], None]
) -> None:
    done = re.compile(rf"postsuper: ([0-9A-Za-z]+): {re.escape(action.did)}$")
    for line in said:
        text = line.decode("utf-8", "replace").rstrip("\n")
        if found := done.match(text):
            outcome.done.append(found[1])
            progress(len(outcome.done))
        else:
            messages.append(text)


def _ended(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(_INTERRUPT_GRACE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _run_postqueue(
    action: Action, ids: Sequence[str], config_dir: str | None, outcome: Outcome, progress: Callable[[int], None]
) -> None:
    """One process for each message: postqueue(1) takes one id and reads none from stdin."""
    try:
        for queue_id in ids:
            words = postfix.command(action.program, config_dir, action.option, queue_id)
            ended = subprocess.run(words, capture_output=True, env=postfix.environment(), check=False)
            if ended.returncode:
                said = ended.stderr.decode("utf-8", "replace")
                outcome.failure = postfix.failure(words, ended.returncode, said, config_dir)
                return
            outcome.done.append(queue_id)
            progress(len(outcome.done))
    except KeyboardInterrupt:
        outcome.interrupted = True


def flush_all(config_dir: str | None = None) -> None:
    """Try all deferred mail now (`postqueue -f`).

    Raises:
        QueueError: Postfix is absent or down, or does not let us.
    """
    words = postfix.command("postqueue", config_dir, "-f")
    ended = subprocess.run(words, capture_output=True, env=postfix.environment(), check=False)
    if ended.returncode:
        raise postfix.failure(words, ended.returncode, ended.stderr.decode("utf-8", "replace"), config_dir)
