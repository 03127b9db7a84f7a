"""A shape of the grammar -> how the log spells its fields: `nrcpt` for `recipient_count`."""

import re
from collections.abc import Iterator
from functools import cache

from maillens.explain.delays import PARTS
from maillens.grammar.shape import Capture, Literal, Node

_BEFORE = re.compile(r"([A-Za-z][A-Za-z_-]*)=[<\"'(\[]*$")

_PARTS = {
    **PARTS,
    "relay_address": "relay […]",
    "relay_port": "relay :",
}
"""Labels of what stands behind no name of its own."""


@cache
def labels(nodes: tuple[Node, ...]) -> dict[str, str]:
    """Field -> as the log spells it; fields that have no name in the line are left out."""
    found: dict[str, str] = {}
    before = label = ""
    for node in _flat(nodes):
        if isinstance(node, Literal):
            before = node.text.decode("utf-8", "replace")
            continue
        named = _BEFORE.search(before)
        if node.field in _PARTS:
            found[node.field] = _PARTS[node.field]
        elif named and node.field:
            label = found[node.field] = named[1]
        elif before == "/" and node.field.endswith("_total"):
            found[node.field] = f"{label} /"
        before = ""
    return found


def _flat(nodes: tuple[Node, ...]) -> Iterator[Literal | Capture]:
    for node in nodes:
        if isinstance(node, Literal | Capture):
            yield node
        else:
            yield from _flat(node.nodes)
