"""A list of networks to block, in its formats: a module for each, named as the format, which defines `FORMAT`."""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from importlib import import_module

from maillens.geo import Geo
from maillens.present.words import Words
from maillens.query.block.make import Made
from maillens.query.security.thresholds import Thresholds

FORMATS = tuple(
    sorted(
        module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")
    )
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a list is shown.

    Args:
        words: The catalogue `block`.
        zone: Of the times shown; None for this machine's.
        period_s: For how long an entry holds.
        jail: Name of the fail2ban jail.
        thresholds: The limits of detections.
        never: What may never be blocked, as texts.
        geo: Where addresses come from.
    """

    words: Words
    zone: tzinfo | None
    period_s: float
    jail: str
    thresholds: Thresholds
    never: tuple[str, ...]
    geo: Geo


@dataclass(frozen=True, slots=True)
class Format:
    """A form that a list can have, or what a program needs to make one itself.

    Args:
        rendered: The list as text; None for it where `needs_log` is false.
        needs_log: Whether a log must be read.
    """

    rendered: Callable[[Made | None, Look], str]
    needs_log: bool = True


def load_format(name: str) -> Format:
    """The format of this name, one of `FORMATS`."""
    form: Format = import_module(f"{__name__}.{name.replace('-', '_')}").FORMAT
    return form
