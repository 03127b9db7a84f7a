"""What pflogsumm gets wrong, by name: each is put right in one place, unless `--strict` asks for it.

`/docs/pflogsumm.md` describes them to users; the note under a report says which of them touched it.
"""

from collections import Counter
from dataclasses import dataclass

from maillens.pflogsumm.options import BOTH, NEW, OLD, ReleaseName


@dataclass(frozen=True, slots=True)
class Defect:
    """A defect.

    Args:
        name: As in the docs and in the catalogue of texts.
        releases: Which of them have it.
    """

    name: str
    releases: frozenset[ReleaseName]


SERVICES = Defect("services", BOTH)
"""`postfix/submissions/smtpd` and other service names: their mail is not received, their daemon has an odd name."""
DAYS = Defect("days", BOTH)
"""A day counts again each time the log comes back to it (two hosts in one log), which makes averages too small."""
TLS_FIELD = Defect("tls-field", OLD)
"""Deliveries with `tls=` (Postfix 3.11) are not seen at all."""
YEARS = Defect("years", OLD)
"""The year of RFC 3339 stamps is guessed although it is written there."""
REUSED_IDS = Defect("reused-ids", OLD)
"""A message whose short queue id was used before has no sender and no size."""
TAKEN_BACK = Defect("taken-back", NEW)
"""Mails are taken out of "received" that were received, or that were never counted."""
MILTER_VERDICTS = Defect("milter-verdicts", NEW)
"""`milter-hold` and `milter-discard` are not counted."""
FORCED_EXPIRY = Defect("forced-expiry", NEW)
"""Mails that `postsuper -e` let expire are not counted as expired."""
LETTERS = Defect("letters", BOTH)
"""In a UTF-8 locale the bytes of letters outside ASCII are made small one by one, which breaks them."""

DEFECTS = (SERVICES, DAYS, TLS_FIELD, YEARS, REUSED_IDS, TAKEN_BACK, MILTER_VERDICTS, FORCED_EXPIRY, LETTERS)


class Corrections:
    """Which defects are put right, and how often that made a difference.

    Args:
        strict: None of them is.
    """

    def __init__(self, release: ReleaseName, *, strict: bool) -> None:
        self.right = frozenset() if strict else frozenset(one for one in DEFECTS if release in one.releases)
        self.touched: Counter[Defect] = Counter()

    def of(self, defect: Defect, times: int = 1) -> bool:
        """Whether DEFECT is put right; where it is, TIMES more things are counted as touched by it."""
        if defect not in self.right:
            return False
        if times:
            self.touched[defect] += times
        return True

    def lower(self, text: bytes) -> bytes:
        """TEXT in small letters."""
        small = text.lower()
        if small.isascii():
            return small
        # What Perl's `lc` does under `use locale` in a UTF-8 locale: each byte is a letter of Latin-1.
        broken = text.decode("latin-1").lower().encode("latin-1")
        return small if small == broken or self.of(LETTERS) else broken
