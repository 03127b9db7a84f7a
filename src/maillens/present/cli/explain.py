"""`maillens explain`: what a line, a code, a reply, a program or a setting means."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence

import click

from maillens.errors import NothingMatched
from maillens.explain import Explanation, explained, ways
from maillens.explain.explaining import explanation_of
from maillens.present.cli.help import Command
from maillens.present.cli.options import words
from maillens.present.cli.output import write
from maillens.present.cli.pages import page_for
from maillens.present.cli.problems import say_problems
from maillens.present.cli.say import say_error
from maillens.present.explain import add_explanations, as_values
from maillens.present.html.page import HtmlPage
from maillens.present.json_text import json_text
from maillens.present.markdown import MarkdownPage
from maillens.present.words import Words

FORMATS = ("text", "json", "html", "markdown")


@click.command("explain", cls=Command, help="help")
@click.argument("texts", nargs=-1, metavar="[TEXT|FILE|-]...")
@click.option("--format", "format", type=click.Choice(FORMATS), default="text", help="option.format")
@click.option("-o", "--output", metavar="FILE", help="option.output")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="option.color")
def COMMAND(texts: tuple[str, ...], format: str, output: str | None, color: str) -> None:  # noqa: N802  # found by this name
    """Explain what was asked, and leave with the exit code."""
    said = words("explain")
    known, unknown = explained(_texts(texts, said))
    if not known and not unknown:
        raise NothingMatched(said["nothing-asked"], said["nothing-asked.why"], said["nothing-asked.hint"])
    if known or format == "json":
        write(_rendered(known, unknown, format, output, color, said), output, said)
    if unknown:
        _say_unknown(unknown, said)
    click.get_current_context().exit(1 if unknown else 0)


def _texts(asked: Sequence[str], said: Words) -> Iterator[str]:
    """What was asked, one text each: the lines of files and of standard input, and the words of the command line."""
    if not asked:
        asked = ("-",)
    files = [name == "-" or os.path.exists(name) for name in asked]
    # A line or two codes without quotes come as many words.
    whole = " ".join(asked)
    if len(asked) > 1 and not any(files) and len(whole.split()) == len(asked) and explanation_of(whole) is not None:
        yield whole
        return
    for name, is_file in zip(asked, files, strict=True):
        if is_file:
            yield from _lines(name, said)
        else:
            yield from name.splitlines()


def _lines(name: str, said: Words) -> Iterator[str]:
    from maillens.read import blocks, find_sources

    if name == "-" and sys.stdin.isatty():
        say_error(said, said["paste"], level="note")
    sources, problems = find_sources([name])
    for source in sources:
        for block in blocks(source, problems=problems):
            yield from bytes(block.data).decode("utf-8", "replace").splitlines()
    say_problems(problems, said, [name])


def _rendered(
    known: Sequence[Explanation], unknown: dict[str, int], format: str, output: str | None, color: str, said: Words
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


def _say_unknown(unknown: dict[str, int], said: Words) -> None:
    texts, total = list(unknown), sum(unknown.values())
    what = said.say("unknown", text=texts[0]) if total == 1 else said.say("unknown-many", n=f"{total:,}", text=texts[0])
    tried: Iterable[str] = (said[f"way.{way.name}"] for way in ways())
    comma = ", " if said.language == "en" else "、"
    say_error(said, what, said.say("unknown.why", ways=comma.join(tried)), said["unknown.hint"])
