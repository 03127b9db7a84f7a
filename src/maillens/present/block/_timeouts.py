"""An entry -> for how many seconds it still holds when the log ends."""

from math import ceil

from maillens.present.block import Look
from maillens.query.block.entry import Entry
from maillens.query.block.make import Made


def timeout_s(entry: Entry, made: Made, look: Look) -> int:
    """Seconds, one at least; the whole period where lines carry no time."""
    if entry.until is None or made.blocked.end_us is None:
        return ceil(look.period_s)
    return max(1, ceil((entry.until - made.blocked.end_us) / 1e6))
