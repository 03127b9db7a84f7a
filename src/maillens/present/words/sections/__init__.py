"""The sections of a report: titles, columns, notes, and what the words of the log mean.

`all.py` has what they share; a section with much to say has a module of its own name.
"""

from importlib import import_module
from pkgutil import iter_modules

TEXTS: dict[str, tuple[str, ...]] = {}
for _module in iter_modules(__path__):
    TEXTS.update(import_module(f"{__name__}.{_module.name}").TEXTS)
