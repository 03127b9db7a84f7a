"""Grammar -> program: each shape becomes a run of operations."""

from collections.abc import Iterator

from maillens.grammar import load
from maillens.grammar.entry import Entry, Grammar
from maillens.grammar.shape import RUNS, Capture, Literal, Node, Optional, Stop, stops
from maillens.model import FOREIGN, UNKNOWN
from maillens.parse.buckets import fill_buckets
from maillens.parse.forks import Step, partings
from maillens.parse.program import (
    ADDRESS,
    CLOSE,
    CONSTANT,
    END,
    FORK,
    FUNCTION,
    INT,
    LAST,
    LITERAL,
    NUMBER,
    OPTIONAL,
    PREFIX_FIELDS,
    REST,
    RUN,
    SKIP,
    STAGE,
    TEXT,
    Program,
    Wanted,
)

_SPANS = {"text": TEXT, "address": ADDRESS, "last": LAST}
_OTHERS = {"rest": REST, "int": INT, "number": NUMBER, "stage": STAGE, "function": FUNCTION}


def compiled(wanted: Wanted | None) -> Program:
    """The program of the whole grammar; fields that are not wanted are skipped over."""
    grammar = load()
    program = Program(wanted, grammar.products)
    program.kinds = (UNKNOWN, FOREIGN, *grammar.kinds)
    # A class is 256 bytes, so that the scanner asks about a byte with one look.
    program.classes = b"".join(bytes(b in members for b in range(256)) for members in RUNS.values())
    # The numbers of `unknown` and of its family are 0 in the scanner: it writes them before anything is matched.
    program.families = {UNKNOWN: PREFIX_FIELDS} | _families(grammar)
    families = list(program.families)
    columns = {family: {name: at for at, (name, _) in enumerate(program.columns(family))} for family in families}
    program.entry_families = [families.index(entry.kind.family) for entry in grammar.entries]
    program.severities = [entry.severity for entry in grammar.entries]
    program.queue_ids = [("never", "always", "maybe").index(entry.queue_id) for entry in grammar.entries]
    _write(program, [_Writer(program, entry, columns[entry.kind.family]).steps() for entry in grammar.entries])
    numbers = {kind: number for number, kind in enumerate(program.kinds)}
    program.entry_kinds = [numbers[entry.kind.name] for entry in grammar.entries]
    meanings = grammar.entry_meanings
    program.meanings = tuple(dict.fromkeys(meanings))
    places = {meaning: place for place, meaning in enumerate(program.meanings)}
    program.entry_meanings = [places[meaning] for meaning in meanings]
    family_of = {entry.kind.name: entry.kind.family for entry in grammar.entries}
    program.kind_families = [families.index(family_of.get(kind, UNKNOWN)) for kind in program.kinds]
    _dispatch(program, grammar)
    fill_buckets(program, [entry.nodes for entry in grammar.entries])
    return program


def fields_of(kinds: frozenset[str]) -> Iterator[str]:
    """The fields that lines of KINDS can carry beside the envelope, some more than once."""
    grammar = load()
    named = _named_in_text(grammar)
    for entry in grammar.entries:
        if entry.kind.name in kinds:
            yield from entry.fields
            yield from PREFIX_FIELDS if entry.product in named else ()
    # The beginning of a line, with user and session, is there before its kind is known.
    yield from PREFIX_FIELDS if UNKNOWN in kinds else ()


def _named_in_text(grammar: Grammar) -> set[str]:
    return {product.name for product in grammar.products if product.daemon_in_text}


def _families(grammar: Grammar) -> dict[str, tuple[str, ...]]:
    named = _named_in_text(grammar)
    prefixed = {e.kind.family for e in grammar.entries if e.product in named}
    return {
        family: tuple(dict.fromkeys(fields + PREFIX_FIELDS)) if family in prefixed else fields
        for family, fields in grammar.families.items()
    }


def _dispatch(program: Program, grammar: Grammar) -> None:
    numbers: dict[tuple[int, ...], int] = {}
    for index, product in enumerate(grammar.products):
        # The empty daemon: one that the grammar does not know, say of a newer release, may write what any other writes.
        for daemon in (*product.daemons, ""):
            entries = tuple(
                number
                for number, entry in enumerate(grammar.entries)
                if entry.product == product.name
                and (not daemon or "*" in entry.kind.daemons or daemon in entry.kind.daemons)
            )
            program.dispatch[index, daemon] = numbers.setdefault(entries, len(numbers))
    program.candidates = [list(entries) for entries in numbers]


