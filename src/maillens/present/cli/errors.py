"""`maillens errors`: what is wrong with the mail server, worst first."""

from typing import Any

import click

from maillens.errors import MaillensError, NothingMatched
from maillens.present.cli.answer import FOR_PROGRAMS, Form, answer_options, answered, form_of
from maillens.present.cli.help import Command
from maillens.present.cli.options import Request, words
from maillens.present.cli.pages import any_page
from maillens.present.text.errors import SUBJECTS, add_errors
from maillens.present.text.look import Look
from maillens.present.words import Words
from maillens.query.errors.search import Errors, errors_in


@click.command("errors", cls=Command, help="help")
@answer_options
def COMMAND(request: Request, /, **asked: Any) -> None:  # noqa: N802  # the group looks for this name
    """Read, print, and leave with the exit code."""
    click.get_current_context().exit(run(request, form_of(**asked), words(*SUBJECTS)))


def run(request: Request, form: Form, texts: Words) -> int:
    """Print what is wrong; the exit code: 1 where there is something to do."""
    errors = answered(
        request,
        form,
        texts,
        lambda inputs: errors_in(inputs, since=request.since, until=request.until),
        lambda errors, look: _rendered(errors, form, look),
    )
    if errors is None:
        return MaillensError.exit_code
    return NothingMatched.exit_code if any(one.level != "watch" for one in errors.troubles) else 0


def _rendered(errors: Errors, form: Form, look: Look) -> str:
    if form.format in FOR_PROGRAMS:
        from maillens.present.errors_data import as_csv, as_json

        return (as_json if form.format == "json" else as_csv)(errors, look.words)
    page = any_page(form.format, form.output, form.color, look.words)
    add_errors(page, errors, look)
    return page.text()
