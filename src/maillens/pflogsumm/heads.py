"""The beginning of a line -> when it was written, by the clock on the wall, and what is behind the host name."""

import re
from dataclasses import dataclass
from typing import NamedTuple

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBERS = {name.encode(): number for number, name in enumerate(MONTHS)}

# Solaris puts its message ids between the program and the text: `postfix/smtpd[7]: [ID 197553 mail.info] …`
_SOLARIS = re.compile(rb": \[ID \d+ [^\]]+\] ")
_TIME = rb"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)"
_ZONE = rb"(?:[+-]\d\d:\d\d|Z)"
_REST = rb" \S+ (?P<rest>[^\n]+)"


class Head(NamedTuple):
    """What a line begins with.

    `month` counts from 0, as pflogsumm sorts by it; `written_year` is the year of the line
    where it has one.
    """

    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int
    rest: bytes
    written_year: int | None


@dataclass(frozen=True, slots=True)
class Stamps:
    """How a release reads time stamps.

    Args:
        traditional, iso: The two forms of a line.
        keeps_year: Whether the year of an RFC 3339 stamp is believed; 1.1.5 guesses it anew.
        any_month: What is no name of a month counts as January, as in 1.1.5.
    """

    traditional: re.Pattern[bytes]
    iso: re.Pattern[bytes]
    keeps_year: bool
    any_month: bool

    def head(self, line: bytes, today: tuple[int, int]) -> Head | None:
        """The beginning of LINE; None where it is no line of a log.

        Args:
            today: Year and month (from 0) of now: a month that is still to come was last year's.
        """
        line = _SOLARIS.sub(b": ", line, count=1)
        if found := self.traditional.match(line):
            month = _NUMBERS.get(found["month"], 0 if self.any_month else None)
            if month is None:
                return None
            return _head(found, guessed_year(month, today), month, None)
        if found := self.iso.match(line):
            month, written = int(found["month"]) - 1, int(found["year"])
            if not 0 <= month < len(MONTHS):
                return None
            return _head(found, written if self.keeps_year else guessed_year(month, today), month, written)
        return None


def guessed_year(month: int, today: tuple[int, int]) -> int:
    """The year of a stamp that has none: last year's, where MONTH (from 0) is still to come this year."""
    return today[0] - 1 if month > today[1] else today[0]


def _head(found: re.Match[bytes], year: int, month: int, written: int | None) -> Head:
    day, hour, minute, second = (int(found[name]) for name in ("day", "hour", "minute", "second"))
    return Head(year, month, day, hour, minute, second, found["rest"], written)


_PRIORITY = rb"(?:<\d{1,3}>(?:[1-9]\d*\s+|\s*))?"
STAMPS = {
    "1.1.5": Stamps(
        re.compile(rb"(?P<month>...) {1,2}(?P<day>\d{1,2}) " + _TIME + _REST),
        re.compile(rb"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)T" + _TIME + rb"(?:\.\d+)?" + _ZONE + _REST),
        keeps_year=False,
        any_month=True,
    ),
    "1.3": Stamps(
        re.compile(_PRIORITY + rb"(?P<month>\w{3}) {1,2}(?P<day>\d{1,2}) " + _TIME + _REST),
        re.compile(
            _PRIORITY
            + rb"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)T"
            + _TIME
            + rb"(?:\.\d+)?"
            + _ZONE
            + rb"?"
            + _REST
        ),
        keeps_year=True,
        any_month=False,
    ),
}
"""How each release reads the beginning of a line."""
