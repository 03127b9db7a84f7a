"""Sources -> sources in order of time, by what is in them.

Names do not count: rotation schemes number upwards, downwards, or not at all.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from maillens.read.blocks import blocks
from maillens.read.input import HEAD_BYTES, opened, tail_of
from maillens.read.source import Source
from maillens.read.years import batches, moments
from maillens.stamp import ABSOLUTE, YEARLESS, Stamp, parse_stamp

NEAR_US = 7_200_000_000
"""Sources that begin within two hours of each other may be parts from the hour that the end
of summer time repeats; where they end tells."""

_DAY_S = 86_400
# Half an hour: Lord Howe Island sets its clocks by that, everybody else by an hour.
_SET_BACK_US = 1_800_000_000
# An anchor that lies less than a year behind the first line allows no later year for it.
_YEAR_S = 330 * _DAY_S
# logrotate's dateext, `-2026111506` where it runs every hour; archives by day. Other numbers are no dates.
_NAME_DATE = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})([-._]?)([01][0-9])\2([0-3][0-9])(?:(?<=-[0-9]{8})[0-2][0-9])?(?![0-9])"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A source and the stamps in it.

    Args:
        source: The source.
        first: The first stamp, None when nothing could be seen.
        last: The last stamp, where it was worth looking for.
        first_us: The moment of `first`, microseconds since 1970.
        last_us: The moment of `last`.
    """

    source: Source
    first: Stamp | None
    last: Stamp | None = None
    first_us: int | None = None
    last_us: int | None = None


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
        begin = datetime(named.year, named.month, named.day, tzinfo=UTC)
        if begin.timestamp() <= written_s + _DAY_S:  # else the number is no date: it had not come yet
            # That day may end twelve hours later than UTC's.
            return (begin + timedelta(hours=36)).timestamp()
    return written_s


def first_stamp(lines: Iterable[bytes]) -> Stamp | None:
    """The stamp of the first of LINES that has one."""
    return next((stamp for stamp in map(parse_stamp, lines) if stamp), None)


def in_order(found: list[Dated]) -> list[Source]:
    """The sources of FOUND, the earliest first; those that show no time come last.

    What begins in the same second is ordered by its end, then by when it was written,
    then by rotation number, the highest first. Where the anchor of a source turns out
    to be years too late, the source comes with one that allows the right year only.
    """
    dated = _with_moments(_with_ends(_with_moments(found)))
    ordered = sorted(dated, key=_key)
    return [_anchored(one) for cluster in _clusters(ordered) for one in _unfolded(cluster)]


def _with_moments(found: list[Dated]) -> list[Dated]:
    """FOUND with the moments of its stamps; years are decided for each batch as a whole."""
    yearless = [one for one in found if one.first is not None and one.first.kind == YEARLESS]
    years: dict[float, dict[int, int]] = {}
    for anchors in batches(one.source.anchor_s for one in yearless):
        batch = [one for one in yearless if one.source.anchor_s in anchors]
        stamps = [stamp for one in batch for stamp in (one.first, one.last) if stamp and stamp.kind == YEARLESS]
        years |= dict.fromkeys(anchors, moments((stamp.value_us for stamp in stamps), max(anchors)))
    return [_with_years(one, years.get(one.source.anchor_s, {})) for one in found]


def _with_years(one: Dated, years: dict[int, int]) -> Dated:
    if one.first is None:
        return one
    last_us = None if one.last is None else _moment_us(one.last, one.source, years)
    return replace(one, first_us=_moment_us(one.first, one.source, years), last_us=last_us)


def _moment_us(stamp: Stamp, source: Source, years: dict[int, int]) -> int:
    if stamp.kind != YEARLESS:
        return stamp.value_us
    # A log that began with years and ends without (a changed syslog format) is in no batch.
    return years.get(stamp.value_us) or moments([stamp.value_us], source.anchor_s)[stamp.value_us]


