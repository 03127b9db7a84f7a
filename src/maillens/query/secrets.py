"""Scanned blocks -> which inputs give secrets away."""

from collections.abc import Sequence
from functools import cached_property

from maillens.pipeline import Scanned, SecretFinder
from maillens.query.report import InputFile

FAMILIES = ("unknown", "verbose", "auth", "notice")
"""Families in whose lines mail software shows secrets: `-v`, debugging of TLS and logins, what no kind matches."""


class SecretWatch:
    """Looks for the first secret of each input, in the lines that may hold one.

    Args:
        families: Families of records, as the program has them.
    """

    def __init__(self, families: Sequence[str]) -> None:
        self._families = bytes(name in FAMILIES for name in families)

    @cached_property
    def _finder(self) -> SecretFinder:
        return SecretFinder()

    def look(self, part: Scanned, file: InputFile) -> None:
        """Note in FILE when this block of it holds a secret."""
        if not file.holds_secrets:
            found = self._finder.secrets_in_records(part.scan, self._families)
            file.holds_secrets = next(found, None) is not None
