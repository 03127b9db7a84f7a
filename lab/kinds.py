"""The logs of a lab -> which kinds of the grammar they hold as genuine lines, and which were never seen."""

from collections import Counter
from pathlib import Path

import maillens
from lab.errors import LabError
from lab.place import Place
from maillens.grammar import load


def kinds_in(paths: list[Path]) -> Counter[str]:
    """How many lines of each kind some logs have."""
    counts: Counter[str] = Counter()
    for batch in maillens.open([str(path) for path in paths]).records():
        counts.update(batch["kind"].to_pylist())
    return counts


def print_kinds(place: Place) -> int:
    """Print the kinds seen with their number of lines, then the ones never seen.

    Returns:
        1 when a line was not understood, else 0.

    Raises:
        LabError: There is no log.
    """
    if not place.logs():
        raise LabError(f"no logs in {place.log}\nhint: `make lab` makes them")
    counts = kinds_in(place.logs())
    known = load().kinds
    seen = [kind for kind in known if counts[kind]]
    for kind in seen:
        print(f"{counts[kind]:7} {kind}")
    print(f"{len(seen)} of {len(known)} kinds seen; never:")
    print("\n".join(f"        {kind}" for kind in known if not counts[kind]))
    print(f"{counts['unknown']} lines not understood")
    return 1 if counts["unknown"] else 0
