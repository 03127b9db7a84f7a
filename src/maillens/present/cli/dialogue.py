"""`maillens dialogue`: an SMTP conversation, from a verbose log."""

from collections.abc import Sequence
from dataclasses import replace

import click

from maillens.errors import MaillensError, NothingMatched
from maillens.present.cli.help import Command
from maillens.present.cli.options import Request, input_options, words
from maillens.present.cli.output import write
from maillens.present.cli.pages import any_page
from maillens.present.cli.problems import say_problems
from maillens.present.cli.what import check, names_what, searchable, told_apart
from maillens.present.dialogue import SUBJECTS, add_conversation, as_dicts
from maillens.present.json_text import json_text
from maillens.present.trace import Print, asked
from maillens.query.dialogue import Conversation, conversations
from maillens.query.trace.condition import recognised


@names_what
@click.command("dialogue", cls=Command, help="help")
@input_options
@click.option("--show-secrets", "secrets", is_flag=True, help="option.show-secrets")
@click.option("--format", "format", type=click.Choice(["text", "html", "json"]), default="text", help="option.format")
@click.option("-o", "--output", metavar="FILE", help="option.output")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="option.color")
@click.pass_context
def COMMAND(  # noqa: N802  # found by this name
    context: click.Context, request: Request, /, secrets: bool, format: str, output: str | None, color: str
) -> None:
    """Search, show, and leave with the exit code."""
    texts = words(*SUBJECTS)
    what, files = told_apart(request.files)
    conditions = [recognised(text) for text in what]
    check(conditions, texts)
    with searchable(replace(request, files=files), output, texts) as inputs:
        try:
            found = _in_time(conversations(inputs, conditions), request)
            if found and format == "json":
                write(json_text(as_dicts(found, secrets=secrets)), output, texts)
            elif found:
                page = any_page(format, output, color, texts)
                for one in found:
                    add_conversation(page, one, Print(texts, request.zone), secrets=secrets)
                write(page.text(), output, texts)
        finally:
            say_problems(inputs.problems, texts, files)
    if any(problem.fatal for problem in inputs.problems):
        context.exit(MaillensError.exit_code)
    if not found and inputs.sources:
        what_text = texts.say("no-dialogue", what=asked(conditions, texts))
        raise NothingMatched(what_text, texts["no-dialogue.why"], texts["no-dialogue.hint"])


def _in_time(found: Sequence[Conversation], request: Request) -> list[Conversation]:
    since, until = request.since, request.until
    return [
        one for one in found
        if (since is None or (one.lines[-1].time or since) >= since)
        and (until is None or one.time is None or one.time < until)
    ]  # fmt: skip