def _write(program: Program, shapes: list[list[Step]]) -> None:
    """Append the operations of all entries to the program."""
    for steps, (sibling, shared) in zip(shapes, partings(shapes), strict=True):
        program.starts.append(len(program.ops))
        program.siblings.append(sibling)
        for place, step in enumerate([*steps, (END,)]):
            if place == shared > 0:
                program.ops.append(FORK)
            program.ops.extend(step)


def _telling(ends: list[Stop]) -> list[Stop]:
    """The stops without those that stand only where a shorter one does."""
    short = [stop.text for stop in ends if not stop.at_end]
    return [stop for stop in ends if not any(stop.text.startswith(text) and stop.text != text for text in short)]


def _beginning(group: Optional) -> int:
    """The first two bytes of a group as a number, -1 when they are not literal."""
    first = group.nodes[0]
    if not isinstance(first, Literal) or len(first.text) < 2:
        return -1
    return int.from_bytes(first.text[:2], "little")


class _Writer:
    """Writes the operations of one entry; texts and classes of bytes go into the program's."""

    def __init__(self, program: Program, entry: Entry, positions: dict[str, int]) -> None:
        self.program, self.entry, self.positions = program, entry, positions

    def steps(self) -> list[Step]:
        """The operations of the entry, the constants before the shape."""
        # A constant that nobody asked for is left out, like a capture that is only skipped.
        written: list[Step] = [
            (CONSTANT, self.positions[name], *self._pooled(value.encode()))
            for name, value in self.entry.kind.constants
            if name in self.positions
        ]
        nodes = self.entry.nodes
        for i, node in enumerate(nodes):
            step = self._node(node, nodes[i + 1 :])
            if isinstance(node, Literal) and i and isinstance(nodes[i - 1], Capture):
                step = written.pop() + step
            written.append(step)
        return written

    def _pooled(self, text: bytes) -> tuple[int, int]:
        # Equal literals share their place: `relay=` and `, delay=` stand in many shapes.
        at = self.program.places.get(text, -1)
        if at < 0:
            at = self.program.places[text] = len(self.program.pool)
            self.program.pool += text
        return at, len(text)

    def _node(self, node: Node, rest: tuple[Node, ...]) -> Step:
        """The operations of a node; REST is what follows it."""
        match node:
            case Literal(text):
                return (LITERAL, *self._pooled(text))
            case Capture():
                return self._capture(node, rest)
            case _:
                inner: Step = ()
                for i, one in enumerate(node.nodes):
                    inner += self._node(one, node.nodes[i + 1 :] + rest)
                # How far to jump where the group is absent, and its first two bytes, which tell most absent
                # groups without an attempt.
                return (OPTIONAL, len(inner) + 1, _beginning(node), *inner, CLOSE)

    def _first_byte(self, ends: list[Stop]) -> int:
        """The byte that all stops begin with, 0 without any, else minus the number of a class of bytes."""
        firsts = bytes(sorted({stop.text[0] for stop in ends if stop.text}))
        if len(firsts) < 2:
            return firsts[0] if firsts else 0
        members = bytes(b in firsts for b in range(256))
        known = self.program.classes.find(members)
        # A find that does not begin at a multiple of 256 lies across two classes and is none.
        if known < 0 or known % 256:
            known = len(self.program.classes)
            self.program.classes += members
        return -(known // 256)

    def _capture(self, node: Capture, rest: tuple[Node, ...]) -> Step:
        column = self.positions.get(node.field, SKIP)
        if node.form in _SPANS:
            ends = _telling(stops(rest))
            # Only where one of their first bytes stands is a whole stop compared.
            wholes = (number for stop in ends for number in (*self._pooled(stop.text), stop.at_end))
            return (_SPANS[node.form], column, len(ends), self._first_byte(ends), *wholes)
        if node.form in RUNS and node.form not in ("stage", "function"):
            return RUN, column, list(RUNS).index(node.form)
        return _OTHERS[node.form], column
