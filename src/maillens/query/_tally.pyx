# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# distutils: language = c++
"""Rows -> counts by key, as they stream past: memory grows with distinct keys only.

A key is the values of some columns, each as it is or brought to a form that groups
what belongs together (a reason without its numbers and names, a time as its hour).
A value has a number, and so has each pair of values; what is counted is counted by these.
"""

cimport cython
from cpython.unicode cimport PyUnicode_DecodeUTF8
from libc.math cimport NAN, isfinite
from libc.stdint cimport int32_t, int64_t, uint8_t, uint32_t, uint64_t
from libc.string cimport memchr, memcmp, memcpy
from libcpp.deque cimport deque
from libcpp.memory cimport make_shared, shared_ptr
from libcpp.string cimport string
from libcpp.vector cimport vector

from maillens.columns cimport (
    Column, Rows, Table, View, float_at, hash_text, int_at, is_set, make_view, same_text, text_at, text_of,
)
from maillens.parse._scanner cimport Record, Scan

cdef enum:
    AS_IS, LOWER, DOMAIN, REASON, HOUR, QUARTER, WHOLE, NUMBER
FORMS = ("", "lower", "domain", "reason", "hour", "quarter", "whole", "number")

cdef enum:
    PRESENT, MISSING, POSITIVE, EQUAL, OTHER, BEGINS, OTHER_BEGINNING, CONTAINS
TESTS = ("present", "missing", "positive", "is", "not", "begins", "not begins", "contains")

cdef enum:
    MOST_COUNTS = 64            # on one table, and conditions
    SHORT = 12                  # bytes of a text that is in its cell

cdef int64_t HOUR_US = 3_600_000_000
cdef int64_t QUARTER_US = 900_000_000
cdef int64_t NEVER = -(<int64_t> 1 << 62)
cdef uint64_t[2] EMPTY              # the cell of an empty text

include "_reason.pxi"
include "_conditions.pxi"
include "_parts.pxi"
include "_counter.pxi"


