"""`maillens report`: what the mail server did, for people and for programs."""

from dataclasses import dataclass, replace
from typing import Any

import click

from maillens.errors import MaillensError, NothingMatched, UsageError
from maillens.pipeline import Inputs
from maillens.present.cli.choice import Choice, choice_options
from maillens.present.cli.collection import without_collection
from maillens.present.cli.help import Command
from maillens.present.cli.inputs import inputs_of, progress_bar
from maillens.present.cli.options import Request, input_options, words
from maillens.present.cli.output import to_stdout
from maillens.present.cli.outputs import Output, Reports, named_for, outputs_of, write_outputs
from maillens.present.cli.problems import excused, say_problems, told
from maillens.present.report import FORMATS, TOP
from maillens.present.text.foot import period_words
from maillens.present.text.report import SUBJECTS, Print
from maillens.present.words import Words
from maillens.query.make import ALL, gather
from maillens.query.report import Report

MOST_NAMES = 30
"""Names of hosts or services that an error offers."""


@dataclass(frozen=True, slots=True)
class Form:
    """How the report is wanted.

    Args:
        outputs: Where it goes, and in which formats.
        mail_to: Whom it is mailed to.
        color: Of text: `auto`, `always`, `never`.
        choice: What is wanted of it.
    """

    outputs: list[Output]
    mail_to: tuple[str, ...]
    color: str
    progress: bool
    skip_damaged: bool
    choice: Choice
    mail_rows: int = TOP


def _only_with_compat(_: click.Context, __: click.Parameter, is_strict: bool) -> None:
    if is_strict:
        texts = words("pflogsumm")
        raise UsageError(texts["strict-alone"], "", texts["strict-alone.hint"])


class ReportCommand(Command):
    """The report, or with `--compat` that of another program, whose options are then taken as they are."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options; with `--compat` leave them to that program."""
        if not any(argument.partition("=")[0] == "--compat" for argument in args):
            return super().parse_args(ctx, args)
        ctx.args = list(args)
        return ctx.args

    def invoke(self, ctx: click.Context) -> object:
        """Run what was asked for."""
        if not ctx.args:
            return super().invoke(ctx)
        from maillens.present.cli import compat

        return ctx.exit(compat.run(compat.Compat.of(ctx.args)))


@click.command("report", cls=ReportCommand, help="help")
@input_options
@choice_options
@click.option("--format", "format", type=click.Choice(FORMATS), help="option.format")
@click.option("--top", type=click.IntRange(min=0), metavar="N", help="option.top")
@click.option("-o", "--output", "output", metavar="FILE", multiple=True, help="option.output")
@click.option("--mail-to", "mail_to", metavar="ADDRESS", multiple=True, help="option.mail-to")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="option.color")
@click.option("--no-progress", is_flag=True, help="option.no-progress")
@click.option("--skip-damaged", is_flag=True, help="option.skip-damaged")
@click.option("--compat", metavar="RELEASE", expose_value=False, help="option.compat")
@click.option("--strict", is_flag=True, expose_value=False, callback=_only_with_compat, help="option.strict")
def COMMAND(request: Request, /, no_progress: bool, **asked: Any) -> None:  # noqa: N802  # the group looks for this name
    """Read, print, and leave with the exit code."""
    texts, top = words(*SUBJECTS, "outputs"), asked.pop("top")
    mail_to = asked["mail_to"]
    outputs = outputs_of(asked.pop("output"), asked.pop("format"), top, texts, on_screen=not mail_to)
    form = Form(outputs, progress=not no_progress, mail_rows=TOP if top is None else top, **asked)
    made = each_domain if form.choice.by_domain else run
    click.get_current_context().exit(made(request, form, texts))


