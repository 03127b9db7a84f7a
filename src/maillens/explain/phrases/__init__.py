"""Texts of the log that puzzle people -> what they mean: one file for each subject, found by looking.

Each module here that defines `PHRASES` adds its phrases.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache

from maillens.explain.phrases.phrase import Phrase

__all__ = ["Phrase", "known", "phrases_in"]


@cache
def known() -> tuple[Phrase, ...]:
    """All phrases."""
    modules = (
        importlib.import_module(f"{__name__}.{info.name}")
        for info in sorted(pkgutil.iter_modules(__path__), key=lambda info: info.name)
    )
    return tuple(phrase for module in modules for phrase in getattr(module, "PHRASES", ()))


def phrases_in(text: str) -> Iterator[Phrase]:
    """The phrases in TEXT, in the order in which they are known."""
    for phrase in known():
        if not phrase.alone and phrase.pattern.search(text):
            yield phrase
