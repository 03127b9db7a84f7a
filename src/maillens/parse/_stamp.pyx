# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""Beginning of a line -> time stamp, natively; `maillens.stamp` is the specification."""

from libc.stdint cimport int8_t, int32_t, int64_t, uint8_t, uint64_t
from libc.string cimport memcmp, memcpy

cdef int64_t SECOND = 1_000_000
cdef int64_t DAY = 86_400_000_000
cdef const char* MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"


cdef inline int digits(const char* p, const char* end, int count) noexcept nogil:
    """COUNT digits at P as a number, -1 where they do not stand."""
    cdef int value = 0
    cdef int i
    if end - p < count:
        return -1
    for i in range(count):
        if not c'0' <= p[i] <= c'9':
            return -1
        value = value * 10 + (p[i] - c'0')
    return value


cdef int64_t days_before(int64_t year, int month, int day) noexcept nogil:
    """Days from 1970-01-01 to a date of the proleptic Gregorian calendar."""
    if month <= 2:
        year -= 1
    cdef int64_t era = year // 400
    cdef int64_t year_of_era = year - era * 400
    cdef int64_t day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719468


cdef int64_t date_us(int year, int month, int day) noexcept nogil:
    """Midnight of a date in microseconds since 1970, -1 where it does not exist."""
    cdef int length = 30 + ((month + (month > 7)) & 1)
    # The last year is left out: in another zone it is the year 10000, which no calendar here has.
    if not 1970 <= year < 9999 or not 1 <= month <= 12 or day < 1:
        return -1
    if month == 2:
        length = 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return -1 if day > length else days_before(year, month, day) * DAY


cdef int64_t clock_us(const char* p, const char* end) noexcept nogil:
    """`HH:MM:SS` at P in microseconds, -1 where it does not stand or exist."""
    cdef int hour = digits(p, end, 2)
    cdef int minute, second
    if hour < 0 or hour > 23 or end - p < 8 or p[2] != c':' or p[5] != c':':
        return -1
    minute, second = digits(p + 3, end, 2), digits(p + 6, end, 2)
    if minute < 0 or minute > 59 or second < 0 or second > 60:
        return -1
    return ((hour * 60 + minute) * 60 + min(second, 59)) * SECOND


cdef const char* fraction(const char* p, const char* end, bint comma, int64_t* value_us) noexcept nogil:
    """Add a fraction of one to nine digits after `.` (or `,`) at P; P itself where there is none."""
    cdef const char* q = p + 1
    cdef int64_t value = 0
    cdef int count = 0
    if p >= end or not (p[0] == c'.' or comma and p[0] == c','):
        return p
    while q < end and c'0' <= q[0] <= c'9' and count < 9:
        if count < 6:
            value = value * 10 + (q[0] - c'0')
        count += 1
        q += 1
    if count == 0:
        return p
    while count < 6:
        value *= 10
        count += 1
    value_us[0] += value
    return q


cdef const char* read_syslog(const char* p, const char* end, StampCache* cache, int8_t* kind, int64_t* value_us) noexcept nogil:
    cdef int month, day, year
    cdef int64_t date, clock
    cdef const char* start = p
    if end - p >= 15 and memcmp(p, cache.syslog, 15) == 0:
        kind[0], value_us[0] = YEARLESS, cache.syslog_us
        return fraction(p + 15, end, False, value_us)
    if end - p < 14:
        return NULL
    for month in range(12):
        if memcmp(p, MONTHS + 3 * month, 3) == 0:
            break
    else:
        return NULL
    if p[3] != c' ':
        return NULL
    p += 5 if p[4] == c' ' else 4
    day = digits(p, end, 2)
    if day >= 0:
        p += 2
    else:
        day = digits(p, end, 1)
        p += 1
    if day < 0 or end - p < 9 or p[0] != c' ':
        return NULL
    p += 1
    year = digits(p, end, 4)
    if year >= 0 and end - p > 5 and p[4] == c' ':
        p += 5
    else:
        year = -1
    clock = clock_us(p, end)
    if clock < 0:
        return NULL
    p += 8
    date = date_us(2000 if year < 0 else year, month + 1, day)
    if date < 0:
        return NULL
    kind[0] = YEARLESS if year < 0 else LOCAL
    value_us[0] = date + clock
    if year < 0 and p - start == 15:
        memcpy(cache.syslog, start, 15)
        cache.syslog_us = value_us[0]
    return fraction(p, end, False, value_us)


