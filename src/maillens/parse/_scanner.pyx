# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""A block of lines -> records, in one pass without a Python object per line.

`envelope.py` and `matcher.py` are the specification; what differs from them is a
mistake here. Every byte sequence is a legal block: nothing is read outside it.
"""

from array import array

from libc.stdint cimport int8_t, int16_t, int32_t, int64_t, uint8_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc, realloc, strtod
from libc.string cimport memchr, memcmp, memcpy, memset

from maillens.columns cimport Column, Rows, Table, View, add_row, copied, widen, int_at, make_view, put_float, put_int, put_view, same_text
from maillens.parse._digits cimport digits_in, number_of
from maillens.parse._stamp cimport StampCache, known_stamp, read_stamp, start_cache

cdef extern from "_find.h" nogil:
    enum:
        ROOM
    uint64_t eight(const char* p, const char* limit)
    uint64_t word_at(const char* p)
    const char* find_byte(const char* p, const char* end, char byte)
    const char* find_last_byte(const char* p, const char* end, char byte)
    const char* run_in(const char* p, const char* end, const uint8_t* members)
    int hex_capitals(const char* p)
    int daemon_bytes(const char* p)
    int bytes_before_angle(const char* p)
    int tag_bytes(const char* p)
    const char* line_end(const char* p, const char* end, int* is_ascii)

cdef extern from *:
    """
    static const uint64_t LOW_BYTES[9] = {
        0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF};
    // Of a text of each length up to 12, and of a longer one: which of its first four and the next eight bytes a view
    // shows, and whether it says where the text is.
    typedef struct { uint64_t first, behind, place; } Shown;
    #define OF(n) {0xFFFFFFFFu >> (8 * (4 - n)), 0, 0}
    #define UP_TO(n) {0xFFFFFFFFu, UINT64_MAX >> (8 * (12 - n)), 0}
    static const Shown SHOWN[14] = {
        {0, 0, 0}, OF(1), OF(2), OF(3), OF(4), UP_TO(5), UP_TO(6), UP_TO(7), UP_TO(8), UP_TO(9), UP_TO(10), UP_TO(11), UP_TO(12),
        {0xFFFFFFFFu, 0, UINT64_MAX}};
    """
    ctypedef struct Shown:
        uint64_t first, behind, place
    const uint64_t[9] LOW_BYTES
    const Shown[14] SHOWN

cdef enum:
    MOST_REPEATS = 10_000       # of one line: a hostile "repeated 999999999 times" must not fill the memory
    MOST_CHOICES = 8            # places of a shape to come back to: groups in each other and fields of the form `last`
    MOST_TRIES = 4096           # places at which `last` may try the rest of a shape
    MOST_FIELDS = 96            # that a shape may have; `disconnect` has half as many

cdef enum:                       # what a slot holds; the first two are the number of the buffer that a text lies in
    IN_BLOCK, IN_POOL, AN_INT, A_FLOAT

include "_operations.pxi"

cdef struct Slot:
    # A field found by a shape.
    Field field
    const char* text
    int64_t number              # or the length of the text
    double decimal

cdef struct Choice:
    # A place where a shape may go on in another way.
    const Op* op
    Slot* slot
    const char* place
    const char* rightmost       # for `last`: the next place to try, from the right

cdef struct Candidate:
    # A shape that may be worth trying.
    uint64_t beginning          # what the line's first eight bytes must be, as far as that is known …
    uint64_t mask               # … and which of them are
    const Op* ops               # NULL behind the last candidate
    int32_t entry
    int32_t goes_on             # 1 when it begins like the candidate before: OPS is then the FORK where they part

cdef struct Fork:
    # What was true where a shape came first to its FORK.
    const Op* op                # NULL when it did not come there
    const char* place
    int slot_count
    int depth
    int tries
    Slot slots[MOST_FIELDS]
    Choice choices[MOST_CHOICES]

cdef struct Matcher:
    Slot slots[MOST_FIELDS]
    Choice choices[MOST_CHOICES]
    const char* limit           # the last place in the block where ROOM bytes may be read
    char* copy                  # room for a text that ends behind it
    int slot_count
    int tries
    Fork fork

cdef enum:                       # what a byte may be part of, as bits in `BYTES`
    TAG = 1
    DAEMON = 2
    SHORT_ID = 4
    LONG_ID = 8
    MASKED = 16
    MASKED_HEX = 32
    ANY_ID = SHORT_ID | LONG_ID | MASKED | MASKED_HEX
    DIGIT = 64
    CUT_OFF = 128               # where it is the last of a text, something may have to be cut off

cdef uint8_t BYTES[256]


cdef void fill_bytes() noexcept:
    cdef int c
    cdef uint8_t bits
    for c in range(256):
        bits = 0 if c in b" :[\t" else TAG
        if c in b"abcdefghijklmnopqrstuvwxyz0123456789-":
            bits |= DAEMON
        if c in b"0123456789ABCDEF":
            bits |= SHORT_ID | MASKED_HEX
        if c in b"0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz":
            bits |= LONG_ID
        if c in b"xX":
            bits |= MASKED
        if c == c'x':
            bits |= MASKED_HEX
        if c'0' <= c <= c'9':
            bits |= DIGIT
        if c in b" \t\r25":
            bits |= CUT_OFF
        BYTES[c] = bits


fill_bytes()

cdef struct Text:
    # What is known of the line in hand before its shape is tried.
    int64_t stamp
    int8_t stamp_kind
    int32_t start
    int32_t length
    const char* host
    const char* host_end
    int64_t host_key            # a hash of it
    const char* tag
    const char* tag_end
    const char* daemon
    const char* daemon_end
    const char* user
    const char* user_end
    const char* session
    const char* session_end
    const char* client
    const char* client_end
    const char* queue_id        # NULL when there is none, empty for NOQUEUE
    const char* queue_id_end
    const char* text
    const char* text_end
    const char* body            # the text behind the program's own beginning and the severity word
    int64_t pid                 # -1 when there is none
    int severity


cdef class Scan:
    """The records of one block.

    `tables` holds one table a family; `records` gives their order in the block.
    """

    def __cinit__(self, object block, object program, tuple layouts, bytes pool):
        cdef const uint8_t[::1] data
        self.block, self.program = block, program
        self.size = len(block)
        if self.size:
            data = block
            self.base = <const char*> &data[0]
        self.tables = [Table(family, names, types, block, pool) for family, names, types in layouts]
        self.rows = <Rows**> malloc(len(self.tables) * sizeof(Rows*))
        if self.rows == NULL:
            raise MemoryError
        self.family_count = len(self.tables)
        for i, table in enumerate(self.tables):
            self.rows[i] = &(<Table> table).rows
        self.origin_slot_count = 1024
        self.origin_slots = <int32_t*> malloc(self.origin_slot_count * sizeof(int32_t))
        if self.origin_slots == NULL:
            raise MemoryError
        memset(self.origin_slots, 0xff, self.origin_slot_count * sizeof(int32_t))
        memset(self.recent_origins, 0xff, sizeof(self.recent_origins))

    def __dealloc__(self):
        free(self.rows)
        free(self.last_text)
        free(self.records)
        free(self.origins)
        free(self.origin_slots)

    def __len__(self):
        return self.record_count

    def origin_names(self):
        """(host, tag, daemon, product index or -1) of every origin, as bytes."""
        cdef Origin* o
        names = []
        for i in range(self.origin_count):
            o = &self.origins[i]
            names.append((
                self.base[o.host:o.host + o.host_length], self.base[o.tag:o.tag + o.tag_length],
                self.base[o.daemon:o.daemon + o.daemon_length], o.product,
            ))
        return names

    def lines(self, int family):
        """String views of the text of each record of a family, as a buffer."""
        cdef Rows* rows = self.rows[family]
        cdef int64_t i
        cdef Record* r
        cdef uint8_t[::1] window
        out = bytearray(16 * rows.row_count)
        if rows.row_count:
            window = out
            for i in range(rows.row_count):
                r = &self.records[int_at(rows, RECORD_COLUMN, i)]
                make_view(<View*> &window[16 * i], self.base, self.base + r.start, r.length, 0)
        return out

    def numbers(self, int family, str what):
        """`time` (microseconds, UTC), `has_time` (0, 1), `start` or `record` of each record of a family, as int64."""
        cdef Rows* rows = self.rows[family]
        cdef int64_t i
        cdef Record* r
        cdef int64_t[::1] window
        out = bytearray(8 * rows.row_count)
        if not rows.row_count:
            return out
        window = memoryview(out).cast("q")
        cdef int wanted = ("time", "has_time", "start").index(what)
        for i in range(rows.row_count):
            r = &self.records[int_at(rows, RECORD_COLUMN, i)]
            window[i] = r.stamp if wanted == 0 else r.stamp_kind != 3 if wanted == 1 else r.start
        return out

    def order(self):
        """[(family, row)] of all records in the order of the block."""
        return [(self.records[i].family, self.records[i].row) for i in range(self.record_count)]

    def heads(self):
        """[(kind, severity, origin or None, pid or None, start, length)] of all records, for tests."""
        return [(
            self.records[i].kind, self.records[i].severity,
            self.records[i].origin if self.records[i].origin >= 0 else None,
            self.records[i].pid if self.records[i].pid >= 0 else None,
            self.records[i].start, self.records[i].length,
        ) for i in range(self.record_count)]

    def stamps(self):
        """[(stamp kind, microseconds)] of all records, for tests and for the year of the first."""
        return [(self.records[i].stamp_kind, self.records[i].stamp) for i in range(self.record_count)]


cdef class Scanner:
    """Runs a compiled grammar over blocks; may be used by several threads at once."""

    cdef readonly object program
    cdef tuple layouts           # (family, names, types) of each table
    cdef bytes pool, classes, names
    cdef const char* pool_text
    cdef const char* name_text
    cdef const uint8_t* class_text
    cdef Ready ready
    cdef int32_t name_count, product_count
    cdef int32_t* kinds
    cdef int32_t* families
    cdef int32_t* buckets        # [dispatch][severity 5][queue id 2][first byte 256] -> index into candidates
    cdef Candidate* candidates   # runs of them, each ended by one without operations
    cdef int32_t* name_starts    # names of tags and daemons: where, how long, product, dispatch, what
    cdef int32_t* product_flags  # per product: 1 queue ids, 2 daemon in text
    cdef int32_t* product_any    # per product: dispatch of an unknown daemon
    cdef int64_t* roomy          # per family: rows that the largest block so far had
    cdef int64_t roomy_records
    cdef int32_t* prefix_columns # per family: columns of login_user, session_id and client_address, -1 without

    def __cinit__(self, object program):
        self.program = program
        self.pool, self.classes = bytes(program.pool), program.classes
        self.pool_text, self.class_text = self.pool, self.classes
        prepare(&self.ready, program.ops, array("i", program.starts), self.pool_text, len(self.pool), self.class_text)
        self.kinds = copied(program.entry_kinds)
        self.families = copied(program.entry_families)
        self._names(program)
        self.buckets = copied(program.buckets)
        self.candidates = candidates_of(&self.ready, program)
        columns = {family: program.columns(family) for family in program.families}
        self.layouts = tuple([(family, tuple([name for name, _ in some]), tuple([kind for _, kind in some]))
                              for family, some in columns.items()])
        prefix_columns = []
        for _, names, _ in self.layouts:
            prefix_columns += [names.index(f) if f in names else -1 for f in ("login_user", "session_id", "client_address")]
        self.prefix_columns = copied(prefix_columns)
        self.roomy = <int64_t*> calloc(len(program.families), sizeof(int64_t))
        if self.roomy == NULL:
            raise MemoryError

    def __dealloc__(self):
        forget(&self.ready)
        for p in (<size_t> self.kinds, <size_t> self.families, <size_t> self.buckets,
                  <size_t> self.candidates, <size_t> self.name_starts, <size_t> self.product_flags, <size_t> self.product_any,
                  <size_t> self.prefix_columns, <size_t> self.roomy):
            free(<void*> <size_t> p)

    def _names(self, program):
        rows, text = [], b""
        products = program.products
        for number, product in enumerate(products):
            for what, names in ((0, product.tags), (1, product.daemons)):
                for name in names:
                    known = name if name in product.daemons else ""
                    rows += [len(text), len(name.encode()), number, program.dispatch[number, known], what]
                    text += name.encode()
        self.names = text
        self.name_text = self.names
        self.name_count = len(rows) // 5
        self.name_starts = copied(rows)
        self.product_count = len(products)
        self.product_flags = copied([p.queue_ids + 2 * p.daemon_in_text for p in products])
        self.product_any = copied([program.dispatch[n, ""] for n in range(len(products))])

    def scan(self, block):
        """Read a block (any object with a writable buffer of whole lines).

        Bytes that are not UTF-8 are replaced in place by `?`, one for one, so that
        offsets stay true.

        Returns:
            A `Scan`; its stamps are as written until a clock has made them times.
        """
        cdef Scan scan = Scan(block, self.program, self.layouts, self.pool)
        cdef uint8_t[::1] data
        if scan.size:
            if scan.size >= 2**31:
                raise ValueError("a block must be smaller than 2 GiB")
            data = block
            with nogil:
                make_room(self, scan)
                scan_block(self, scan)
        return scan


cdef Candidate* candidates_of(const Ready* ready, program) except NULL:
    """The chains of a program, with what is asked of a line before a shape is tried."""
    cdef const int32_t[::1] chains = program.chains
    cdef const uint64_t[::1] beginnings = program.beginnings
    cdef const uint64_t[::1] masks = program.beginning_masks
    cdef const int32_t[::1] siblings = array("i", program.siblings)
    cdef int64_t i
    cdef int32_t entry, before = -1
    cdef bint goes_on
    cdef Candidate* out = <Candidate*> calloc(len(chains), sizeof(Candidate))
    if out == NULL:
        raise MemoryError
    for i in range(len(chains)):
        entry = chains[i]
        if entry >= 0:
            # Where both are tried on the same lines, the second finds what the first has left.
            goes_on = (
                before >= 0 and siblings[before] == siblings[entry]
                and beginnings[i - 1] == beginnings[i] and masks[i - 1] == masks[i]
            )
            out[i] = Candidate(beginnings[i], masks[i], ready.ops + ready.starts[entry], entry, goes_on)
            while goes_on and out[i].ops.code != FORK:
                out[i].ops += 1
        before = entry
    return out


include "_match.pxi"
include "_rows.pxi"
include "_origins.pxi"
include "_prefix.pxi"
include "_envelope.pxi"
include "_block.pxi"
