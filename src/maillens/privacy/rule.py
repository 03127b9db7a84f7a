"""A form in which a secret is logged, as data."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property


class Pattern:
    """A regular expression that is compiled when it is first wanted: most logs hold none of what most of them look for.

    Args:
        source, flags: As for `re.compile`.
    """

    def __init__(self, source: bytes, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._source, self._flags = source, flags

    @cached_property
    def _compiled(self) -> re.Pattern[bytes]:
        return re.compile(self._source, self._flags)

    def search(self, line: bytes) -> re.Match[bytes] | None:
        """The first match in LINE."""
        return self._compiled.search(line)

    def finditer(self, line: bytes) -> Iterator[re.Match[bytes]]:
        """All matches in LINE."""
        return self._compiled.finditer(line)


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
    pattern: Pattern
    samples: tuple[tuple[bytes, tuple[bytes, ...]], ...]
    harmless: tuple[bytes, ...] = ()
    announced_by: Pattern | None = None
