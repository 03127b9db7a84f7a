"""`maillens pseudonymise`: the same log with pseudonyms for all names."""

import secrets
import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import IO

import click

from maillens.errors import MaillensError, NothingMatched, UsageError
from maillens.pipeline import Inputs, find_sources, scanned
from maillens.present.cli.help import Command
from maillens.present.cli.inputs import progress_bar, refuse_overwriting
from maillens.present.cli.options import words
from maillens.present.cli.output import forget_output, output_to
from maillens.present.cli.problems import say_problems
from maillens.present.words import Words
from maillens.privacy.pseudonyms import KEY_BYTES, Pseudonyms

LEAST_KEY_BYTES = 16


@click.command("pseudonymise", cls=Command, help="help")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--key-file", "key_file", metavar="FILE", help="option.key-file")
@click.option("--keep-domains", "keep_domains", metavar="NAMES", multiple=True, help="option.keep-domains")
@click.option("-o", "--output", metavar="FILE", help="option.output")
@click.option("--journal", is_flag=True, help="option.journal")
@click.option("--no-progress", is_flag=True, help="option.no-progress")
@click.pass_context
def COMMAND(  # noqa: N802  # found by this name
    context: click.Context,
    /,
    files: tuple[str, ...],
    key_file: str | None,
    keep_domains: tuple[str, ...],
    output: str | None,
    journal: bool,
    no_progress: bool,
) -> None:
    """Read, write, and leave with the exit code."""
    texts = words("pseudonymise")
    key = _key(key_file, texts) if key_file is not None else secrets.token_bytes(KEY_BYTES)
    names = Pseudonyms(key, _domains(keep_domains))
    inputs = Inputs(*find_sources(files, journal=journal))
    refuse_overwriting(output, inputs, texts)
    size = 0
    try:
        with progress_bar(inputs, texts, on=not no_progress), output_to(output, texts) as file:
            size = _written(inputs, names, file)
    except BrokenPipeError:
        forget_output()
        context.exit(0)
    finally:
        say_problems(inputs.problems, texts, files)
    if any(problem.fatal for problem in inputs.problems):
        context.exit(MaillensError.exit_code)
    if not size:
        raise NothingMatched(texts["no-line"], texts["no-line.why"])


def _written(inputs: Inputs, names: Pseudonyms, file: IO[bytes]) -> int:
    from maillens.privacy.pseudonymising import pseudonymised

    return sum(file.write(data) for data in pseudonymised(scanned(inputs), names))


def _domains(options: Iterable[str]) -> list[str]:
    return [name.strip() for option in options for name in option.split(",") if name.strip()]


def _key(name: str, texts: Words) -> bytes:
    """The key in the file NAME; the newline that an editor puts at its end is no part of it.

    Raises:
        MaillensError: it cannot be read.
        UsageError: it is too short.
    """
    hint = texts.say("key.hint", name=shlex.quote(name))
    try:
        key = Path(name).read_bytes().rstrip(b"\r\n")
    except OSError as error:
        raise MaillensError(texts.say("no-key", name=name), error.strerror or str(error), hint) from error
    if len(key) < LEAST_KEY_BYTES:
        why = texts.say("short-key.why", n=len(key), least=LEAST_KEY_BYTES)
        raise UsageError(texts.say("short-key", name=name), why, hint)
    return key
