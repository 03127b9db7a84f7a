# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# distutils: language = c++
"""Rows -> counts by key, as they stream past: memory grows with distinct keys only.

A key is the values of some columns, each as it is or brought to a form that groups
what belongs together (a reason without its numbers and names, a time as its hour).
"""

from libc.math cimport INFINITY, NAN, isfinite, isnan, llround
from libc.stdint cimport int8_t, int32_t, int64_t, uint8_t, uint64_t
from libc.stdio cimport snprintf
from libc.stdlib cimport free, malloc, realloc
from libc.string cimport memcmp, memcpy, memset
from libcpp.algorithm cimport sort
from libcpp.string cimport string
from libcpp.vector cimport vector

from maillens.columns cimport Rows, Table, float_at, hash_text, int_at, is_set, text_at
from maillens.parse._scanner cimport Record, Scan

cdef extern from "_tally.h" namespace "maillens" nogil:
    vector[int64_t] largest(vector[double]& cells, size_t width, string& keys, vector[int64_t]& at, vector[int32_t]& length, size_t most)
    vector[int64_t] slowest(vector[double]& cells, size_t width, string& keys, vector[int64_t]& at, vector[int32_t]& length, size_t most, vector[double]& percentiles, double few)

cdef extern from "<string.h>" nogil:
    void* memmem(const void* text, size_t length, const void* word, size_t word_length)

include "_reason.pxi"
include "_spread.pxi"

cdef enum:
    AS_IS, LOWER, DOMAIN, REASON, HOUR, NUMBER
FORMS = ("", "lower", "domain", "reason", "hour", "number")

cdef enum:
    PRESENT, MISSING, POSITIVE, EQUAL, OTHER, BEGINS, OTHER_BEGINNING, CONTAINS
TESTS = ("present", "missing", "positive", "is", "not", "begins", "not begins", "contains")

cdef int64_t HOUR_US = 3_600_000_000
cdef int64_t NEVER = -(<int64_t> 1 << 62)


cdef struct Slot:
    uint64_t hash
    int64_t key                 # where its bytes lie, -1 for a free slot
    int32_t length
    int32_t index


