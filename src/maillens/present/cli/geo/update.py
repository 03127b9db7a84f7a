"""`maillens geo update`: a database that lies on this machine, verified and put in place."""

from pathlib import Path

import click

from maillens.errors import MaillensError
from maillens.geo.database import CannotUse, examine
from maillens.geo.folder import put_in_place
from maillens.present.cli.geo.status import described, why
from maillens.present.cli.help import Command
from maillens.present.cli.options import words
from maillens.present.cli.output import write
from maillens.present.text.visible import visible


@click.command("update", cls=Command, help="help")
@click.option("--from", "files", metavar="FILE", multiple=True, required=True, help="option.from")
def COMMAND(files: tuple[str, ...]) -> None:  # noqa: N802  # found by this name
    """Verify all files, then put them in place."""
    texts = words("geo", "geo_update")
    found = []
    for name in files:
        try:
            found.append((Path(name), examine(Path(name))))
        except CannotUse as error:
            hint = texts.get(f"cannot.{error.code}.hint", "").format(name=visible(name))
            raise MaillensError(texts.say("cannot", name=name), why(error, texts), hint) from None
    lines: list[str] = []
    for path, database in found:
        for kind in database.kinds:
            try:
                place = put_in_place(path, kind)
            except OSError as error:
                what = texts.say("cannot-place", name=path)
                raise MaillensError(what, error.strerror or str(error), texts["cannot-place.hint"]) from None
            lines += [*described(database, texts[f"kind.{kind}"], texts), texts.say("placed", path=visible(str(place)))]
    write("\n".join(lines) + "\n", None, texts)
