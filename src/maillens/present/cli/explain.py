"""`maillens explain`: what a line, a code, a reply, a program or a setting means."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import click

from maillens.errors import MaillensError, NothingMatched
from maillens.explain import Explanation, explained, ways
from maillens.explain.explaining import explanation_of
from maillens.pipeline import ReadProblem
from maillens.present.cli.help import Command
from maillens.present.cli.options import words
from maillens.present.cli.output import write
from maillens.present.cli.pages import page_for
from maillens.present.cli.say import say_error
from maillens.present.explain import add_explanations, as_values
from maillens.present.html.page import HtmlPage
from maillens.present.json_text import json_text
from maillens.present.markdown import MarkdownPage
from maillens.present.text.width import cut
from maillens.present.words import Words

FORMATS = ("text", "json", "html", "markdown")
LONGEST = 300
"""Columns of a text that is shown as not understood."""


@dataclass(slots=True)
class Asked:
    """What was asked for.

    Args:
        names: Texts, files and `-`, as typed; none for standard input.
        problems: What could not be read; grows while reading.
    """

    names: Sequence[str]
    problems: list[ReadProblem] = field(default_factory=list)

    def texts(self, said: Words) -> Iterator[str | tuple[str, int]]:
        """The texts of the command line and the lines of files, those that are alike once with their number."""
        for name in self._names():
            if _is_file(name):
                yield from self._lines(name, said)
            else:
                yield from name.splitlines()

    def _names(self) -> Sequence[str]:
        """The words of the command line; those of two codes or a line without quotes as one text."""
        names = self.names or ("-",)
        whole = " ".join(names)
        if len(whole.split()) < 2 or len(whole.split()) > len(names) or any(map(_is_file, names)):
            return names
        told = explanation_of(whole)
        if told is None or (told.form == "reply" and all(map(explanation_of, names))):
            return names
        return (whole,)

    def _lines(self, name: str, said: Words) -> Iterator[tuple[str, int]]:
        from maillens.explain.gathering import gathered
        from maillens.pipeline import Inputs, find_sources

        if name == "-" and sys.stdin.isatty():
            say_error(said, said["paste"], level="note")
        sources, problems = find_sources([name])
        self.problems += problems
        yield from gathered(Inputs(sources, self.problems))


@click.command("explain", cls=Command, help="help")
@click.argument("texts", nargs=-1, metavar="[TEXT|FILE|-]...")
@click.option("--format", "format", type=click.Choice(FORMATS), default="text", help="option.format")
@click.option("-o", "--output", metavar="FILE", help="option.output")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="option.color")
def COMMAND(texts: tuple[str, ...], format: str, output: str | None, color: str) -> None:  # noqa: N802  # found by this name
    """Explain what was asked, and leave with the exit code."""
    said, asked = words("explain"), Asked(texts)
    known, unknown = explained(asked.texts(said))
    if known or (unknown and format == "json"):
        write(_rendered(known, unknown, format, output, color, said), output, said)
    if unknown:
        _say_unknown(unknown, said, hint="unknown.hint" if any(map(unknown.get, texts)) else "unknown.lines")
    if _say_problems(asked, said):
        click.get_current_context().exit(MaillensError.exit_code)
    if not known and not unknown:
        raise NothingMatched(said["nothing-asked"], said["nothing-asked.why"], said["nothing-asked.hint"])
    click.get_current_context().exit(NothingMatched.exit_code if unknown else 0)


def _is_file(name: str) -> bool:
    """Whether NAME is a file, or can be nothing else, so that one which is not there is said to be missing."""
    return name == "-" or os.path.exists(name) or (name.startswith(("/", "./", "../")) and not name.split()[1:])


def _rendered(
    known: Sequence[Explanation], unknown: Mapping[str, int], format: str, output: str | None, color: str, said: Words
) -> str:
    if format == "json":
        return json_text(as_values(known, unknown, said))
    if format == "text":
        page = page_for(output, color)
        add_explanations(page, known, said)
        return page.text().lstrip("\n")
    other = HtmlPage(said.language) if format == "html" else MarkdownPage()
    other.headline(said["headline"])
    add_explanations(other, known, said)
    return other.text()


def _say_unknown(unknown: Mapping[str, int], said: Words, *, hint: str) -> None:
    first, total = cut(next(iter(unknown)), LONGEST), sum(unknown.values())
    what = said.say("unknown", text=first) if total == 1 else said.say("unknown-many", n=f"{total:,}", text=first)
    tried: Iterable[str] = (said[f"way.{way.name}"] for way in ways())
    comma = ", " if said.language == "en" else "、"
    say_error(said, what, said.say("unknown.why", ways=comma.join(tried)), said[hint])


def _say_problems(asked: Asked, said: Words) -> bool:
    """Tell what could not be read; whether something is missing from the answer for it."""
    if not asked.problems:
        return False
    from maillens.present.cli.problems import say_problems

    say_problems(asked.problems, said, asked.names)
    return any(problem.fatal for problem in asked.problems)
