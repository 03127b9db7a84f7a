"""`maillens causes`: why mail was put off, returned or turned away, cause by provider."""

from typing import Any

import click

from maillens.errors import MaillensError, NothingMatched
from maillens.present.cli.answer import FOR_PROGRAMS, Form, answer_options, answered, form_of
from maillens.present.cli.help import Command
from maillens.present.cli.options import Request, words
from maillens.present.cli.pages import any_page
from maillens.present.text.causes import SUBJECTS, add_causes
from maillens.present.text.look import Look
from maillens.present.words import Words
from maillens.query.causes import Causes, causes_in


@click.command("causes", cls=Command, help="help")
@answer_options
def COMMAND(request: Request, /, **asked: Any) -> None:  # noqa: N802  # the group looks for this name
    """Read, print, and leave with the exit code."""
    click.get_current_context().exit(run(request, form_of(**asked), words(*SUBJECTS)))


def run(request: Request, form: Form, texts: Words) -> int:
    """Print why mail failed; the exit code."""
    causes = answered(
        request,
        form,
        texts,
        lambda inputs: causes_in(inputs, since=request.since, until=request.until),
        lambda causes, look: _rendered(causes, form, look),
        is_worth=lambda causes: bool(causes.rows),
    )
    if causes is None:
        return MaillensError.exit_code
    if not causes.rows:
        raise NothingMatched(texts["none"], texts.say("none.why", n=f"{causes.reading.lines:,}"))
    return 0


def _rendered(causes: Causes, form: Form, look: Look) -> str:
    if form.format in FOR_PROGRAMS:
        from maillens.present.causes_data import as_csv, as_json

        return (as_json if form.format == "json" else as_csv)(causes, look.words.language)
    page = any_page(form.format, form.output, form.color, look.words)
    add_causes(page, causes, look)
    return page.text()
