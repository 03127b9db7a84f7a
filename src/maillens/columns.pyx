# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""Rows in columns: tables that native code fills and Arrow reads without a copy.

A string cell is an Arrow string view that points into the block it was read from,
into constants, or into text that the table owns.
"""

from array import array

from cpython.buffer cimport PyBUF_WRITABLE, PyBuffer_FillInfo
from cpython.unicode cimport PyUnicode_DecodeUTF8
from libc.stdint cimport int8_t, int16_t, int32_t, int64_t, uint8_t, uint64_t
from libc.stdlib cimport free, malloc, realloc
from libc.string cimport memcmp, memcpy, memset

WIDTHS = {"string": 16, "int": 8, "float": 8, "time": 8, "bool": 1, "code": 4}


cdef class Table:
    """A growing table of one family of records or facts.

    Args:
        name: What the rows are, e.g. `delivery`.
        fields: Column names.
        types: For each column `string`, `int`, `float`, `time` (microseconds, UTC), `bool`
            or `code` (int32).
        block: Object with the buffer interface that string views point into; None when
            the table owns its text.
        pool: Constant text that string views may point into.
    """

    def __cinit__(self, str name, tuple fields, tuple types, object block=None, bytes pool=b""):
        self.name, self.fields, self.types = name, fields, types
        self.block, self.pool = block, pool
        self.rows.column_count = <int> len(fields)
        self.rows.columns = <Column*> malloc(max(1, self.rows.column_count) * sizeof(Column))
        if self.rows.columns == NULL:
            raise MemoryError
        memset(self.rows.columns, 0, self.rows.column_count * sizeof(Column))
        for i in range(self.rows.column_count):
            self.rows.columns[i].width = WIDTHS[types[i]]
        cdef const uint8_t[::1] bytes_of_block
        if block is not None and len(block):
            bytes_of_block = block
            self.rows.bases[0] = <const char*> &bytes_of_block[0]
        self.rows.bases[1] = <const char*> pool

    def __dealloc__(self):
        if self.rows.columns != NULL:
            for i in range(self.rows.column_count):
                free(self.rows.columns[i].data)
                free(self.rows.columns[i].valid)
            free(self.rows.columns)
        free(self.rows.arena)

    def __len__(self):
        return self.rows.row_count

    cdef int position(self, str field) except -2:
        """Index of FIELD, -1 when the table has no such column."""
        return <int> self.fields.index(field) if field in self.fields else -1

    def buffers(self, int column):
        """(validity bitmap or None, data buffer, text buffers) of a column, without copying the data."""
        cdef int64_t i, missing = 0
        cdef int64_t count = self.rows.row_count
        cdef uint8_t* valid = self.rows.columns[column].valid
        cdef uint8_t[::1] bits
        for i in range(count):
            missing += valid[i] == 0
        present = None
        cdef char* cells = self.rows.columns[column].data
        cdef int width = self.rows.columns[column].width
        if missing:
            present = bytearray((count + 7) // 8)
            bits = present
            if missing == count:
                memset(cells, 0, count * width)
            else:
                set_bits(&bits[0], valid, count)
                clear_missing(cells, width, valid, count)
        data = window(self, cells, count * width)
        if self.types[column] != "string":
            return present, data, ()
        own = self.block if self.block is not None else window(self, self.rows.arena, self.rows.arena_size)
        return present, data, (own, self.pool)

    def values(self, str field):
        """All values of a column, texts as such, a byte that is no UTF-8 as a surrogate; None where one is missing."""
        cdef int column = self.position(field)
        cdef int64_t row, length = 0, before = -1
        cdef const char* text
        cdef const char* last = NULL
        cdef object value = None
        if self.types[column] != "string":
            return [self.cell(field, row) for row in range(self.rows.row_count)]
        found = []
        for row in range(self.rows.row_count):
            text = text_at(&self.rows, column, row, &length)
            if text == NULL:
                found.append(None)
                continue
            # The same word again and again (`sent`, a host) is one object.
            if length != before or memcmp(text, last, length):
                value = PyUnicode_DecodeUTF8(text, length, "surrogateescape")
                last, before = text, length
            found.append(value)
        return found

    def cell(self, str field, int64_t row):
        """One value; None where it is missing."""
        cdef int column = self.position(field)
        cdef int64_t length
        cdef const char* text
        if not is_set(&self.rows, column, row):
            return None
        kind = self.types[column]
        if kind == "string":
            text = text_at(&self.rows, column, row, &length)
            return text[:length]
        if kind == "float":
            return float_at(&self.rows, column, row)
        if kind == "bool":
            return bool(self.rows.columns[column].data[row])
        return int_at(&self.rows, column, row)


cdef void set_bits(uint8_t* bits, const uint8_t* valid, int64_t count) noexcept nogil:
    """A validity bitmap (Arrow columnar format) from one byte a row, each 0 or 1."""
    cdef int64_t i
    cdef uint64_t eight
    for i in range(count // 8):
        memcpy(&eight, valid + 8 * i, 8)
        bits[i] = <uint8_t> ((eight * <uint64_t> 0x0102040810204080) >> 56)
    for i in range(count // 8 * 8, count):
        bits[i >> 3] |= valid[i] << (i & 7)


cdef void clear_missing(char* cells, int width, const uint8_t* valid, int64_t count) noexcept nogil:
    """Zero the cells that are missing; they hold whatever the memory held."""
    cdef int64_t i
    cdef int64_t* words = <int64_t*> cells
    for i in range(count):
        if valid[i]:
            continue
        if width == 16:
            words[2 * i] = words[2 * i + 1] = 0
        elif width == 8:
            words[i] = 0
        else:
            memset(cells + i * width, 0, width)


cdef int32_t* copied(values) except NULL:
    """A copy of int32 values (any sequence, fast for array("i")) that the caller frees."""
    cdef const int32_t[::1] numbers = values if isinstance(values, array) else array("i", values)
    cdef int32_t* out = <int32_t*> malloc(max(1, len(numbers)) * sizeof(int32_t))
    if out == NULL:
        raise MemoryError
    if len(numbers):
        memcpy(out, &numbers[0], len(numbers) * sizeof(int32_t))
    return out


cdef Memory window(object owner, char* start, int64_t size):
    cdef Memory memory = Memory.__new__(Memory)
    memory.owner, memory.start, memory.size = owner, start, size
    return memory


cdef class Memory:
    """A stretch of a table's memory that keeps the table alive."""

    def __getbuffer__(self, Py_buffer* view, int flags):
        PyBuffer_FillInfo(view, self, self.start if self.size else <char*> b"", self.size, 1, flags & ~PyBUF_WRITABLE)

    def __len__(self):
        return self.size


