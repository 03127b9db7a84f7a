"""What every command that reads logs is asked for: which files, which zone, which period, which language.

A command is a function under `@click.command(NAME, cls=Command)` and `@input_options`; its first
parameter is the `Request`.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import wraps
from itertools import pairwise, takewhile
from typing import Any, Concatenate, ParamSpec, TypeVar

import click

from maillens.errors import UsageError
from maillens.present.cli.moments import Asked, period
from maillens.present.words import LANGUAGES, Words, default_language

P = ParamSpec("P")
R = TypeVar("R")
_LANGUAGE = "maillens.language"


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be read.

    Args:
        files: Files, directories, patterns, `-`; none for the log of this host.
        journal: Read the journal of this host (too).
        zone: Zone of stamps that carry none, and of the answer; None for this machine's.
        since: Begin of the period, None for the beginning of the log.
        until: End of the period, itself not part of it; None for the end of the log.
    """

    files: tuple[str, ...]
    journal: bool
    zone: tzinfo | None
    since: datetime | None
    until: datetime | None


def language() -> str:
    """The language to speak: `--lang`, else that of the locale."""
    context = click.get_current_context(silent=True)
    chosen = context.meta.get(_LANGUAGE) if context else None
    return chosen or default_language(os.environ)


def words(*subjects: str) -> Words:
    """The texts of SUBJECTS in the language to speak, those of the command line among them."""
    return Words(language(), "cli", *subjects)


def input_options(command: Callable[Concatenate[Request, P], R]) -> Callable[..., R]:
    """Add the arguments `FILE…`, `--journal`, `--tz` and those of a period: COMMAND gets a `Request`."""

    @wraps(command)
    def asked(files: tuple[str, ...], journal: bool, tz: str | None, **rest: Any) -> R:
        """Call COMMAND with the `Request` that arguments and options make."""
        zone = _zone(tz)
        said = Asked(**{name: rest.pop(name) for name in ("since", "until", "day", "week", "month")})
        begin, end = period(said, now=datetime.now(zone).astimezone(zone), words=words())
        return command(Request(files, journal, zone, begin, end), **rest)  # type: ignore[call-arg]  # REST is P

    for option in reversed(_OPTIONS):
        option(asked)
    return asked


def choose_language(context: click.Context, name: str) -> None:
    """Speak the language NAME from here on."""
    context.meta[_LANGUAGE] = name


def language_in(arguments: Sequence[str]) -> str | None:
    """The language that the last `--lang` among ARGUMENTS asks for; None for none that there is.

    It is looked for before they are understood: help, and what is wrong with them, may come before it.
    """
    found = None
    options = takewhile(lambda argument: argument != "--", arguments)
    for argument, following in pairwise((*options, "")):
        name, equals, value = argument.partition("=")
        value = value if equals else following
        if name == "--lang" and value in LANGUAGES:
            found = value
    return found


def language_option() -> click.Option:
    """`--lang`; every command gets it from the group, which has chosen the language by then (`language_in`)."""
    return click.Option(["--lang"], type=click.Choice(LANGUAGES), help="option.lang", expose_value=False)


def _zone(name: str | None) -> tzinfo | None:
    if name is None:
        return None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # no such zone; no name of a zone; the name of a directory of zones
        texts = words()
        raise UsageError(texts.say("bad-zone", name=name), texts["bad-zone.why"], texts["bad-zone.hint"]) from None


_OPTIONS = (
    click.argument("files", nargs=-1, metavar="[FILE]..."),
    click.option("--since", metavar="TIME", default="", help="option.since"),
    click.option("--until", metavar="TIME", default="", help="option.until"),
    click.option("--day", metavar="DAY", default="", help="option.day"),
    click.option("--week", metavar="WEEK", default="", help="option.week"),
    click.option("--month", metavar="MONTH", default="", help="option.month"),
    click.option("--tz", metavar="ZONE", help="option.tz"),
    click.option("--journal", is_flag=True, help="option.journal"),
)
