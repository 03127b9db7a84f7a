# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# distutils: language = c++
"""Records -> those that tell of trouble, grouped by what they mean and say, each group with a line of it.

Memory: a line for each different thing that is said, `MOST_GROUPS` at most.
"""

from libc.stdint cimport int64_t, uint8_t, uint64_t
from libc.string cimport memchr, memcmp, memcpy
from libcpp.string cimport string
from libcpp.unordered_map cimport unordered_map
from libcpp.vector cimport vector

from maillens.parse._scanner cimport Record, Scan

cdef extern from "<string.h>" nogil:
    void* memmem(const void* text, size_t length, const void* word, size_t word_length)

include "_reason.pxi"

SKIPPED, GRAVE, ALWAYS = 0, 1, 2
"""Whether lines of an entry are trouble: never, from a warning on, whatever they are logged as."""

MOST_GROUPS = 20_000
"""What is said in more ways than this is told apart by its meaning alone: a hostile log must not fill the memory."""

cdef int64_t NEVER = -(<int64_t> 1 << 62)

cdef int64_t most_groups = MOST_GROUPS

cdef enum:
    LONGEST_LINE = 1000
    LONGEST_TEXT = 500

cdef cppclass Group:
    int64_t count, first, last
    int severity, meaning
    string daemon, line


cdef class Trouble:
    """Counts lines that tell of trouble.

    Args:
        wanted: For each entry of the program `SKIPPED`, `GRAVE` or `ALWAYS`.
    """

    cdef vector[uint8_t] wanted
    cdef vector[int] meaning_of
    cdef object meanings
    cdef unordered_map[string, int64_t] places
    cdef vector[Group] found

    def __init__(self, program, wanted):
        self.wanted = wanted
        self.meaning_of = program.entry_meanings
        self.meanings = program.meanings

    def add(self, Scan scan, list daemons, int64_t since, int64_t until):
        """Count the lines of a scan from SINCE on and before UNTIL (microseconds since 1970).

        Args:
            daemons: The program of each of its origins, as bytes.
        """
        cdef int64_t i
        cdef Record* r
        cdef vector[string] names = daemons
        cdef uint8_t wanted
        with nogil:
            for i in range(scan.record_count):
                r = &scan.records[i]
                if r.kind < 2:      # unknown, or of other software: no entry matched
                    continue
                wanted = self.wanted[r.entry]
                if wanted == 0 or (wanted == 1 and r.severity <= 0):
                    continue
                if r.stamp_kind != 3 and not since <= r.stamp < until:
                    continue
                count(self, scan, r, names)

    def groups(self):
        """(severity, meaning, program, count, first, last, line) of each group; times None where no line has one."""
        return [
            (group.severity, self.meanings[group.meaning], group.daemon, group.count,
             None if group.first == NEVER else group.first, None if group.first == NEVER else group.last, group.line)
            for group in self.found
        ]  # fmt: skip


cdef int count(Trouble self, Scan scan, Record* r, vector[string]& names) except -1 nogil:
    cdef char key[LONGEST_TEXT + 128]
    cdef int64_t length = 0, size
    cdef int64_t time = r.stamp if r.stamp_kind != 3 else NEVER
    cdef int meaning = self.meaning_of[r.entry]
    cdef string name
    cdef Group* group
    memcpy(key, &meaning, sizeof(meaning))
    length = sizeof(meaning)
    key[length] = <char> r.severity
    length += 1
    if r.origin >= 0:
        size = min(<int64_t> names[r.origin].size(), 100)
        memcpy(key + length, names[r.origin].data(), size)
        length += size
    key[length] = 0
    length += 1
    if <int64_t> self.found.size() < most_groups:
        length += put_reason(key + length, scan.base + r.text, min(<int64_t> r.text_length, LONGEST_TEXT))
    name.assign(key, length)
    if self.places.count(name) == 0:
        add_group(self, scan, r, names, name)
    group = &self.found[self.places[name]]
    group.count += 1
    if time != NEVER:
        group.first = time if group.first == NEVER else min(group.first, time)
        group.last = max(group.last, time)
    return 0


cdef int add_group(Trouble self, Scan scan, Record* r, vector[string]& names, string& name) except -1 nogil:
    cdef Group group
    group.count, group.first, group.last = 0, NEVER, NEVER
    group.severity, group.meaning = r.severity, self.meaning_of[r.entry]
    if r.origin >= 0:
        group.daemon = names[r.origin]
    group.line.assign(scan.base + r.start, min(<int64_t> r.length, LONGEST_LINE))
    self.places[name] = <int64_t> self.found.size()
    self.found.push_back(group)
    return 0
