"""`maillens pflogsumm`: pflogsumm's report, asked for as pflogsumm is asked."""

import click

from maillens.present.cli.compat import Compat, CompatCommand, option_list, run


@click.command("pflogsumm", cls=CompatCommand, params=option_list(), help="help")
@click.pass_context
def COMMAND(context: click.Context, /) -> None:  # noqa: N802  # the group looks for this name
    """Read, print, and leave with the exit code."""
    context.exit(run(Compat.of(context.args)))
