from libc.stdint cimport int8_t, int16_t, int32_t, int64_t, uint8_t, uint32_t, uint64_t
from libc.string cimport memcpy, memset

cdef struct View:
    # An Arrow string view (columnar format, variable-size binary view layout).
    int32_t length
    char tail[12]

cdef struct Column:
    char* data
    uint8_t* valid
    int width

cdef struct Rows:
    int column_count
    Column* columns
    int64_t row_count
    int64_t capacity
    char* arena                 # text that the table owns
    int64_t arena_size
    int64_t arena_capacity
    const char* bases[2]        # what views point into: block or arena, constants

cdef class Table:
    cdef readonly str name
    cdef readonly tuple fields
    cdef readonly tuple types
    cdef object block
    cdef bytes pool
    cdef Rows rows

    cdef int position(self, str field) except -2

cdef class Memory:
    cdef object owner
    cdef char* start
    cdef int64_t size

cdef int32_t* copied(values) except NULL
cdef int widen(Rows* rows, int64_t wanted) except -1 nogil
cdef int expect_as_many(Rows* rows, const Rows* before) except -1 nogil
cdef int put_long_text(Rows* rows, int column, int64_t row, const char* text, int64_t length) except -1 nogil


cdef extern from *:
    void fetch "__builtin_prefetch" (const void* place) nogil

cdef extern from "_hash.h" nogil:
    uint64_t hash_text "maillens_hash" (const char* p, int64_t length, uint64_t seed)


cdef inline bint same_text(const char* p, const char* q, int64_t length) noexcept nogil:
    """memcmp == 0 for short texts: whole words, the last one overlapping the one before."""
    cdef uint64_t a, b
    cdef uint32_t c, d
    if length >= 8:
        while length > 8:
            memcpy(&a, p, 8)
            memcpy(&b, q, 8)
            if a != b:
                return False
            p += 8
            q += 8
            length -= 8
        memcpy(&a, p + length - 8, 8)
        memcpy(&b, q + length - 8, 8)
        return a == b
    if length >= 4:
        memcpy(&c, p, 4)
        memcpy(&d, q, 4)
        if c != d:
            return False
        memcpy(&c, p + length - 4, 4)
        memcpy(&d, q + length - 4, 4)
        return c == d
    while length > 0:
        length -= 1
        if p[length] != q[length]:
            return False
    return True


cdef inline int64_t add_row(Rows* rows) except -1 nogil:
    if rows.row_count == rows.capacity:
        widen(rows, 64 if rows.capacity == 0 else rows.capacity * 2)
    rows.row_count += 1
    return rows.row_count - 1


cdef inline void make_view(View* view, const char* base, const char* text, int64_t length, int buffer) noexcept nogil:
    """Describe TEXT, which lies at BASE or behind it in the buffer of that number."""
    cdef int32_t* place = <int32_t*> view.tail
    cdef int64_t i
    view.length = <int32_t> length
    if length <= 12:
        place[0] = place[1] = place[2] = 0
        if length >= 8:
            memcpy(view.tail, text, 8)
            memcpy(view.tail + length - 4, text + length - 4, 4)
        elif length >= 4:
            memcpy(view.tail, text, 4)
            memcpy(view.tail + length - 4, text + length - 4, 4)
        else:
            for i in range(length):
                view.tail[i] = text[i]
    else:
        memcpy(view.tail, text, 4)
        place[1] = buffer
        place[2] = <int32_t> (text - base)


cdef inline void put_view(Rows* rows, int column, int64_t row, const char* text, int64_t length, int base) noexcept nogil:
    """Point at TEXT, which must lie in the block (BASE 0) or in the constants (1)."""
    make_view((<View*> rows.columns[column].data) + row, rows.bases[base], text, length, base)
    rows.columns[column].valid[row] = 1


cdef inline int put_text(Rows* rows, int column, int64_t row, const char* text, int64_t length) except -1 nogil:
    """Copy TEXT into the table's own memory."""
    if length > 12:
        return put_long_text(rows, column, row, text, length)
    put_view(rows, column, row, text, length, 0)
    return 0


cdef inline void fetch_ahead(Rows* rows, int column, int64_t row) noexcept nogil:
    """Have memory brought in where cells lie that will be read soon: by one who reads a few cells of each row there are
    too many places for a processor to foresee."""
    fetch(rows.columns[column].data + (row + 8) * rows.columns[column].width)


cdef inline int copy_text(Rows* rows, int column, int64_t row, Rows* source, int from_column, int64_t from_row) except -1 nogil:
    """Copy a cell of another table, and its text into the table's own memory."""
    cdef View* view = (<View*> source.columns[from_column].data) + from_row
    cdef int32_t* place = <int32_t*> view.tail
    cdef uint8_t valid = source.columns[from_column].valid[from_row]
    fetch_ahead(source, from_column, from_row)
    if valid and view.length > 12:
        return put_long_text(rows, column, row, source.bases[place[1]] + place[2], view.length)
    (<View*> rows.columns[column].data)[row] = view[0]
    rows.columns[column].valid[row] = valid
    return 0


cdef inline void copy_number(Rows* rows, int column, int64_t row, Rows* source, int from_column, int64_t from_row) noexcept nogil:
    """Copy a cell of eight bytes of another table."""
    fetch_ahead(source, from_column, from_row)
    (<int64_t*> rows.columns[column].data)[row] = (<int64_t*> source.columns[from_column].data)[from_row]
    rows.columns[column].valid[row] = source.columns[from_column].valid[from_row]


cdef inline void put_int(Rows* rows, int column, int64_t row, int64_t value) noexcept nogil:
    if rows.columns[column].width == 4:
        (<int32_t*> rows.columns[column].data)[row] = <int32_t> value
    else:
        (<int64_t*> rows.columns[column].data)[row] = value
    rows.columns[column].valid[row] = 1


cdef inline void put_float(Rows* rows, int column, int64_t row, double value) noexcept nogil:
    (<double*> rows.columns[column].data)[row] = value
    rows.columns[column].valid[row] = 1


cdef inline void put_bool(Rows* rows, int column, int64_t row, bint value) noexcept nogil:
    rows.columns[column].data[row] = value
    rows.columns[column].valid[row] = 1


cdef inline bint is_set(Rows* rows, int column, int64_t row) noexcept nogil:
    return column >= 0 and rows.columns[column].valid[row]


cdef inline const char* text_of(Rows* rows, const View* view, int64_t* length) noexcept nogil:
    """Bytes that a view shows."""
    cdef const int32_t* place = <const int32_t*> view.tail
    length[0] = view.length
    if view.length <= 12:
        return view.tail
    return rows.bases[place[1]] + place[2]


cdef inline const char* text_at(Rows* rows, int column, int64_t row, int64_t* length) noexcept nogil:
    """Bytes of a string cell; NULL where it is missing."""
    length[0] = 0
    if column < 0 or not rows.columns[column].valid[row]:
        return NULL
    return text_of(rows, (<View*> rows.columns[column].data) + row, length)


cdef inline int64_t int_at(Rows* rows, int column, int64_t row) noexcept nogil:
    if column < 0:
        return 0
    if rows.columns[column].width == 4:
        return (<int32_t*> rows.columns[column].data)[row]
    return (<int64_t*> rows.columns[column].data)[row]


cdef inline double float_at(Rows* rows, int column, int64_t row) noexcept nogil:
    return (<double*> rows.columns[column].data)[row] if column >= 0 else 0.0
