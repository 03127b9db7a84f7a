"""A request -> what is read for it, and the progress bar beside the reading."""

from collections.abc import Iterable

from maillens.errors import UsageError
from maillens.pipeline import Inputs, find_sources
from maillens.present.cli.options import Request
from maillens.present.cli.output import same_file
from maillens.present.progress import ProgressBar
from maillens.present.words import Words


def inputs_of(request: Request, outputs: Iterable[str | None], texts: Words) -> Inputs:
    """What REQUEST names, in order of time; what cannot be read is among the problems.

    Raises:
        UsageError: one of the files OUTPUTS is to be read.
    """
    sources, problems = find_sources(request.files, journal=request.journal)
    inputs = Inputs(sources, problems, zone=request.zone)
    for output in outputs:
        refuse_overwriting(output, inputs, texts)
    return inputs


def refuse_overwriting(output: str | None, inputs: Inputs, texts: Words) -> None:
    """See that writing to the file OUTPUT destroys no log that is read.

    Raises:
        UsageError: it would.
    """
    if output and any(same_file(output, source.path) for source in inputs.sources):
        raise UsageError(texts.say("same-file", name=output), texts["same-file.why"], texts["cannot-write.hint"])


def progress_bar(inputs: Inputs, texts: Words, *, on: bool) -> ProgressBar:
    """A bar that INPUTS move as they are read."""
    sizes = [source.size_bytes for source in inputs.sources]
    bar = ProgressBar(texts["reading"], sum(size or 0 for size in sizes) if None not in sizes else None, on=on)
    inputs.progress = bar.add
    return bar
