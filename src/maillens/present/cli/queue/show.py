"""`maillens queue show`: one mail in the queue: its envelope, its reasons, its header, and its story from the log."""

from collections.abc import Sequence
from typing import Any

import click

from maillens.errors import MaillensError
from maillens.present.cli.options import words
from maillens.present.cli.output import write
from maillens.present.cli.pages import page_for
from maillens.present.cli.queue.filters import selected
from maillens.present.cli.queue.queues import SUBJECTS, QueueCommand, Queues, queue_options, say_problems, told
from maillens.present.cli.say import say_error
from maillens.present.json_text import json_text
from maillens.present.text.queue_entry import Told, add_entry
from maillens.present.words import Words
from maillens.queue import Entry, QueueError, Selection
from maillens.queue.postfix import header_of
from maillens.queue.story import Event, story
from maillens.queue.summary import as_row


@click.command("show", cls=QueueCommand, help="help")
@queue_options
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--log", "log", metavar="FILE", multiple=True, help="option.log")
@click.option("--no-log", is_flag=True, help="option.no-log")
@click.option("--format", "format", type=click.Choice(["text", "json"]), default="text", help="option.form")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="option.color")
def COMMAND(queues: Queues, /, ids: tuple[str, ...], **asked: Any) -> None:  # noqa: N802  # found by this name
    """Print what is known of the mails, and leave with the exit code."""
    texts = words(*SUBJECTS, "queue_show")
    entries = selected(queues, Selection(ids=frozenset(ids)), texts)
    log = None if asked["no_log"] else asked["log"]
    known = [_known(entry, queues, log, texts) for entry in entries]
    if asked["format"] == "json":
        write("".join(json_text(_as_dict(each, queues.at_s)) for each in known), None, texts)
    else:
        page = page_for(None, asked["color"])
        for each in known:
            add_entry(page, each, queues.at_s, texts)
        write(page.text(), None, texts)
    click.get_current_context().exit(say_problems(queues, texts))


def _known(entry: Entry, queues: Queues, log: Sequence[str] | None, texts: Words) -> Told:
    header, no_header = "", ""
    try:
        header = header_of(entry.queue_id, entry.instance or None) if queues.saved is None else ""
    except QueueError as error:
        no_header = told(error, texts)[1]
    events: list[Event] | None = None
    if log is not None:
        events = _events(entry, log, texts)
    return Told(entry, header, no_header, events)


def _events(entry: Entry, log: Sequence[str], texts: Words) -> list[Event] | None:
    """The story; None where no log can be read, which is said but leaves the rest of the answer good."""
    from maillens.present.cli.problems import say_problems as say_log_problems
    from maillens.present.cli.queue.log import open_log

    try:
        opened = open_log(log, texts)
        events = story(opened, entry)
    except MaillensError as error:
        if log:
            raise
        say_error(texts, error.what, error.why, error.hint, level="note")
        return None
    say_log_problems(opened.problems, texts, log)
    return events


def _as_dict(known: Told, at_s: float) -> dict[str, object]:
    story_rows = [{"time": event.time, "what": event.what, **event.values} for event in known.events or ()]
    return {**as_row(known.entry, at_s), "header": known.header or None, "story": story_rows}
