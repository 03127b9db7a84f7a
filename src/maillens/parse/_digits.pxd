from libc.stdint cimport int64_t, uint64_t

cdef extern from *:
    int count_trailing_zeros "__builtin_ctzll"(uint64_t word) nogil


cdef inline int digits_in(uint64_t word) noexcept nogil:
    """How many of the bytes of a word, from the first on, are digits."""
    cdef uint64_t values = word ^ <uint64_t> 0x3030303030303030
    cdef uint64_t others = ((values & <uint64_t> 0x7F7F7F7F7F7F7F7F) + <uint64_t> 0x7676767676767676 | values) & <uint64_t> 0x8080808080808080
    return count_trailing_zeros(others) >> 3 if others else 8


cdef inline int64_t number_of(uint64_t word, int count) noexcept nogil:
    """The number that the first COUNT bytes of a word, 1 to 8 digits, are: pairs, then fours, then all at once."""
    word = (word ^ <uint64_t> 0x3030303030303030) << (64 - 8 * count)
    word = (word * 10 + (word >> 8)) & <uint64_t> 0x00FF00FF00FF00FF
    word = (word * 100 + (word >> 16)) & <uint64_t> 0x0000FFFF0000FFFF
    return <int64_t> ((word * 10000 + (word >> 32)) & <uint64_t> 0xFFFFFFFF)