cdef class Counter:
    """Counts and sums by key: an open hash table."""

    cdef vector[Slot] slots
    cdef string keys
    cdef string examples
    cdef vector[int64_t] key_at
    cdef vector[int32_t] key_length
    cdef vector[double] cells       # a key after the other: its count, sums, highest values, first and last time
    cdef vector[int64_t] example_at
    cdef vector[int32_t] example_length
    cdef int measure_count, width
    cdef Spread spread              # of the column that percentiles are wanted of

    def __cinit__(self, int measure_count=0):
        self.spread = Spread()
        self.measure_count = measure_count
        self.width = 3 + 2 * measure_count
        self.slots.resize(256)
        self.clear_slots()

    cdef void clear_slots(self) noexcept nogil:
        cdef size_t i
        for i in range(self.slots.size()):
            self.slots[i].key = -1

    cdef int64_t find(self, const char* key, int64_t length) except -1 nogil:
        """Index of a key, which is added when it is new."""
        cdef uint64_t h = hash_text(key, length, 1)
        cdef uint64_t mask = self.slots.size() - 1
        cdef uint64_t at = h & mask
        cdef Slot* slot
        while True:
            slot = &self.slots[at]
            if slot.key < 0:
                break
            if slot.hash == h and slot.length == length and memcmp(self.keys.data() + slot.key, key, length) == 0:
                return slot.index
            at = (at + 1) & mask
        slot.hash, slot.key, slot.length = h, <int64_t> self.keys.size(), <int32_t> length
        slot.index = <int32_t> self.key_at.size()
        self.key_at.push_back(slot.key)
        self.key_length.push_back(<int32_t> length)
        self.keys.append(key, length)
        self.example_at.push_back(-1)
        self.example_length.push_back(0)
        self.cells.resize(self.cells.size() + self.width)
        if self.key_at.size() * 2 > self.slots.size():
            self.widen()
        return <int64_t> self.key_at.size() - 1

    cdef int widen(self) except -1 nogil:
        cdef uint64_t mask, at
        cdef size_t i
        cdef Slot slot
        self.slots.resize(self.slots.size() * 2)
        self.clear_slots()
        mask = self.slots.size() - 1
        for i in range(self.key_at.size()):
            slot.hash = hash_text(self.keys.data() + self.key_at[i], self.key_length[i], 1)
            slot.key, slot.length, slot.index = self.key_at[i], self.key_length[i], <int32_t> i
            at = slot.hash & mask
            while self.slots[at].key >= 0:
                at = (at + 1) & mask
            self.slots[at] = slot
        return 0

    cdef int64_t add(self, const char* key, int64_t length, const double* measures, const char* example, int64_t example_length,
                     int64_t time) except -1 nogil:
        """Count a key once more; its index."""
        cdef int64_t index = self.find(key, length)
        cdef double* cell = &self.cells[index * self.width]
        cdef double* span = cell + self.width - 2
        cdef int i
        if cell[0] == 0:
            span[0], span[1] = INFINITY, -INFINITY
        cell[0] += 1
        for i in range(self.measure_count):
            if not isnan(measures[i]):
                cell[1 + i] += measures[i]
                cell[1 + self.measure_count + i] = max(cell[1 + self.measure_count + i], measures[i])
        if time != NEVER:
            span[0], span[1] = min(span[0], <double> time), max(span[1], <double> time)
        if example != NULL and self.example_at[index] < 0:
            self.example_at[index] = self.examples.size()
            self.example_length[index] = <int32_t> min(example_length, 300)
            self.examples.append(example, self.example_length[index])
        return index

    def largest(self, int64_t most):
        """(key bytes, count, sums, maxima, example bytes or None, first and last time or None, percentiles or ()) of the MOST keys with the highest counts; ties by key."""
        cdef vector[int64_t] order = largest(self.cells, self.width, self.keys, self.key_at, self.key_length, most)
        return [self._item(index) for index in order]

    def slowest(self, int64_t most, int64_t few):
        """The MOST keys with the highest 95th percentile, with their percentiles; those that were counted less than FEW times last."""
        cdef vector[double] known = self.spread.percentiles(self.key_at.size())
        cdef vector[int64_t] order = slowest(self.cells, self.width, self.keys, self.key_at, self.key_length, most, known, few)
        return [(*self._item(index)[:-1], (known[3 * index], known[3 * index + 1], known[3 * index + 2])) for index in order]

    def items(self):
        """As `largest`, for every key, in order of first sight."""
        return [self._item(index) for index in range(<int64_t> self.key_at.size())]

    def _item(self, int64_t i):
        cdef double* cell = &self.cells[i * self.width]
        cdef int j
        key = self.keys.data()[self.key_at[i]:self.key_at[i] + self.key_length[i]]
        sums = tuple([cell[1 + j] for j in range(self.measure_count)])
        most = tuple([cell[1 + self.measure_count + j] for j in range(self.measure_count)])
        example = None
        if self.example_at[i] >= 0:
            example = self.examples.data()[self.example_at[i]:self.example_at[i] + self.example_length[i]]
        span = (<int64_t> cell[self.width - 2], <int64_t> cell[self.width - 1]) if isfinite(cell[self.width - 1]) else None
        return key, <int64_t> cell[0], sums, most, example, span, ()

    def __len__(self):
        return self.key_at.size()


