"""What the programs do that write to a mail log: one file for each piece of software, found by looking.

Each module here that defines `PROGRAMS` adds its programs.
"""

import importlib
import pkgutil
from functools import cache

from maillens.explain.programs.program import Program

__all__ = ["Program", "known", "program"]


@cache
def known() -> dict[tuple[str, str], Program]:
    """All programs, by product and name."""
    found: dict[tuple[str, str], Program] = {}
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda i: i.name):
        module = importlib.import_module(f"{__name__}.{info.name}")
        found.update({(each.product, each.name): each for each in getattr(module, "PROGRAMS", ())})
    return found


def program(product: str, name: str) -> Program | None:
    """The program that the log calls NAME; that of the product itself where the name says no more."""
    return known().get((product, name)) or known().get((product, product))
