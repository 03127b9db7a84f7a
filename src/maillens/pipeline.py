"""The one file that joins the steps: read, parse, correlate.

    sources -> blocks -> scans -> times (scanning.py) -> facts

Later steps take what they need of the earlier ones from here; what only a search through single lines needs, from
`searching.py`.
"""

from collections.abc import Callable, Iterator

from maillens.columns import Table
from maillens.correlate._correlator import READ, Correlator
from maillens.model import FIELDS, TABLES
from maillens.parse.origin import Origin
from maillens.parse.program import UNKNOWN, Program, Wanted, compile_grammar, fields_of
from maillens.privacy.finding import SecretFinder
from maillens.read import BLOCK_BYTES, Block, ReadProblem, Source, blocks, find_sources
from maillens.read.problem import TEXTS
from maillens.relay import relay
from maillens.scanning import Inputs, Scanned, Scanning, Untimed, all_blocks, scanned

__all__ = [
    "BLOCK_BYTES",
    "FIELDS",
    "READ",
    "TEXTS",
    "UNKNOWN",
    "Block",
    "Columns",
    "Facts",
    "Inputs",
    "Origin",
    "Program",
    "ReadProblem",
    "Scanned",
    "SecretFinder",
    "Source",
    "Wanted",
    "all_blocks",
    "blocks",
    "compile_grammar",
    "facts",
    "fields_of",
    "find_sources",
    "program_for",
    "scanned",
    "use_facts",
]

Columns = dict[str, tuple[tuple[str, str], ...]]
"""The columns of tables of facts: name -> (column, type)."""

FACT_FAMILIES = frozenset(("session", "disconnect", "message", "delivery", "refusal", "login"))
"""Families that facts are made from; lines of others are only counted."""

ASKED_FAMILIES = {"tls": "tls_protocol", "filter": "verdict"}
"""Families that facts are made from too, where somebody asks for this field."""


def program_for(columns: Columns) -> Program:
    """The grammar compiled for the fields that these facts, and correlation itself, read."""
    fields = {name for table in columns.values() for name, _ in table}
    asked = {family for family, field in ASKED_FAMILIES.items() if field in fields}
    return compile_grammar(Wanted(FACT_FAMILIES | asked, frozenset(fields | set(READ))))


Facts = dict[str, Table]
"""Tables of facts by name, some rows of each."""


def facts(
    inputs: Inputs,
    columns: Columns = TABLES,
    program: Program | None = None,
    seen: Callable[[Scanned], None] | None = None,
    until: int | None = None,
) -> Iterator[Facts]:
    """The tables of facts, some rows of each at a time.

    Args:
        columns: The columns of each table that are wanted.
        program: As for `scanned`.
        seen: Shown every block's records before their facts come.
        until: The moment (microseconds since 1970) that `waiting` tells of; None for the end of the log.
    """
    program = program or compile_grammar()
    correlating = _Correlating(program, columns, until)
    for part in scanned(inputs, program):
        if seen is not None:
            seen(part)
        yield correlating.facts(part)
    yield correlating.last_facts()


def use_facts(
    inputs: Inputs,
    columns: Columns,
    program: Program,
    seen: Callable[[Scanned], None],
    use: Callable[[Facts], None],
    until: int | None = None,
) -> None:
    """As `facts`, which USE gets, each part of the log on the way of one thread: the fastest for who reads to the end.

    Args:
        seen, use: Called in turn, though not by the same thread.
    """
    scanning, correlating = Scanning(inputs, program), _Correlating(program, columns, until)

    def correlated(found: Untimed) -> tuple[Scanned, Facts]:
        part = scanning.timed(found)
        return part, correlating.facts(part)

    def used(found: tuple[Scanned, Facts]) -> None:
        seen(found[0])
        use(found[1])

    relay(all_blocks(inputs), scanning.scan, correlated, used, threads=1 if inputs.threads == 1 else None)
    use(correlating.last_facts())


class _Correlating:
    """Makes facts of records, block by block."""

    def __init__(self, program: Program, columns: Columns, until: int | None) -> None:
        self._correlator = Correlator(program, columns, until)

    def facts(self, part: Scanned) -> Facts:
        """The facts that the next block completes."""
        self._correlator.feed(part.scan, part.origins, part.file, part.block.offset, part.block.line_offsets)
        return self._taken()

    def last_facts(self) -> Facts:
        """What the end of the log leaves open."""
        self._correlator.finish()
        return self._taken()

    def _taken(self) -> Facts:
        return dict(zip(TABLES, self._correlator.take(), strict=True))
