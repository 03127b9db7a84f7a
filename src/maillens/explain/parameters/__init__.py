"""Settings that change what the log says: one file for each subject, found by looking.

Each module here that defines `PARAMETERS` adds its settings.
"""

import importlib
import pkgutil
from functools import cache

from maillens.explain.parameters.parameter import Parameter

__all__ = ["Parameter", "known"]


@cache
def known() -> dict[str, Parameter]:
    """All settings by name; where two products have one of the same name, that of Postfix."""
    found: dict[str, Parameter] = {}
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda i: i.name):
        module = importlib.import_module(f"{__name__}.{info.name}")
        for each in getattr(module, "PARAMETERS", ()):
            if each.name not in found or each.product == "postfix":
                found[each.name] = each
    return found
