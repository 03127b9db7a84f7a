"""What lines mean and what to do, in the words of the grammar, without reading the grammar where it was read before."""

import re
from typing import cast

from maillens.kept import keep, load_kept

NAME = "grammar.meanings"

_JAPANESE = "[぀-ヿ一-鿿]"
# The glossary wants wide brackets in Japanese text; `smtpd(8)` keeps its own.
_BRACKETS = re.compile(rf"(?<={_JAPANESE})\(([^()]*)\)|\(([^()]*{_JAPANESE}[^()]*)\)")


def meanings() -> dict[str, tuple[str, str]]:
    """Meaning -> (English, Japanese); the names are those of `Grammar.meanings`."""
    known = cast("dict[str, tuple[str, str]] | None", load_kept(NAME))
    if known is None:
        from maillens.grammar import load

        known = {name: (english, wide(japanese)) for name, (english, japanese) in load().meanings.items()}
        keep(NAME, known)
    return known


def wide(japanese: str) -> str:
    """A Japanese text with its brackets as wide as its letters."""
    return _BRACKETS.sub(lambda found: f"（{found[1] or found[2]}）", japanese)