cdef class Tally:
    """Counts the rows of a table of facts.

    Args:
        columns: (name, type) of the table.
        by: (column, form) of each part of the key; forms are `` (as it is), `lower`,
            `domain`, `reason`, `hour` (UTC, in hours since 1970) and `number`.
        where: (column, test, value), test one of TESTS; all must hold.
        measures: Columns to sum and to take the highest of.
        example: Column of which the first value of each key is kept; `offset` for where its
            line stands, as `FILE:OFFSET`, the file as its code.
        time: Column that `since` and `until` apply to.
        spread: Column of seconds of which each key can tell percentiles.
    """

    cdef readonly Counter counter
    cdef vector[int] by_columns, by_forms, where_columns, where_tests, measures
    cdef vector[string] where_values
    cdef int example, time, spread
    cdef int file               # column of the input's code where the example is a place, else -1
    cdef tuple types

    def __init__(self, tuple columns, tuple by, tuple where=(), tuple measures=(), str example="", str time="", str spread=""):
        names = [name for name, _ in columns]
        self.types = tuple([kind for _, kind in columns])
        for name, form in by:
            self.by_columns.push_back(names.index(name))
            self.by_forms.push_back(FORMS.index(form))
        for name, test, value in where:
            self.where_columns.push_back(names.index(name))
            self.where_tests.push_back(TESTS.index(test))
            self.where_values.push_back(value.encode() if isinstance(value, str) else (b"\1" if value else b"\0"))
        for name in measures:
            self.measures.push_back(names.index(name))
        self.example = names.index(example) if example else -1
        self.file = names.index("file") if example == "offset" else -1
        self.time = names.index(time) if time else -1
        self.spread = names.index(spread) if spread else -1
        self.counter = Counter(len(measures))

    def add(self, Table table, int64_t since, int64_t until, const uint8_t[::1] mask=None):
        """Count the rows of a table whose time is at or after SINCE and before UNTIL (microseconds).

        Args:
            mask: For each row whether it may be counted; None for all.
        """
        cdef Rows* rows = &table.rows
        cdef int64_t row, time
        cdef bint is_float[8]
        cdef bint masked = mask is not None
        cdef size_t i
        for i in range(self.measures.size()):
            is_float[i] = self.types[self.measures[i]] == "float"
        with nogil:
            for row in range(rows.row_count):
                if masked and not mask[row]:
                    continue
                time = int_at(rows, self.time, row) if is_set(rows, self.time, row) else NEVER
                if self.time >= 0 and not since <= time < until:
                    continue
                if self.wanted(rows, row):
                    self.count(rows, row, is_float, time)

    cdef bint wanted(self, Rows* rows, int64_t row) noexcept nogil:
        cdef size_t i
        cdef int column
        cdef int64_t length, wanted_length
        cdef const char* p
        cdef bint equal
        for i in range(self.where_columns.size()):
            column = self.where_columns[i]
            if self.where_tests[i] == PRESENT or self.where_tests[i] == MISSING:
                if is_set(rows, column, row) != (self.where_tests[i] == PRESENT):
                    return False
                continue
            if self.where_tests[i] == POSITIVE:
                if not is_set(rows, column, row) or int_at(rows, column, row) <= 0:
                    return False
                continue
            if rows.columns[column].width == 1:
                equal = is_set(rows, column, row) and rows.columns[column].data[row] == self.where_values[i][0]
            else:
                p = text_at(rows, column, row, &length)
                wanted_length = <int64_t> self.where_values[i].size()
                if self.where_tests[i] == CONTAINS:
                    if p == NULL or memmem(p, length, self.where_values[i].data(), wanted_length) == NULL:
                        return False
                    continue
                equal = p != NULL and length >= wanted_length and memcmp(p, self.where_values[i].data(), wanted_length) == 0
                equal = equal and (length == wanted_length or self.where_tests[i] >= BEGINS)
            if equal == (self.where_tests[i] == OTHER or self.where_tests[i] == OTHER_BEGINNING):
                return False
        return True

    cdef int count(self, Rows* rows, int64_t row, bint* is_float, int64_t time) except -1 nogil:
        cdef char key[4096]
        cdef char place[48]
        cdef double measures[8]
        cdef int64_t length = 0
        cdef int64_t size, number
        cdef const char* p
        cdef double value
        cdef size_t i
        cdef int column
        for i in range(self.by_columns.size()):
            column = self.by_columns[i]
            if i:
                key[length] = 0
                length += 1
            if self.by_forms[i] == HOUR:
                number = int_at(rows, column, row) // HOUR_US
                memcpy(key + length, &number, 8)
                length += 8
            elif self.by_forms[i] == NUMBER:
                value = float_at(rows, column, row)
                memcpy(key + length, &value, 8)
                length += 8
            else:
                p = text_at(rows, column, row, &size)
                if p != NULL:
                    length = put_part(key, length, p, min(size, 1000), self.by_forms[i])
        for i in range(self.measures.size()):
            column = self.measures[i]
            if not is_set(rows, column, row):
                measures[i] = NAN
            else:
                measures[i] = float_at(rows, column, row) if is_float[i] else <double> int_at(rows, column, row)
        if self.file >= 0:
            size = snprintf(place, sizeof(place), "%lld:%lld", <long long> int_at(rows, self.file, row), <long long> int_at(rows, self.example, row))
            self.counter.add(key, length, measures, place, size, time)
            return 0
        p = text_at(rows, self.example, row, &size)
        number = self.counter.add(key, length, measures, p, size, time)
        if is_set(rows, self.spread, row):
            self.counter.spread.add(number, float_at(rows, self.spread, row))
        return 0


