# Text that grows: numbers, times and runs of bytes.

cdef struct Text:
    char* data
    int64_t size
    int64_t capacity
    int64_t second              # that `clock` shows
    char clock[48]              # 2026-11-08T10:00:00
    int clock_length


cdef inline char* room(Text* text, int64_t length) except NULL nogil:
    """Where LENGTH more bytes can be written."""
    if text.size + length > text.capacity:
        widen_text(text, length)
    return text.data + text.size


cdef int widen_text(Text* text, int64_t length) except -1 nogil:
    cdef int64_t wanted = max(1 << 16, 2 * text.capacity, text.size + length)
    cdef char* moved = <char*> realloc(text.data, wanted)
    if moved == NULL:
        with gil:
            raise MemoryError
    text.data, text.capacity = moved, wanted
    return 0


cdef inline int put_bytes(Text* text, const char* p, int64_t length) except -1 nogil:
    if length:
        memcpy(room(text, length), p, length)
        text.size += length
    return 0


cdef inline int put_byte(Text* text, char c) except -1 nogil:
    room(text, 1)[0] = c
    text.size += 1
    return 0


cdef int put_number(Text* text, int64_t value) except -1 nogil:
    cdef char digits[24]
    cdef int at = 24
    # The smallest number has no positive twin.
    cdef uint64_t left = <uint64_t> 0 - <uint64_t> value if value < 0 else <uint64_t> value
    while True:
        at -= 1
        digits[at] = <char> (c'0' + left % 10)
        left //= 10
        if left == 0:
            break
    if value < 0:
        at -= 1
        digits[at] = c'-'
    return put_bytes(text, digits + at, 24 - at)


cdef int put_digits(char* out, int64_t value, int count) noexcept nogil:
    while count > 0:
        count -= 1
        out[count] = <char> (c'0' + value % 10)
        value //= 10
    return 0


cdef int put_decimal(Text* text, double value) except -1 nogil:
    """The shortest decimal number that reads back as VALUE, with at least one decimal."""
    cdef int64_t power = 1
    cdef int64_t whole
    cdef int places
    cdef char* out
    for places in range(7):
        if fabs(value) * power < 9e15:
            whole = llrint(value * power)
            if <double> whole / <double> power == value:
                break
        power *= 10
    else:
        return put_long_decimal(text, value)
    if whole < 0 or signbit(value):
        put_byte(text, c'-')
        whole = -whole
    put_number(text, whole // power)
    out = room(text, 8)
    out[0] = c'.'
    put_digits(out + 1, whole % power * (10 if places == 0 else 1), max(1, places))
    text.size += 1 + max(1, places)
    return 0


cdef int put_long_decimal(Text* text, double value) except -1 nogil:
    with gil:
        shown = repr(value).encode()
        put_bytes(text, <const char*> shown, len(shown))
    return 0


cdef int put_time(Text* text, int64_t time_us) except -1 nogil:
    """RFC 3339 in UTC with microseconds."""
    cdef int64_t second = time_us // 1_000_000
    cdef int64_t micro = time_us % 1_000_000
    cdef char* out
    if micro < 0:
        second -= 1
        micro += 1_000_000
    if second != text.second or text.clock_length == 0:
        set_clock(text, second)
    out = room(text, 64)
    memcpy(out, text.clock, 48)
    out += text.clock_length
    out[0] = c'.'
    put_digits(out + 1, micro, 6)
    out[7] = c'Z'
    text.size += text.clock_length + 8
    return 0


cdef int set_clock(Text* text, int64_t second) noexcept nogil:
    """Date from days as in Howard Hinnant's `civil_from_days`, which needs no table."""
    cdef int64_t days = second // 86_400
    cdef int64_t rest = second % 86_400
    cdef int64_t era, of_era, year, of_year, month, day
    if rest < 0:
        days -= 1
        rest += 86_400
    days += 719_468
    era = (days if days >= 0 else days - 146_096) // 146_097
    of_era = days - era * 146_097
    year = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    day = of_year - (153 * month + 2) // 5 + 1
    month = month + 3 if month < 10 else month - 9
    year += era * 400 + (month <= 2)
    text.second = second
    if 0 <= year <= 9999:
        text.clock_length = 19
        put_digits(text.clock, year, 4)
        put_digits(text.clock + 5, month, 2)
        put_digits(text.clock + 8, day, 2)
        put_digits(text.clock + 11, rest // 3600, 2)
        put_digits(text.clock + 14, rest // 60 % 60, 2)
        put_digits(text.clock + 17, rest % 60, 2)
        text.clock[4] = text.clock[7] = c'-'
        text.clock[10] = c'T'
        text.clock[13] = text.clock[16] = c':'
        return 0
    text.clock_length = snprintf(text.clock, 48, b"%lld-%02d-%02dT%02d:%02d:%02d", <long long> year, <int> month, <int> day,
                                 <int> (rest // 3600), <int> (rest // 60 % 60), <int> (rest % 60))
    return 0
