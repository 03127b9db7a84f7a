"""The name of an action -> the command that shows what it would do, asks, does it, and says what was done."""

import os
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import click

from maillens.errors import NothingMatched, UsageError
from maillens.present.cli.group import INTERRUPTED
from maillens.present.cli.options import words
from maillens.present.cli.output import write
from maillens.present.cli.pages import page_for
from maillens.present.cli.queue.filters import filter_options, selected
from maillens.present.cli.queue.queues import SUBJECTS, QueueCommand, Queues, live_options, say_problems, told
from maillens.present.cli.say import say_error
from maillens.present.json_text import json_text
from maillens.present.text.amounts import size
from maillens.present.text.queue_list import add_list
from maillens.present.words import Words
from maillens.queue import Entry, QueueError, Selection
from maillens.queue.actions import ACTIONS, Action, act, flush_all

SHOWN = 10
"""Mails that are shown before the question, and ids afterwards."""

_YES = frozenset({"y", "yes", "はい"})


@dataclass(frozen=True, slots=True)
class Form:
    """How the action is wanted.

    Args:
        everything: No condition is named on purpose.
        yes: Do not ask.
        dry_run: Only show what would be done.
        format: `text` or `json`.
    """

    everything: bool
    yes: bool
    dry_run: bool
    format: str


@dataclass(slots=True)
class Done:
    """What became of the mails that were meant, as queue ids."""

    done: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    not_done: list[str] = field(default_factory=list)
    failure: QueueError | None = None
    interrupted: bool = False


def action_command(name: str) -> click.Command:
    """The command of the action NAME, a key of `ACTIONS`."""
    action = ACTIONS[name]

    @click.command(name, cls=QueueCommand, help="help")
    @live_options
    @filter_options
    @click.option("--all", "everything", is_flag=True, help="option.all")
    @click.option("-y", "--yes", is_flag=True, help="option.yes")
    @click.option("-n", "--dry-run", is_flag=True, help="option.dry-run")
    @click.option("--format", "format", type=click.Choice(["text", "json"]), default="text", help="option.form")
    def command(queues: Queues, selection: Selection, /, **form: Any) -> None:
        """Have the action done to what was selected, and leave with its exit code."""
        texts = words(*SUBJECTS, "queue_actions")
        click.get_current_context().exit(run(action, queues, selection, Form(**form), texts))

    return command


def run(action: Action, queues: Queues, selection: Selection, form: Form, texts: Words) -> int:
    """Act on what is meant; the exit code."""
    _check(action, selection, form, texts)
    entries = _applicable(action, selected(queues, selection, texts), texts)
    if status := say_problems(queues, texts):
        return status  # what is meant is not known for sure
    if form.dry_run:
        write(_preview(action, entries, queues, selection, texts), None, texts)
        return 0
    done = Done()
    if not form.yes:
        click.echo(_preview(action, entries, queues, selection, texts), err=True, nl=False)
        if not _agreed(action, len(entries), texts):
            say_error(texts, texts["left-alone"], level="note")
            return 1
        entries = _still_there(entries, queues, done)
    _act(action, entries, queues, selection, done)
    return _say(action, done, form, texts)


def _check(action: Action, selection: Selection, form: Form, texts: Words) -> None:
    if selection.is_empty and not form.everything:
        hint = texts.say("no-condition.hint", action=action.name)
        raise UsageError(texts["no-condition"], texts["no-condition.why"], hint)
    if form.everything and not selection.is_empty:
        raise UsageError(texts["all-and-condition"], texts["all-and-condition.why"], texts["all-and-condition.hint"])
    if form.dry_run:
        return
    if action.program == "postsuper" and os.getuid() != 0:  # what postsuper itself asks
        command = shlex.join(["sudo", "maillens", *sys.argv[1:]])
        raise QueueError("act-forbidden", reason=texts["not-root"], command=command)
    if not form.yes and not _can_ask():
        raise UsageError(texts["cannot-ask"], texts["cannot-ask.why"], texts["cannot-ask.hint"])


def _can_ask() -> bool:
    return sys.stdin.isatty()


