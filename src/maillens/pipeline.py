"""The one file that joins the steps: read, parse, correlate.

    sources -> blocks -> scans -> times (scanning.py) -> facts

Later steps take what they need of the earlier ones from here.
"""

from collections.abc import Callable, Iterator

from maillens.columns import Table
from maillens.correlate._correlator import READ, Correlator
from maillens.correlate.joining import joined
from maillens.model import FIELDS, TABLES
from maillens.parse.origin import Origin
from maillens.parse.program import UNKNOWN, Program, Wanted, compile_grammar, fields_of
from maillens.privacy.finding import SecretFinder
from maillens.read import BLOCK_BYTES, Block, ReadProblem, Source, blocks, find_sources
from maillens.read.problem import TEXTS
from maillens.read.sifting import SHORTEST, Sifted
from maillens.read.spool import rereadable
from maillens.read.steps import in_steps
from maillens.scanning import Inputs, Scanned, all_blocks, scanned

__all__ = [
    "BLOCK_BYTES",
    "FIELDS",
    "READ",
    "SHORTEST",
    "TEXTS",
    "UNKNOWN",
    "Block",
    "Columns",
    "Inputs",
    "Origin",
    "Program",
    "ReadProblem",
    "Scanned",
    "SecretFinder",
    "Sifted",
    "Source",
    "Wanted",
    "all_blocks",
    "blocks",
    "compile_grammar",
    "facts",
    "fields_of",
    "find_sources",
    "in_steps",
    "joined",
    "program_for",
    "rereadable",
    "scanned",
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


def facts(
    inputs: Inputs,
    columns: Columns = TABLES,
    program: Program | None = None,
    seen: Callable[[Scanned], None] | None = None,
    until: int | None = None,
) -> Iterator[dict[str, Table]]:
    """The tables of facts, some rows of each at a time.

    Args:
        columns: The columns of each table that are wanted.
        program: As for `scanned`.
        seen: Shown every block's records before their facts come.
        until: The moment (microseconds since 1970) that `waiting` tells of; None for the end of the log.
    """
    program = program or compile_grammar()
    correlator = Correlator(program, columns, until)
    for part in scanned(inputs, program):
        if seen is not None:
            seen(part)
        correlator.feed(part.scan, part.origins, part.file, part.block.offset, part.block.line_offsets)
        yield dict(zip(TABLES, correlator.take(), strict=True))
    correlator.finish()
    yield dict(zip(TABLES, correlator.take(), strict=True))
