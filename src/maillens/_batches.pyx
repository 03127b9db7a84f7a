# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""A scan -> record batches for Arrow, one for each family, each handed over in one call.

What the columns of a batch hold is where the scanner put it; what all records have is
written for each batch.
"""

from array import array
from itertools import accumulate

from cpython.bytearray cimport PyByteArray_AS_STRING
from cpython.object cimport PyObject
from cpython.ref cimport Py_DECREF, Py_INCREF
from libc.stdint cimport int32_t, int64_t, uint8_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcpy, memset

from maillens._place cimport Place, Window, inside, offset_of, start_place
from maillens.columns cimport Column, Rows, Table, View, copied, make_view
from maillens.parse._scanner cimport QUEUE_ID_COLUMN, RECORD_COLUMN, Record, Scan

cdef extern from "Python.h":
    int Py_IsInitialized() nogil

cdef extern from *:
    void prefetch "__builtin_prefetch"(const void* at) nogil
    int ones "__builtin_popcount"(uint32_t bits) nogil

include "_handing.pxi"
include "_cells.pxi"

cdef enum:
    MOST_FAMILIES = 256
    ENVELOPE_COLUMNS = 12       # the queue id, which is a field for the scanner, aside
    ENVELOPE_BYTES = 68         # of a row, bits aside
    DICTIONARIES = 7
    LEAST_ZEROS = 1 << 20

cdef enum:                       # dictionaries
    HOSTS, SERVICES, INSTANCES, DAEMONS, SEVERITIES, KINDS, FILES


cdef class Names:
    """Texts that codes stand for: the dictionary of an Arrow column.

    Args:
        texts: UTF-8; the code of each is its place.
    """

    cdef int32_t* ends          # one more than there are texts, the first 0
    cdef bytes text
    cdef int64_t count

    def __cinit__(self, texts):
        self.text, self.count = b"".join(texts), len(texts)
        self.ends = copied(array("i", accumulate(map(len, texts), initial=0)))

    def __dealloc__(self):
        free(self.ends)


cdef class Zeros:
    """Memory for columns, and bitmaps, in which nothing is there."""

    cdef char* start
    cdef int64_t size

    def __cinit__(self, int64_t size):
        self.start = <char*> calloc(1, size)
        if self.start == NULL:
            raise MemoryError
        self.size = size

    def __dealloc__(self):
        free(self.start)


cdef Zeros shared_zeros = Zeros(LEAST_ZEROS)


cdef Zeros zeros(int64_t size):
    """At least SIZE zero bytes, the same for all batches."""
    global shared_zeros
    if shared_zeros.size < size:
        shared_zeros = Zeros(2 * size)
    return shared_zeros


cdef class Batches:
    """The records of one block for Arrow.

    Args:
        scan: Its times are set.
        names: `Names` of hosts, services, instances, daemons, severities, kinds, files.
        origins: For each origin of the scan, and then for lines that have none, the codes of
            host, service, instance and daemon, -1 for none.
        file: The code of the input.
        base_offset: Where the block begins in the input.
        line_offsets: Where each line of the block came from; None where lines are as in the input.

    Raises:
        ValueError: names or origins are not as many as they must be.
    """

    cdef Scan scan
    cdef tuple names
    cdef object block, line_offsets
    cdef const int32_t[:, ::1] origins
    cdef int32_t file
    cdef Place beginning
    cdef ArrowArray batch

    def __cinit__(
        self, Scan scan, tuple names, const int32_t[:, ::1] origins, int32_t file, int64_t base_offset,
        const int64_t[::1] line_offsets
    ):
        if len(names) != DICTIONARIES or not all(isinstance(some, Names) for some in names):
            raise ValueError(f"names of {DICTIONARIES} columns are needed")
        if origins.shape[0] != scan.origin_count + 1 or origins.shape[1] != 4:
            raise ValueError(f"four codes for each of {scan.origin_count} origins, and for none, are needed")
        self.scan, self.names, self.origins, self.file, self.line_offsets = scan, names, origins, file, line_offsets
        self.block = memoryview(scan.block)     # while there is one, nobody can resize the block
        start_place(&self.beginning, scan, base_offset, line_offsets)

    def __dealloc__(self):
        if self.batch.release != NULL:
            self.batch.release(&self.batch)

    def of_family(self, int family):
        """The records of a family, in the order of the lines, as a struct array of Arrow's C data interface.

        Its children are the columns of `batches.schema`: envelope, fields of the table, line, file, offset.

        Returns:
            The address of an `ArrowArray`. Who imports it takes it over; until the next call it is valid, as
            long as this object is there.

        Raises:
            ValueError: the block has no records of that family.
        """
        cdef Table table = self.scan.tables[family]
        if table.rows.row_count == 0:
            raise ValueError(f"no records of the family `{table.name}`")
        return self._hand_over(table, <int32_t*> table.rows.columns[RECORD_COLUMN].data, table.rows.row_count)

    def of_records(self, const int32_t[::1] numbers):
        """Some records of the block, whatever their families: what all records have, the queue id aside.

        Args:
            numbers: Which they are, ascending, as `wanted` gives them.

        Returns:
            As `of_family`; its children are time … pid, line, file, offset.
        """
        return self._hand_over(None, &numbers[0] if numbers.shape[0] else NULL, numbers.shape[0])

    cdef object _hand_over(self, Table table, const int32_t* numbers, int64_t count):
        """Records and, where they are those of a table, its fields."""
        cdef Rows* rows = &table.rows if table is not None else NULL
        cdef int64_t fields = rows.column_count - QUEUE_ID_COLUMN if rows != NULL else 0
        cdef int64_t padded = (count + 63) // 64 * 64       # bitmaps are whole words, too
        cdef int64_t size = padded * ENVELOPE_BYTES + padded // 8 * (1 + OPTIONAL_COUNT + fields)
        cdef Zeros nothing = zeros(16 * padded)
        cdef Envelope out
        cdef Place place = self.beginning
        if self.batch.release != NULL:
            self.batch.release(&self.batch)
        owner = (table, self.block, self.names, nothing)
        cdef Handed* batch = new_batch(owner, count, ENVELOPE_COLUMNS + fields, DICTIONARIES, size)
        batch.sizes[0], batch.sizes[1] = self.scan.size, len(table.pool) if rows != NULL else 0
        lay_out(&out, batch, padded)
        with nogil:
            put_records(
                &out, numbers, count, self.scan.records, &self.origins[0, 0], <int32_t> self.origins.shape[0] - 1,
                self.scan.base, &place,
            )
        self._add_first(batch, &out)
        if rows != NULL:
            with nogil:
                add_fields(batch, rows, nothing.start, padded)
        self._add_last(batch, &out, <int32_t*> some(batch, 4 * padded))
        self.batch = batch.arrays[0]
        return <size_t> &self.batch

    cdef int _add_first(self, Handed* batch, Envelope* out) except -1:
        cdef int i
        add_column(batch, out.valid[TIME], out.missing[TIME], out.time)
        add_column(batch, NULL, 0, out.guessed)
        for i in range(4):
            self._add_names(batch, out.valid[HOST + i], out.missing[HOST + i], out.names[i], HOSTS + i)
        self._add_names(batch, NULL, 0, out.severity, SEVERITIES)
        self._add_names(batch, NULL, 0, out.kind, KINDS)
        add_column(batch, out.valid[PID], out.missing[PID], out.pid)
        return 0

    cdef int _add_last(self, Handed* batch, Envelope* out, int32_t* files) except -1:
        cdef const char* base = self.scan.base
        cdef int64_t i
        for i in range(batch.arrays[0].length):
            files[i] = self.file
        add_texts(batch, NULL, 0, out.line, &base, 1)
        self._add_names(batch, NULL, 0, files, FILES)
        add_column(batch, NULL, 0, out.offset)
        return 0

    cdef int _add_names(self, Handed* batch, const void* valid, int64_t missing, const int32_t* codes, int which) except -1:
        """The next column, of codes for names."""
        cdef Names names = self.names[which]
        cdef ArrowArray* array = add_column(batch, valid, missing, codes)
        array.dictionary = next_array(batch, names.count)
        add_buffer(array.dictionary, NULL)
        add_buffer(array.dictionary, names.ends)
        add_buffer(array.dictionary, <const char*> names.text)
        return 0


cdef void lay_out(Envelope* out, Handed* batch, int64_t padded) noexcept nogil:
    """Where in a batch its envelope is written, in columns of PADDED rows."""
    cdef int i
    memset(out, 0, sizeof(Envelope))
    out.time, out.pid = <int64_t*> some(batch, 8 * padded), <int64_t*> some(batch, 8 * padded)
    out.offset = <int64_t*> some(batch, 8 * padded)
    out.line = <View*> some(batch, 16 * padded)
    for i in range(4):
        out.names[i] = <int32_t*> some(batch, 4 * padded)
    out.severity, out.kind = <int32_t*> some(batch, 4 * padded), <int32_t*> some(batch, 4 * padded)
    out.guessed = <uint8_t*> some(batch, padded // 8)
    for i in range(OPTIONAL_COUNT):
        out.valid[i] = <uint8_t*> some(batch, padded // 8)


cdef void add_fields(Handed* batch, Rows* rows, const char* nothing, int64_t padded) noexcept nogil:
    """The columns of a table, from the queue id on.

    Args:
        nothing: Zeros, for columns of which no cell is there.
    """
    cdef Column* column
    cdef const char* data
    cdef const char* valid
    cdef int64_t present, missing
    cdef int i
    for i in range(QUEUE_ID_COLUMN, rows.column_count):
        column = &rows.columns[i]
        data, valid = column.data, some(batch, padded // 8)
        present = put_cells(column.data, column.width, column.valid, <uint8_t*> valid, rows.row_count)
        if present == 0:
            data = valid = nothing
        # queue_id is never missing: it is empty where a line has none, and for NOQUEUE.
        missing = 0 if i == QUEUE_ID_COLUMN else rows.row_count - present
        if column.width == 16:
            add_texts(batch, valid, missing, data, rows.bases, 2 if present else 0)
        else:
            add_column(batch, valid, missing, data)


def wanted(Scan scan, const uint8_t[::1] kinds, since_us, until_us):
    """The numbers of the records that are wanted, in the order of the lines, as int32.

    Args:
        kinds: For each kind 1 when it is wanted.
        since_us, until_us: Microseconds, UTC; None for no bound. A record without a time
            is wanted where there is none.
    """
    cdef Window window
    cdef int64_t i, count = 0
    window.bounded = since_us is not None or until_us is not None
    window.since = -(<int64_t> 1 << 62) if since_us is None else since_us
    window.until = <int64_t> 1 << 62 if until_us is None else until_us
    out = bytearray(4 * scan.record_count)
    cdef int32_t* numbers = <int32_t*> PyByteArray_AS_STRING(out)
    with nogil:
        for i in range(scan.record_count):
            if kinds[scan.records[i].kind] and inside(&window, &scan.records[i]):
                numbers[count] = <int32_t> i
                count += 1
    return memoryview(out)[:4 * count].cast("i")


def positions(Scan scan, families, const int32_t[::1] numbers):
    """Where records stand in tables of some families that are laid end to end.

    Args:
        families: Numbers of the families, ascending.
        numbers: Those of the records, as `wanted` gives them.

    Returns:
        (int32 positions, validity bitmap): missing for records of other families.
    """
    cdef int64_t bases[MOST_FAMILIES]
    cdef int64_t i, base = 0, count = numbers.shape[0]
    cdef Record* r
    cdef int32_t* places
    cdef uint8_t* bits
    for i in range(MOST_FAMILIES):
        bases[i] = -1
    for i in families:
        bases[i] = base
        base += len(scan.tables[i])
    out, valid = bytearray(4 * count), bytearray((count + 7) // 8)
    places, bits = <int32_t*> PyByteArray_AS_STRING(out), <uint8_t*> PyByteArray_AS_STRING(valid)
    with nogil:
        for i in range(count):
            r = &scan.records[numbers[i]]
            if bases[r.family] >= 0:
                places[i] = <int32_t> (bases[r.family] + r.row)
                bits[i >> 3] |= 1 << (i & 7)
    return out, valid
