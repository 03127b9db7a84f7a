"""A reason -> the first cause of a list whose signs it shows."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from maillens.causes.cause import Cause
from maillens.causes.known import CAUSES
from maillens.causes.masking import masked

_REMEMBERED = 10_000
"""Masked reasons repeat, however many mails wait."""
_PATTERN = re.compile(r"[\\.^$*+?{}\[\]|()]")


def find(reason: str, causes: tuple[Cause, ...] = CAUSES) -> Cause | None:
    """The cause of REASON, as Postfix writes it in `delay_reason`, behind `status=` or behind `reject:`.

    Names do not count: a host called `greylist.example.com` is no sign of greylisting.

    Args:
        causes: The list to look in, of why mail did not go out (`CAUSES`) or was not let in (`REFUSALS`).

    Returns:
        None where no sign of a known cause occurs.
    """
    return _found(masked(reason), causes)


@lru_cache(maxsize=_REMEMBERED)
def _found(words: str, causes: tuple[Cause, ...]) -> Cause | None:
    words = words.lower()
    for signs in _signs(causes):
        # The first cause of the list, not the longest sign: the narrow stand before the wide there.
        if any(text in words for text in signs.texts) or (signs.pattern and signs.pattern.search(words)):
            return signs.cause
    return None


class _Signs(NamedTuple):
    """The signs of a cause: plain texts are looked for as such, which is much faster than a pattern."""

    cause: Cause
    texts: tuple[str, ...]
    pattern: re.Pattern[str] | None


@cache
def _signs(causes: tuple[Cause, ...]) -> list[_Signs]:
    return [_sorted(cause) for cause in causes]


def _sorted(cause: Cause) -> _Signs:
    patterns = [sign for sign in cause.signs if _PATTERN.search(sign)]
    texts = tuple(sign for sign in cause.signs if not _PATTERN.search(sign))
    return _Signs(cause, texts, re.compile("|".join(patterns)) if patterns else None)
