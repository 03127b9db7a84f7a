# A block: bytes that are not UTF-8 replaced, cut into lines, each line read.


cdef int make_room(Scanner s, Scan out) except -1 nogil:
    """Room for as many records, and rows in every family, as the blocks before had, so that none is moved while it grows."""
    cdef int family
    if s.roomy_records:
        widen_records(out, s.roomy_records)
    for family in range(out.family_count):
        if s.roomy[family]:
            widen(out.rows[family], s.roomy[family])
    return 0


cdef int scan_block(Scanner s, Scan out) except -1 nogil:
    cdef const char* p = out.base
    cdef const char* end = p + out.size
    cdef const char* behind
    cdef const char* stop
    cdef StampCache cache
    cdef Matcher m
    cdef Text texts[2]          # the line in hand and the one before, in turn
    cdef int now = 0
    cdef int family, is_ascii
    m.limit = end - ROOM
    start_cache(&cache)
    memset(texts, 0, 2 * sizeof(Text))
    while p < end:
        behind = stop = line_end(p, end, &is_ascii)
        if not is_ascii:
            replace_invalid(<uint8_t*> p, behind - p)
        while stop > p and ((stop - 1)[0] == c'\r' or (stop - 1)[0] == c' ' or (stop - 1)[0] == c'\t'):
            stop -= 1
        if stop > m.limit:
            m.copy = room_for_last(out, stop - p + ROOM)
        if stop > p:
            now ^= read_line(s, out, &m, &cache, &texts[now], &texts[now ^ 1], p, stop)
        p = behind + 1
    s.roomy_records = max(s.roomy_records, out.record_count * 9 // 8)
    for family in range(out.family_count):
        s.roomy[family] = max(s.roomy[family], out.rows[family].row_count * 9 // 8)
    return 0


cdef char* room_for_last(Scan out, int64_t size) except NULL nogil:
    """Room for the text of a line so near the end of the block that it is copied to be matched; never less than before."""
    cdef char* moved
    if size > out.last_text_room:
        moved = <char*> realloc(out.last_text, size)
        if moved == NULL:
            with gil:
                raise MemoryError
        out.last_text, out.last_text_room = moved, size
    return out.last_text


cdef void replace_invalid(uint8_t* p, int64_t size) noexcept nogil:
    """Put `?` for every byte that is not part of well-formed UTF-8 (RFC 3629)."""
    cdef uint8_t* end = p + size
    cdef uint64_t word
    cdef int length
    while p < end:
        if end - p >= 8:
            memcpy(&word, p, 8)
            if word & <uint64_t> 0x8080808080808080 == 0:
                p += 8
                continue
        if p[0] < 0x80:
            p += 1
            continue
        length = sequence_length(p, end)
        if length == 0:
            p[0] = c'?'
            length = 1
        p += length


cdef int sequence_length(const uint8_t* p, const uint8_t* end) noexcept nogil:
    """Bytes of the character at P, which is not ASCII; 0 where it is malformed."""
    cdef int length, i
    cdef uint8_t low = 0x80
    cdef uint8_t high = 0xBF
    if 0xC2 <= p[0] <= 0xDF:
        length = 2
    elif 0xE0 <= p[0] <= 0xEF:
        length = 3
        low = 0xA0 if p[0] == 0xE0 else 0x80
        high = 0x9F if p[0] == 0xED else 0xBF
    elif 0xF0 <= p[0] <= 0xF4:
        length = 4
        low = 0x90 if p[0] == 0xF0 else 0x80
        high = 0x8F if p[0] == 0xF4 else 0xBF
    else:
        return 0
    if end - p < length or not low <= p[1] <= high:
        return 0
    for i in range(2, length):
        if not 0x80 <= p[i] <= 0xBF:
            return 0
    return length
