# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# distutils: language = c++
"""Rows -> counts by key, as they stream past: memory grows with distinct keys only.

A key is the values of some columns, each as it is or brought to a form that groups
what belongs together (a reason without its numbers and names, a time as its hour).
"""

cimport cython
from cpython.unicode cimport PyUnicode_DecodeUTF8
from libc.math cimport NAN, isfinite
from libc.stdint cimport int32_t, int64_t, uint8_t, uint64_t
from libc.stdlib cimport free, malloc
from libc.string cimport memcmp, memcpy
from libcpp cimport bool as cpp_bool
from libcpp.string cimport string
from libcpp.vector cimport vector

from maillens.columns cimport Rows, Table, float_at, hash_text, int_at, is_set, same_text, text_at
from maillens.parse._scanner cimport Record, Scan

cdef extern from "_tally.h" namespace "maillens" nogil:
    const int64_t MOST_PART, PART_ROOM
    cdef cppclass Spread:
        void add(int64_t index, double seconds) except +
        vector[double] percentiles(size_t key_count) except +
    cdef cppclass Counts:
        Spread spread
        Counts(int measure_count) except +
        size_t size()
        const double* cells(int64_t index)
        const char* key(int64_t index)
        int64_t key_length(int64_t index)
        cpp_bool has_example(int64_t index)
        string example(int64_t index) except +
        void expect_slot(uint64_t hash)
        void expect_entry(uint64_t hash)
        int64_t add(const char* key, int64_t length, uint64_t hash, const double* measures, int64_t time, cpp_bool has_time) except +
        int64_t index_of(int64_t entry)
        int32_t file(int64_t index)
        int64_t offset(int64_t index)
        cpp_bool wants_example(int64_t entry)
        cpp_bool wants_place(int64_t entry)
        void keep_example(int64_t entry, const char* example, int64_t length) except +
        void keep_place(int64_t entry, int32_t file, int64_t offset)
        vector[int64_t] of(const vector[string]& firsts) except +
        vector[int64_t] largest(size_t most) except +
        vector[int64_t] slowest(size_t most, const vector[double]& percentiles, double few) except +
    cdef cppclass Condition:
        int column, test
        string value
        cpp_bool same(const Condition& other)
    cdef cppclass Part:
        int column, form
        cpp_bool known
        int64_t length
        const char* text
    cdef cppclass Plan:
        uint64_t where
        vector[int] parts, measures
        int example, spread, file, offset
        Counts* counts
    cdef cppclass Expected:
        const Plan* plan
        const char* key
        int64_t length
        uint64_t hash
        int64_t row, time

cdef extern from "<string.h>" nogil:
    size_t strnlen(const char* text, size_t most)
    void* memmem(const void* text, size_t length, const void* word, size_t word_length)

include "_reason.pxi"

cdef enum:
    AS_IS, LOWER, DOMAIN, REASON, HOUR, QUARTER, WHOLE, NUMBER
FORMS = ("", "lower", "domain", "reason", "hour", "quarter", "whole", "number")

cdef enum:
    PRESENT, MISSING, POSITIVE, EQUAL, OTHER, BEGINS, OTHER_BEGINNING, CONTAINS
TESTS = ("present", "missing", "positive", "is", "not", "begins", "not begins", "contains")

cdef int64_t HOUR_US = 3_600_000_000
cdef int64_t QUARTER_US = 900_000_000
cdef int64_t NEVER = -(<int64_t> 1 << 62)

cdef enum:
    MOST_MEASURES = 8
    MOST_PARTS = 8              # of a key
    MOST_COUNTS = 64            # on one table
    ENOUGH = 128                # keys to look up side by side
    MOST_ROOM = 1 << 16         # bytes of keys of rows that are expected, before they are counted


include "_counter.pxi"


