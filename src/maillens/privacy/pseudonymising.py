"""Scanned blocks -> the same lines with pseudonyms for all names."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from maillens.privacy._naming import Renamer
from maillens.privacy._needles import Needles
from maillens.privacy.finding import SecretFinder
from maillens.privacy.naming import STEPS, pseudonym, without_known
from maillens.privacy.pseudonyms import Pseudonyms

if TYPE_CHECKING:
    from maillens.pipeline import Scanned


def pseudonymised(parts: "Iterable[Scanned]", names: Pseudonyms) -> Iterator[bytes]:
    """The lines of each block with pseudonyms.

    Args:
        parts: As `pipeline.scanned` gives them, which knows the hosts of the lines.
    """
    finder, steps = SecretFinder(), Needles([STEPS])
    renamer = Renamer(partial(pseudonym, names), lambda line: without_known(line, names))
    for part in parts:
        hosts = {origin[0] for origin in part.scan.origin_names() if origin[0]}
        data, _ = finder.without_secrets(part.block.data)
        yield renamer.renamed(data, hosts, [start for start, _, _ in steps.lines(data)])
