"""Words of a log, asked for by themselves: `NOQUEUE`, `UGFzc3dvcmQ6`, `lost connection after AUTH`."""

from maillens.explain.explanation import Explanation
from maillens.explain.phrases import known

RANK = 30


def recognised(text: str) -> Explanation | None:
    """What the words TEXT mean; None where they are none that are known, or part of a longer text."""
    for phrase in known():
        found = phrase.pattern.search(text)
        if found is not None and len(text) <= len(found[0]) + 2:
            return Explanation(
                form="phrase",
                name=phrase.words,
                asked=text,
                meaning=phrase.meaning,
                todo=(phrase.todo,) if phrase.todo else (),
            )
    return None
