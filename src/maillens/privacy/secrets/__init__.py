"""What a secret looks like in a log: each module here adds its `RULES`; nothing lists them by hand."""

import importlib
import pkgutil
from functools import cache

from maillens.privacy.rule import Rule

__all__ = ["Rule", "load"]


@cache
def load() -> tuple[Rule, ...]:
    """All rules, those of each module together."""
    modules = sorted(info.name for info in pkgutil.iter_modules(__path__))
    return tuple(rule for name in modules for rule in importlib.import_module(f"{__name__}.{name}").RULES)