cdef const char* read_iso(const char* p, const char* end, StampCache* cache, int8_t* kind, int64_t* value_us) noexcept nogil:
    cdef int year, month, day
    cdef int64_t clock, fraction_us = 0
    cdef const char* q
    cdef const char* behind
    if end - p >= 4 and p[3] == c' ' and weekday(p):
        p += 4
    if end - p < 19 or p[4] != c'-' or p[7] != c'-' or (p[10] != c'T' and p[10] != c' '):
        return NULL
    if memcmp(p, cache.iso_date, 10) != 0:
        year, month, day = digits(p, end, 4), digits(p + 5, end, 2), digits(p + 8, end, 2)
        if year < 0 or month < 0 or day < 0 or date_us(year, month, day) < 0:
            return NULL
        memcpy(cache.iso_date, p, 10)
        cache.iso_us = date_us(year, month, day)
    clock = clock_us(p + 11, end)
    if clock < 0:
        return NULL
    kind[0], value_us[0] = LOCAL, cache.iso_us + clock
    q = fraction(p + 19, end, True, &fraction_us)
    behind = read_zone(q, end, kind, value_us)
    # Where no zone stands, what stands there in the next line may be one.
    if q - p == 26 and p[19] == c'.' and q < behind < end and behind[0] == c' ' and behind - q < 8:
        memcpy(cache.iso_second, p, 20)
        cache.iso_kind, cache.iso_second_us = kind[0], value_us[0]
        cache.zone, cache.zone_length = 0, <int> (behind + 1 - q)
        memcpy(&cache.zone, q, cache.zone_length)
        cache.zone_mask = <uint64_t> -1 >> (64 - 8 * cache.zone_length)
    value_us[0] += fraction_us
    return behind


cdef bint weekday(const char* p) noexcept nogil:
    cdef const char* names = "MonTueWedThuFriSatSun"
    cdef int i
    for i in range(7):
        if memcmp(p, names + 3 * i, 3) == 0:
            return True
    return False


cdef const char* read_zone(const char* p, const char* end, int8_t* kind, int64_t* value_us) noexcept nogil:
    """The zone at P, if any: Z, UTC, GMT, an offset, or a name that says nothing certain."""
    cdef const char* q = p
    cdef int hours, minutes
    cdef int64_t offset
    if p < end and p[0] == c'Z':
        kind[0] = ABSOLUTE
        return p + 1
    if p < end and p[0] == c' ':
        q = p + 1
    if end - q >= 3 and (memcmp(q, b"UTC", 3) == 0 or memcmp(q, b"GMT", 3) == 0):
        kind[0] = ABSOLUTE
        return q + 3
    if p < end and (p[0] == c'+' or p[0] == c'-'):
        hours = digits(p + 1, end, 2)
        q = p + 3
        if hours >= 0 and q < end and q[0] == c':':
            q += 1
        minutes = digits(q, end, 2) if hours >= 0 else -1
        if minutes >= 0:
            offset = (hours * 60 + minutes) * 60 * SECOND
            kind[0] = ABSOLUTE
            value_us[0] += -offset if p[0] == c'+' else offset
            return q + 2
        return p
    if p < end and p[0] == c' ':
        while q < end and c'A' <= q[0] <= c'Z' and q - p <= 5:
            q += 1
        if q - p >= 3 and q < end and q[0] == c' ':
            return q
    return p


cdef const char* read_unix(const char* p, const char* end, int8_t* kind, int64_t* value_us) noexcept nogil:
    cdef const char* q = p
    cdef int64_t seconds = 0
    cdef int micro
    while q < end and c'0' <= q[0] <= c'9' and q - p < 11:
        seconds = seconds * 10 + (q[0] - c'0')
        q += 1
    if q - p < 9 or q >= end or q[0] != c'.':
        return NULL
    micro = digits(q + 1, end, 6)
    if micro < 0:
        return NULL
    kind[0], value_us[0] = ABSOLUTE, seconds * SECOND + micro
    return q + 7


cdef const char* read_stamp(const char* p, const char* end, StampCache* cache, int8_t* kind, int64_t* value_us, bint* rfc5424) noexcept nogil:
    """Where the line goes on after its stamp, NULL where it has none.

    `rfc5424` says whether the version of RFC 5424 stood before the stamp.
    """
    cdef const char* q
    rfc5424[0] = False
    if p < end and p[0] == c'<':
        q = p + 1
        while q < end and c'0' <= q[0] <= c'9' and q - p <= 3:
            q += 1
        if q > p + 1 and q < end and q[0] == c'>':
            p = q + 1
            if end - p >= 2 and p[0] == c'1' and p[1] == c' ':
                rfc5424[0] = True
                p += 2
    if p >= end:
        return NULL
    q = read_syslog(p, end, cache, kind, value_us)
    if q == NULL:
        q = read_iso(p, end, cache, kind, value_us)
    if q == NULL:
        q = read_unix(p, end, kind, value_us)
    if q == NULL:
        return NULL
    if q < end:
        if q[0] == c':':
            q += 1
        elif q[0] != c' ' and q[0] != c'\t' and q[0] != c'\r' and q[0] != c'\n':
            return NULL
    while q < end and q[0] == c' ':
        q += 1
    return q


def stamp_of(bytes line):
    """(kind, microseconds, end) of the stamp of LINE, None where there is none; for tests."""
    cdef StampCache cache
    cdef int8_t kind = 0
    cdef int64_t value = 0
    cdef bint rfc5424 = False
    cdef const char* start = line
    start_cache(&cache)
    cdef const char* q = read_stamp(start, start + len(line), &cache, &kind, &value, &rfc5424)
    return None if q == NULL else (kind, value, q - start)
