"""A request -> what is read for it, and the progress bar beside the reading."""

from maillens.errors import UsageError
from maillens.pipeline import Inputs, find_sources
from maillens.present.cli.options import Request
from maillens.present.cli.output import same_file
from maillens.present.progress import ProgressBar
from maillens.present.words import Words


def inputs_of(request: Request, output: str | None, texts: Words) -> Inputs:
    """What REQUEST names, in order of time; what cannot be read is among the problems.

    Raises:
        UsageError: the file OUTPUT is one of those to be read.
    """
    sources, problems = find_sources(request.files, journal=request.journal)
    if output and any(same_file(output, source.path) for source in sources):
        raise UsageError(texts.say("same-file", name=output), texts["same-file.why"], texts["cannot-write.hint"])
    return Inputs(sources, problems, zone=request.zone)


def progress_bar(inputs: Inputs, texts: Words, *, on: bool) -> ProgressBar:
    """A bar that INPUTS move as they are read."""
    sizes = [source.size_bytes for source in inputs.sources]
    bar = ProgressBar(texts["reading"], sum(size or 0 for size in sizes) if None not in sizes else None, on=on)
    inputs.progress = bar.add
    return bar
