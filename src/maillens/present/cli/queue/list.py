"""`maillens queue list`: the mail in the queue one by one, all or what is meant."""

from collections.abc import Iterable
from typing import Any

import click

from maillens.present.cli.options import words
from maillens.present.cli.output import write
from maillens.present.cli.pages import page_for
from maillens.present.cli.queue.filters import filter_options, selected
from maillens.present.cli.queue.queues import SUBJECTS, QueueCommand, Queues, queue_options, say_problems
from maillens.present.csv_text import csv_text
from maillens.present.json_text import json_text
from maillens.present.text.queue_list import add_list
from maillens.present.words import Words
from maillens.queue import Entry, Selection
from maillens.queue.summary import as_row

TOP = 50
COLUMNS = (
    "queue_name queue_id arrival_s age_s size_bytes forced_expire sender address delay_reason reason instance"
).split()


@click.command("list", cls=QueueCommand, help="help")
@queue_options
@filter_options
@click.option("--format", "format", type=click.Choice(["text", "json", "csv"]), default="text", help="option.format")
@click.option("--top", type=click.IntRange(min=0), metavar="N", help="option.top")
@click.option("-o", "--output", metavar="FILE", help="option.output")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="option.color")
def COMMAND(queues: Queues, selection: Selection, /, **form: Any) -> None:  # noqa: N802  # found by this name
    """Print the list, and leave with the exit code."""
    click.get_current_context().exit(run(queues, selection, words(*SUBJECTS, "queue_list"), **form))


def run(
    queues: Queues, selection: Selection, texts: Words, *, format: str, top: int | None, output: str | None, color: str
) -> int:
    """Print the entries that are meant; the exit code."""
    entries = selected(queues, selection, texts)
    shown = entries[: (TOP if top is None and format == "text" else top) or None]
    if format == "json":
        write("".join(json_text(as_row(entry, queues.at_s), indent=None) for entry in shown), output, texts)
    elif format == "csv":
        write(csv_text(COLUMNS, _rows(shown, queues.at_s)), output, texts)
    else:
        page = page_for(output, color)
        add_list(page, shown, queues.at_s, texts, entry_count=len(entries))
        write(page.text(), output, texts)
    return say_problems(queues, texts)


def _rows(entries: Iterable[Entry], at_s: float) -> list[list[object]]:
    """A row for each recipient; one for a message that has none left."""
    rows: list[list[object]] = []
    for entry in entries:
        row = as_row(entry, at_s)
        recipients = row.pop("recipients") or [{}]
        rows += [[{**row, **recipient}.get(name, "") for name in COLUMNS] for recipient in recipients]
    return rows
