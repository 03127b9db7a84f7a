"""The sections of the report, one file each; what defines `SECTION` here is part of it."""

import importlib
import pkgutil
from functools import cache

from maillens.query.section import Section


@cache
def load_sections() -> tuple[Section, ...]:
    """All sections, in the order in which they are shown."""
    names = [info.name for info in pkgutil.iter_modules(__path__)]
    sections = [importlib.import_module(f"{__name__}.{name}").SECTION for name in names]
    return tuple(sorted(sections, key=lambda section: section.place))
