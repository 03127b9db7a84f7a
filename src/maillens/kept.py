"""Values kept on disk between runs, in the user's cache folder: what can be made again from the grammar.

Reading the grammar takes 100 ms, more than many a report; what is kept loads in two. It
is thrown away when any grammar file, or maillens itself, has changed.
"""

import marshal
import os
import sys
from pathlib import Path
from typing import Any

import maillens.grammar
import maillens.parse

FORMAT = 4


def load_kept(name: str) -> object | None:
    """What is kept under NAME; None where there is none that is true."""
    path = _path(name)
    try:
        # Somebody else's file is not believed.
        if path.stat().st_uid != os.geteuid():
            return None
        signature, value = marshal.loads(path.read_bytes())  # noqa: S302 - our own file, see above
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return value if signature == _signature() else None


def keep(name: str, value: Any) -> None:
    """Keep a value of built-in types; where the folder cannot be written, the next run makes it again."""
    path = _path(name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Renamed when it is whole: a command that runs at the same time finds the old file or the new one.
        unfinished = path.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(marshal.dumps((_signature(), value)))
        unfinished.replace(path)
    except OSError:
        return


def _path(name: str) -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(base, "maillens", name)


def _signature() -> str:
    """What the values depend on: this code, the interpreter and every file of the grammar."""
    states = []
    for folder in (*maillens.grammar.__path__, *maillens.parse.__path__):
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    states.append((entry.path, status.st_mtime_ns, status.st_size))
    return repr((FORMAT, sys.version, sorted(states)))