def each_domain(request: Request, form: Form, texts: Words) -> int:
    """Print a report for each of our domains; the exit code is the worst of theirs.

    Raises:
        UsageError: the log cannot be read more than once, or the reports have no place.
    """
    from maillens.query.domains import own_domains

    inputs = inputs_of(request, [output.name for output in form.outputs], texts)
    if any(source.path is None for source in inputs.sources):
        raise UsageError(texts["by-domain-once"], texts["by-domain-once.why"], texts["by-domain-once.hint"])
    for output in form.outputs:
        if to_stdout(output.name) and output.format not in ("text", "markdown"):
            values = {"format": output.format}
            what, hint = texts.say("by-domain-one", **values), texts.say("by-domain-one.hint", **values)
            raise UsageError(what, texts["by-domain-one.why"], hint)
    domains = own_domains(inputs)
    if not domains:
        raise NothingMatched(texts["no-domain"], texts["no-domain.why"])
    status = 0
    for number, domain in enumerate(domains):
        if number and any(to_stdout(output.name) for output in form.outputs):
            click.echo()
        only = replace(form.choice.only, domain=domain)
        outputs = [replace(output, name=named_for(output.name, domain)) for output in form.outputs]
        status = max(
            status, run(request, replace(form, outputs=outputs, choice=replace(form.choice, only=only)), texts)
        )
    return status


@without_collection()
def run(request: Request, form: Form, texts: Words) -> int:
    """Print the report of what was asked for; the exit code."""
    choice = form.choice
    choice.check(texts)
    before = choice.before(request, texts)
    if form.mail_to:
        from maillens.present.mail import checked_address

        for address in form.mail_to:
            checked_address(address, words("mail"))
    inputs = inputs_of(request, [output.name for output in form.outputs], texts)
    with progress_bar(inputs, texts, on=form.progress):
        gathered = gather(inputs, since=request.since, until=request.until, before=before, only=choice.only)
    report = gathered.report(TOP)
    counted = report.reading.lines > report.reading.lines_foreign
    # That one of our domains had no mail on a day is an answer.
    counted = counted and (choice.by_domain or not report.only or not report.is_empty)
    try:
        _write(lambda most: choice.restricted(gathered.report(most)), form, request, inputs, texts, counted=counted)
    finally:
        say_problems(inputs.problems, texts, request.files)
    if not all(excused(problem, skip_damaged=form.skip_damaged) for problem in inputs.problems):
        return MaillensError.exit_code
    if not counted:
        raise nothing(report, request, texts)
    return 0


def _write(reports: Reports, form: Form, request: Request, inputs: Inputs, texts: Words, *, counted: bool) -> None:
    """Write the report to all that wants it; one of nothing only to programs."""
    missing = [told(problem, texts) for problem in inputs.problems if problem.fatal]
    said = [(problem.what, problem.why) for problem in missing]
    print = Print(texts, zone=request.zone, problems=said, totals=form.choice.totals)
    wanted = [output for output in form.outputs if counted or (output.form.when_empty and inputs.sources)]
    write_outputs(wanted, reports, print, form.color, inputs, texts)
    if form.mail_to and counted:
        from maillens.present.mail import send

        send(reports(form.mail_rows or ALL), replace(print, top=form.mail_rows), form.mail_to, words("mail"))


def nothing(report: Report, request: Request, texts: Words) -> NothingMatched:
    """Why there is nothing to report."""
    reading = report.reading
    if reading.lines > reading.lines_foreign:
        return nothing_of(report, texts)
    if reading.lines:
        why = texts.say("nothing.foreign", n=f"{reading.lines:,}")
        return NothingMatched(texts["nothing"], why, texts["nothing.foreign.hint"])
    period = period_words(request.since, request.until, request.zone, texts)
    if period:
        return NothingMatched(
            texts["nothing"], texts.say("nothing.period", period=period), texts["nothing.period.hint"]
        )
    return NothingMatched(texts["nothing"], texts["nothing.no-line"], texts["nothing.no-line.hint"])


def nothing_of(report: Report, texts: Words) -> NothingMatched:
    """Why there is nothing of what the report is restricted to."""
    options = ", ".join(f"`--{name}`" for name in report.only)
    hint = texts.say("nothing.only.hint", options=options)
    for name, value in report.only.items():
        known = report.offered.get(name, [])
        if known and value not in known:
            names = texts["names.separator"].join([*known[:MOST_NAMES], *["…"] * (len(known) > MOST_NAMES)])
            why = texts.say("nothing.no-such", option=f"--{name} {value}", names=names)
            return NothingMatched(texts["nothing"], why, hint)
    asked = texts["names.separator"].join(f"`{value}`" for value in report.only.values())
    return NothingMatched(texts["nothing"], texts.say("nothing.only", names=asked), hint)
