from libc.stdint cimport int8_t, int16_t, int32_t, int64_t

from maillens.columns cimport Rows, Table

cdef enum:                       # columns that every family begins with, as in `program.ENVELOPE`
    RECORD_COLUMN
    QUEUE_ID_COLUMN

cdef struct Record:
    int64_t stamp
    int64_t pid                 # -1 when there is none
    int32_t start
    int32_t length
    int32_t text                # where the text after the tag begins
    int32_t text_length
    int32_t origin              # -1 when there is none
    int32_t row                 # in the table of its family, -1 when that is not kept
    int16_t family
    int16_t kind
    int8_t stamp_kind
    int8_t severity
    int16_t entry               # of the grammar that matched; without meaning for kinds `unknown` and `foreign`

cdef struct Origin:
    # Where a line says it comes from; offsets into the block.
    int64_t hash
    int32_t host, host_length
    int32_t tag, tag_length
    int32_t daemon, daemon_length
    int32_t product
    int32_t dispatch
    int32_t outer               # of a program that the text names: the origin of host and tag; else -1

cdef class Scan:
    cdef readonly object block
    cdef readonly object program
    cdef readonly list tables
    cdef int family_count
    cdef Rows** rows            # of the tables, for code that runs without the GIL
    cdef const char* base
    cdef int64_t size
    cdef char* last_text        # room for a text at the end of the block, see `_block.pxi`
    cdef int64_t last_text_room
    cdef Record* records
    cdef int64_t record_count
    cdef int64_t record_capacity
    cdef Origin* origins
    cdef int32_t origin_count
    cdef int32_t origin_capacity
    cdef int32_t* origin_slots
    cdef int32_t origin_slot_count
    cdef int32_t[64] recent_origins     # by a few bytes of tag or program: the last such origin, -1 for none
