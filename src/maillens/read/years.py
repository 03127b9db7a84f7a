"""Stamps without a year -> moments, for files that were written or copied together.

A file alone gets the latest years that its anchor allows. But the anchor of a copy says
only when it was copied, and may fall into the middle of the set: fetched on 10 December,
a set from November to January is not to be torn apart. And a set that knows 29 February
is from a leap year altogether.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from maillens.epoch import EPOCH
from maillens.stamp import PLACEHOLDER_YEAR

TOGETHER_S = 3_600.0
"""Files whose anchors follow each other within an hour were written or copied together."""

_US = timedelta(microseconds=1)
_DAY = timedelta(days=1)
_YEAR_US = 366 * _DAY // _US


def batches(anchors_s: Iterable[float]) -> Iterator[set[float]]:
    """The anchors of files that were written or copied together."""
    batch: list[float] = []
    for anchor_s in sorted(set(anchors_s)):
        if batch and anchor_s - batch[-1] > TOGETHER_S:
            yield set(batch)
            batch = []
        batch.append(anchor_s)
    if batch:
        yield set(batch)


def moments(values_us: Iterable[int], anchor_s: float) -> dict[int, int]:
    """Clock readings of `PLACEHOLDER_YEAR` -> microseconds since 1970, for one batch.

    Args:
        values_us: `Stamp.value_us` of stamps without a year.
        anchor_s: No moment is more than a day later; the day is for zones.
    """
    values = sorted(set(values_us))
    latest = EPOCH + timedelta(seconds=anchor_s) + _DAY
    seam = _seam(values, latest)
    for year in range(latest.year, latest.year - 9, -1):  # 29 February can be eight years back (1896 to 1904)
        try:
            dated = {value: _in_year(value, year if value <= seam else year - 1) for value in values}
        except ValueError:
            continue
        if all(moment <= (latest - EPOCH) // _US for moment in dated.values()):
            return dated
    return {value: value for value in values}


def _in_year(value_us: int, year: int) -> int:
    return ((EPOCH + value_us * _US).replace(year=year) - EPOCH) // _US


def _seam(values: list[int], latest: datetime) -> int:
    """The last clock reading of the batch: those beyond it are from the year before.

    It is the anchor's own, unless that lies among the readings while they leave
    another, clearly wider part of the year empty.
    """
    at_anchor = (latest.replace(year=PLACEHOLDER_YEAR) - EPOCH) // _US
    gaps = [(after - before, before) for before, after in pairwise(values)]
    if not values:
        return at_anchor
    # From the last reading around the turn of the year to the first.
    gaps.append((values[0] + _YEAR_US - values[-1], values[-1]))
    widest, before_widest = max(gaps)
    before_anchor = max((value for value in values if value <= at_anchor), default=values[-1])
    here = next(gap for gap, before in gaps if before == before_anchor)
    # Two months without a line are a gap; and the one at the anchor is less than half as wide.
    return before_widest if widest > 60 * _DAY // _US and here < widest // 2 else at_anchor
