from libc.stdint cimport int8_t, int64_t

cdef struct StampCache:
    # The last traditional stamp (15 bytes) and the last ISO date (10 bytes), with their values.
    char syslog[16]
    int64_t syslog_us
    char iso_date[16]
    int64_t iso_us

cdef const char* read_stamp(const char* p, const char* end, StampCache* cache, int8_t* kind, int64_t* value_us, bint* rfc5424) noexcept nogil
cdef int64_t days_before(int64_t year, int month, int day) noexcept nogil