cdef int64_t put_part(char* key, int64_t at, const char* p, int64_t length, int form) noexcept nogil:
    """Append a text in its form to a key; the new length."""
    cdef int64_t i
    if form == REASON:
        return at + put_reason(key + at, p, length)
    if form == DOMAIN:
        i = length
        while i > 0 and p[i - 1] != c'@':
            i -= 1
        p += i
        length -= i
    memcpy(key + at, p, length)
    if form != AS_IS:
        for i in range(at, at + length):
            if c'A' <= key[i] <= c'Z':
                key[i] += 32
    return at + length


cdef class LineTally:
    """Counts the lines of scans: all, those not understood, the span, and the warnings and errors.

    Args:
        family_count: Number of families.
        quiet: Indexes of families whose warnings have a section of their own.

    A key of `trouble` is the severity as a digit, the meaning as two bytes, the program, a zero byte, and the text.
    """

    cdef vector[uint8_t] quiet
    cdef vector[int32_t] entry_meanings
    cdef readonly tuple meanings        # their names, as the program has them
    cdef readonly int64_t lines, unknown, foreign, first, last
    cdef readonly Counter trouble
    cdef readonly list unknown_samples

    def __init__(self, int family_count, tuple quiet):
        self.quiet.resize(family_count)
        for family in quiet:
            self.quiet[family] = 1
        self.trouble = Counter()
        self.unknown_samples = []
        self.first, self.last = (<int64_t> 1) << 62, -((<int64_t> 1) << 62)

    def add(self, Scan scan, list daemons, list wanted, int64_t since, int64_t until):
        """Count the lines of a scan.

        Args:
            daemons: The program of each of its origins.
            wanted: Whether the warnings of each of its origins are.
        """
        cdef int64_t i
        cdef Record* r
        cdef int64_t before = self.lines
        cdef vector[string] names = daemons
        cdef vector[uint8_t] is_wanted = wanted
        if self.meanings is None:
            self.meanings, self.entry_meanings = scan.program.meanings, scan.program.entry_meanings
        with nogil:
            for i in range(scan.record_count):
                r = &scan.records[i]
                if r.stamp_kind != 3:
                    if not since <= r.stamp < until:
                        continue
                    if r.stamp < self.first:
                        self.first = r.stamp
                    if r.stamp > self.last:
                        self.last = r.stamp
                self.lines += 1
                if r.kind == 0 and self.unknown < 3:
                    with gil:
                        self.unknown_samples.append(scan.base[r.start:r.start + r.length])
                self.unknown += r.kind == 0
                self.foreign += r.kind == 1
                if r.severity > 0 and r.kind > 1 and not self.quiet[r.family] and (r.origin < 0 or is_wanted[r.origin]):
                    self.add_trouble(scan, r, names)
        return self.lines - before

    cdef int add_trouble(self, Scan scan, Record* r, vector[string]& names) except -1 nogil:
        cdef char key[4096]
        cdef int64_t length = 3
        cdef const char* text = scan.base + r.text
        cdef int32_t meaning = self.entry_meanings[r.entry]
        key[0] = c'0' + r.severity
        key[1], key[2] = <char> (meaning & 255), <char> (meaning >> 8)
        if r.origin >= 0:
            memcpy(key + 3, names[r.origin].data(), min(<int64_t> names[r.origin].size(), 100))
            length += min(<int64_t> names[r.origin].size(), 100)
        key[length] = 0
        length = put_part(key, length + 1, text, min(r.text_length, 1000), REASON)
        self.trouble.add(key, length, NULL, text, r.text_length, r.stamp if r.stamp_kind != 3 else NEVER)
        return 0
