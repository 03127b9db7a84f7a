"""How an answer is shown to people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from maillens.present.words import Words


@dataclass(frozen=True, slots=True)
class Look:
    """How an answer is shown.

    Args:
        words: The catalogues that its page takes its words from.
        top: Rows of each list, 0 for all.
        zone: Of the times shown; None for this machine's.
        problems: What could not be read, and why, in the language of the page.
    """

    words: Words
    top: int = 10
    zone: tzinfo | None = None
    problems: Sequence[tuple[str, str]] = ()
