"""A report -> what in it needs somebody's attention, worst first.

Each module here is one rule: `look(report)` yields a `Notice` for everything it finds. Rules see what the report
shows and nothing else, so that whoever doubts a notice finds its numbers in the sections below.
"""

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType

from maillens.query.attention.notice import LEVELS, Notice
from maillens.query.report import Report, Row

__all__ = ["LEVELS", "Notice", "noticed"]


def noticed(report: Report) -> list[Row]:
    """The rows of the section `attention`: level, name, count, subject, subject_count, cause, first_at."""
    found = [notice for rule in _rules() for notice in rule.look(report)]
    return [notice.row() for notice in sorted(found, key=lambda notice: (LEVELS.index(notice.level), -notice.count))]


@cache
def _rules() -> list[ModuleType]:
    modules = (import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return [module for module in modules if hasattr(module, "look")]
