"""A reason -> the first cause of the list whose signs it shows."""

import re
from functools import cache, lru_cache

from maillens.causes.cause import Cause
from maillens.causes.known import CAUSES

_REMEMBERED = 10_000
"""Reasons repeat: all mail of a relay waits for the same one."""


@lru_cache(maxsize=_REMEMBERED)
def find(reason: str) -> Cause | None:
    """The cause of REASON, as Postfix writes it in `delay_reason` or behind `status=`.

    Returns:
        None where no sign of a known cause occurs.
    """
    return next((cause for cause, signs in _patterns() if signs.search(reason)), None)


@cache
def _patterns() -> list[tuple[Cause, re.Pattern[str]]]:
    return [(cause, re.compile("|".join(cause.signs), re.IGNORECASE)) for cause in CAUSES]
