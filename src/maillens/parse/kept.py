"""Programs kept on disk between runs, in the user's cache folder.

Reading and compiling the grammar takes 100 ms, more than many a report; a kept program
loads in two. It is thrown away when any grammar file, or maillens itself, has changed.
"""

import marshal
import os
import sys
from array import array
from dataclasses import fields
from pathlib import Path
from zlib import crc32

import maillens.grammar
from maillens.grammar.kind import Product
from maillens.parse.program import Program, Wanted

FORMAT = 3
_ARRAYS = {"ops": "i", "buckets": "i", "chains": "i", "beginnings": "Q", "beginning_masks": "Q"}


def load(wanted: Wanted | None) -> Program | None:
    """The kept program for what is wanted; None where there is none that is true."""
    path = _path(wanted)
    try:
        # Somebody else's file is not believed.
        if path.stat().st_uid != os.geteuid():
            return None
        signature, values = marshal.loads(path.read_bytes())  # noqa: S302 - our own file, see above
    except (OSError, ValueError, EOFError, TypeError):
        return None
    if signature != _signature():
        return None
    if values["wanted"] != _wanted_key(wanted):
        return None
    values["wanted"] = wanted
    for name, typecode in _ARRAYS.items():
        values[name] = array(typecode, values[name])
    values["pool"] = bytearray(values["pool"])
    values["products"] = tuple(Product(*product) for product in values["products"])
    return Program(**values)


def store(program: Program) -> None:
    """Keep a program; where the folder cannot be written, the next run compiles again."""
    values = {f.name: getattr(program, f.name) for f in fields(program)}
    values["wanted"] = _wanted_key(program.wanted)
    for name in _ARRAYS:
        values[name] = values[name].tobytes()
    values["pool"] = bytes(program.pool)
    values["products"] = [tuple(getattr(p, f.name) for f in fields(p)) for p in program.products]
    path = _path(program.wanted)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = path.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(marshal.dumps((_signature(), values)))
        unfinished.replace(path)
    except OSError:
        return


def _path(wanted: Wanted | None) -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    name = "all"
    if wanted is not None:
        name = f"{crc32(repr(_wanted_key(wanted)).encode()):08x}"
    return Path(base, "maillens", f"grammar-{name}.program")


def _wanted_key(wanted: Wanted | None) -> tuple[list[str], list[str]] | None:
    return None if wanted is None else (sorted(wanted.families), sorted(wanted.fields))


def _signature() -> str:
    """What the program depends on: this code, the interpreter and every file of the grammar."""
    folders = [*maillens.grammar.__path__, os.path.dirname(__file__)]
    states = []
    for folder in folders:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    states.append((entry.path, status.st_mtime_ns, status.st_size))
    return repr((FORMAT, sys.version, sorted(states)))
