# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""Stamps as written -> times in UTC: years and zones that the log left out.

A traditional stamp has neither year nor zone. Lines of one file follow each other
to within a month, and the last one is not younger than the file; that gives the
year. In the hour that summer time repeats, a clock that went back tells the
second pass from the first.
"""

from datetime import datetime, timedelta

from libc.stdint cimport int8_t, int32_t, int64_t

from maillens.parse._scanner cimport Record, Scan
from maillens.parse._stamp cimport days_before

cdef enum:
    ABSOLUTE, LOCAL, YEARLESS, NO_STAMP

cdef int64_t SECOND = 1_000_000
cdef int64_t HOUR = 3_600_000_000
cdef int64_t DAY = 86_400_000_000
cdef int64_t LEAP_YEAR = 366 * DAY
cdef int64_t MOST_BACKWARDS = 31 * DAY      # between lines of one file
# Lines overtake each other by seconds; further back lies the second pass of a repeated hour.
cdef int64_t OVERTAKING = 2 * 60 * SECOND
cdef int64_t NEVER = -(<int64_t> 1 << 62)
# A hostile file may jump back and forth between months: its times must stay in the calendar.
cdef int64_t FIRST_YEAR = 1970
cdef int64_t LAST_YEAR = 9998
cdef int64_t MOST_TURNS = 10_000
EPOCH = datetime(1970, 1, 1)


cdef bint is_leap(int64_t year) noexcept nogil:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


cdef int64_t in_year(int64_t stamp, int64_t year) noexcept nogil:
    """A stamp of the placeholder year 2000, moved to another; 29 February becomes the 28th where there is none."""
    cdef int64_t day = stamp // DAY - days_before(2000, 1, 1)
    year = min(max(year, FIRST_YEAR), LAST_YEAR)
    if day < 59 or is_leap(year):
        return stamp + (days_before(year, 1, 1) - days_before(2000, 1, 1)) * DAY
    return stamp + (days_before(year, 3, 1) - days_before(2000, 3, 1)) * DAY


cdef int64_t year_of(int64_t moment) noexcept nogil:
    cdef int64_t year = 1970 + moment // (365 * DAY)
    while days_before(year, 1, 1) * DAY > moment:
        year -= 1
    return year


cdef int64_t turns(int64_t stamp, int64_t last) noexcept nogil:
    """How often the year has turned at STAMP: the least that puts it no more than a month before LAST.

    LAST is counted from the beginning of the file's first year, all years as leap years.
    """
    cdef int64_t behind = last - MOST_BACKWARDS - (stamp - days_before(2000, 1, 1) * DAY)
    return min((behind + 3 * LEAP_YEAR - 1) // LEAP_YEAR - 2, MOST_TURNS)


cdef int64_t place(int64_t stamp, int64_t turned) noexcept nogil:
    """Where a stamp lies from the beginning of the file's first year, all years as leap years."""
    return stamp - days_before(2000, 1, 1) * DAY + turned * LEAP_YEAR


cdef class Clock:
    """Gives the records of one file their times, block by block in order.

    Args:
        zone: tzinfo of stamps without a zone; None for this machine's.
    """

    cdef object zone
    cdef int64_t anchor, first_year, last, last_utc
    cdef int64_t cached_hour, cached_first, cached_second
    cdef int64_t same_stamp, same_time      # lines of one second follow each other
    cdef bint started
    cdef readonly bint guessed_year, assumed_zone

    def __init__(self, zone=None):
        self.zone = zone
        self.cached_hour = NEVER

    def start(self, double anchor_s):
        """Begin a file whose last line was written no later than ANCHOR_S (UNIX seconds)."""
        self.anchor = <int64_t> (anchor_s * 1e6) + DAY
        self.started = False
        self.last = self.last_utc = self.same_stamp = NEVER

    def set_times(self, Scan scan, later_stamps=()):
        """Turn the stamps of a block into times, in place.

        Args:
            later_stamps: Yearless stamps (microseconds in the year 2000) from further on in
                the file, known before it is read: they show how many years it spans.
        """
        cdef int64_t i, turned
        cdef Record* r
        if not self.started:
            self._find_start(scan, [s for s in later_stamps])
        with nogil:
            for i in range(scan.record_count):
                r = &scan.records[i]
                if r.stamp_kind == LOCAL:
                    r.stamp = self._utc(r.stamp)
                    self.assumed_zone = True
                elif r.stamp_kind == YEARLESS and r.stamp == self.same_stamp:
                    r.stamp = self.same_time
                elif r.stamp_kind == YEARLESS:
                    self.same_stamp = r.stamp
                    turned = turns(r.stamp, self.last)
                    self.last = max(self.last, place(r.stamp, turned))
                    r.stamp = self.same_time = self._utc(in_year(r.stamp, self.first_year + turned))
                    self.guessed_year = self.assumed_zone = True

    def _find_start(self, Scan scan, list later_stamps):
        """Count the years back from the anchor over all that is known of the file."""
        cdef int64_t i, stamp, turned, year, before = NEVER, first = 0, last = NEVER, last_stamp = 0, leap_turned = NEVER
        for i in range(scan.record_count + <int64_t> len(later_stamps)):
            if i < scan.record_count:
                if scan.records[i].stamp_kind != YEARLESS:
                    continue
                stamp = scan.records[i].stamp
            else:
                stamp = later_stamps[i - scan.record_count]
            if stamp == before:
                continue
            before = stamp
            if last == NEVER:
                first = last = place(stamp, 0)
            turned = turns(stamp, last)
            if place(stamp, turned) >= last:
                last, last_stamp = place(stamp, turned), stamp
            if stamp // DAY - days_before(2000, 1, 1) == 59:
                leap_turned = turned
        if last == NEVER:
            return
        self.started = True
        year = year_of(self.anchor)
        turned = last // LEAP_YEAR
        while self._local(in_year(last_stamp, year)) > self.anchor and year > FIRST_YEAR or (
            leap_turned != NEVER and not is_leap(year - turned + leap_turned)
        ):
            year -= 1
        self.first_year, self.last = year - turned, first

    cdef int64_t _local(self, int64_t moment):
        return self._utc_of_hour(moment // HOUR * HOUR, 0) + moment % HOUR

    cdef int64_t _utc(self, int64_t local) except? -1 nogil:
        """UTC of a clock reading; of the two readings in a repeated hour, the one that follows."""
        cdef int64_t hour = local // HOUR * HOUR
        cdef int64_t moment
        if hour != self.cached_hour:
            with gil:
                self.cached_first = self._utc_of_hour(hour, 0) - hour
                self.cached_second = self._utc_of_hour(hour, 1) - hour
                self.cached_hour = hour
        moment = local + self.cached_first
        if self.cached_second > self.cached_first and self.last_utc != NEVER and moment < self.last_utc - OVERTAKING:
            moment = local + self.cached_second
        self.last_utc = max(self.last_utc, moment)
        return moment

    cdef int64_t _utc_of_hour(self, int64_t hour, int fold) except? -1:
        try:
            reading = (EPOCH + timedelta(microseconds=hour)).replace(tzinfo=self.zone, fold=fold)
            return <int64_t> reading.timestamp() * SECOND
        except (OverflowError, ValueError, OSError):
            # Beyond the calendar there are no zones; only a wrong anchor leads there.
            return hour
