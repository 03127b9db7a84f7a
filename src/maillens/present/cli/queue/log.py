"""Names of logs -> the log that tells of the mail in a queue, or in words why it cannot be read."""

from collections.abc import Sequence

from maillens.errors import ReadError
from maillens.log import Log, Reading
from maillens.pipeline import BLOCK_BYTES, find_sources
from maillens.present.cli.problems import told
from maillens.present.words import Words
from maillens.window import Window


def open_log(names: Sequence[str], texts: Words) -> Log:
    """The log in files, or that of this host where none are named.

    Raises:
        ReadError: nothing can be read.
    """
    sources, problems = find_sources(list(names))
    if not sources and problems:
        problem = told(problems[0], texts)
        raise ReadError(problem.what, problem.why, problem.hint)
    return Log(sources, problems, Reading(None, Window(None, None), 2, BLOCK_BYTES))
