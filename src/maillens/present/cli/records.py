"""`maillens records`: every line as a typed record, for programs."""

import difflib
import sys
from dataclasses import dataclass
from typing import Any

import click

from maillens.errors import MaillensError, NothingMatched, UsageError
from maillens.log import moment_us
from maillens.pipeline import UNKNOWN
from maillens.present.cli.help import Command
from maillens.present.cli.inputs import inputs_of, progress_bar
from maillens.present.cli.options import Request, input_options, words
from maillens.present.cli.output import forget_output, output_to
from maillens.present.cli.problems import say_problems
from maillens.present.records import FORMATS, Selection, kinds, write_records
from maillens.present.words import Words
from maillens.window import Window

MOST_HINTS = 6
"""Names of kinds that a hint holds."""


@dataclass(frozen=True, slots=True)
class Form:
    """How the records are wanted.

    Args:
        format: One of `FORMATS`.
        output: File to write to, None for stdout.
    """

    format: str
    output: str | None
    progress: bool


@click.command("records", cls=Command, help="help")
@input_options
@click.option("--kind", "kind", multiple=True, metavar="KIND", help="option.kind")
@click.option("--unknown", is_flag=True, help="option.unknown")
@click.option("--format", "format", type=click.Choice(FORMATS), default="ndjson", help="option.format")
@click.option("-o", "--output", metavar="FILE", help="option.output")
@click.option("--no-progress", is_flag=True, help="option.no-progress")
@click.pass_context
def COMMAND(context: click.Context, request: Request, /, no_progress: bool, **asked: Any) -> None:  # noqa: N802  # found by this name
    """Read, write, and leave with the exit code."""
    texts = words("records")
    wanted = frozenset(asked["kind"]) | ({UNKNOWN} if asked["unknown"] else set())
    window = Window(moment_us(request.since, request.zone), moment_us(request.until, request.zone))
    form = Form(asked["format"], asked["output"], not no_progress)
    context.exit(run(request, Selection(_known(wanted, texts) or None, window, request.zone), form, texts))


def run(request: Request, selection: Selection, form: Form, texts: Words) -> int:
    """Write the records that are wanted; the exit code."""
    if form.format == "parquet" and form.output is None and sys.stdout.isatty():
        raise UsageError(texts["binary-terminal"], texts["binary-terminal.why"], texts["binary-terminal.hint"])
    inputs = inputs_of(request, [form.output], texts)
    written = read = 0
    try:
        with progress_bar(inputs, texts, on=form.progress), output_to(form.output, texts) as output:
            written, read = write_records(inputs, form.format, output, selection)
    except BrokenPipeError:
        forget_output()
        return 0
    finally:
        say_problems(inputs.problems, texts, request.files)
    if any(problem.fatal for problem in inputs.problems):
        return MaillensError.exit_code
    if not written:
        why = texts.say("no-record.why", n=f"{read:,}") if read else texts["no-record.empty"]
        raise NothingMatched(texts["no-record"], why, texts["no-record.hint"] if read else "")
    return 0


def _known(wanted: frozenset[str], texts: Words) -> frozenset[str]:
    for name in sorted(wanted.difference(kinds())):
        near = difflib.get_close_matches(name, kinds()) or [kind for kind in kinds() if name in kind][:MOST_HINTS]
        names = ", ".join(f"`{one}`" for one in near)
        hint = texts.say("unknown-kind.hint", names=names) if near else texts["unknown-kind.list"]
        raise UsageError(texts.say("unknown-kind", name=name), hint=hint)
    return wanted
