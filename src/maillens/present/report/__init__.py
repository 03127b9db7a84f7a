"""The report in its formats: one module for each, which names it and defines `FORMAT`.

All of them get the same report and show the same rows, so that what a section says is
known to none of them.
"""

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from maillens.present.text.page import Page
from maillens.present.text.report import Print
from maillens.query.report import Report

FORMATS = tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")))

TOP = 10
"""Rows of each list where people read from top to bottom."""


@dataclass(frozen=True, slots=True)
class Format:
    """A form that the report can have.

    Args:
        endings: Names of files that end so are meant to have this form; `/` is a folder.
        rows: Rows of each list unless `--top` says otherwise, 0 for all.
        rendered: The whole report as one text, or as bytes where `binary` is set. The page is an
            empty one of text, as wide as the place it goes to; other formats do without.
        files: The report as several files, by name, for a form that has no room for
            more than one table; None where one file holds all.
        binary: It is no text: not for a terminal.
        when_empty: A report of nothing is written too, because programs read it.
        is_slow: It takes so long that it is made beside the others.
    """

    endings: tuple[str, ...]
    rows: int
    rendered: Callable[[Report, Print, Page], str | bytes]
    files: Callable[[Report, Print], Mapping[str, bytes]] | None = None
    binary: bool = False
    when_empty: bool = False
    is_slow: bool = False


def load_format(name: str) -> Format:
    """The format of this name, one of `FORMATS`."""
    form: Format = import_module(f"{__name__}.{name}").FORMAT
    return form


def format_by_ending(name: str) -> str | None:
    """The name of the format that a file called NAME is meant to have, None where its ending does not tell."""
    for form in FORMATS:
        if name.lower().endswith(load_format(form).endings):
            return form
    return None
