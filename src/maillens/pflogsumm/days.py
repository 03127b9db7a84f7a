"""The days that a log spans, as pflogsumm counts them."""

from maillens.pflogsumm.defects import DAYS, Corrections
from maillens.pflogsumm.heads import Head
from maillens.pflogsumm.tally import Tally

_COLUMNS = 5


class Days:
    """Which day the line in hand belongs to, and how many there were.

    Args:
        zero_fill: Whether a day has all columns from its first line on.

    Attributes:
        key: Year, month (from 0) and day of the line, as eight digits.
    """

    def __init__(self, tally: Tally, corrections: Corrections, *, zero_fill: bool) -> None:
        self.tally, self.corrections, self.zero_fill = tally, corrections, zero_fill
        self.key = ""
        self._last_day = 0
        self._turns = 0
        self._last_turn_key = ""
        self._seen: set[str] = set()

    def turn(self, head: Head) -> None:
        """Look at the day of the next line of Postfix."""
        self.tally.lines += 1
        key = f"{head.year}{head.month:02}{head.day:02}"
        if head.day != self._last_day:
            self._last_day, self._last_turn_key = head.day, key
            self._turns += 1
        if self.corrections.of(DAYS, 0):
            # pflogsumm looks at the day of the month alone: a month later it is the same day.
            self.corrections.of(DAYS, int(key != self._last_turn_key))
        else:
            key = self._last_turn_key
        if key != self.key:
            self.key = key
            self._seen.add(key)
            if self.zero_fill:
                row = self.tally.days.setdefault(key, [])
                row += [0] * (_COLUMNS - len(row))

    def finish(self) -> None:
        """Tell the tally how many days there were."""
        self.tally.day_count = self._turns
        if self.corrections.of(DAYS, abs(self._turns - len(self._seen))):
            self.tally.day_count = len(self._seen)
