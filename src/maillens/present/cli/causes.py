"""`maillens causes`: why mail was put off, returned or turned away, cause by provider."""

from dataclasses import dataclass
from typing import Any

import click

from maillens.errors import MaillensError, NothingMatched
from maillens.pipeline import Inputs
from maillens.present.cli.collection import without_collection
from maillens.present.cli.help import Command
from maillens.present.cli.inputs import inputs_of, progress_bar
from maillens.present.cli.options import Request, input_options, words
from maillens.present.cli.output import write
from maillens.present.cli.pages import any_page
from maillens.present.cli.problems import excused, say_problems, told
from maillens.present.cli.report import nothing
from maillens.present.text.causes import SUBJECTS, Look, add_causes
from maillens.present.words import Words
from maillens.query.causes import Causes, causes_in
from maillens.query.report import Report

FORMATS = ("text", "html", "json", "csv")


@dataclass(frozen=True, slots=True)
class Form:
    """How the answer is wanted.

    Args:
        top: Causes of each sort, 0 for all.
        output: File to write to, None for stdout.
    """

    format: str
    output: str | None
    top: int
    color: str
    progress: bool
    skip_damaged: bool


@click.command("causes", cls=Command, help="help")
@input_options
@click.option("--format", "format", type=click.Choice(FORMATS), default="text", help="option.format")
@click.option("--top", type=click.IntRange(min=0), metavar="N", default=10, help="option.top")
@click.option("-o", "--output", metavar="FILE", help="option.output")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="option.color")
@click.option("--no-progress", is_flag=True, help="option.no-progress")
@click.option("--skip-damaged", is_flag=True, help="option.skip-damaged")
def COMMAND(request: Request, /, no_progress: bool, **asked: Any) -> None:  # noqa: N802  # the group looks for this name
    """Read, print, and leave with the exit code."""
    click.get_current_context().exit(run(request, Form(progress=not no_progress, **asked), words(*SUBJECTS)))


def run(request: Request, form: Form, texts: Words) -> int:
    """Print why mail failed; the exit code."""
    inputs = inputs_of(request, [form.output], texts)
    with progress_bar(inputs, texts, on=form.progress), without_collection():
        causes = causes_in(inputs, since=request.since, until=request.until)
    counted = causes.reading.lines > causes.reading.lines_foreign
    try:
        if causes.rows or (form.format in ("json", "csv") and inputs.sources):
            _write(causes, form, request, inputs, texts)
    finally:
        say_problems(inputs.problems, texts, request.files)
    if not all(excused(problem, skip_damaged=form.skip_damaged) for problem in inputs.problems):
        return MaillensError.exit_code
    if not counted:
        raise nothing(Report({}, {}, causes.reading), request, texts)
    if not causes.rows:
        raise NothingMatched(texts["none"], texts.say("none.why", n=f"{causes.reading.lines:,}"))
    return 0


def _write(causes: Causes, form: Form, request: Request, inputs: Inputs, texts: Words) -> None:
    if form.format in ("json", "csv"):
        from maillens.present.causes_data import as_csv, as_json

        write((as_json if form.format == "json" else as_csv)(causes, texts.language), form.output, texts)
        return
    missing = [told(problem, texts) for problem in inputs.problems if problem.fatal]
    page = any_page(form.format, form.output, form.color, texts)
    add_causes(page, causes, Look(texts, form.top, request.zone, [(problem.what, problem.why) for problem in missing]))
    write(page.text(), form.output, texts)