cdef class Tallies:
    """Counts the rows of one table of facts, by several keys at once.

    What keys and conditions have in common is worked out once a row.

    Args:
        columns: (name, type) of the table.
        time: Column that `since` and `until` apply to.
        counts: For each count (by, where, measures, example, spread, place), as in `section.Count`.

    Raises:
        ValueError: more than 64 counts or different conditions, or 8 measures or parts of a key.
    """

    cdef readonly list counters
    cdef vector[Condition] conditions
    cdef vector[Part] parts
    cdef vector[Plan] plans
    cdef vector[Expected] expected
    cdef char* room                      # of parts and keys of the rows that are expected
    cdef int64_t room_used, room_of_row
    cdef vector[uint8_t] is_float        # per column
    cdef int time

    def __init__(self, tuple columns, str time, list counts):
        names = [name for name, _ in columns]
        self.is_float = [kind == "float" for _, kind in columns]
        self.time = names.index(time)
        self.counters = []
        for by, where, measures, example, spread, place in counts:
            forms = tuple(["whole" if form == "number" and (name, "int") in columns else form for name, form in by])
            self._plan(names, tuple([name for name, _ in by]), forms, where, measures, example, spread, place)
        self.room_of_row = PART_ROOM * (self.parts.size() + sum([len(by) for by, *_ in counts]))
        self.room = <char*> malloc(MOST_ROOM + self.room_of_row)
        if self.room == NULL:
            raise MemoryError

    def __dealloc__(self):
        free(self.room)

    def _plan(self, list names, tuple by, tuple forms, tuple where, tuple measures, str example, str spread, bint place):
        cdef Plan plan
        plan.parts = [self._part(names.index(name), FORMS.index(form)) for name, form in zip(by, forms)]
        for name, test, value in where:
            plan.where |= <uint64_t> 1 << self._condition(names.index(name), TESTS.index(test), value)
        plan.measures = [names.index(name) for name in measures]
        if len(measures) > MOST_MEASURES or len(by) > MOST_PARTS or self.plans.size() == MOST_COUNTS:
            raise ValueError("too many counts on one table, or measures or parts of one")
        plan.example = names.index(example) if example else -1
        plan.file = names.index("file") if place else -1
        plan.offset = names.index("offset") if place else -1
        plan.spread = names.index(spread) if spread else -1
        counter = Counter(len(measures), forms)
        plan.counts = (<Counter> counter).counts
        self.counters.append(counter)
        self.plans.push_back(plan)

    cdef int _part(self, int column, int form) except -1:
        """Number of a part of keys, the same for all that have it."""
        cdef Part part
        cdef size_t i
        for i in range(self.parts.size()):
            if self.parts[i].column == column and self.parts[i].form == form:
                return i
        part.column, part.form = column, form
        self.parts.push_back(part)
        return self.parts.size() - 1

    cdef int _condition(self, int column, int test, value) except -1:
        """Number of a condition, the same for all that ask for it."""
        cdef Condition wanted
        cdef size_t i
        wanted.column, wanted.test = column, test
        wanted.value = value.encode() if isinstance(value, str) else (b"\1" if value else b"\0")
        for i in range(self.conditions.size()):
            if self.conditions[i].same(wanted):
                return i
        if self.conditions.size() == 64:
            raise ValueError("more than 64 different conditions on one table")
        self.conditions.push_back(wanted)
        return self.conditions.size() - 1

    def add(self, Table table, int64_t since, int64_t until, const uint8_t[::1] mask=None):
        """Count the rows of a table whose time is at or after SINCE and before UNTIL (microseconds).

        Args:
            mask: For each row whether it may be counted; None for all.
        """
        cdef Rows* rows = &table.rows
        cdef int64_t row, time
        cdef bint masked = mask is not None
        with nogil:
            for row in range(rows.row_count):
                if masked and not mask[row]:
                    continue
                time = int_at(rows, self.time, row) if is_set(rows, self.time, row) else NEVER
                if since <= time < until:
                    self.expect(rows, row, time)
                    if self.expected.size() > ENOUGH or self.room_used > MOST_ROOM:
                        self.count_expected(rows)
            self.count_expected(rows)

    cdef int expect(self, Rows* rows, int64_t row, int64_t time) except -1 nogil:
        """Find the keys by which a row counts, and have what is known of them brought in.

        What is counted is spread over memory: looked up one after the other, each key would wait for it.
        """
        cdef size_t i
        cdef Expected one
        cdef uint64_t held = 0
        for i in range(self.conditions.size()):
            held |= <uint64_t> holds(&self.conditions[i], rows, row) << i
        for i in range(self.parts.size()):
            self.parts[i].known = False
        one.row, one.time = row, time
        for i in range(self.plans.size()):
            if held & self.plans[i].where == self.plans[i].where:
                one.plan = &self.plans[i]
                self.find_key(&one, rows)
                one.hash = hash_text(one.key, one.length, 1)
                one.plan.counts.expect_slot(one.hash)
                self.expected.push_back(one)
        return 0

    cdef void find_key(self, Expected* one, Rows* rows) noexcept nogil:
        """The key of a row: its one part where that lies, several joined by zero bytes."""
        cdef char* joined
        cdef Part* part
        cdef size_t i
        for i in range(one.plan.parts.size()):
            part = &self.parts[one.plan.parts[i]]
            if not part.known:
                self.room_used += fill_part(part, self.room + self.room_used, rows, one.row)
        if one.plan.parts.size() == 1:
            one.key, one.length = part.text, part.length
            return
        joined = self.room + self.room_used
        one.key, one.length = joined, 0
        for i in range(one.plan.parts.size()):
            part = &self.parts[one.plan.parts[i]]
            if i:
                joined[one.length] = 0
                one.length += 1
            memcpy(joined + one.length, part.text, part.length)
            one.length += part.length
        self.room_used += one.length

    cdef int count_expected(self, Rows* rows) except -1 nogil:
        cdef size_t i
        for i in range(self.expected.size()):
            self.expected[i].plan.counts.expect_entry(self.expected[i].hash)
        for i in range(self.expected.size()):
            self.count_by(&self.expected[i], rows)
        self.expected.clear()
        self.room_used = 0
        return 0

    cdef int count_by(self, const Expected* one, Rows* rows) except -1 nogil:
        cdef const Plan* plan = one.plan
        cdef int64_t row = one.row
        cdef double measures[MOST_MEASURES]
        cdef int64_t entry, length
        cdef const char* p
        cdef size_t i
        cdef int column
        for i in range(plan.measures.size()):
            column = plan.measures[i]
            if not is_set(rows, column, row):
                measures[i] = NAN
            else:
                measures[i] = float_at(rows, column, row) if self.is_float[column] else <double> int_at(rows, column, row)
        entry = plan.counts.add(one.key, one.length, one.hash, measures, one.time, one.time != NEVER)
        if plan.example >= 0 and plan.counts.wants_example(entry):
            p = text_at(rows, plan.example, row, &length)
            if p != NULL:
                plan.counts.keep_example(entry, p, length)
        if plan.file >= 0 and plan.counts.wants_place(entry):
            plan.counts.keep_place(entry, <int32_t> int_at(rows, plan.file, row), int_at(rows, plan.offset, row))
        if is_set(rows, plan.spread, row):
            plan.counts.spread.add(plan.counts.index_of(entry), float_at(rows, plan.spread, row))
        return 0


