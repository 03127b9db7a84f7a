# The beginning of a line: its stamp, its host, its tag, its process.


cdef bint not_plain(Ledger ledger) noexcept nogil:
    """Python shall look, and nothing is known of the day behind it."""
    ledger.stamp_length = 0
    return False


cdef inline bint two_digits(const char* p) noexcept nogil:
    return c'0' <= p[0] <= c'9' and c'0' <= p[1] <= c'9'


cdef inline int number_at(const char* p) noexcept nogil:
    return (p[0] - c'0') * 10 + p[1] - c'0'


cdef int read_plain_stamp(const char* p, const char* end, Plain* line) noexcept nogil:
    """How long the stamp is, with the blank behind it; 0 where it is neither traditional nor RFC 3339."""
    cdef int length
    if end - p < 27:
        return 0
    if p[3] == c' ':
        if p[6] != c' ' or p[15] != c' ' or not (p[4] == c' ' or c'0' <= p[4] <= c'3') or not c'0' <= p[5] <= c'9':
            return 0
        return 16 if read_clock(p + 7, line) else 0
    if not (p[4] == p[7] == c'-' and p[10] == c'T' and two_digits(p) and two_digits(p + 2) and two_digits(p + 5)
            and two_digits(p + 8) and read_clock(p + 11, line)):
        return 0
    length = 19
    if p[length] == c'.':
        length += 1
        while p + length < end and c'0' <= p[length] <= c'9':
            length += 1
    if end - p < length + 8:
        return 0
    if p[length] == c'Z':
        return length + 2 if p[length + 1] == c' ' and p[length - 1] != c'.' else 0
    if p[length] != c'+' and p[length] != c'-':
        return 0
    p += length
    if two_digits(p + 1) and p[3] == c':' and two_digits(p + 4) and p[6] == c' ' and (p - 1)[0] != c'.':
        return length + 7
    return 0


cdef bint read_clock(const char* p, Plain* line) noexcept nogil:
    if not (two_digits(p) and p[2] == p[5] == c':' and two_digits(p + 3) and two_digits(p + 6)):
        return False
    line.hour = number_at(p)
    line.second = line.hour * 3600 + number_at(p + 3) * 60 + number_at(p + 6)
    return line.hour < HOURS and number_at(p + 6) < 60


cdef bint keep_day(Ledger ledger, const char* start, const char* end) except -1 nogil:
    """Whether the day of a line is asked for."""
    cdef int length = 6 if start[3] == c' ' else 10
    if length == ledger.stamp_length and memcmp(start, ledger.stamp, length) == 0:
        return ledger.is_wanted
    with gil:
        wanted = ledger.counting.begin_day(start[:end - start])
    ledger.is_wanted = wanted is True
    ledger.is_turned = False
    ledger.stamp_length = 0
    if wanted is not None:
        memcpy(ledger.stamp, start, length)
        ledger.stamp_length = length
    return ledger.is_wanted


cdef bint read_tag(const char* p, const char* end, Piece* tag, Plain* line) noexcept nogil:
    """Whether `HOST TAG[PID]: ` stands at P; the text begins behind it."""
    tag.at = <const char*> memchr(p, c' ', end - p)
    if tag.at == NULL or tag.at == p:
        return False
    tag.at += 1
    p = tag.at
    while p < end and p[0] != c' ' and p[0] != c'[' and p[0] != c':':
        p += 1
    tag.end = p
    if tag.at == tag.end or end - p < 6 or p[0] != c'[' or not c'0' <= p[1] <= c'9':
        return False
    p += 1
    while p < end and c'0' <= p[0] <= c'9':
        p += 1
    line.text.at = p + 3
    return end - p > 3 and p[0] == c']' and p[1] == c':' and p[2] == c' '
