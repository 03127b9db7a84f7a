"""What is said of each threat: its title, what it means, who does it to whom, and what to do; one module for each."""

from importlib import import_module
from pkgutil import iter_modules

TEXTS: dict[str, tuple[str, ...]] = {}
for _module in iter_modules(__path__):
    TEXTS.update(import_module(f"{__name__}.{_module.name}").TEXTS)
