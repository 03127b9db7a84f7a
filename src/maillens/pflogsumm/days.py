"""The days that a log spans, as pflogsumm counts them."""

from maillens.pflogsumm._ledger import Ledger
from maillens.pflogsumm.defects import DAYS, Corrections
from maillens.pflogsumm.heads import Head

_COLUMNS = 5


class Days:
    """Which day the line in hand belongs to, and how many there were.

    Args:
        zero_fill: Whether a day has all columns from its first line on.

    Attributes:
        key: Year, month (from 0) and day of the line, as eight digits.
        lines: How many lines were looked at.
    """

    def __init__(self, ledger: Ledger, corrections: Corrections, *, zero_fill: bool) -> None:
        self.ledger, self.corrections, self.zero_fill = ledger, corrections, zero_fill
        self.key = ""
        self.lines = 0
        self._last_day = 0
        self._turns = 0
        self._last_turn_key = ""
        self._seen: set[str] = set()

    def turn(self, head: Head) -> None:
        """Look at the day of the next line of Postfix."""
        self.lines += 1
        key = f"{head.year}{head.month:02}{head.day:02}"
        if head.day != self._last_day:
            self._last_day, self._last_turn_key = head.day, key
            self._turns += 1
        if self.corrections.of(DAYS, 0):
            # pflogsumm looks at the day of the month alone: a month later it is the same day.
            self.corrections.of(DAYS, int(key != self._last_turn_key))
        else:
            key = self._last_turn_key
        self.key = key
        self._seen.add(key)
        self.ledger.turn(key.encode(), _COLUMNS if self.zero_fill else 0)

    def finish(self) -> int:
        """How many days there were."""
        is_right = self.corrections.of(DAYS, abs(self._turns - len(self._seen)))
        return len(self._seen) if is_right else self._turns
