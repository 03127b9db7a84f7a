"""Grammar -> program: the shapes as arrays of numbers that the native scanner runs.

The scanner knows no daemon and no field by name; all names live here.
"""

from array import array
from dataclasses import dataclass, field
from functools import cache

from maillens.grammar import Entry, Grammar, load
from maillens.grammar.shape import RUNS, Capture, Literal, Node, Stop, stops
from maillens.model import FIELDS

# Operations; `_scanner.pyx` names them alike.
END, LITERAL, TEXT, ADDRESS, LAST, REST, RUN, INT, NUMBER, STAGE, OPTIONAL, CLOSE, CONSTANT, FUNCTION = range(14)
_SPANS = {"text": TEXT, "address": ADDRESS, "last": LAST}

ENVELOPE = (("_record", "code"), ("_origin", "code"), ("_kind", "code"), ("_severity", "code"),
            ("pid", "int"), ("queue_id", "string"))  # fmt: skip
"""Columns before the fields in every family; those with _ are turned into names on the way out."""

PREFIX_FIELDS = ("login_user", "session_id")
"""Fields that the beginning of a Dovecot line carries: imap(user)<pid><session>."""

SKIP = -1
UNKNOWN, FOREIGN = "unknown", "foreign"


@dataclass(slots=True)
class Program:
    """What the scanner needs to know.

    Args:
        kept: Families whose fields are kept; None for all.
        ops: The shapes, one after the other.
        pool: Literals and constants.
        places: Where each of them lies in the pool.
        classes: 256 bytes for each run form, 1 where the byte belongs to it.
        kinds: Names of kinds; the first is `unknown`, the second `foreign`.
        families: Name -> fields of each family, envelope aside; the first is `unknown`.
        starts, entry_kinds, entry_families, severities, queue_ids: One number an entry:
            where its operations begin, and the rest of `Entry`, by index.
        dispatch: (product index, daemon) -> index into `candidates`; the empty daemon
            stands for one the grammar does not know.
        candidates: Entries that a daemon's lines are tried against, in order.
    """

    grammar: Grammar
    kept: frozenset[str] | None = None
    ops: array = field(default_factory=lambda: array("i"))  # type: ignore[type-arg]
    pool: bytearray = field(default_factory=bytearray)
    places: dict[bytes, int] = field(default_factory=dict)
    classes: bytes = b""
    kinds: tuple[str, ...] = ()
    families: dict[str, tuple[str, ...]] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    entry_kinds: list[int] = field(default_factory=list)
    entry_families: list[int] = field(default_factory=list)
    severities: list[int] = field(default_factory=list)
    queue_ids: list[int] = field(default_factory=list)
    dispatch: dict[tuple[int, str], int] = field(default_factory=dict)
    candidates: list[list[int]] = field(default_factory=list)

    def columns(self, family: str) -> tuple[tuple[str, str], ...]:
        """(name, type) of every column of FAMILY, envelope first; none where it is not kept."""
        if self.kept is not None and family not in self.kept:
            return ()
        return ENVELOPE + tuple((name, FIELDS[name].type) for name in self.families[family])


@cache
def compile_grammar(kept: frozenset[str] | None = None) -> Program:
    """The program of the whole grammar.

    Args:
        kept: Families whose fields are wanted; None for all. Lines of the others are
            recognised and counted, which is all that a report asks of most of them.
    """
    grammar = load()
    program = Program(grammar, kept)
    program.kinds = (UNKNOWN, FOREIGN, *grammar.kinds)
    program.classes = b"".join(bytes(b in members for b in range(256)) for members in RUNS.values())
    program.families = {UNKNOWN: PREFIX_FIELDS} | _families(grammar)
    families = list(program.families)
    columns = {family: {name: at for at, (name, _) in enumerate(program.columns(family))} for family in families}
    for entry in grammar.entries:
        program.entry_families.append(families.index(entry.kind.family))
        _Writer(program, entry, columns[entry.kind.family]).write()
    numbers = {kind: number for number, kind in enumerate(program.kinds)}
    program.entry_kinds = [numbers[entry.kind.name] for entry in grammar.entries]
    _dispatch(program)
    return program


def _families(grammar: Grammar) -> dict[str, tuple[str, ...]]:
    named = {p.name for p in grammar.products if p.daemon_in_text}
    prefixed = {e.kind.family for e in grammar.entries if e.product in named}
    return {
        family: tuple(dict.fromkeys(fields + PREFIX_FIELDS)) if family in prefixed else fields
        for family, fields in grammar.families.items()
    }


def _dispatch(program: Program) -> None:
    numbers: dict[tuple[int, ...], int] = {}
    for index, product in enumerate(program.grammar.products):
        for daemon in (*product.daemons, ""):
            entries = tuple(
                number
                for number, entry in enumerate(program.grammar.entries)
                if entry.product == product.name
                and (not daemon or "*" in entry.kind.daemons or daemon in entry.kind.daemons)
            )
            program.dispatch[index, daemon] = numbers.setdefault(entries, len(numbers))
    program.candidates = [list(entries) for entries in numbers]


class _Writer:
    """Appends the operations of one entry to a program."""

    def __init__(self, program: Program, entry: Entry, positions: dict[str, int]) -> None:
        self.program, self.entry, self.positions = program, entry, positions

    def write(self) -> None:
        program, entry = self.program, self.entry
        program.starts.append(len(program.ops))
        program.severities.append(entry.severity)
        program.queue_ids.append(("never", "always", "maybe").index(entry.queue_id))
        for name, value in entry.kind.constants:
            if name in self.positions:
                program.ops.extend([CONSTANT, self.positions[name], *self._pooled(value.encode())])
        self._nodes(entry.nodes, ())
        program.ops.append(END)

    def _pooled(self, text: bytes) -> tuple[int, int]:
        at = self.program.places.get(text, -1)
        if at < 0:
            at = self.program.places[text] = len(self.program.pool)
            self.program.pool += text
        return at, len(text)

    def _nodes(self, nodes: tuple[Node, ...], after: tuple[Node, ...]) -> None:
        for i, node in enumerate(nodes):
            rest = nodes[i + 1 :] + after
            match node:
                case Literal(text):
                    self.program.ops.extend([LITERAL, *self._pooled(text)])
                case Capture():
                    self._capture(node, rest)
                case _:
                    self.program.ops.extend([OPTIONAL, 0])
                    at = len(self.program.ops)
                    self._nodes(node.nodes, rest)
                    self.program.ops.append(CLOSE)
                    self.program.ops[at - 1] = len(self.program.ops) - at

    def _capture(self, node: Capture, rest: tuple[Node, ...]) -> None:
        ops = self.program.ops
        column = self.positions.get(node.field, SKIP)
        if node.form in _SPANS:
            ends: list[Stop] = stops(rest)
            firsts = {stop.text[0] for stop in ends if stop.text}
            ops.extend([_SPANS[node.form], column, len(ends), firsts.pop() if len(firsts) == 1 else -len(firsts)])
            for stop in ends:
                ops.extend([*self._pooled(stop.text), stop.at_end])
        elif node.form in RUNS and node.form not in ("stage", "function"):
            ops.extend([RUN, column, list(RUNS).index(node.form)])
        else:
            ops.extend([{"rest": REST, "int": INT, "number": NUMBER, "stage": STAGE, "function": FUNCTION}[node.form], column])
