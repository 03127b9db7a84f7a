"""Many lines -> one text for each thing that must be explained by itself, with the number of lines like it.

The native scanner says the kind of every line; only where lines of a kind can mean different
things are they told apart by their words. So a log of a million lines costs a few hundred
explanations.
"""

from collections.abc import Iterator
from functools import cache

from maillens.causes import masked
from maillens.grammar import load
from maillens.pipeline import UNKNOWN, Inputs, Scanned, scanned

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
    scan, program = part.scan, part.scan.program
    last = -1
    for (family, row), (kind, severity, origin, _, start, length) in zip(scan.order(), scan.heads(), strict=True):
        if start == last:  # a line that syslog says was repeated is one line of the input
            continue
        last = start
        name, table = program.kinds[kind], scan.tables[family]
        who = scan.origin_names()[origin][2:] if origin is not None else ()
        line = bytes(part.block.data[start : start + length])
        if name in (UNKNOWN, "foreign"):
            yield (name, _words(line)), start, length
        elif "status" in table.fields and table.cell("status", row) is not None:
            reply = _words(table.cell("reply", row)) if "reply" in table.fields else ""
            status = table.cell("status", row)
            yield (name, severity, who, status, "" if status == b"sent" else reply), start, length
        elif table.name == "refusal" or name in _ambiguous():
            text = line.partition(b": ")[2]
            yield (name, severity, who, _words(text)), start, length
        else:
            yield (name, severity, who), start, length


def _words(text: object) -> str:
    return masked(text.decode("utf-8", "replace")) if isinstance(text, bytes) else ""


@cache
def _ambiguous() -> frozenset[str]:
    """Kinds whose entries do not all mean the same."""
    meanings: dict[str, set[str]] = {}
    for entry in load().entries:
        meanings.setdefault(entry.kind.name, set()).add(entry.kind.en)
    return frozenset(name for name, texts in meanings.items() if len(texts) > 1)