cdef bint holds(const Condition* condition, Rows* rows, int64_t row) noexcept nogil:
    """Whether a row meets a condition."""
    cdef int test = condition.test
    cdef int column = condition.column
    cdef int64_t length, wanted = <int64_t> condition.value.size()
    cdef const char* value = condition.value.data()
    cdef const char* p
    cdef bint equal
    if test == PRESENT or test == MISSING:
        return is_set(rows, column, row) == (test == PRESENT)
    if test == POSITIVE:
        return is_set(rows, column, row) and int_at(rows, column, row) > 0
    if rows.columns[column].width == 1:
        equal = is_set(rows, column, row) and rows.columns[column].data[row] == value[0]
    else:
        p = text_at(rows, column, row, &length)
        if test == CONTAINS:
            return p != NULL and memmem(p, length, value, wanted) != NULL
        equal = p != NULL and (length == wanted or length > wanted and test >= BEGINS) and same_text(p, value, wanted)
    return equal != (test == OTHER or test == OTHER_BEGINNING)


cdef int64_t fill_part(Part* part, char* room, Rows* rows, int64_t row) noexcept nogil:
    """Bring the value of a row to the form in which it is part of keys; how much of ROOM that took."""
    cdef int64_t length, units
    cdef double number
    cdef const char* p
    part.known = True
    part.text = room
    if part.form == HOUR or part.form == QUARTER or part.form == WHOLE:
        units = int_at(rows, part.column, row) // (HOUR_US if part.form == HOUR else QUARTER_US if part.form == QUARTER else 1)
        part.length = 8
        memcpy(room, &units, 8)
        return 8
    if part.form == NUMBER:
        number, part.length = float_at(rows, part.column, row), 8
        memcpy(room, &number, 8)
        return 8
    p = text_at(rows, part.column, row, &length)
    length = min(length, MOST_PART)
    if p != NULL and part.form == AS_IS:
        part.text, part.length = p, length
        return 0
    part.length = 0 if p == NULL else put_part(room, 0, p, length, part.form)
    return part.length


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


include "_line_tally.pxi"
