from libc.stdint cimport int8_t, int64_t
from libc.string cimport memcpy

cdef struct StampCache:
    # The last traditional stamp (15 bytes) and the last ISO date (10 bytes), with their values.
    char syslog[16]
    int64_t syslog_us
    char iso_date[16]
    int64_t iso_us

cdef inline void start_cache(StampCache* cache) noexcept nogil:
    """Begin with stamps that are true, so that no text, NULs included, is taken for a known one wrongly."""
    memcpy(cache.syslog, b"Jan  1 00:00:00", 16)
    memcpy(cache.iso_date, b"1970-01-01", 11)
    cache.syslog_us, cache.iso_us = 946_684_800_000_000, 0

cdef const char* read_stamp(const char* p, const char* end, StampCache* cache, int8_t* kind, int64_t* value_us, bint* rfc5424) noexcept nogil
cdef int64_t days_before(int64_t year, int month, int day) noexcept nogil
