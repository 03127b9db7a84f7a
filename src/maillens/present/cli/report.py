"""`maillens report`: what the mail server did, as text or as JSON."""

from dataclasses import dataclass
from typing import Any, Literal

import click

from maillens.errors import MaillensError, NothingMatched
from maillens.pipeline import ReadProblem
from maillens.present.cli.choice import Choice, choice_options
from maillens.present.cli.help import Command
from maillens.present.cli.inputs import inputs_of, progress_bar
from maillens.present.cli.options import Request, input_options, words
from maillens.present.cli.output import write
from maillens.present.cli.pages import page_for
from maillens.present.cli.problems import excused, say_problems, told
from maillens.present.text.foot import period_words
from maillens.present.text.report import SUBJECTS, Print, add_report
from maillens.present.words import Words
from maillens.query.make import ALL, make_report
from maillens.query.report import Report

TOP = 10


@dataclass(frozen=True, slots=True)
class Form:
    """How the report is wanted.

    Args:
        top: Rows of each list, 0 for all; None for the default of the format, see `rows`.
        output: File to write to, None for stdout.
    """

    format: Literal["text", "json"]
    top: int | None
    output: str | None
    color: str
    progress: bool
    skip_damaged: bool
    choice: Choice

    @property
    def rows(self) -> int:
        """Rows of each list, 0 for all."""
        if self.top is None:
            return TOP if self.format == "text" else 0
        return self.top


@click.command("report", cls=Command, help="help")
@input_options
@choice_options
@click.option("--format", "format", type=click.Choice(["text", "json"]), default="text", help="option.format")
@click.option("--top", type=click.IntRange(min=0), metavar="N", help="option.top")
@click.option("-o", "--output", metavar="FILE", help="option.output")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="option.color")
@click.option("--no-progress", is_flag=True, help="option.no-progress")
@click.option("--skip-damaged", is_flag=True, help="option.skip-damaged")
def COMMAND(request: Request, /, no_progress: bool, **form: Any) -> None:  # noqa: N802  # the group looks for this name
    """Read, print, and leave with the exit code."""
    status = run(request, Form(progress=not no_progress, **form), words(*SUBJECTS))
    click.get_current_context().exit(status)


def run(request: Request, form: Form, texts: Words) -> int:
    """Print the report of what was asked for; the exit code."""
    choice = form.choice
    choice.check(texts)
    before = choice.before(request, texts)
    inputs = inputs_of(request, form.output, texts)
    with progress_bar(inputs, texts, on=form.progress):
        period: dict[str, Any] = {"since": request.since, "until": request.until, "before": before}
        report = make_report(inputs, **period, most=form.rows or ALL, only=choice.only)
    choice.restrict(report)
    counted = report.reading.lines > report.reading.lines_foreign
    try:
        if counted or (form.format == "json" and inputs.sources):
            write(printed(report, request, form, inputs.problems, texts), form.output, texts)
    finally:
        say_problems(inputs.problems, texts, request.files)
    if not all(excused(problem, skip_damaged=form.skip_damaged) for problem in inputs.problems):
        return MaillensError.exit_code
    if not counted:
        raise nothing(report, request, texts)
    return 0


def printed(report: Report, request: Request, form: Form, problems: list[ReadProblem], texts: Words) -> str:
    """The report in the form that is wanted."""
    if form.format == "json":
        from maillens.present.json_report import as_json

        return as_json(report, top=form.rows)
    page = page_for(form.output, form.color)
    missing = [told(problem, texts) for problem in problems if problem.fatal]
    said = [(problem.what, problem.why) for problem in missing]
    add_report(page, report, Print(texts, form.rows, request.zone, said, form.choice.totals))
    return page.text()


def nothing(report: Report, request: Request, texts: Words) -> NothingMatched:
    """Why there is nothing to report."""
    reading = report.reading
    if reading.lines:
        why = texts.say("nothing.foreign", n=f"{reading.lines:,}")
        return NothingMatched(texts["nothing"], why, texts["nothing.foreign.hint"])
    period = period_words(request.since, request.until, request.zone, texts)
    if period:
        return NothingMatched(
            texts["nothing"], texts.say("nothing.period", period=period), texts["nothing.period.hint"]
        )
    return NothingMatched(texts["nothing"], texts["nothing.no-line"], texts["nothing.no-line.hint"])
