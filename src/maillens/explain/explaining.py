"""Texts -> explanations, each thing once: every text is offered to the ways of recognising one, until one knows it.

A way is a module of `ways/` that defines `RANK` (which comes first) and `recognised`.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from maillens.explain import ways as _ways
from maillens.explain.explanation import Explanation
from maillens.explain.see_also import settings_named

MOST_CHARACTERS = 20_000
"""Of one text; what follows is cut off. No line of a log that explains anything is longer."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to recognise a text.

    Args:
        name: The form of what it recognises.
        rank: Ways of lower rank are tried first.
        recognised: Text without blanks around it -> what it means, None where it is something else.
    """

    name: str
    rank: int
    recognised: Callable[[str], Explanation | None]


@cache
def ways() -> tuple[Way, ...]:
    """All ways, in the order in which they are tried."""
    found = []
    for info in pkgutil.iter_modules(_ways.__path__):
        module = importlib.import_module(f"{_ways.__name__}.{info.name}")
        found.append(Way(info.name.replace("_", "-"), module.RANK, module.recognised))
    return tuple(sorted(found, key=lambda way: way.rank))


def explained(texts: Iterable[str | tuple[str, int]]) -> tuple[list[Explanation], dict[str, int]]:
    """What TEXTS mean, in the order in which each thing comes first.

    Args:
        texts: One line, code or name each, or with the number of those like it; empty ones are left out.

    Returns:
        Explanations, those of the same form, name and level once with their number; and the
        texts that nothing recognised, each with its number.
    """
    known: dict[tuple[str, ...], Explanation] = {}
    unknown: dict[str, int] = {}
    for each in texts:
        text, count = (each, 1) if isinstance(each, str) else each
        text = text.strip()[:MOST_CHARACTERS]
        if not text:
            continue
        found = explanation_of(text)
        if found is None:
            unknown[text] = unknown.get(text, 0) + count
            continue
        key = _sameness(found)
        before = known.get(key)
        known[key] = replace(before or found, count=count + (before.count if before else 0))
    return list(known.values()), unknown


def explanation_of(text: str) -> Explanation | None:
    """What TEXT means by the first way that recognises it."""
    found = next((found for way in ways() if (found := way.recognised(text)) is not None), None)
    return None if found is None else replace(found, see=settings_named(found))


def _sameness(found: Explanation) -> tuple[str, ...]:
    # Lines of one kind that failed for different reasons are different things to a reader.
    program = found.program.name if found.program else ""
    asked = "" if found.form == "line" else found.asked
    texts = (found.meaning, *([found.why] if found.why else ()), *found.todo)
    return (found.form, found.name, found.level, program, asked, *(text.en for text in texts))
