"""The command line: `maillens COMMAND …`; each command is a module of this package that defines `COMMAND`."""

import gc
import os
import sys
from contextlib import suppress

from maillens.present.cli.group import Commands

__all__ = ["main", "run"]

BETWEEN_SEARCHES = 50_000
"""Objects made between two searches for garbage; with Python's default, 700, they take a thirtieth of the time."""

main = Commands(name="maillens")
"""Runs a command, and leaves with its exit code."""


def run() -> None:
    """What the installed program calls: `main`, and then the end at once.

    Python would first take apart, object by object, all that was counted. Nor does it look for objects that refer to
    each other as often as it would: there are few.
    """
    gc.set_threshold(BETWEEN_SEARCHES)
    try:
        main()
    except SystemExit as end:
        with suppress(OSError):
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
            os._exit(end.code if isinstance(end.code, int) else 0)
        raise
