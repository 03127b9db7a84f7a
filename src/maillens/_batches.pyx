# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""A scan -> the buffers of Arrow columns, with one look at each record and each cell."""

from cpython.bytearray cimport PyByteArray_AS_STRING, PyByteArray_FromStringAndSize
from libc.stdint cimport int32_t, int64_t, uint8_t, uint64_t
from libc.string cimport memcpy, memset

from maillens._place cimport Place, Window, inside, offset_of, start_place
from maillens.columns cimport Memory, Rows, Table, View, int_at, make_view
from maillens.parse._scanner cimport RECORD_COLUMN, Record, Scan

cdef enum:
    LOCAL_STAMP = 1             # from here on, zone or year are not written in the line
    NO_STAMP = 3
    MOST_FAMILIES = 256

cdef enum:
    TIME, HOST, SERVICE, INSTANCE, DAEMON, PID, OPTIONAL_COUNT

cdef struct Envelope:
    int64_t* time
    int64_t* pid
    int64_t* offset
    int32_t* names[4]           # host, service, instance, daemon
    int32_t* severity
    int32_t* kind
    View* line
    uint8_t* guessed
    uint8_t* valid[OPTIONAL_COUNT]
    bint missing[OPTIONAL_COUNT]


def envelope(Scan scan, const int32_t[:, ::1] origins, int64_t base_offset, const int64_t[::1] line_offsets):
    """What all records have, in columns; the records of the families lie end to end.

    Args:
        scan: Its times are set.
        origins: For each origin of the scan the codes of host, service, instance and
            daemon, -1 for none.
        base_offset: Where the block begins in the input.
        line_offsets: Where each line of the block came from; None where lines are as in the input.

    Returns:
        Name -> (validity bitmap or None, data).
    """
    cdef Envelope out
    cdef Place place, beginning
    cdef Record* r
    cdef int64_t bases[MOST_FAMILIES]
    cdef int64_t i, row, count = lay_end_to_end(scan, bases)
    cdef int family
    start_place(&beginning, scan, base_offset, line_offsets)
    data, valid = {}, [bytearray(b"\xff") * ((count + 7) // 8) for _ in range(OPTIONAL_COUNT)]
    memset(&out, 0, sizeof(out))
    out.time = <int64_t*> room(data, "time", 8 * count)
    out.pid = <int64_t*> room(data, "pid", 8 * count)
    out.offset = <int64_t*> room(data, "offset", 8 * count)
    for i, name in enumerate(("host", "service", "instance", "daemon")):
        out.names[i] = <int32_t*> room(data, name, 4 * count)
    out.severity = <int32_t*> room(data, "severity", 4 * count)
    out.kind = <int32_t*> room(data, "kind", 4 * count)
    out.line = <View*> room(data, "line", 16 * count)
    out.guessed = <uint8_t*> room(data, "time_is_guessed", (count + 7) // 8)
    memset(out.guessed, 0, (count + 7) // 8)
    for i in range(OPTIONAL_COUNT):
        out.valid[i] = <uint8_t*> PyByteArray_AS_STRING(valid[i])
    with nogil:
        # Family by family: each column is written from its beginning to its end, the records are picked.
        for family in range(scan.family_count):
            place = beginning
            for row in range(scan.rows[family].row_count):
                r = &scan.records[int_at(scan.rows[family], RECORD_COLUMN, row)]
                put_record(&out, bases[family] + row, r, &origins[r.origin, 0] if r.origin >= 0 else NULL, scan.base)
                out.offset[bases[family] + row] = offset_of(&place, r.start)
    optional = {name: i for i, name in enumerate(("time", "host", "service", "instance", "daemon", "pid"))}
    return {name: (valid[optional[name]] if name in optional and out.missing[optional[name]] else None, buffer)
            for name, buffer in data.items()}


cdef int64_t lay_end_to_end(Scan scan, int64_t* bases) except -1:
    """Where the rows of each family begin; returns how many rows there are."""
    cdef int64_t count = 0
    if len(scan.tables) > MOST_FAMILIES:
        raise ValueError(f"more than {MOST_FAMILIES} families")
    for i, table in enumerate(scan.tables):
        bases[i] = count
        count += len(table)
    return count


cdef char* room(dict data, str name, int64_t size) except NULL:
    data[name] = PyByteArray_FromStringAndSize(NULL, size)
    return PyByteArray_AS_STRING(data[name])


cdef inline void put_record(Envelope* out, int64_t row, Record* r, const int32_t* origin, const char* base) noexcept nogil:
    cdef int part
    out.time[row] = r.stamp
    if r.stamp_kind == NO_STAMP:
        set_missing(out, TIME, row)
    elif r.stamp_kind >= LOCAL_STAMP:
        out.guessed[row >> 3] |= 1 << (row & 7)
    for part in range(4):
        out.names[part][row] = origin[part] if origin != NULL else -1
        if out.names[part][row] < 0:
            out.names[part][row] = 0
            set_missing(out, HOST + part, row)
    out.severity[row], out.kind[row], out.pid[row] = r.severity, r.kind, r.pid
    if r.pid < 0:
        set_missing(out, PID, row)
    make_view(&out.line[row], base, base + r.start, r.length, 0)


cdef inline void set_missing(Envelope* out, int which, int64_t row) noexcept nogil:
    out.valid[which][row >> 3] &= ~(1 << (row & 7))
    out.missing[which] = True


def cells(Table table, int column):
    """One column of a table: (validity bitmap, data), the bitmap None where nothing is missing; None where all is.

    Missing cells become zero bytes, which is the view of an empty text.
    """
    cdef int64_t count = table.rows.row_count
    cdef uint8_t* valid = table.rows.columns[column].valid
    cdef int width = table.rows.columns[column].width
    cdef char* data = table.rows.columns[column].data
    cdef uint8_t* bits
    cdef int64_t present
    bitmap = PyByteArray_FromStringAndSize(NULL, (count + 7) // 8)
    bits = <uint8_t*> PyByteArray_AS_STRING(bitmap)
    with nogil:
        present = pack(valid, bits, count)
        if 0 < present < count:
            blank(data, valid, width, count)
    if present == 0 and count:
        return None
    return None if present == count else bitmap, window(table, data, count * width)


cdef int64_t pack(const uint8_t* valid, uint8_t* bits, int64_t count) noexcept nogil:
    """Bytes that are 0 or 1 as bits; how many are 1."""
    cdef int64_t i = 0, present = 0
    cdef uint64_t word
    while i + 8 <= count:
        memcpy(&word, valid + i, 8)
        # The product gathers the lowest bit of each of the eight bytes in the highest byte.
        bits[i >> 3] = <uint8_t> ((word * <uint64_t> 0x0102040810204080) >> 56)
        present += <int64_t> ((word * <uint64_t> 0x0101010101010101) >> 56)
        i += 8
    if i < count:
        bits[i >> 3] = 0
    while i < count:
        bits[i >> 3] |= valid[i] << (i & 7)
        present += valid[i]
        i += 1
    return present


cdef void blank(char* data, const uint8_t* valid, int width, int64_t count) noexcept nogil:
    """Zero the cells that are missing; WIDTH is 8 or 16."""
    cdef int64_t i
    cdef uint64_t* words = <uint64_t*> data
    cdef uint64_t kept
    if width == 16:
        for i in range(count):
            kept = 0 - <uint64_t> valid[i]      # all bits or none: which it is, no processor can foresee
            words[2 * i] &= kept
            words[2 * i + 1] &= kept
    else:
        for i in range(count):
            words[i] &= 0 - <uint64_t> valid[i]


cdef Memory window(object owner, char* start, int64_t size):
    cdef Memory memory = Memory.__new__(Memory)
    memory.owner, memory.start, memory.size = owner, start, size
    return memory


def positions(Scan scan, families, const uint8_t[::1] kinds, since_us, until_us):
    """Where the records that are wanted stand in tables of some families that are laid end to end.

    Args:
        families: Numbers of the families, ascending.
        kinds: For each kind 1 when it is wanted.
        since_us, until_us: Microseconds, UTC; None for no bound. A record without a time
            is wanted where there is none.

    Returns:
        (int32 positions, validity bitmap, how many are valid); in the order of the lines,
        missing for records of other families.
    """
    cdef int64_t bases[MOST_FAMILIES]
    cdef int64_t i, count = 0, found = 0, base = 0
    cdef Window window
    cdef Record* r
    cdef int32_t* places
    cdef uint8_t* bits
    window.bounded = since_us is not None or until_us is not None
    window.since = -(<int64_t> 1 << 62) if since_us is None else since_us
    window.until = <int64_t> 1 << 62 if until_us is None else until_us
    for i in range(MOST_FAMILIES):
        bases[i] = -1
    for i in families:
        bases[i] = base
        base += len(scan.tables[i])
    out, valid = bytearray(4 * scan.record_count), bytearray((scan.record_count + 7) // 8)
    places, bits = <int32_t*> PyByteArray_AS_STRING(out), <uint8_t*> PyByteArray_AS_STRING(valid)
    with nogil:
        for i in range(scan.record_count):
            r = &scan.records[i]
            if not kinds[r.kind] or not inside(&window, r):
                continue
            if bases[r.family] >= 0:
                places[count] = <int32_t> (bases[r.family] + r.row)
                bits[count >> 3] |= 1 << (count & 7)
                found += 1
            count += 1
    return memoryview(out)[:4 * count], valid, found
