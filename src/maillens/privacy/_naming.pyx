# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# distutils: language = c++
"""Blocks of lines -> the same with pseudonyms in place of names, without a Python object a line.

`naming.py` is the specification; what differs from it is a mistake here.
"""

from cython.operator cimport dereference
from libc.stdint cimport int64_t, uint8_t
from libc.string cimport memchr, memcmp
from libcpp.string cimport string
from libcpp.unordered_map cimport unordered_map

cdef enum:
    ADDRESS, HOST, SESSION, TEXT, COMMON_NAME, FINGERPRINT, IPV6, IPV4, LOOK, LOG_HOST
KINDS = ("address", "host", "session", "text", "common_name", "fingerprint", "ipv6", "ipv4", "look", "log_host")
"""What a name stands for, as `naming.pseudonym` takes it."""

cdef enum:
    LONGEST_NAME = 4096
    HOST_WITHIN = 80            # bytes before the blank before the host of a line: stamp, priority and version (RFC 5424)
    MOST_MADE = 400_000         # pseudonyms remembered; a log of nothing but different names must not fill the memory


cdef struct Line:
    const char* begin           # behind its stamp and host
    const char* end
    const char* local_end       # of the run of bytes of an unquoted local part that was looked at last
    bint is_no_address          # that run: no domain follows
    const char* angle           # the next `>` and comma, behind what was looked at; NULL when there is none
    const char* comma
    bint has_no_origin          # no ` from client[address]; ` is ahead


cdef struct Name:
    int kind
    const char* start
    const char* stop            # of the name
    const char* end             # of what makes it one


cdef inline bint found(Name* name, int kind, const char* start, const char* stop, const char* end) noexcept nogil:
    name.kind, name.start, name.stop, name.end = kind, start, stop, end
    return True


include "_looks.pxi"
include "_places.pxi"


cdef class Renamer:
    """Replaces the names in blocks of lines.

    Args:
        pseudonym: From a kind and a name to its pseudonym; asked once for each name.
        known: From a line without names to the same without those that nothing marks in it.
    """

    cdef object pseudonym
    cdef object known
    cdef unordered_map[string, string] made
    cdef string out
    cdef string key

    def __init__(self, pseudonym, known):
        self.pseudonym, self.known = pseudonym, known

    def renamed(self, const uint8_t[::1] block, set hosts, list talkative):
        """BLOCK with pseudonyms.

        Args:
            hosts: Names of hosts that write lines of it.
            talkative: Where lines begin in which names may stand unmarked, in order.
        """
        cdef const char* base
        cdef const char* p
        cdef const char* end
        cdef const char* line_end
        cdef const char* begin
        cdef int64_t before, next = 0
        cdef int64_t count = len(talkative)
        self.out.clear()
        if not len(block):
            return b""
        base = p = <const char*> &block[0]
        end = p + len(block)
        self.out.reserve(len(block) + (len(block) >> 2))
        while p < end:
            line_end = <const char*> memchr(p, c"\n", end - p)
            if line_end == NULL:
                line_end = end
            begin = self.past_log_host(p, line_end, hosts)
            before = <int64_t> self.out.size()
            self.put_line(begin, line_end)
            if next < count and p - base >= <int64_t> talkative[next]:
                next += 1
                line = self.known(self.out.data()[before:self.out.size()])
                self.out.resize(before)
                self.out.append(<string> line)
            if line_end < end:
                self.out.push_back(c"\n")
            p = line_end + 1
        return self.out.data()[:self.out.size()]

    cdef const char* past_log_host(self, const char* p, const char* end, set hosts) except NULL:
        """Write what stands before the host of a line, and its pseudonym; where to go on, P when none is there."""
        cdef const char* first = p
        cdef const char* q = p
        while True:
            while q < end and not has(q[0], BLANK):
                q += 1
            if q == end:
                return p
            if first > p and first - p - 1 <= HOST_WITHIN and q > first and first[:q - first] in hosts:
                self.out.append(p, first - p)
                self.put(LOG_HOST, first, q)
                return q
            q += 1
            first = q
            if first - p - 1 > HOST_WITHIN:
                return p

    cdef int put_line(self, const char* p, const char* end) except -1:
        """Write the line from P on with pseudonyms."""
        cdef Line line
        cdef Name name
        cdef const char* written = p
        line.begin, line.end, line.local_end = p, end, p
        line.has_no_origin = line.is_no_address = False
        line.angle = line.comma = p - 1
        while p < end:
            if not (stands_as_name(&line, p, &name) or looks_like_name(&line, p, &name)):
                p = skipped(&line, p)
                continue
            self.out.append(written, name.start - written)
            self.put(name.kind, name.start, name.stop)
            written = name.stop
            p = name.end
        self.out.append(written, end - written)
        return 0

    cdef int put(self, int kind, const char* start, const char* stop) except -1:
        """Write the pseudonym of a name."""
        self.key.assign(1, <char> kind)
        self.key.append(start, stop - start)
        it = self.made.find(self.key)
        if it == self.made.end():
            if self.made.size() >= MOST_MADE:
                self.made.clear()
            self.made[self.key] = <string> self.pseudonym(KINDS[kind], start[:stop - start])
            it = self.made.find(self.key)
        self.out.append(dereference(it).second)
        return 0


cdef inline const char* skipped(Line* line, const char* p) noexcept nogil:
    """The next place at which a name can begin when none does at P: where no address begins, none does in the same word."""
    return past(p, line.end, WORD) if has(p[0], WORD) else p + 1
