"""What a scenario is, and all that there are: each module of `lab.scenarios` with a `play` is one."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import lab.scenarios

if TYPE_CHECKING:
    from lab.stage import Stage


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario.

    Args:
        name: That of its module, with hyphens.
        about: The first line of its docstring.
        kinds: Kinds of lines that the log must have because of it (`KINDS` of the module).
        play: Does it all.
    """

    name: str
    about: str
    kinds: tuple[str, ...]
    play: "Callable[[Stage], None]"


def all_scenarios() -> dict[str, Scenario]:
    """Every scenario by name, sorted."""
    found = {}
    for module in sorted(one.name for one in pkgutil.iter_modules(lab.scenarios.__path__)):
        loaded = importlib.import_module(f"lab.scenarios.{module}")
        if hasattr(loaded, "play"):
            name = module.replace("_", "-")
            about = (loaded.__doc__ or "").splitlines()[0]
            found[name] = Scenario(name, about, tuple(getattr(loaded, "KINDS", "").split()), loaded.play)
    return found
