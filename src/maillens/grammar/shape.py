"""Shape text -> tree: the little language in which a log line is described.

A shape is written the way the log looks:

    to=<{recipient}>⟦, orig_to=<{original_recipient}>⟧, relay={relay}, delay={delay_s}

- plain text stands for itself;
- `⟦…⟧` is there or not: taken when it matches, never given back;
- `{field}` captures a field; `{_}` skips. How far it reaches is its form,
  `{field:form}`:

  text     (strings) up to the first place where what follows can begin; may be empty
  last     up to the last place from which all the rest of the shape matches
  rest     to the end of the line
  address  like text, but a quoted local part ("a>b"@example.jp) is stepped over
  int      digits, with or without a minus sign          (fields of type int)
  number   digits, with or without decimals              (fields of type float)
  word     a run without blanks
  name     a run without blanks, commas, [ and ]
  token    a run of letters, digits, _ - and .
  stage    a run of capitals, blanks and - that ends in a capital: RCPT, END-OF-MESSAGE
  cname    a run of lower case letters, digits and _
  function a cname that holds a _: the name of a C function
  dotted   a run of digits and dots: 5.7.1, 192.0.2.1
  hex      a run of hexadecimal digits

- `{client}`, `{peer}` and `{relay}` are short for the ways Postfix writes hosts.

Nothing else is optional, nothing is tried twice except `last`: a line is matched
in time proportional to its length, whatever an attacker wrote into it.
"""

from dataclasses import dataclass
from functools import cache

from maillens.model import FIELDS

MACROS = {
    # name[address] and, with smtpd_client_port_logging (postconf(5)), :port or :unknown
    "{client}": "{client_name}[{client_address}]⟦:{client_port}⟧⟦:unknown⟧",
    # postscreen(8), tlsproxy(8)
    "{peer}": "[{client_address}]:{client_port}",
    # none, local, host[address]:port, host[/path/of/socket]
    "{relay}": "{relay_name:name}⟦[{relay_address}]⟧⟦:{relay_port}⟧",
}

RUNS = {
    "word": bytes(range(33, 256)),
    "name": bytes(b for b in range(33, 256) if b not in b",[]"),
    "token": b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.",
    "stage": b"ABCDEFGHIJKLMNOPQRSTUVWXYZ- ",
    "cname": b"abcdefghijklmnopqrstuvwxyz0123456789_",
    "function": b"abcdefghijklmnopqrstuvwxyz0123456789_",
    "dotted": b"0123456789.",
    "hex": b"0123456789abcdefABCDEF",
}
"""Forms that are a run of one class of bytes; a run is never empty."""

SPANS = ("text", "last", "rest", "address")
NUMBERS = ("int", "number")
ADDRESS_FIELDS = frozenset({"sender", "recipient", "original_recipient"})


@dataclass(frozen=True, slots=True)
class Literal:
    """Text that stands for itself."""

    text: bytes


@dataclass(frozen=True, slots=True)
class Capture:
    """A field; `field` is empty for `{_}`."""

    field: str
    form: str


@dataclass(frozen=True, slots=True)
class Optional:
    """A group that is there or not."""

    nodes: tuple["Node", ...]


Node = Literal | Capture | Optional


@dataclass(frozen=True, slots=True)
class Stop:
    """Text at which a capture ends; `at_end` when the line must end after it."""

    text: bytes
    at_end: bool


class ShapeError(ValueError):
    """A shape that does not follow the rules above; says which and where."""


@cache
def parse_shape(shape: str) -> tuple[Node, ...]:
    """Read a shape.

    Raises:
        ShapeError: unknown field or form, unbalanced brackets, two captures side by side.
    """
    text = shape
    for macro, meaning in MACROS.items():
        text = text.replace(macro, meaning)
    nodes, end = _sequence(text, 0, shape)
    if end != len(text):
        raise ShapeError(f"unbalanced ⟧ in `{shape}`")
    _check(nodes, shape)
    return nodes


def _sequence(text: str, at: int, shape: str) -> tuple[tuple[Node, ...], int]:
    nodes: list[Node] = []
    while at < len(text) and text[at] != "⟧":
        if text[at] == "⟦":
            inner, at = _sequence(text, at + 1, shape)
            if at == len(text):
                raise ShapeError(f"unbalanced ⟦ in `{shape}`")
            nodes.append(Optional(inner))
            at += 1
        elif text[at] == "{":
            end = text.find("}", at)
            if end < 0:
                raise ShapeError(f"unbalanced {{ in `{shape}`")
            nodes.append(_capture(text[at + 1 : end], shape))
            at = end + 1
        else:
            end = min((i for c in "⟦⟧{" if (i := text.find(c, at)) >= 0), default=len(text))
            nodes.append(Literal(text[at:end].encode()))
            at = end
    return tuple(nodes), at


def _capture(text: str, shape: str) -> Capture:
    field, _, form = text.partition(":")
    field = "" if field == "_" else field
    if field and field not in FIELDS:
        raise ShapeError(f"unknown field `{field}` in `{shape}`; fields are listed in model.py")
    if not form:
        kind = FIELDS[field].type if field else "string"
        form = {"int": "int", "float": "number"}.get(kind, "text")
        if field in ADDRESS_FIELDS:
            form = "address"
    if form not in RUNS and form not in SPANS and form not in NUMBERS:
        raise ShapeError(f"unknown form `{form}` in `{shape}`")
    # So that a column has one type whatever shape filled it.
    needed = {"int": "int", "number": "float"}.get(form, "string")
    if field and FIELDS[field].type != needed:
        raise ShapeError(f"`{field}` is of type {FIELDS[field].type} but captured as `{form}` in `{shape}`")
    return Capture(field, form)


def _check(nodes: tuple[Node, ...], shape: str) -> None:
    fields = [c.field for c in captures(nodes) if c.field]
    if len(fields) != len(set(fields)):
        raise ShapeError(f"a field is captured twice in `{shape}`")
    for group in nodes:
        if isinstance(group, Optional) and any(c.form == "last" for c in captures(group.nodes)):
            raise ShapeError(f"`last` stands in an optional group in `{shape}`")
    for i, node in enumerate(nodes):
        needs_stop = isinstance(node, Capture) and node.form in ("text", "address", "last")
        if needs_stop and any(not s.text and not s.at_end for s in stops(nodes[i + 1 :])):
            raise ShapeError(f"nothing says where `{node}` ends in `{shape}`")


def captures(nodes: tuple[Node, ...]) -> list[Capture]:
    """All captures of a shape, those in optional groups included, in order."""
    found: list[Capture] = []
    for node in nodes:
        if isinstance(node, Capture):
            found.append(node)
        elif isinstance(node, Optional):
            found += captures(node.nodes)
    return found


def stops(nodes: tuple[Node, ...]) -> list[Stop]:
    """The texts with which NODES can begin, longest literal run first to last.

    An empty text with `at_end` means that the line may end here.
    """
    if not nodes:
        return [Stop(b"", True)]
    first, rest = nodes[0], nodes[1:]
    if isinstance(first, Literal):
        return [Stop(first.text + s.text, s.at_end) for s in stops(rest)]
    if isinstance(first, Optional):
        return stops(first.nodes + rest) + stops(rest)
    return [Stop(b"", False)]
