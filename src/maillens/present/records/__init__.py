"""Records as files for other programs: one module for each format, which names it.

A format defines `open_writer(output, selection)`; what it returns writes block after
block, so that memory does not grow with the log.
"""

import pkgutil
from dataclasses import dataclass, field
from datetime import tzinfo
from importlib import import_module
from typing import IO, Protocol

from maillens.model import FIELDS
from maillens.pipeline import Inputs, Program, Scanned, Wanted, compile_grammar, fields_of, scanned
from maillens.window import Window

_MODULES = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
FORMATS = tuple(name.replace("_", "-") for name in _MODULES)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which records are wanted.

    Args:
        kinds: Names of kinds; None for all.
        window: The time asked for; with a bound, records without a time are left out.
        zone: Of the clock that a format shows which knows no zones; None for this machine's.
    """

    kinds: frozenset[str] | None = None
    window: Window = field(default_factory=Window)
    zone: tzinfo | None = None

    @property
    def program(self) -> Program:
        """The grammar, compiled to keep the families that hold these kinds."""
        whole = compile_grammar()
        if self.kinds is None:
            return whole
        names = list(whole.families)
        families = {names[whole.kind_families[whole.kinds.index(kind)]] for kind in self.kinds}
        return compile_grammar(Wanted(frozenset(families), frozenset(FIELDS)))

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that these kinds can carry beside the envelope, in the order of `model.FIELDS`."""
        found = set().union(*compile_grammar().families.values()) if self.kinds is None else fields_of(self.kinds)
        return tuple(name for name in FIELDS if name in found and name != "queue_id")


class Writer(Protocol):
    """Writes records in one format."""

    def write(self, part: Scanned) -> int:
        """Write the records of a block that are wanted; returns how many."""
        ...

    def close(self) -> None:
        """Write what is still held back. The output itself stays open."""
        ...


def open_writer(form: str, output: IO[bytes], selection: Selection) -> Writer:
    """The writer of a format, one of `FORMATS`."""
    writer: Writer = import_module(f"{__name__}.{form.replace('-', '_')}").open_writer(output, selection)
    return writer


def write_records(inputs: Inputs, form: str, output: IO[bytes], selection: Selection) -> tuple[int, int]:
    """Write the records of all inputs: (how many were written, how many were read)."""
    writer = open_writer(form, output, selection)
    written = read = 0
    for part in scanned(inputs, selection.program):
        written += writer.write(part)
        read += len(part.scan)
    writer.close()
    return written, read


def kinds() -> tuple[str, ...]:
    """The names that `Selection.kinds` may hold."""
    return compile_grammar().kinds
