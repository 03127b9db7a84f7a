"""The arguments of a search -> what is searched for, and the files."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import click

from maillens.errors import MaillensError, UsageError
from maillens.pipeline import Inputs
from maillens.present.cli.inputs import inputs_of
from maillens.present.cli.options import Request
from maillens.present.text.visible import visible
from maillens.present.words import Words
from maillens.query.trace.condition import Condition, network_of
from maillens.searching import rereadable

LOG_ENDINGS = (".log", ".gz", ".xz", ".bz2", ".zst", ".export", ".json")
"""A name that ends so is that of a file, whether or not it is there: then it is said to be missing."""


def names_what(command: click.Command) -> click.Command:
    """COMMAND, whose files may have what is searched for among them, with a usage line that says so."""
    for parameter in command.params:
        if parameter.name == "files":
            parameter.metavar = "WHAT... [FILE]..."
    return command


def told_apart(arguments: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The arguments that are searched for, and those that are files."""
    files = tuple(text for text in arguments if _is_file(text))
    return tuple(text for text in arguments if text not in files), files


def _is_file(text: str) -> bool:
    if text == "-" or os.path.exists(text):
        return True
    if not text.isprintable() or "@" in text or network_of(text) is not None:
        return False
    return "/" in text or any(sign in text for sign in "*?[") or text.lower().endswith(LOG_ENDINGS)


def check(conditions: Sequence[Condition], texts: Words) -> None:
    """See that something can have what is searched for.

    Raises:
        UsageError: nothing can.
    """
    if not conditions:
        raise UsageError(texts["no-what"], texts["no-what.why"], texts["no-what.hint"])
    for one in conditions:
        if one.trouble:
            what = texts.say(f"bad.{one.trouble}", text=visible(one.text), field=one.field)
            raise UsageError(what, texts[f"bad.{one.trouble}.why"], texts["bad.hint"])


@contextmanager
def searchable(request: Request, output: str | None, texts: Words) -> Iterator[Inputs]:
    """What REQUEST names, as inputs that can be read several times.

    Raises:
        MaillensError: there is no room to copy what can be read only once.
    """
    inputs = inputs_of(request, [output], texts)
    try:
        with rereadable(inputs.sources) as sources:
            yield replace(inputs, sources=sources)
    except OSError as error:
        raise MaillensError(texts["no-copy"], error.strerror or str(error), texts["no-copy.hint"]) from error
