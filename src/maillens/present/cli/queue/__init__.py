"""`maillens queue`: what waits in the Postfix queue; each module that defines `COMMAND` is a command below it."""

from typing import Any

import click
from click.core import ParameterSource

from maillens.errors import UsageError
from maillens.present.cli.group import Folder
from maillens.present.cli.options import words
from maillens.present.cli.output import write
from maillens.present.cli.pages import page_for
from maillens.present.cli.queue.queues import SUBJECTS, Queues, in_words, queue_options, say_problems
from maillens.present.csv_text import csv_text
from maillens.present.json_text import json_text
from maillens.present.text.queue_summary import add_summary
from maillens.present.words import Words
from maillens.queue.summary import GROUPS, Summary, summarise

TOP = 10
COLUMNS = ("group", "name", "entries", "recipients", "size_bytes", "oldest_s")


class QueueFolder(Folder):
    """The commands about the queue; alone, it is one itself."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command named, or the summary."""
        with in_words():
            return super().invoke(ctx)


@queue_options
def _summary(queues: Queues, /, **form: Any) -> None:
    """Print the summary, unless a command is named."""
    context = click.get_current_context()
    texts = words(*SUBJECTS)
    if context.invoked_subcommand is None:
        context.exit(run(queues, texts, **form))
    for name in form:
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            command = f"maillens queue {context.invoked_subcommand} --{name}"
            raise UsageError(
                texts.say("option-before", name=f"--{name}"),
                texts["option-before.why"],
                texts.say("option-before.hint", command=command),
            )


COMMAND = QueueFolder(
    "queue",
    "queue",
    callback=_summary,
    help="help",
    params=[
        *_summary.__click_params__[::-1],  # type: ignore[attr-defined]  # what the decorators left there
        click.Option(
            ["--format", "format"], type=click.Choice(["text", "json", "csv"]), default="text", help="option.format"
        ),
        click.Option(["--top"], type=click.IntRange(min=0), metavar="N", help="option.top"),
        click.Option(["-o", "--output"], metavar="FILE", help="option.output"),
        click.Option(["--color"], type=click.Choice(["auto", "always", "never"]), default="auto", help="option.color"),
    ],
)


def run(queues: Queues, texts: Words, *, format: str, top: int | None, output: str | None, color: str) -> int:
    """Print the summary of the queues; the exit code."""
    summary = summarise(queues.entries(), queues.at_s)
    if format == "json":
        write(json_text(_cut(summary.as_dict(), top)), output, texts)
    elif format == "csv":
        write(csv_text(COLUMNS, _rows(summary, top)), output, texts)
    else:
        page = page_for(output, color)
        add_summary(page, summary, texts, top=TOP if top is None else top, saved=queues.saved)
        write(page.text(), output, texts)
    return say_problems(queues, texts)


def _cut(values: dict[str, Any], top: int | None) -> dict[str, Any]:
    return {name: value[:top] if name in GROUPS and top else value for name, value in values.items()}


def _rows(summary: Summary, top: int | None) -> list[tuple[object, ...]]:
    totals = summary.totals
    rows: list[tuple[object, ...]] = [
        ("totals", "", totals.entries, totals.recipients, totals.size_bytes, totals.oldest_s)
    ]
    for name in GROUPS:
        rows += [
            (name, group.name, group.entries, group.recipients, group.size_bytes, group.oldest_s)
            for group in summary.groups[name][: top or None]
        ]
    return rows
