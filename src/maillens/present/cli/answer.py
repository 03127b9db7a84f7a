"""What commands share that answer one question in one pass over a log: their options, and how they come to an end."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import click

from maillens.pipeline import Inputs
from maillens.present.cli.collection import without_collection
from maillens.present.cli.inputs import inputs_of, progress_bar
from maillens.present.cli.options import Request, input_options
from maillens.present.cli.output import write
from maillens.present.cli.problems import excused, say_problems, told
from maillens.present.cli.report import nothing
from maillens.present.text.look import Look
from maillens.present.words import Words
from maillens.query.report import Reading, Report

FORMATS = ("text", "html", "json", "csv")
FOR_PROGRAMS = ("json", "csv")


@dataclass(frozen=True, slots=True)
class Form:
    """How an answer is wanted.

    Args:
        output: File to write to, None for stdout.
        top: Rows of each list, 0 for all.
        color: Of text: `auto`, `always`, `never`.
    """

    format: str
    output: str | None
    top: int
    color: str
    progress: bool
    skip_damaged: bool


class Answer(Protocol):
    """What a question leads to."""

    @property
    def reading(self) -> Reading:
        """What it stands on."""


A = TypeVar("A", bound=Answer)


def answer_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of `Form`, and those that say what is read."""
    for option in reversed(
        (
            input_options,
            click.option("--format", "format", type=click.Choice(FORMATS), default="text", help="option.format"),
            click.option("--top", type=click.IntRange(min=0), metavar="N", default=10, help="option.top"),
            click.option("-o", "--output", metavar="FILE", help="option.output"),
            click.option(
                "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="option.color"
            ),
            click.option("--no-progress", is_flag=True, help="option.no-progress"),
            click.option("--skip-damaged", is_flag=True, help="option.skip-damaged"),
        )
    ):
        command = option(command)
    return command


def form_of(*, no_progress: bool, **asked: Any) -> Form:
    """The options as they were given."""
    return Form(progress=not no_progress, **asked)


def answered(
    request: Request,
    form: Form,
    texts: Words,
    ask: Callable[[Inputs], A],
    rendered: Callable[[A, Look], str],
    *,
    is_worth: Callable[[A], bool] = lambda _: True,
) -> A | None:
    """Ask, print the answer and what could not be read.

    Args:
        rendered: The answer in the form that is wanted.
        is_worth: Whether people want to see it; programs get every one.

    Returns:
        The answer; None when something it would need could not be read.

    Raises:
        NothingMatched: nothing that was read is of a mail log, or in the period.
    """
    inputs = inputs_of(request, [form.output], texts)
    with progress_bar(inputs, texts, on=form.progress), without_collection():
        answer = ask(inputs)
    is_counted = answer.reading.lines > answer.reading.lines_foreign
    missing = [told(problem, texts) for problem in inputs.problems if problem.fatal]
    look = Look(texts, form.top, request.zone, [(problem.what, problem.why) for problem in missing])
    try:
        if (is_counted and is_worth(answer)) or (form.format in FOR_PROGRAMS and inputs.sources):
            write(rendered(answer, look), form.output, texts)
    finally:
        say_problems(inputs.problems, texts, request.files)
    if not all(excused(problem, skip_damaged=form.skip_damaged) for problem in inputs.problems):
        return None
    if not is_counted:
        raise nothing(Report({}, {}, answer.reading), request, texts)
    return answer
