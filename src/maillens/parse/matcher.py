"""Shape -> regular expression: the slow, obvious matcher.

It is the specification of the native scanner and its oracle in tests, and what
runs where the extension was not built.
"""

import re
from collections.abc import Iterator
from functools import cache

from maillens.grammar import load
from maillens.grammar.entry import Entry, Grammar
from maillens.grammar.shape import NUMBERS, RUNS, Capture, Literal, Node, Stop, captures, stops
from maillens.model import Value

MOST_TRIES = 4096
"""Places at which `last` may try the rest of a shape; a line that needs more is hostile and matches nothing."""


@cache
def regex(nodes: tuple[Node, ...]) -> re.Pattern[bytes]:
    """The pattern of a shape, for `fullmatch`; groups are named by field."""
    return re.compile(_pattern(nodes, ()), re.DOTALL)


@cache
def _last(nodes: tuple[Node, ...]) -> tuple[str, re.Pattern[bytes]] | None:
    """The field of a shape that reaches to the `last` place, and the pattern of such places."""
    for i, node in enumerate(nodes):
        if isinstance(node, Capture) and node.form == "last":
            return node.field, re.compile(_ahead(stops(nodes[i + 1 :])))
    return None


@cache
def _literals(nodes: tuple[Node, ...]) -> tuple[bytes, ...]:
    """What stands in every text that a shape matches, the longest first."""
    return tuple(sorted((node.text for node in nodes if isinstance(node, Literal)), key=len, reverse=True))


def _ahead(ends: list[Stop]) -> bytes:
    return b"(?=" + b"|".join(re.escape(s.text) + (rb"\Z" if s.at_end else b"") for s in ends) + b")"


def _pattern(nodes: tuple[Node, ...], after: tuple[Node, ...]) -> bytes:
    """NODES as a pattern; AFTER is what follows them, where their captures may have to stop."""
    parts: list[bytes] = []
    for i, node in enumerate(nodes):
        rest = nodes[i + 1 :] + after
        match node:
            case Literal(text):
                parts.append(re.escape(text))
            case Capture():
                parts.append(_capture(node, stops(rest) if node.form in ("text", "address") else []))
            case _:
                parts.append(b"(?:" + _pattern(node.nodes, rest) + b")?+")
    return b"".join(parts)


def _capture(capture: Capture, ends: list[Stop]) -> bytes:
    match capture.form:
        case "text":
            # Atomic and possessive groups never give back what they took, so that no hostile line makes this quadratic:
            # what holds of the scanner by its make, holds of the expressions by these.
            body = b"(?>.*?" + _ahead(ends) + b")"
        case "address":
            body = rb'(?>(?:"(?:[^"\\]|\\.)*+")?+.*?' + _ahead(ends) + b")"
        case "last":
            body = b".*"
        case "rest":
            body = b".*+"
        case "int":
            # Eighteen digits fit into 64 bits with sign.
            body = b"-?[0-9]{1,18}+"
        case "number":
            body = rb"-?[0-9]{1,15}+(?:\.[0-9]{1,15}+)?+"
        case "stage":
            body = b"(?>[A-Z](?:[A-Z -]*[A-Z])?)"
        case "function":
            # Postfix names the C function in verbose lines: `smtpd_check_addr: …`; a plain word is none.
            body = b"(?=[a-z0-9]*_)[a-z0-9_]++"
        case _:
            body = b"[" + b"".join(b"\\x%02x" % b for b in RUNS[capture.form]) + b"]++"
    return b"(?P<" + capture.field.encode() + b">" + body + b")" if capture.field else b"(?:" + body + b")"


def match_body(entry: Entry, body: bytes) -> dict[str, Value] | None:
    """Fields of BODY (the text after severity word and queue id), None where it differs."""
    # Long texts are searched for `last` in the square of their length: only where they can match.
    if not all(text in body for text in _literals(entry.nodes)):
        return None
    found = regex(entry.nodes).fullmatch(body)
    if found is None:
        return None
    last = _last(entry.nodes)
    if last is not None and sum(1 for _ in last[1].finditer(body, found.end(last[0]))) > MOST_TRIES:
        return None
    forms = {c.field: c.form for c in captures(entry.nodes)}
    fields: dict[str, Value] = {}
    for name, raw in found.groupdict().items():
        if raw is not None:
            fields[name] = _value(raw, forms[name])
    fields.update({name: value.encode() for name, value in entry.kind.constants})
    return fields


def _value(raw: bytes, form: str) -> Value:
    if form not in NUMBERS:
        return raw
    return int(raw) if form == "int" else float(raw)


def candidates(grammar: Grammar, product: str, daemon: str) -> Iterator[Entry]:
    """Entries that a line of DAEMON may match, in the order in which they are tried."""
    for entry in grammar.entries:
        if entry.product == product and ("*" in entry.kind.daemons or not daemon or daemon in entry.kind.daemons):
            yield entry


def match(
    product: str, daemon: str, severity: int, queue_id: str | None, body: bytes
) -> tuple[Entry, dict[str, Value]] | None:
    """The first entry that matches, with the fields found.

    Args:
        severity: Index into `grammar.SEVERITIES`.
        queue_id: None when the line has none; empty for NOQUEUE.
        body: The text after severity word and queue id, trailing blanks removed.
    """
    for entry in candidates(load(), product, daemon):
        if entry.severity not in (-1, severity):
            continue
        if entry.queue_id == ("always" if queue_id is None else "never"):
            continue
        fields = match_body(entry, body)
        if fields is not None:
            return entry, fields
    return None
