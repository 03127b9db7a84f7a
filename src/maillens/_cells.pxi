# Records and rows -> the cells of columns: each record and each cell is looked at once.

cdef enum:
    LOCAL_STAMP = 1             # from here on, zone or year are not written in the line
    NO_STAMP = 3
    AHEAD = 16                 # lines on their way from memory, and as many records: a family picks its own from those of all

cdef enum:
    TIME, HOST, SERVICE, INSTANCE, DAEMON, PID, OPTIONAL_COUNT

cdef struct Envelope:
    # The columns that all records have, for the rows of one family.
    int64_t* time
    int64_t* pid
    int64_t* offset
    View* line
    int32_t* names[4]           # host, service, instance, daemon
    int32_t* severity
    int32_t* kind
    uint8_t* guessed            # bits
    uint8_t* valid[OPTIONAL_COUNT]
    int64_t missing[OPTIONAL_COUNT]


cdef void put_records(
    Envelope* out, const int32_t* numbers, int64_t count, const Record* records, const int32_t* origins, int32_t no_origin,
    const char* base, Place* place
) noexcept nogil:
    """The envelope of records.

    Args:
        numbers: Which records they are, ascending.
        origins: Four codes for each origin, -1 for none.
        no_origin: The origin of lines without any.
    """
    cdef int64_t first, row
    cdef int bit, part
    cdef uint32_t guessed
    cdef uint32_t missing[OPTIONAL_COUNT]
    cdef const Record* r
    cdef const int32_t* origin
    for first in range(0, count, 8):
        memset(missing, 0, sizeof(missing))
        guessed = 0
        for bit in range(<int> min(8, count - first)):
            row = first + bit
            r = records + numbers[row]
            if row + 2 * AHEAD < count:
                prefetch(records + numbers[row + 2 * AHEAD])
                prefetch(base + records[numbers[row + AHEAD]].start)
            origin = origins + 4 * (r.origin if r.origin >= 0 else no_origin)
            out.time[row], out.pid[row] = r.stamp, r.pid
            out.severity[row], out.kind[row] = r.severity, r.kind
            out.offset[row] = offset_of(place, r.start)
            make_view(&out.line[row], base, base + r.start, r.length, 0)
            for part in range(4):
                out.names[part][row] = max(origin[part], 0)
                missing[HOST + part] |= <uint32_t> (origin[part] < 0) << bit
            missing[TIME] |= <uint32_t> (r.stamp_kind == NO_STAMP) << bit
            missing[PID] |= <uint32_t> (r.pid < 0) << bit
            guessed |= <uint32_t> (LOCAL_STAMP <= r.stamp_kind < NO_STAMP) << bit
        out.guessed[first >> 3] = <uint8_t> guessed
        for part in range(OPTIONAL_COUNT):
            out.valid[part][first >> 3] = <uint8_t> ~missing[part]
            if missing[part]:
                out.missing[part] += ones(missing[part])


cdef int64_t put_cells(char* cells, int width, const uint8_t* valid, uint8_t* bits, int64_t count) noexcept nogil:
    """Validity bits of a column from one byte a row, each 0 or 1; missing cells become zero bytes, an empty text.

    Args:
        width: Bytes of a cell, 8 or 16.

    Returns:
        How many are there. What is missing held whatever the memory held; where nothing is there, it still does.
    """
    cdef int64_t first, present = 0
    cdef uint64_t eight
    for first in range(0, count, 8):
        eight = 0
        memcpy(&eight, valid + first, min(8, count - first))
        # The product gathers the lowest bit of each of the eight bytes in the highest byte.
        bits[first >> 3] = <uint8_t> ((eight * <uint64_t> 0x0102040810204080) >> 56)
        present += <int64_t> ((eight * <uint64_t> 0x0101010101010101) >> 56)
    if 0 < present < count:
        for first in range(0, count, 8):
            if bits[first >> 3] != 0xFF:
                blank(<uint64_t*> (cells + first * width), width, valid + first, min(8, count - first))
    return present


cdef inline void blank(uint64_t* words, int width, const uint8_t* valid, int64_t count) noexcept nogil:
    cdef int64_t i
    cdef uint64_t kept
    for i in range(count):
        kept = 0 - <uint64_t> valid[i]      # all bits or none: which it is, no processor can foresee
        if width == 16:
            words[2 * i] &= kept
            words[2 * i + 1] &= kept
        else:
            words[i] &= kept
