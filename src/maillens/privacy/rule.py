"""A form in which a secret is logged, as data."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One form. The secret is what the groups `secret`, `secret2` … of `pattern` match; all matches in a line count.

    Args:
        name: What is given away, a key of the words of `maillens redact`.
        needles: A line is only looked at when it holds one of these, in any case; at least three bytes each.
        pattern: Searched in the line without its newline.
        samples: Lines, each with its secrets, which are what must go and all that may go.
        harmless: Lines that look alike and hold no secret.
        announced_by: The secret stands in a line of its own, the next one of the same process: this matches the line
            before it. Both patterns have a group `process`.
    """

    name: str
    needles: tuple[bytes, ...]
    pattern: re.Pattern[bytes]
    samples: tuple[tuple[bytes, tuple[bytes, ...]], ...]
    harmless: tuple[bytes, ...] = ()
    announced_by: re.Pattern[bytes] | None = None
