"""Many lines -> one text for each thing that must be explained by itself, with the number of lines like it.

The native scanner says the kind of every line; only where lines of a kind can mean different
things are they told apart by their words. So a log of a million lines costs a few hundred
explanations.
"""

from collections.abc import Iterator
from functools import cache

from maillens.causes import masked
from maillens.columns import Table
from maillens.grammar import load
from maillens.model import FOREIGN, UNKNOWN
from maillens.pipeline import Inputs, Scanned, scanned

Key = tuple[object, ...]


def gathered(inputs: Inputs) -> Iterator[tuple[str, int]]:
    """The first of the lines that are alike, in their order, and how many there are.

    Memory: proportional to the different things that the lines say.
    """
    first: dict[Key, str] = {}
    counts: dict[Key, int] = {}
    for part in scanned(inputs):
        for key, start, length in _lines(part):
            if key not in first:
                first[key] = bytes(part.block.data[start : start + length]).decode("utf-8", "replace")
            counts[key] = counts.get(key, 0) + 1
    for key, text in first.items():
        yield text, counts[key]


def _lines(part: Scanned) -> Iterator[tuple[Key, int, int]]:
    """What makes each line of a block what it is, and where the line stands."""
    scan, kinds, origins = part.scan, part.scan.program.kinds, part.scan.origin_names()
    last = -1
    for (family, row), (kind, severity, origin, _, start, length) in zip(scan.order(), scan.heads(), strict=True):
        if start == last:  # a line that syslog says was repeated is one line of the input
            continue
        last = start
        who = origins[origin] if origin is not None else None
        line = bytes(part.block.data[start : start + length])
        words = _key(kinds[kind], scan.tables[family], row, who[1] if who else b"", line)
        yield (kind, severity, who[2:] if who else None, words), start, length


def _key(kind: str, table: Table, row: int, tag: bytes, line: bytes) -> object:
    """What tells a line from others of its KIND; those of one kind that can mean but one thing are all alike."""
    if kind == FOREIGN and tag:
        return tag
    if kind in (UNKNOWN, FOREIGN):
        return _words(line)
    status = table.cell("status", row) if "status" in table.fields else None
    if status == b"sent":
        return status
    if status is not None:
        return status, _words(table.cell("reply", row) if "reply" in table.fields else line)
    if table.name == "refusal" or kind in _ambiguous():
        return _words(line.partition(b": ")[2])
    # The alert that ends a handshake is of the same kind as its harmless steps.
    return b":fatal:" in line


def _words(text: object) -> str:
    return masked(text.decode("utf-8", "replace")) if isinstance(text, bytes) else ""


@cache
def _ambiguous() -> frozenset[str]:
    """Kinds whose entries do not all mean the same."""
    meanings: dict[str, set[str]] = {}
    for entry in load().entries:
        meanings.setdefault(entry.kind.name, set()).add(entry.kind.en)
    return frozenset(name for name, texts in meanings.items() if len(texts) > 1)
