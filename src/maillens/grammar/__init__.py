"""What mail software can say: one file per daemon, data and no code.

Each module here that defines `KINDS` adds its kinds, each that defines `PRODUCT`
a product; nothing lists them by hand. Importing this reads none of them: most commands
run on a program that was kept (`parse/kept.py`).
"""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maillens.grammar.entry import Entry, Grammar
    from maillens.grammar.kind import Product

SEVERITIES = ("info", "warning", "error", "fatal", "panic")


@cache
def load() -> "Grammar":
    """Read every grammar module of this package.

    Raises:
        ShapeError: a shape breaks the rules of `shape.py`.
    """
    import importlib
    import pkgutil

    from maillens.grammar.entry import Grammar, entry_of

    products: list[Product] = []
    entries: list[Entry] = []
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda i: i.name):
        module = importlib.import_module(f"{__name__}.{info.name}")
        if hasattr(module, "PRODUCT"):
            products.append(module.PRODUCT)
        product = info.name.partition("_")[0]
        entries += [entry_of(kind, product) for kind in getattr(module, "KINDS", ())]
    # Stable: within fallbacks and within the others the order of modules and of their KINDS holds.
    entries.sort(key=lambda e: e.kind.fallback)
    return Grammar(tuple(products), tuple(entries))
