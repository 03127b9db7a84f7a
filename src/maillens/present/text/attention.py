"""What needs attention -> a list on the page: how urgent, what is the matter, and under it the next step."""

from collections.abc import Sequence

from maillens.present.attention import Advice
from maillens.present.text.page import INDENT, Page
from maillens.present.text.width import columns, wrapped
from maillens.present.words import Words

_GAP = 2


def add_attention(page: Page, items: Sequence[Advice], words: Words) -> None:
    """Put the list on the page; nothing where nothing needs attention."""
    if not items:
        return
    page.section(words["attention.title"])
    labels = [words[f"level.{item.level}"] for item in items]
    margin = INDENT + max(columns(label) for label in labels) + _GAP
    inks = {"urgent": page.ink.bad, "soon": page.ink.hint, "watch": page.ink.faint}
    for item, label in zip(items, labels, strict=True):
        first, *others = wrapped(item.what, page.width - margin)
        head = inks[item.level](label) + " " * (margin - INDENT - columns(label))
        page.lines.append(" " * INDENT + head + first)
        page.lines += [" " * margin + line for line in others]
        arrow = "-> " if page.ascii_only else "→ "
        lines = wrapped(item.todo, page.width - margin - len(arrow))
        begins = (arrow if number == 0 else " " * len(arrow) for number in range(len(lines)))
        page.lines += [" " * margin + page.ink.faint(begin + line) for begin, line in zip(begins, lines, strict=True)]
