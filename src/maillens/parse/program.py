"""The program that the native scanner runs: the grammar as numbers.

The scanner knows no daemon and no field by name; all names live here. A program is
made from the grammar by `compiling.py` and kept on disk by `kept.py`, so that a
command need not read the grammar at all.
"""

from array import array
from dataclasses import dataclass, field
from functools import cache

from maillens.grammar.kind import Product
from maillens.model import FIELDS
from maillens.model import UNKNOWN as UNKNOWN

# Operations; `_scanner.pyx` names them alike.
END, LITERAL, TEXT, ADDRESS, LAST, REST, RUN, INT, NUMBER, STAGE, OPTIONAL, CLOSE, CONSTANT, FUNCTION = range(14)

ENVELOPE = (("_record", "code"), ("queue_id", "string"))
"""Columns before the fields in every family; the rest of the envelope is in the scan's records."""

PREFIX_FIELDS = ("login_user", "session_id")
"""Fields that the beginning of a Dovecot line carries: imap(user)<pid><session>."""

SKIP = -1


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a command asks of the lines: the fields of some families; other lines are only counted."""

    families: frozenset[str]
    fields: frozenset[str]


@dataclass(slots=True, eq=False)
class Program:
    """What the scanner needs to know.

    Args:
        wanted: What is kept; None for everything.
        products: As in the grammar.
        ops: The shapes, one after the other.
        pool: Literals and constants.
        places: Where each of them lies in the pool.
        classes: 256 bytes for each run form, 1 where the byte belongs to it.
        kinds: Names of kinds; the first is `unknown`, the second `foreign`.
        families: Name -> fields of each family, envelope aside; the first is `unknown`.
        kind_families: Index of the family of each kind.
        meanings: Names of what entries mean, as in the grammar; `entry_meanings` are indexes into them.
        starts, entry_kinds, entry_families, severities, queue_ids: One number an entry:
            where its operations begin, and the rest of `Entry`, by index.
        dispatch: (product index, daemon) -> index into `candidates`; the empty daemon
            stands for one the grammar does not know.
        candidates: Entries that a daemon's lines are tried against, in order.
        buckets: For each dispatch, severity (5), queue id or none (2) and first byte of the
            body (256): where in `chains` the entries worth trying begin.
        chains: Runs of entries, each ended by -1.
        beginnings, beginning_masks: For each entry its first eight bytes, as far as they
            are literal, and which of them are.
    """

    wanted: Wanted | None = None
    products: tuple[Product, ...] = ()
    ops: array = field(default_factory=lambda: array("i"))  # type: ignore[type-arg]
    pool: bytearray = field(default_factory=bytearray)
    places: dict[bytes, int] = field(default_factory=dict)
    classes: bytes = b""
    kinds: tuple[str, ...] = ()
    families: dict[str, tuple[str, ...]] = field(default_factory=dict)
    kind_families: list[int] = field(default_factory=list)
    meanings: tuple[str, ...] = ()
    entry_meanings: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    entry_kinds: list[int] = field(default_factory=list)
    entry_families: list[int] = field(default_factory=list)
    severities: list[int] = field(default_factory=list)
    queue_ids: list[int] = field(default_factory=list)
    dispatch: dict[tuple[int, str], int] = field(default_factory=dict)
    candidates: list[list[int]] = field(default_factory=list)
    buckets: array = field(default_factory=lambda: array("i"))  # type: ignore[type-arg]
    chains: array = field(default_factory=lambda: array("i"))  # type: ignore[type-arg]
    beginnings: array = field(default_factory=lambda: array("Q"))  # type: ignore[type-arg]
    beginning_masks: array = field(default_factory=lambda: array("Q"))  # type: ignore[type-arg]

    def columns(self, family: str) -> tuple[tuple[str, str], ...]:
        """(name, type) of every column of FAMILY, envelope first; none where it is not kept."""
        names = self.families[family]
        if self.wanted is not None:
            if family not in self.wanted.families:
                return ()
            names = tuple(name for name in names if name in self.wanted.fields)
        return ENVELOPE + tuple((name, FIELDS[name].type) for name in names)


@cache
def compile_grammar(wanted: Wanted | None = None) -> Program:
    """The program of the whole grammar; every line is recognised, whatever is wanted of it."""
    from maillens.parse.kept import load, store

    program = load(wanted)
    if program is None:
        from maillens.parse.compiling import compiled

        program = compiled(wanted)
        store(program)
    return program


def fields_of(kinds: frozenset[str]) -> frozenset[str]:
    """The fields that lines of KINDS can carry beside the envelope."""
    from maillens.parse import compiling

    return frozenset(compiling.fields_of(kinds))