def _with_ends(found: list[Dated]) -> list[Dated]:
    """FOUND with the last stamps of those that begin near something else.

    A plain file is looked at there. Others must be unpacked to their end, which is done
    only for what begins in the same second.
    """
    begins = sorted(one.first_us for one in found if one.first_us is not None)
    # To look at the end of a plain file is one seek; to unpack another is all of its bytes.
    near, same = (
        {moment for pair in pairwise(begins) if pair[1] - pair[0] <= distance for moment in pair}
        for distance in (NEAR_US, 1_000_000)
    )
    return [
        replace(one, last=_last_stamp(one.source, unpack=one.first_us in same)) if one.first_us in near else one
        for one in found
    ]


def _last_stamp(source: Source, *, unpack: bool) -> Stamp | None:
    """The last stamp in SOURCE; of one that must be unpacked only with UNPACK."""
    if source.path is None:
        return None
    try:
        with opened(source) as input:
            if input.codec is None and input.translator is None:
                return first_stamp(reversed(tail_of(source.path).split(b"\n")))
    except OSError:
        return None
    tail = b""
    for block in blocks(source, problems=[]) if unpack else ():
        tail = (tail + bytes(block.data[-HEAD_BYTES:]))[-HEAD_BYTES:]
    return first_stamp(reversed(tail.split(b"\n")))


def _anchored(one: Dated) -> Source:
    """The source of ONE, with an earlier anchor where its own would allow too late a year."""
    if one.first is None or one.first_us is None or one.first.kind != YEARLESS:
        return one.source
    if one.first_us >= _moment_us(one.first, one.source, {}):
        return one.source
    return replace(one.source, anchor_s=min(one.source.anchor_s, one.first_us / 1_000_000 + _YEAR_S))


def _key(one: Dated) -> tuple[float, float, float, int, str]:
    source, first = one.source, one.first_us
    if first is None:
        return float("inf"), 0, source.anchor_s, 0, source.name
    last = first if one.last_us is None else one.last_us
    # It ends before it begins: in the second pass of the hour that comes twice.
    if first - last > _SET_BACK_US:
        last += 3_600_000_000
    # logrotate and newsyslog number the younger `.1`; it decides last, between files that are alike in all else.
    rotation = re.search(r"\.([0-9]{1,9})(?:\.[a-z0-9]+)?$", source.name)
    return first, last, source.anchor_s, -int(rotation[1]) if rotation else 0, source.name


def _clusters(ordered: list[Dated]) -> Iterator[list[Dated]]:
    """ORDERED in groups of sources that begin near each other."""
    cluster: list[Dated] = []
    for one in ordered:
        before = cluster[-1].first_us if cluster else None
        if cluster and (one.first_us is None or before is None or one.first_us - before > NEAR_US):
            yield cluster
            cluster = []
        cluster.append(one)
    if cluster:
        yield cluster


def _unfolded(cluster: list[Dated]) -> list[Dated]:
    """CLUSTER in its true order where one part shows that the clock was set back.

    Local time repeats an hour when summer time ends; which pass a part belongs to is
    seen from its neighbours: parts are linked end to beginning, narrowest gap first.
    """
    set_back = [one for one in cluster if one.first_us and one.last_us and one.first_us - one.last_us > _SET_BACK_US]
    if not set_back or any(one.first is None or one.first.kind == ABSOLUTE for one in cluster):
        return cluster
    gaps = sorted(
        (right.first_us - left.last_us, one, two)
        for one, left in enumerate(cluster)
        for two, right in enumerate(cluster)
        if one != two and right.first_us is not None and left.last_us is not None
        if 0 <= right.first_us - left.last_us <= NEAR_US
    )
    chains = {number: [number] for number in range(len(cluster))}  # by the chain's last member
    for _, one, two in gaps:
        head = next((end for end, chain in chains.items() if chain[0] == two), None)
        if one in chains and head is not None and head != one:
            chains[head] = chains.pop(one) + chains.pop(head)
    return [cluster[number] for chain in sorted(chains.values()) for number in chain]
