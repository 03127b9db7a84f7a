"""A text that people ask about, wherever in a line it stands."""

import re
from dataclasses import dataclass, field

from maillens.explain.explanation import Remark
from maillens.explain.text import Text


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a log that need an explanation of their own.

    Args:
        words: As they stand in the log, for people.
        sign: Regular expression that finds them.
        meaning: What they mean.
        todo: What to do, if anything.
        alone: True where it is explained only when it is asked for by itself.
    """

    words: str
    sign: str
    meaning: Text
    todo: Text | None = None
    alone: bool = False
    pattern: re.Pattern[str] = field(init=False, compare=False, repr=False)

    @property
    def remark(self) -> Remark:
        """The phrase as a remark on the text that holds it."""
        return Remark(self.words, self.meaning)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pattern", re.compile(self.sign))


def phrase(
    words: str, sign: str, en: str, ja: str, todo: tuple[str, str] | None = None, *, alone: bool = False
) -> Phrase:
    """A phrase, its texts given one after the other; so is what to do."""
    return Phrase(words, sign, Text(en, ja), Text(*todo) if todo else None, alone)