cdef class Tallies:
    """Counts the rows of one table of facts, by several keys at once.

    Rows are worked on a stretch at a time: first their conditions, then the numbers that stand for parts of keys, then
    the counts. What keys and conditions have in common is worked out once.

    Args:
        columns: (name, type) of the table.
        time: Column that `since` and `until` apply to.
        counts: What is counted, of this table and by this time.

    Raises:
        ValueError: more than 64 counts or different conditions.
    """

    cdef readonly list counters
    cdef shared_ptr[Keys] keys
    cdef vector[Condition] conditions
    cdef vector[Bits] held               # of each condition
    cdef vector[Set] sets
    cdef vector[Chosen] chosen
    cdef deque[Measured] measured
    cdef vector[Plan] plans
    cdef Stretch stretch
    cdef Asking asking
    cdef int time

    def __init__(self, tuple columns, str time, list counts):
        names = [name for name, _ in columns]
        self.time = names.index(time)
        self.keys = make_shared[Keys]()
        self.counters = []
        for count in counts:
            self._plan(names, dict(columns), count)
        for i in range(self.keys.get().size()):
            self.keys.get().at(i).chosen = self._chosen(self.keys.get().at(i).any)

    def _plan(self, list names, dict kinds, count):
        cdef Plan plan
        cdef uint64_t chosen_by, conditions = 0
        cdef int key = self._key(names, kinds, count.by)
        cdef Counter counter = counter_of(self.keys, key, len(count.measures), len(count.peaks), count.span)
        if self.plans.size() == MOST_COUNTS:
            raise ValueError("more than 64 counts on one table")
        for name, test, value in count.where:
            conditions |= <uint64_t> 1 << self._condition(names.index(name), TESTS.index(test), value)
        chosen_by = <uint64_t> 1 << self._set(conditions)
        self.keys.get().need(key, chosen_by)
        plan.chosen = self._chosen(chosen_by)
        plan.part = self.keys.get().at(key)
        for name in count.measures:
            plan.summed.push_back(self._measured(names.index(name), kinds[name] == "float"))
        for name in count.peaks:
            plan.peaks.push_back(self._measured(names.index(name), kinds[name] == "float"))
        plan.spread = self._measured(names.index(count.spread), True) if count.spread else NULL
        plan.example = names.index(count.example) if count.example else -1
        plan.file = names.index("file") if count.place else -1
        plan.offset = names.index("offset") if count.place else -1
        plan.counts = counter.counts
        self.counters.append(counter)
        self.plans.push_back(plan)

    cdef int _key(self, list names, dict kinds, tuple by) except -1:
        """Number of the part that is the whole key: pairs of the parts before and the next one."""
        cdef int key = -1, part, form
        for name, wanted in by:
            form = WHOLE if wanted == "number" and kinds[name] == "int" else FORMS.index(wanted)
            part = self.keys.get().part(names.index(name), form)
            key = part if key < 0 else self.keys.get().pair(key, part)
        return key

    cdef int _condition(self, int column, int test, value) except -1:
        """Number of a condition, the same for all that ask for it."""
        cdef Condition wanted
        cdef size_t i
        wanted.column, wanted.test = column, test
        wanted.value = value.encode() if isinstance(value, str) else (b"\1" if value else b"\0")
        for i in range(self.conditions.size()):
            if self.conditions[i].same(wanted):
                return i
        if self.conditions.size() == MOST_COUNTS:
            raise ValueError("more than 64 different conditions on one table")
        # A short text is in its cell, zeros behind it.
        wanted.is_cell = wanted.value.size() <= SHORT and (test == EQUAL or test == OTHER)
        if wanted.is_cell:
            make_view(<View*> wanted.cell, NULL, wanted.value.data(), wanted.value.size(), 0)
        self.conditions.push_back(wanted)
        self.held.resize(self.conditions.size())
        return self.conditions.size() - 1

    cdef int _set(self, uint64_t conditions) except -1:
        """Number of a set of conditions."""
        cdef size_t i
        for i in range(self.sets.size()):
            if self.sets[i].conditions == conditions:
                return i
        self.sets.resize(self.sets.size() + 1)
        self.sets.back().conditions = conditions
        return self.sets.size() - 1

    cdef int _chosen(self, uint64_t any) except -1:
        """Number of the rows that at least one of some sets has."""
        cdef Chosen chosen
        cdef size_t i
        for i in range(self.chosen.size()):
            if self.chosen[i].any == any:
                return i
        chosen.any = any
        self.chosen.push_back(chosen)
        return self.chosen.size() - 1

    cdef const double* _measured(self, int column, bint is_float) except NULL:
        """Where the values of a column are put, of the rows in hand."""
        cdef size_t i
        for i in range(self.measured.size()):
            if self.measured[i].column == column:
                return self.measured[i].values
        self.measured.resize(self.measured.size() + 1)
        self.measured.back().column, self.measured.back().is_float = column, is_float
        return self.measured.back().values

    def add(self, Table table, int64_t since, int64_t until, const uint8_t[::1] mask=None):
        """Count the rows of a table whose time is at or after SINCE and before UNTIL (microseconds).

        Args:
            mask: For each row whether it may be counted; None for all.
        """
        cdef Rows* rows = &table.rows
        cdef const uint8_t* allowed = NULL
        cdef int64_t row = 0
        if mask is not None and rows.row_count:
            allowed = &mask[0]
        with nogil:
            while row < rows.row_count:
                self.stretch.begin(row, <int> min(rows.row_count - row, <int64_t> STRETCH))
                self.choose(rows, since, until, allowed)
                self.count(rows)
                row += STRETCH

    cdef void choose(self, Rows* rows, int64_t since, int64_t until, const uint8_t* allowed) noexcept nogil:
        """Find which rows of a stretch each count takes."""
        cdef size_t i
        look_inside(rows, self.time, since, until, allowed, &self.stretch)
        for i in range(self.conditions.size()):
            test_rows(&self.conditions[i], rows, &self.stretch, &self.held[i])
        for i in range(self.sets.size()):
            self.stretch.find(self.sets[i], self.held)
        for i in range(self.chosen.size()):
            self.stretch.choose(self.chosen[i], self.sets)

    cdef int count(self, Rows* rows) except -1 nogil:
        """Count the rows that were chosen: number their keys, from parts to pairs, and add up what is measured."""
        cdef size_t i
        cdef Part* part
        for i in range(self.keys.get().size()):
            part = self.keys.get().at(i)
            if part.is_pair():
                self.keys.get().join(part, self.chosen[part.chosen])
            elif part.form >= HOUR:
                number_words(part, self.chosen[part.chosen], rows, &self.stretch)
            else:
                number_texts(part, self.chosen[part.chosen], rows, self.stretch.first, &self.asking)
        for i in range(self.measured.size()):
            measure(&self.measured[i], rows, &self.stretch)
        for i in range(self.plans.size()):
            self.count_by(&self.plans[i], rows)
        return 0

    cdef int count_by(self, const Plan* plan, Rows* rows) except -1 nogil:
        cdef const Chosen* chosen = &self.chosen[plan.chosen]
        cdef int32_t* entries = self.stretch.entries
        plan.counts.add(chosen[0], plan.part[0], plan.summed.data(), plan.peaks.data(), self.stretch.times, entries)
        if plan.spread != NULL:
            plan.counts.spread.add(chosen[0], entries, plan.spread)
        if plan.example >= 0:
            self.keep_examples(plan, rows)
        if plan.file >= 0:
            self.keep_places(plan, rows)
        return 0

    cdef int keep_examples(self, const Plan* plan, Rows* rows) except -1 nogil:
        cdef const Chosen* chosen = &self.chosen[plan.chosen]
        cdef int64_t length
        cdef int32_t entry
        cdef const char* p
        cdef int i
        for i in range(chosen.count):
            entry = self.stretch.entries[i]
            if not plan.counts.has_example(entry):
                p = text_at(rows, plan.example, self.stretch.first + chosen.rows[i], &length)
                if p != NULL:
                    plan.counts.keep_example(entry, p, length)
        return 0

    cdef int keep_places(self, const Plan* plan, Rows* rows) except -1 nogil:
        cdef const Chosen* chosen = &self.chosen[plan.chosen]
        cdef int64_t row
        cdef int32_t entry
        cdef int i
        for i in range(chosen.count):
            entry, row = self.stretch.entries[i], self.stretch.first + chosen.rows[i]
            if not plan.counts.has_place(entry):
                plan.counts.keep_place(entry, <int32_t> int_at(rows, plan.file, row), int_at(rows, plan.offset, row))
        return 0


include "_line_tally.pxi"
