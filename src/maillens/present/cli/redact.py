"""`maillens redact`: the same log without its secrets, or where they are."""

from collections.abc import Iterator
from itertools import chain
from typing import IO

import click

from maillens.errors import MaillensError, NothingMatched
from maillens.pipeline import Block, Inputs, blocks, find_sources
from maillens.present.cli.help import Command
from maillens.present.cli.inputs import progress_bar, refuse_overwriting
from maillens.present.cli.options import words
from maillens.present.cli.output import forget_output, output_to
from maillens.present.cli.problems import say_problems
from maillens.present.cli.say import say_error
from maillens.present.text.visible import visible
from maillens.present.words import Words


@click.command("redact", cls=Command, help="help")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--check", is_flag=True, help="option.check")
@click.option("-o", "--output", metavar="FILE", help="option.output")
@click.option("--journal", is_flag=True, help="option.journal")
@click.option("--no-progress", is_flag=True, help="option.no-progress")
@click.pass_context
def COMMAND(  # noqa: N802  # found by this name
    context: click.Context, /, files: tuple[str, ...], check: bool, output: str | None, journal: bool, no_progress: bool
) -> None:
    """Read, write, and leave with the exit code."""
    texts = words("redact")
    inputs = Inputs(*find_sources(files, journal=journal))
    refuse_overwriting(output, inputs, texts)
    try:
        with progress_bar(inputs, texts, on=not no_progress), output_to(output, texts) as file:
            code = _checked(inputs, file, texts) if check else _written(inputs, file, texts)
    except BrokenPipeError:
        forget_output()
        code = 0
    finally:
        say_problems(inputs.problems, texts, files)
    context.exit(MaillensError.exit_code if any(problem.fatal for problem in inputs.problems) else code)


def blocks_of(inputs: Inputs) -> Iterator[Block]:
    """The blocks of all inputs, in order."""
    each = (
        blocks(
            source, block_bytes=inputs.block_bytes, problems=inputs.problems, progress=inputs.progress, every_byte=True
        )
        for source in inputs.sources
    )
    return chain.from_iterable(each)


def _written(inputs: Inputs, file: IO[bytes], texts: Words) -> int:
    from maillens.privacy.redaction import redacted

    size = 0
    for data, _ in redacted(blocks_of(inputs)):
        size += file.write(data)
    if not size and not any(problem.fatal for problem in inputs.problems):
        raise NothingMatched(texts["no-line"], texts["no-line.why"])
    return 0


def _checked(inputs: Inputs, file: IO[bytes], texts: Words) -> int:
    from maillens.privacy.redaction import places

    count = 0
    for place in places(blocks_of(inputs)):
        line = f"{visible(place.file)}:{place.line}: {texts['secret.' + place.name]}\n"
        file.write(line.encode("utf-8", "backslashreplace"))
        count += 1
    file.flush()
    if count:
        say_error(texts, texts.counted("found", count), hint=texts["found.hint"], level="note")
    elif not inputs.problems:
        say_error(texts, texts["none-found"], level="note")
    return int(bool(count))