cdef int put_long_text(Rows* rows, int column, int64_t row, const char* text, int64_t length) except -1 nogil:
    """`put_text` of what a view cannot hold."""
    if rows.arena_size + length > rows.arena_capacity:
        widen_arena(rows, max(4096, rows.arena_capacity * 2, rows.arena_size + length))
    memcpy(rows.arena + rows.arena_size, text, length)
    put_view(rows, column, row, rows.arena + rows.arena_size, length, 0)
    rows.arena_size += length
    return 0


cdef int widen_arena(Rows* rows, int64_t wanted) except -1 nogil:
    """Make room for WANTED bytes of text that the table owns."""
    cdef char* moved = <char*> realloc(rows.arena, wanted)
    if moved == NULL:
        with gil:
            raise MemoryError
    rows.arena = rows.bases[0] = moved
    rows.arena_capacity = wanted
    return 0


cdef int expect_as_many(Rows* rows, const Rows* before) except -1 nogil:
    """Make room, in a table without rows, for those of one like it and some more."""
    if before.row_count:
        widen(rows, before.row_count + before.row_count // 8 + 16)
    if before.arena_size:
        widen_arena(rows, before.arena_size + before.arena_size // 8 + 256)
    return 0


cdef int widen(Rows* rows, int64_t wanted) except -1 nogil:
    """Make room for WANTED rows; new cells are missing, what they hold is arbitrary."""
    cdef char* data
    cdef uint8_t* valid
    cdef int i
    cdef Column* column
    for i in range(rows.column_count):
        column = &rows.columns[i]
        data = <char*> realloc(column.data, wanted * column.width)
        if data != NULL:
            column.data = data
        valid = <uint8_t*> realloc(column.valid, wanted)
        if valid != NULL:
            column.valid = valid
        if data == NULL or valid == NULL:
            with gil:
                raise MemoryError
        memset(column.valid + rows.capacity, 0, wanted - rows.capacity)
    rows.capacity = wanted
    return 0
