"""Sources -> sources in order of time, by what is in them.

Names do not count: rotation schemes number upwards, downwards, or not at all.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from maillens.read.blocks import blocks
from maillens.read.input import HEAD_BYTES
from maillens.read.source import Source
from maillens.stamp import YEARLESS, Stamp, parse_stamp

NEAR_US = 7_200_000_000
"""Sources that begin within two hours of each other are compared by their ends too: parts
of a set that begin in the same second, or in the hour that the end of summer time repeats."""

_DAY_US = 86_400_000_000
_NAME_DATE = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})([-._]?)([01][0-9])\2([0-3][0-9])(?![0-9]{3})")
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


@dataclass(frozen=True, slots=True)
class Dated:
    """A source and the first time stamp in it, in microseconds; None when nothing could be seen."""

    source: Source
    first_us: int | None


def anchor_of(name: str, written_s: float) -> float:
    """The latest time that the last line of a file can have.

    Args:
        name: Its name; `mail.log-20261115` (logrotate's dateext) has no line after that day.
        written_s: When it was last written: copies and downloads make this too late.
    """
    for year, _, month, day in reversed(_NAME_DATE.findall(name)):
        try:
            named = date(int(year), int(month), int(day))
        except ValueError:
            continue
        # That day may end twelve hours later than UTC's.
        end = datetime(named.year, named.month, named.day, tzinfo=timezone.utc) + timedelta(hours=36)
        return end.timestamp()
    return written_s


def moment_us(stamp: Stamp, anchor_s: float) -> int:
    """STAMP as microseconds since 1970; without a year, in the latest that the anchor allows."""
    if stamp.kind != YEARLESS:
        return stamp.value_us
    latest = int(anchor_s * 1_000_000) + _DAY_US
    moment = _EPOCH + timedelta(microseconds=stamp.value_us)
    year = (_EPOCH + timedelta(microseconds=latest)).year
    for candidate in range(year, year - 9, -1):  # 29 February can be eight years back (1896 to 1904)
        try:
            value = (moment.replace(year=candidate) - _EPOCH) // timedelta(microseconds=1)
        except ValueError:
            continue
        if value <= latest:
            return value
    return stamp.value_us


def first_us(lines: Iterable[bytes], anchor_s: float) -> int | None:
    """The time of the first of LINES that has one."""
    stamps = (parse_stamp(line) for line in lines)
    return next((moment_us(stamp, anchor_s) for stamp in stamps if stamp), None)


def in_order(found: list[Dated]) -> list[Source]:
    """The sources of FOUND, the earliest first; those that show no time come last.

    What begins in the same second is ordered by its end, then by when it was written,
    then by rotation number, the highest first.
    """
    begins = sorted(dated.first_us for dated in found if dated.first_us is not None)
    near = {later for one, later in zip(begins, begins[1:]) if later - one <= NEAR_US}
    near |= {one for one, later in zip(begins, begins[1:]) if later - one <= NEAR_US}
    return [dated.source for dated in sorted(found, key=lambda dated: _key(dated, dated.first_us in near))]


def _key(dated: Dated, near: bool) -> tuple[float, float, float, int, str]:
    source, first = dated.source, dated.first_us
    if first is None:
        return float("inf"), 0, source.anchor_s, 0, source.name
    last = _last_us(source) if near else None
    rotation = re.search(r"\.([0-9]{1,9})(?:\.[a-z0-9]+)?$", source.name)
    # A part that ends before it began holds the hour in which the clock was set back:
    # its end says better where it belongs.
    return (
        first if last is None else min(first, last),
        first if last is None else last,
        source.anchor_s,
        -int(rotation[1]) if rotation else 0,
        source.name,
    )


def _last_us(source: Source) -> int | None:
    """The last time stamp in SOURCE; a compressed one is unpacked to its end for it."""
    if source.path is None:
        return None
    lines = reversed(_tail(source).split(b"\n"))
    return first_us(lines, source.anchor_s)


def _tail(source: Source) -> bytes:
    tail = b""
    for block in blocks(source, problems=[]):
        tail = (tail + bytes(block.data[-HEAD_BYTES:]))[-HEAD_BYTES:]
    return tail
