"""`maillens geo`: countries and operators of addresses; each module that defines `COMMAND` is a command below it."""

import click

from maillens.present.cli.geo.status import show
from maillens.present.cli.group import Folder
from maillens.present.cli.options import words


def _status() -> None:
    """Show what is installed, unless a command is named."""
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        context.exit(show(words("geo")))


COMMAND = Folder("geo", "geo", callback=_status, help="help")
