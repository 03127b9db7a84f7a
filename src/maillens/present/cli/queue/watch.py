"""`maillens queue watch`: the queue, read again and again, with its length and age over time."""

import sys
import time
from collections import deque
from typing import Any

import click

from maillens.present.cli.options import words
from maillens.present.cli.output import output_to
from maillens.present.cli.pages import page_for
from maillens.present.cli.queue.amounts import as_span
from maillens.present.cli.queue.queues import SUBJECTS, QueueCommand, Queues, live_options, told
from maillens.present.text.page import Page
from maillens.present.text.queue_watch import History, Reading, add_watch, watch_line, watch_titles
from maillens.present.words import Words
from maillens.queue import QueueError, Summary, summarise

REMEMBERED = 500
_CLEAR = "\x1b[H\x1b[2J"
"""Cursor home, then clear the screen (ECMA-48)."""


@click.command("watch", cls=QueueCommand, help="help")
@live_options
@click.option("-i", "--interval", "interval_s", metavar="SPAN", default="5s", callback=as_span, help="option.interval")
@click.option("--count", type=click.IntRange(min=0), default=0, metavar="N", help="option.count")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="option.color")
def COMMAND(queues: Queues, /, **asked: Any) -> None:  # noqa: N802  # found by this name
    """Read and show until it is enough, or Ctrl-C."""
    try:
        run(queues, words(*SUBJECTS, "queue_watch"), **asked)
    except KeyboardInterrupt:
        click.echo(err=True)  # Ctrl-C is how one leaves


def run(queues: Queues, texts: Words, *, interval_s: float, count: int, color: str) -> None:
    """Show the queue COUNT times, 0 for ever.

    Raises:
        QueueError: it cannot be read the first time; later, that is shown and it is tried again.
    """
    history: History = deque(maxlen=REMEMBERED)
    to_terminal = sys.stdout.isatty()
    if not to_terminal:
        _put(watch_titles(texts), texts)
    number = 0
    while True:
        number += 1
        summary, trouble = _read(queues, history, texts)
        if to_terminal:
            page: Page = page_for(None, color)
            add_watch(page, summary, history, trouble, texts)
            _put(_CLEAR + page.text(), texts)
        else:
            _put(watch_line(history[-1], texts), texts)
        if number == count:
            return
        time.sleep(max(interval_s, 0.1))


def _put(text: str, texts: Words) -> None:
    """Write to stdout; when nobody reads it any more, that ends the watch (BrokenPipeError)."""
    with output_to(None, texts) as output:
        output.write(text.encode(sys.stdout.encoding or "utf-8", errors="replace"))


def _read(queues: Queues, history: History, texts: Words) -> tuple[Summary | None, str]:
    """The queue now; None, and why, where it cannot be read for the moment."""
    now = queues.now()
    try:
        summary = summarise(now.entries(), now.at_s)
    except QueueError as error:
        if not history:
            raise
        history.append(Reading(now.at_s, None))
        return None, ": ".join(told(error, texts)[:2])
    history.append(Reading(now.at_s, summary.totals))
    return summary, ""
