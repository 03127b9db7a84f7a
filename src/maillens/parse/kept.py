"""Programs kept on disk between runs, so that a command need not read and compile the grammar."""

from array import array
from dataclasses import fields
from typing import Any, cast
from zlib import crc32

from maillens.grammar.kind import Product
from maillens.kept import keep, load_kept
from maillens.parse.program import Program, Wanted

_ARRAYS = {"ops": "i", "buckets": "i", "chains": "i", "beginnings": "Q", "beginning_masks": "Q"}


def load(wanted: Wanted | None) -> Program | None:
    """The kept program for what is wanted; None where there is none that is true."""
    values = cast("dict[str, Any] | None", load_kept(_name(wanted)))
    if values is None or values["wanted"] != _wanted_key(wanted):
        return None
    values["wanted"] = wanted
    for name, typecode in _ARRAYS.items():
        values[name] = array(typecode, values[name])
    values["pool"] = bytearray(values["pool"])
    values["products"] = tuple(Product(*product) for product in values["products"])
    return Program(**values)


def store(program: Program) -> None:
    """Keep a program."""
    values = {f.name: getattr(program, f.name) for f in fields(program)}
    values["wanted"] = _wanted_key(program.wanted)
    # marshal(3) of Python knows bytes but no arrays.
    for name in _ARRAYS:
        values[name] = values[name].tobytes()
    values["pool"] = bytes(program.pool)
    values["products"] = [tuple(getattr(p, f.name) for f in fields(p)) for p in program.products]
    keep(_name(program.wanted), values)


def _name(wanted: Wanted | None) -> str:
    kept = "all" if wanted is None else f"{crc32(repr(_wanted_key(wanted)).encode()):08x}"
    return f"grammar-{kept}.program"


def _wanted_key(wanted: Wanted | None) -> tuple[list[str], list[str]] | None:
    return None if wanted is None else (sorted(wanted.families), sorted(wanted.fields))
