"""`maillens geo status`: which geographic databases are installed, and how old they are."""

from datetime import UTC, datetime

import click

from maillens.errors import NothingMatched
from maillens.geo.database import CannotUse, Database, examine
from maillens.geo.folder import KINDS, data_folder, installed
from maillens.present.cli.help import Command
from maillens.present.cli.options import words
from maillens.present.cli.output import write
from maillens.present.text.visible import visible
from maillens.present.words import Words


@click.command("status", cls=Command, help="help")
@click.pass_context
def COMMAND(context: click.Context, /) -> None:  # noqa: N802  # found by this name
    """Print, and leave with the exit code."""
    context.exit(show(words("geo", "geo_status")))


def show(texts: Words) -> int:
    """Print what is installed; the exit code: 0 all of it can be used, 2 some cannot.

    Raises:
        NothingMatched: there is nothing.
    """
    paths = installed()
    if not paths:
        raise NothingMatched(texts["none"], texts.say("none.why", folder=data_folder()), texts["none.hint"])
    code, lines = 0, []
    for kind in KINDS:
        if kind not in paths:
            lines.append(texts.say("missing", what=texts[f"kind.{kind}"]))
            continue
        try:
            lines += described(examine(paths[kind]), texts[f"kind.{kind}"], texts)
        except CannotUse as error:
            lines += [f"{texts[f'kind.{kind}']}: {why(error, texts)}", f"  {visible(str(paths[kind]))}"]
            code = 2
    write("\n".join(lines) + "\n", None, texts)
    return code


def described(database: Database, what: str, texts: Words) -> list[str]:
    """Lines that say what a database is, its date, and what its licence wants said."""
    days = max(0, (datetime.now(UTC) - database.built_at).days)
    count = f"{database.network_count:,}"
    name = " - ".join(visible(part) for part in (database.type, database.description) if part)
    return [
        texts.say("database", what=what, name=name),
        texts.say("built", date=f"{database.built_at:%Y-%m-%d}", days=f"{days:,}", n=count),
        texts.say("licence", text=database.licence) if database.licence else texts["licence.unknown"],
    ]


def why(error: CannotUse, texts: Words) -> str:
    """Why a database cannot be used."""
    return texts.say(f"cannot.{error.code}", reason=visible(error.reason))
