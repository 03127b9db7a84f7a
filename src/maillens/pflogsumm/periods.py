"""The argument of `-d` -> the days that are asked for."""

import calendar
import re
from datetime import date, datetime, timedelta
from typing import Protocol

from maillens.pflogsumm.heads import MONTHS, Head
from maillens.pflogsumm.options import ReleaseName

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?\Z", re.ASCII)
_RANGE = re.compile(r"(\d{4}-\d{2}(?:-\d{2})?)\s+(?:(?:to|-)\s+)?(\d{4}-\d{2}(?:-\d{2})?)\Z", re.ASCII)


class PeriodError(Exception):
    """An argument that names no day; `code` is `bad-date` or `ends-first`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Period(Protocol):
    """The days asked for."""

    title: str
    """What the heading of 1.1.5 says of them."""

    def covers(self, head: Head) -> bool:
        """Whether a line belongs to them."""


class OneDay:
    """A day for 1.1.5, which looks for its text: any year where the line has none."""

    def __init__(self, day: date) -> None:
        self.title = f"{MONTHS[day.month - 1]} {day.day:2}"
        self._day = day

    def covers(self, head: Head) -> bool:
        """Whether month and day are those of the line, and the year where it has one."""
        if head.written_year is not None and head.written_year != self._day.year:
            return False
        return (head.month + 1, head.day) == (self._day.month, self._day.day)


class DayRange:
    """Days for 1.3, both ends included."""

    title = ""

    def __init__(self, first: date, last: date) -> None:
        self._first, self._last = first, last

    def covers(self, head: Head) -> bool:
        """Whether the day of the line lies between them."""
        try:
            return self._first <= date(head.year, head.month + 1, head.day) <= self._last
        except ValueError:
            return False


def period_of(text: str, release: ReleaseName, now: datetime, *, monday_first: bool = False) -> Period:
    """The days that TEXT names.

    Args:
        now: The clock of this machine.
        monday_first: Whether weeks begin on Monday, not on Sunday.

    Raises:
        PeriodError: it names none.
    """
    if release == "1.1.5":
        if text not in ("today", "yesterday"):
            raise PeriodError("bad-date")
        # Two hours more than the day is old, in case the clock was just put back.
        return OneDay((now - timedelta(hours=now.hour + 2) if text == "yesterday" else now).date())
    first, last = _named(text.replace("_", " "), now.date(), monday_first=monday_first)
    if last < first:
        raise PeriodError("ends-first")
    return DayRange(first, last)


def _named(text: str, today: date, *, monday_first: bool) -> tuple[date, date]:
    if text in ("today", "yesterday"):
        day = today if text == "today" else today - _DAY
        return day, day
    if text in ("this week", "last week"):
        since = today.weekday() if monday_first else (today.weekday() + 1) % 7
        begin = today - since * _DAY - (_WEEK if text == "last week" else timedelta())
        return begin, begin + 6 * _DAY
    if text in ("this month", "last month"):
        inside = today if text == "this month" else today.replace(day=1) - _DAY
        return _days(f"{inside:%Y-%m}")
    if _MONTH.match(text):
        return _days(text)
    if found := _RANGE.match(text):
        return _days(found[1])[0], _days(found[2])[1]
    raise PeriodError("bad-date")


def _days(text: str) -> tuple[date, date]:
    """The first and the last day of a month or day."""
    found = _MONTH.match(text)
    assert found
    try:
        year, month = int(found[1]), int(found[2])
        if found[3]:
            day = date(year, month, int(found[3]))
            return day, day
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    except ValueError:
        raise PeriodError("bad-date") from None