def _applicable(action: Action, entries: list[Entry], texts: Words) -> list[Entry]:
    """Those that are in a queue the action works on; a note names how many are not."""
    found = [entry for entry in entries if entry.queue_name in action.queues]
    others = len(entries) - len(found)
    names = ", ".join(sorted(action.queues))
    why = texts.counted("other-queue", others) + texts.say("other-queue.why", action=action.name, queues=names)
    if entries and not found:
        raise NothingMatched(texts.say("nothing-to-do", action=action.name), why, texts["nothing-to-do.hint"])
    if others:
        say_error(texts, why, level="note")
    return found


def _preview(action: Action, entries: Sequence[Entry], queues: Queues, selection: Selection, texts: Words) -> str:
    page = page_for(None, "auto")
    add_list(page, entries[:SHOWN], queues.at_s, texts, entry_count=len(entries))
    recipients = sum(len(entry.recipients) for entry in entries)
    size_words = texts.say("would.size", size=size(sum(entry.size_bytes for entry in entries)))
    page.paragraph(
        texts.counted(f"would.{action.name}", len(entries)) + texts.counted("would.recipients", recipients) + size_words
    )
    if any(len(entry.recipients) > 1 for entry in entries) and (selection.recipients or selection.domains):
        page.note(texts["whole-mails"], indent=0)
    return page.text()


def _agreed(action: Action, count: int, texts: Words) -> bool:
    click.echo(texts.counted(f"ask.{action.name}", count) + " ", err=True, nl=False)
    return sys.stdin.readline().strip().casefold() in _YES


def _still_there(entries: list[Entry], queues: Queues, done: Done) -> list[Entry]:
    """Those that did not leave while the person thought; a short id that was used again is another mail."""
    present = {(entry.instance, entry.queue_id, entry.arrival_s) for entry in queues.now().entries()}
    found = [entry for entry in entries if (entry.instance, entry.queue_id, entry.arrival_s) in present]
    there = set(found)
    done.gone += [entry.queue_id for entry in entries if entry not in there]
    return found


def _act(action: Action, entries: list[Entry], queues: Queues, selection: Selection, done: Done) -> None:
    by_instance = sorted(entries, key=lambda entry: entry.instance)
    for instance, group in groupby(by_instance, key=lambda entry: entry.instance):
        meant = list(group)
        if action.name == "flush" and selection.is_empty:
            flush_all(instance or None)
            done.done += [entry.queue_id for entry in meant]
            continue
        outcome = act(action, meant, instance or None)
        done.done += outcome.done
        done.failure, done.interrupted = outcome.failure, outcome.interrupted
        if outcome.failure or outcome.interrupted:
            break
    acted = set(done.done)
    done.not_done = [entry.queue_id for entry in entries if entry.queue_id not in acted]
    if done.not_done:
        _look_again(action, queues, done)


def _look_again(action: Action, queues: Queues, done: Done) -> None:
    """Tell those that had left the queue from those that were not reached.

    When postsuper is stopped it may have moved one mail more than it could say.
    """
    try:
        present = {entry.queue_id: entry.queue_name for entry in queues.now().entries()}
    except QueueError:
        return  # why it broke off is said already
    left, done.not_done = done.not_done, []
    for queue_id in left:
        place = present.get(queue_id)
        if place is None:
            done.gone.append(queue_id)
        elif action.moves and place not in action.queues:
            done.done.append(queue_id)
        else:
            done.not_done.append(queue_id)


def _say(action: Action, done: Done, form: Form, texts: Words) -> int:
    if form.format == "json":
        result = {"action": action.name, "done": done.done, "gone": done.gone, "not_done": done.not_done}
        write(json_text(result | {"interrupted": done.interrupted}), None, texts)
    else:
        write(texts.counted(f"did.{action.name}", len(done.done)) + "\n", None, texts)
    for name, ids in (("gone", done.gone), ("not-done", done.not_done)):
        if ids:
            shown = ", ".join(ids[:SHOWN]) + (" …" if len(ids) > SHOWN else "")
            say_error(texts, texts.counted(name, len(ids)), shown, level="note")
    if done.interrupted:
        say_error(texts, texts["interrupted"], texts["interrupted.why"])
        return INTERRUPTED
    if done.failure:
        say_error(texts, *told(done.failure, texts))
    return 2 if done.failure or done.not_done else 0
