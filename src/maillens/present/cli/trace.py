"""`maillens trace`: where a mail is and what happened to it."""

import shlex
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import click

from maillens.errors import MaillensError, NothingMatched, UsageError
from maillens.log import moment_us
from maillens.present.cli.help import Command
from maillens.present.cli.options import Request, input_options, words
from maillens.present.cli.output import to_stdout, write
from maillens.present.cli.pages import any_page
from maillens.present.cli.problems import say_problems
from maillens.present.cli.what import check, names_what, searchable, told_apart
from maillens.present.text.foot import period_words
from maillens.present.text.visible import visible
from maillens.present.trace import SUBJECTS, Print, add_logins, add_story, add_table, asked
from maillens.present.words import Words
from maillens.query.trace.belonging import in_order
from maillens.query.trace.condition import Condition, recognised
from maillens.query.trace.lines import Line
from maillens.query.trace.near import near
from maillens.query.trace.search import Search
from maillens.window import Window

FEW = 3
"""So many stories are told at once; of more, a table is shown."""
TOP = 50
FORMATS = ("text", "html", "json", "csv")
SINGLE = ("queue-id", "message-id", "from", "to", "client", "helo", "user", "relay", "status", "dsn", "subject")


@dataclass(frozen=True, slots=True)
class Form:
    """How the answer is wanted.

    Args:
        opened: Numbers of the table, from 1 on, whose stories are wanted.
        everything: All stories are wanted.
        top: Rows of the table, 0 for all.
        lines: Only the raw lines are wanted.
    """

    format: str
    output: str | None
    color: str
    opened: tuple[int, ...]
    everything: bool
    top: int
    lines: bool


def _what_options(command: Any) -> Any:
    for name in reversed(SINGLE):
        command = click.option(f"--{name}", name.replace("-", "_"), metavar="TEXT", help=f"option.{name}")(command)
    return command


@names_what
@click.command("trace", cls=Command, help="help")
@input_options
@_what_options
@click.option("--all", "everything", is_flag=True, help="option.all")
@click.option("--open", "opened", type=click.IntRange(min=1), multiple=True, metavar="N", help="option.open")
@click.option("--top", type=click.IntRange(min=0), default=TOP, metavar="N", help="option.top")
@click.option("--lines", is_flag=True, help="option.lines")
@click.option("--format", "format", type=click.Choice(FORMATS), default="text", help="option.format")
@click.option("-o", "--output", metavar="FILE", help="option.output")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="option.color")
@click.pass_context
def COMMAND(context: click.Context, request: Request, /, **asked_for: Any) -> None:  # noqa: N802  # found by this name
    """Search, tell, and leave with the exit code."""
    texts = words(*SUBJECTS, "report")
    named = [(name, asked_for.pop(name.replace("-", "_"))) for name in SINGLE]
    what, files = told_apart(request.files)
    conditions = [recognised(text) for text in what] + [
        Condition(name, text) for name, text in named if text is not None
    ]
    check(conditions, texts)
    context.exit(run(replace(request, files=files), conditions, Form(**asked_for), texts))


def run(request: Request, conditions: Sequence[Condition], form: Form, texts: Words) -> int:
    """Print what was found; the exit code."""
    window = Window(moment_us(request.since, request.zone), moment_us(request.until, request.zone))
    nothing: NothingMatched | None = None
    with searchable(request, form.output, texts) as inputs:
        try:
            search = Search(inputs, conditions, window)
            if len(search) or search.logins:
                _write(search, conditions, form, Print(texts, request.zone))
            elif inputs.sources:
                nothing = _nothing(search, request, texts)
        finally:
            say_problems(inputs.problems, texts, request.files)
    if any(problem.fatal for problem in inputs.problems):
        return MaillensError.exit_code
    if nothing is not None:
        raise nothing
    return 0


def _write(search: Search, conditions: Sequence[Condition], form: Form, how: Print) -> None:
    if form.lines:
        lines = [line for story in search.stories(_numbers(search, form, how.words)) for line in story.lines]
        write(_raw([*lines, *search.login_lines()], form), form.output, how.words)
        return
    is_table = len(search) > FEW and not form.opened and not form.everything
    if form.format in ("json", "csv"):
        from maillens.present.trace_data import as_csv, as_json

        stories = search.stories(_numbers(search, form, how.words))
        text = as_json(stories, conditions, search.logins) if form.format == "json" else as_csv(stories)
        write(text, form.output, how.words)
        return
    page = any_page(form.format, form.output, form.color, how.words)
    if is_table:
        shown = range(max(len(search) - form.top, 0) if form.top else 0, len(search))
        add_table(page, search.summaries(shown), conditions, how, len(search))
    else:
        for story in search.stories(_numbers(search, form, how.words)):
            add_story(page, story, how)
    if search.logins:
        add_logins(page, search.logins, len(search), how)
    write(page.text(), form.output, how.words)


def _numbers(search: Search, form: Form, texts: Words) -> list[int]:
    for number in form.opened:
        if number > len(search):
            why = texts.say("no-number.why", count=len(search))
            raise UsageError(texts.say("no-number", n=number), why, texts["no-number.hint"])
    return [number - 1 for number in form.opened] or list(range(len(search)))


def _raw(lines: Iterable[Line], form: Form) -> bytes | str:
    """LINES, each once, in order of time: as they are, or harmless for a terminal."""
    ordered = in_order({line.place: line for line in lines}.values())
    if to_stdout(form.output) and sys.stdout.isatty():
        return "".join(f"{visible(line.text)}\n" for line in ordered)
    return b"".join(line.raw + b"\n" for line in ordered)


def _nothing(search: Search, request: Request, texts: Words) -> NothingMatched:
    """Why nothing was found: what was searched, and what comes nearest to it."""
    names = [visible(source.name) for source in search.inputs.sources]
    shown = ", ".join(names[:FEW])
    if len(names) > FEW:
        shown = texts.say("nothing.more-files", files=shown, n=len(names) - FEW)
    why, hint = [texts.say("nothing.searched", files=shown)], texts["nothing.hint-files"]
    if period := period_words(request.since, request.until, request.zone, texts):
        why.append(texts.say("nothing.period", period=period))
    if outside := len(search.anywhen):
        why.append(texts.say("nothing.other-times", n=f"{outside:,}"))
    elif len(search.conditions) > 1:
        counts = [(one, len(Search(search.inputs, [one], search.window))) for one in search.conditions]
        parts = (texts.say("nothing.count", what=asked([one], texts), n=f"{count:,}") for one, count in counts)
        why.append(texts.say("nothing.each", counts=", ".join(parts)))
    elif found := near(search.inputs, search.conditions[0]):
        parts = (texts.one_of("nothing.near-one", n).format(text=visible(name), n=f"{n:,}") for name, n in found)
        why.append(texts.say("nothing.near", names=", ".join(parts)))
        hint = texts.say("nothing.hint", command=shlex.join(["maillens", "trace", found[0][0], *request.files]))
    return NothingMatched(texts.say("nothing", what=asked(search.conditions, texts)), "\n".join(why), hint)
