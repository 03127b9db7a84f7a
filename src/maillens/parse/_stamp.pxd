from libc.stdint cimport int8_t, int64_t, uint64_t
from libc.string cimport memcpy

from maillens.columns cimport same_text
from maillens.parse._digits cimport digits_in, number_of

cdef struct StampCache:
    # The last traditional stamp (15 bytes), ISO date (10 bytes) and ISO second (`2025-11-03T00:11:48.`, 20 bytes),
    # with their values; what stood between the six digits of the last ISO stamp and the host, as bytes of a word.
    char syslog[16]
    int64_t syslog_us
    char iso_date[16]
    int64_t iso_us
    char iso_second[24]
    int64_t iso_second_us       # in its zone
    uint64_t zone
    uint64_t zone_mask
    int zone_length
    int8_t iso_kind

cdef inline void start_cache(StampCache* cache) noexcept nogil:
    """Begin with stamps that are true, so that no text, NULs included, is taken for a known one wrongly."""
    memcpy(cache.syslog, b"Jan  1 00:00:00", 16)
    memcpy(cache.iso_date, b"1970-01-01", 11)
    memcpy(cache.iso_second, b"1970-01-01T00:00:00.", 21)
    cache.syslog_us, cache.iso_us, cache.iso_second_us = 946_684_800_000_000, 0, 0
    cache.zone, cache.zone_mask, cache.zone_length, cache.iso_kind = 0x205A, 0xFFFF, 2, ABSOLUTE    # `Z `

cdef enum:
    ABSOLUTE, LOCAL, YEARLESS


cdef inline const char* known_stamp(const char* p, const char* end, StampCache* cache, int8_t* kind, int64_t* value_us) noexcept nogil:
    """Where the line goes on after its stamp, when that is of the same second as the one before; else NULL, and it is to be read."""
    cdef const char* q
    cdef uint64_t digits, zone
    if end - p < 40:            # longer than any stamp: what follows looks at no end
        return NULL
    if same_text(p, cache.syslog, 15) and p[15] == c' ':
        kind[0], value_us[0] = YEARLESS, cache.syslog_us
        q = p + 16
    elif same_text(p, cache.iso_second, 20):
        memcpy(&digits, p + 20, 8)
        memcpy(&zone, p + 26, 8)
        if zone & cache.zone_mask != cache.zone or digits_in(digits) < 6:
            return NULL
        kind[0], value_us[0] = cache.iso_kind, cache.iso_second_us + number_of(digits, 6)
        q = p + 26 + cache.zone_length
    else:
        return NULL
    return q if q[0] != c' ' else NULL


cdef const char* read_stamp(const char* p, const char* end, StampCache* cache, int8_t* kind, int64_t* value_us, bint* rfc5424) noexcept nogil
cdef int64_t days_before(int64_t year, int month, int day) noexcept nogil
