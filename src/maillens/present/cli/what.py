"""The arguments of a search -> what is searched for, and the files."""

import os
from collections.abc import Sequence

from maillens.errors import UsageError
from maillens.present.text.visible import visible
from maillens.present.words import Words
from maillens.query.trace.condition import Condition, network_of

LOG_ENDINGS = (".log", ".gz", ".xz", ".bz2", ".zst", ".export", ".json")
"""A name that ends so is that of a file, whether or not it is there: then it is said to be missing."""


def told_apart(arguments: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The arguments that are searched for, and those that are files."""
    files = tuple(text for text in arguments if _is_file(text))
    return tuple(text for text in arguments if text not in files), files


def _is_file(text: str) -> bool:
    if text == "-" or os.path.exists(text):
        return True
    if "@" in text or network_of(text) is not None:
        return False
    return "/" in text or any(sign in text for sign in "*?[") or text.lower().endswith(LOG_ENDINGS)


def check(conditions: Sequence[Condition], texts: Words) -> None:
    """See that something can have what is searched for.

    Raises:
        UsageError: nothing can.
    """
    if not conditions:
        raise UsageError(texts["no-what"], texts["no-what.why"], texts["no-what.hint"])
    for one in conditions:
        if one.trouble:
            what = texts.say(f"bad.{one.trouble}", text=visible(one.text), field=one.field)
            raise UsageError(what, texts[f"bad.{one.trouble}.why"], texts["bad.hint"])
