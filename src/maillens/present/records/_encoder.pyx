# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# distutils: language = c++
"""Scanned blocks -> text, a line for each record, in the order of the log."""

from cpython.buffer cimport PyBUF_WRITABLE, PyBuffer_FillInfo
from libc.math cimport fabs, signbit
from libc.stdint cimport int32_t, int64_t, uint8_t, uint64_t
from libc.stdio cimport snprintf
from libc.stdlib cimport calloc, free, realloc
from libc.string cimport memchr, memcpy, memset
from libcpp.vector cimport vector

from maillens._place cimport Place, Window, inside, offset_of, start_place
from maillens.columns cimport Rows, float_at, int_at, is_set, text_at
from maillens.parse._scanner cimport Record, Scan

cdef extern from "<math.h>" nogil:
    long long llrint(double value)

from maillens.grammar import SEVERITIES
from maillens.model import FIELDS

cdef enum:
    LOCAL_STAMP = 1             # from here on, zone or year are not written in the line
    NO_STAMP = 3

cdef enum:
    TEXT, NUMBER, DECIMAL, QUEUE_ID, END_OF_ROW

cdef struct Cell:
    # A field of a family, in the order in which fields are written.
    int32_t form
    int32_t column
    int32_t place               # among all columns of the output
    int32_t text, text_length   # what stands before it: in the pool

include "_text.pxi"


cdef class Encoder:
    """Encodes block after block; a subclass says how a record looks.

    Args:
        program: The compiled grammar.
        window: `window.Window`; records outside are left out.
        kinds: Names of the kinds that are wanted; None for all.

    Each block's text is in memory that the next one's takes over.
    """

    cdef Text text
    cdef int exports
    cdef bytearray kinds
    cdef Window window
    cdef bytes pool
    cdef const char* pool_text
    cdef Cell* layout
    cdef vector[int64_t] layout_starts
    cdef vector[int64_t] origin_starts
    cdef int64_t file_at
    cdef readonly int64_t record_count

    def __init__(self, object program, object window, object kinds=None):
        self.kinds = bytearray(kinds is None or kind in kinds for kind in program.kinds)
        self.window.bounded = bool(window)
        self.window.since = -(<int64_t> 1 << 62) if window.since_us is None else window.since_us
        self.window.until = <int64_t> 1 << 62 if window.until_us is None else window.until_us

    def __dealloc__(self):
        free(self.text.data)
        free(self.layout)

    def _lay_out(self, object program, object before, object order=None):
        """Fix the cells of each family, in the order of ORDER or of `model.FIELDS`."""
        pool, cells = b"", []
        places = {name: place for place, name in enumerate(order or ("queue_id", *FIELDS))}
        self.layout_starts.clear()
        for family in program.families:
            self.layout_starts.push_back(len(cells))
            columns = {name: (column, form) for column, (name, form) in enumerate(program.columns(family))}
            for name in sorted((n for n in columns if n in places), key=places.__getitem__):
                column, form = columns[name]
                shape = QUEUE_ID if name == "queue_id" else {"string": TEXT, "int": NUMBER, "float": DECIMAL}[form]
                cells.append((shape, column, places[name], len(pool), len(before(name))))
                pool += before(name)
            cells.append((END_OF_ROW, 0, 0, 0, 0))
        self.pool = pool
        self.pool_text = self.pool
        self.layout = <Cell*> calloc(len(cells), sizeof(Cell))
        if self.layout == NULL:
            raise MemoryError
        for i, cell in enumerate(cells):
            self.layout[i] = Cell(cell[0], cell[1], cell[2], cell[3], cell[4])

    def encode(self, object part):
        """The records of a block (`pipeline.Scanned`) as text.

        Returns:
            A memoryview, to be released or dropped before the next call.
        """
        cdef Scan scan = part.scan
        cdef Place place
        cdef Record* r
        cdef int64_t i, offset
        cdef const uint8_t[::1] kinds = self.kinds
        if self.exports:
            raise BufferError("the text of the block before is still in use")
        start_place(&place, scan, part.block.offset, part.block.line_offsets)
        self.text.size = 0
        self.start_block(part.origins, part.block.source.name.encode("utf-8", "replace"))
        with nogil:
            for i in range(scan.record_count):
                r = &scan.records[i]
                if kinds[r.kind] and r.row >= 0 and inside(&self.window, r):
                    offset = offset_of(&place, r.start)
                    self.put_record(scan, r, offset)
                    self.record_count += 1
        return memoryview(self)

    cdef int start_block(self, list origins, bytes file) except -1:
        raise NotImplementedError

    cdef int put_record(self, Scan scan, Record* r, int64_t offset) except -1 nogil:
        return 0

    def __getbuffer__(self, Py_buffer* view, int flags):
        PyBuffer_FillInfo(view, self, self.text.data if self.text.size else <char*> b"", self.text.size, 1, flags & ~PyBUF_WRITABLE)
        self.exports += 1

    def __releasebuffer__(self, Py_buffer* view):
        self.exports -= 1


include "_ndjson.pxi"
include "_csv.pxi"
