"""`maillens security --lines`: the raw lines that findings stand on, and nothing else."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from maillens import epoch
from maillens.errors import MaillensError, UsageError
from maillens.pipeline import Inputs
from maillens.present.cli.output import to_stdout, write
from maillens.present.text.visible import visible
from maillens.present.words import Words
from maillens.query.security.search import Security
from maillens.searching import rereadable


def chosen(security: Security, threats: Sequence[str], opened: Sequence[int], texts: Words) -> Security:
    """Those findings that are wanted.

    Args:
        threats: Names of threats; none for all.
        opened: Numbers of findings of these threats, from 1 on, in the order in which they are shown; none for all.

    Raises:
        UsageError: there is no finding of a number.
    """
    found = [one for one in security.findings if not threats or one.threat in threats]
    for number in opened:
        if number > len(found):
            why = texts.say("no-number.why", count=len(found))
            raise UsageError(texts.say("no-number", n=number), why, texts["no-number.hint"])
    return replace(security, findings=[found[number - 1] for number in opened] if opened else found)


def without_notes(security: Security) -> Security:
    """What is a threat; notes are about ordinary mail, most of the log."""
    return replace(security, findings=[one for one in security.findings if one.level != "note"])


@contextmanager
def readable_twice(inputs: Inputs, texts: Words) -> Iterator[Inputs]:
    """INPUTS, with a copy of what can be read only once.

    Raises:
        MaillensError: there is no room for it.
    """
    try:
        with rereadable(inputs.sources) as sources:
            inputs.sources = sources
            yield inputs
    except OSError as error:
        raise MaillensError(texts["no-copy"], error.strerror or str(error), texts["no-copy.hint"]) from error


def write_lines(inputs: Inputs, security: Security, output: str | None, texts: Words) -> None:
    """Write the lines that the findings stand on: as they are, or harmless for a terminal."""
    from maillens.query.security.lines import evidence_lines

    since = security.reading.since
    lines = evidence_lines(inputs, security.findings, None if since is None else epoch.microseconds(since))
    if to_stdout(output) and sys.stdout.isatty():
        write("".join(f"{visible(line.decode('utf-8', 'surrogateescape'))}\n" for line in lines), output, texts)
    else:
        write(b"".join(line + b"\n" for line in lines), output, texts)
