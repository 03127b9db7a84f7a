"""`maillens security`: who attacks, whom, and whether somebody got in."""

from dataclasses import dataclass, replace
from typing import Any

import click

from maillens.errors import MaillensError, NothingMatched, UsageError
from maillens.geo import load_geo
from maillens.pipeline import Inputs
from maillens.present.cli.answer import Form
from maillens.present.cli.collection import without_collection
from maillens.present.cli.evidence import chosen, readable_twice, without_notes, write_lines
from maillens.present.cli.help import Command
from maillens.present.cli.inputs import inputs_of, progress_bar
from maillens.present.cli.options import Request, input_options, words
from maillens.present.cli.output import to_stdout, write
from maillens.present.cli.pages import page_for
from maillens.present.cli.problems import excused, say_problems, told
from maillens.present.cli.report import nothing
from maillens.present.security import FORMATS, format_by_ending, load_format
from maillens.present.text.security import SUBJECTS, Look
from maillens.present.text.visible import visible
from maillens.present.words import Words
from maillens.query.report import Report
from maillens.query.security.detection import nowhere
from maillens.query.security.detections import load_detections
from maillens.query.security.origins import located
from maillens.query.security.sample import sample_lines
from maillens.query.security.search import Security, search
from maillens.query.security.thresholds import BadThresholds, Thresholds, load_thresholds


@dataclass(frozen=True, slots=True)
class SecurityForm(Form):
    """How the findings are wanted; its `top` is of each threat.

    Args:
        threats, opened: Names of threats, and numbers of findings of them from 1 on, that are wanted; none for all.
        lines: Only the raw lines are wanted.
    """

    threats: tuple[str, ...] = ()
    opened: tuple[int, ...] = ()
    lines: bool = False


@click.command("security", cls=Command, help="help")
@input_options
@click.option("--format", "format", type=click.Choice(FORMATS), help="option.format")
@click.option(
    "--threat",
    "threats",
    type=click.Choice([one.threat for one in load_detections()]),
    multiple=True,
    metavar="NAME",
    help="option.threat",
)
@click.option("--open", "opened", type=click.IntRange(min=1), multiple=True, metavar="N", help="option.open")
@click.option("--lines", is_flag=True, help="option.lines")
@click.option("--top", type=click.IntRange(min=0), metavar="N", default=10, help="option.top")
@click.option("--thresholds", metavar="FILE", help="option.thresholds")
@click.option("-o", "--output", metavar="FILE", help="option.output")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="option.color")
@click.option("--no-progress", is_flag=True, help="option.no-progress")
@click.option("--skip-damaged", is_flag=True, help="option.skip-damaged")
def COMMAND(request: Request, /, thresholds: str | None, no_progress: bool, **asked: Any) -> None:  # noqa: N802  # the group looks for this name
    """Read, print, and leave with the exit code."""
    texts = words(*SUBJECTS)
    output = asked["output"]
    asked["format"] = asked["format"] or (format_by_ending(output) if output else None) or "text"
    form = SecurityForm(progress=not no_progress, **asked)
    click.get_current_context().exit(run(request, form, thresholds_from(thresholds, texts), texts))


def run(request: Request, form: SecurityForm, thresholds: Thresholds, texts: Words) -> int:
    """Print what was found; the exit code: 1 where there is something to tell."""
    inputs = inputs_of(request, [form.output], texts)
    if not form.lines:
        return _run(inputs, request, form, thresholds, texts)
    with readable_twice(inputs, texts):
        return _run(inputs, request, form, thresholds, texts)


def _run(inputs: Inputs, request: Request, form: SecurityForm, thresholds: Thresholds, texts: Words) -> int:
    with progress_bar(inputs, texts, on=form.progress), without_collection():
        security = _search(inputs, request, thresholds)
    security = chosen(security, form.threats, form.opened, texts)
    counted = security.reading.lines > security.reading.lines_foreign
    try:
        if form.lines:
            is_all = not form.threats and not form.opened
            write_lines(inputs, without_notes(security) if is_all else security, form.output, texts)
        elif counted or (form.format == "json" and inputs.sources):
            _write(security, form, request, inputs, texts)
    finally:
        say_problems(inputs.problems, texts, request.files)
    if not all(excused(problem, skip_damaged=form.skip_damaged) for problem in inputs.problems):
        return MaillensError.exit_code
    if not counted:
        raise nothing(Report({}, {}, security.reading), request, texts)
    return NothingMatched.exit_code if any(one.level != "note" for one in security.findings) else 0


def _search(inputs: Inputs, request: Request, thresholds: Thresholds) -> Security:
    """What is found, with the countries and operators of addresses where a database tells."""
    geo = load_geo()
    country = (lambda address: geo.origin(address).country) if geo else nowhere
    found = search(inputs, since=request.since, until=request.until, thresholds=thresholds, country=country)
    return replace(found, findings=located(found.findings, geo.origin)) if geo else found


def thresholds_from(path: str | None, texts: Words) -> Thresholds:
    """The thresholds in the file PATH, None for the defaults.

    Raises:
        UsageError: it cannot be used.
    """
    try:
        return load_thresholds(path)
    except BadThresholds as error:
        values = {name: visible(value) for name, value in error.values.items()}
        why, hint = (texts.get(f"thresholds.{error.code}{part}", "").format_map(values) for part in ("", ".hint"))
        raise UsageError(texts.say("thresholds", path=path), why, hint) from None


def _write(security: Security, form: SecurityForm, request: Request, inputs: Inputs, texts: Words) -> None:
    missing = [told(problem, texts) for problem in inputs.problems if problem.fatal]
    look = Look(
        texts,
        top=form.top,
        zone=request.zone,
        problems=[(problem.what, problem.why) for problem in missing],
        lines=sample_lines(security.findings, inputs.sources),
    )
    content = load_format(form.format).rendered(
        security, look, page_for(None if to_stdout(form.output) else form.output, form.color)
    )
    write(content, form.output, texts)
