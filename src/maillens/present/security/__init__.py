"""What a search for threats found, in its formats: one module for each, which names it and defines `FORMAT`."""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from maillens.present.text.page import Page
from maillens.present.text.security import Look
from maillens.query.security.search import Security

FORMATS = tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")))


@dataclass(frozen=True, slots=True)
class Format:
    """A form that the findings can have.

    Args:
        endings: Names of files that end so are meant to have this form.
        rendered: All findings as one text. The page is an empty one of text, as wide as the place it goes to;
            other formats do without.
    """

    endings: tuple[str, ...]
    rendered: Callable[[Security, Look, Page], str]


def load_format(name: str) -> Format:
    """The format of this name, one of `FORMATS`."""
    form: Format = import_module(f"{__name__}.{name}").FORMAT
    return form


def format_by_ending(name: str) -> str | None:
    """The name of the format that a file called NAME is meant to have, None where its ending does not tell."""
    return next((form for form in FORMATS if name.lower().endswith(load_format(form).endings)), None)
