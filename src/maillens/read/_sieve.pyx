# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# distutils: language = c++
"""Bytes -> the lines that hold one of some texts, most bytes of the others not looked at.

A few texts are looked for many bytes at a time (`_spots.h`). More of them, or where the processor
cannot do that, by the search of Wu and Manber (A fast algorithm for multi-pattern searching, TR-94-17, 1994):
the last three bytes of a window say how far the window can move on, at most by the length
of the shortest text. Upper and lower case of ASCII letters count as the same.
"""

from libc.errno cimport EINTR, errno
from libc.stdint cimport int32_t, int64_t, uint8_t, uint32_t
from libc.string cimport memchr, memmove, memset
from libcpp.algorithm cimport sort
from libcpp.string cimport string
from libcpp.vector cimport vector

cdef extern from "string.h" nogil:
    const void* memrchr(const void* s, int c, size_t n)

cdef extern from "unistd.h" nogil:
    ssize_t pread(int file, void* buffer, size_t count, int64_t offset)

cdef extern from "_spots.h" namespace "maillens" nogil:
    bint can_spot()
    cdef cppclass Spots:
        void add(const uint8_t* text, int length)
        void divide()
        const uint8_t* next(const uint8_t* begin, const uint8_t* p, const uint8_t* end) const

SHORTEST = 3
"""Bytes that a text must have at least."""

cdef enum:
    GRAM = 3
    FEW_HASHES = 1 << 14    # a table that stays in the first cache of a processor
    MANY_HASHES = 1 << 18   # all that `hash_of` can tell apart
    FEW_TEXTS = 200
    WIDEST = 64             # a longer window moves no faster: the lines are not much longer
    MOST_SPOTS = 48         # of more texts too many bytes look as if one stood there
    MOST_ROUNDS = 3         # from so many times those on it is no faster to look for some after the others
    SPOTTED = 4             # bytes that such a text must have
    READ_BYTES = 1 << 18    # what is read at a time stays in the second cache
    LONGEST_LINE = 1 << 20  # as in `cutting`: a longer one is cut there

cdef struct Line:
    int64_t start, end

cdef enum Trouble:
    FINE, FAILED, TOO_LONG


cdef class Sieve:
    """Finds the lines that hold one of TEXTS, which have `SHORTEST` bytes each or more.

    Args:
        wide: Whether many bytes are looked at at once, where that is possible.
    """

    cdef uint8_t fold[256]
    cdef uint8_t* shifts
    cdef int32_t* heads
    cdef vector[int32_t] following, starts, lengths
    cdef vector[uint8_t] bytes
    cdef int32_t width
    cdef uint32_t mask
    cdef object memory
    cdef vector[Spots] spots    # some of the texts each; none where all are looked for at once

    def __cinit__(self, texts, bint wide=True):
        cdef size_t i
        wanted = list(dict.fromkeys(bytes(text).lower() for text in texts))
        if not wanted or min(map(len, wanted)) < GRAM:
            raise ValueError(f"a text of less than {GRAM} bytes")
        if wide and can_spot() and len(wanted) <= MOST_ROUNDS * MOST_SPOTS and min(map(len, wanted)) >= SPOTTED:
            self.spots.resize((len(wanted) + MOST_SPOTS - 1) // MOST_SPOTS)
            for i, text in enumerate(wanted):
                self.spots[i // MOST_SPOTS].add(<const uint8_t*> <char*> text, <int> len(text))
            for i in range(self.spots.size()):
                self.spots[i].divide()
        else:
            self._make_shifts(wanted)

    def _make_shifts(self, list wanted):
        cdef int32_t i, at
        cdef uint32_t gram = 0
        for i in range(256):
            self.fold[i] = i + 32 if c'A' <= i <= c'Z' else i
        self.width = min(WIDEST, min(map(len, wanted)))
        hashes = FEW_HASHES if len(wanted) <= FEW_TEXTS else MANY_HASHES
        self.mask = hashes - 1
        self.memory = bytearray(hashes), bytearray(b"\xff" * (4 * hashes))
        self.shifts = <uint8_t*> <char*> (<bytearray> self.memory[0])
        self.heads = <int32_t*> <char*> (<bytearray> self.memory[1])
        memset(self.shifts, self.width - GRAM + 1, hashes)
        for i, text in enumerate(wanted):
            self.starts.push_back(self.bytes.size())
            self.lengths.push_back(len(text))
            for byte in text:
                self.bytes.push_back(byte)
            for at in range(self.width - GRAM + 1):
                gram = hash_of(self, self.bytes.data() + self.starts[i] + at)
                self.shifts[gram] = min(self.shifts[gram], <uint8_t> (self.width - GRAM - at))
            self.following.push_back(self.heads[gram])
            self.heads[gram] = i

    def lines(self, const uint8_t[::1] data):
        """The lines of DATA that hold a text, in order: (start, end behind the newline)."""
        cdef vector[Line] found
        if data.shape[0]:
            with nogil:
                search(self, &data[0], data.shape[0], &found)
        return [(line.start, line.end) for line in found]

    def lines_of(self, int file, int64_t start, int64_t stop):
        """The lines of a file that begin at or behind START and before STOP and hold a text: (offset, line).

        Args:
            file: Its descriptor.

        Returns:
            None where a line that matters is longer than a mebibyte.

        Raises:
            OSError: it cannot be read.
        """
        cdef vector[int64_t] offsets
        cdef vector[string] lines
        cdef Trouble trouble
        cdef int number
        cdef size_t i
        with nogil:
            trouble = search_file(self, file, start, stop, &offsets, &lines)
            number = errno
        if trouble == FAILED:
            raise OSError(number, "cannot read")
        if trouble == TOO_LONG:
            return None
        return [(offsets[i], lines[i]) for i in range(offsets.size())]


cdef Trouble search_file(
    Sieve self, int file, int64_t start, int64_t stop, vector[int64_t]* offsets, vector[string]* lines
) except * nogil:
    cdef vector[uint8_t] buffer
    cdef vector[Line] found
    cdef int64_t at = max(start - 1, <int64_t> 0)       # of the buffer in the file
    cdef int64_t have = 0, whole, count
    cdef bint begun = start == 0, over = False
    cdef const uint8_t* newline
    buffer.resize(READ_BYTES + LONGEST_LINE)
    while not over and (at < stop or have):
        count = pread(file, buffer.data() + have, READ_BYTES, at + have)
        if count < 0:
            if errno == EINTR:
                continue
            return FAILED
        over = count == 0
        have += count
        newline = <const uint8_t*> memrchr(buffer.data(), c'\n', have)
        whole = have if over else 0 if newline == NULL else newline + 1 - buffer.data()
        if whole == 0 and have > LONGEST_LINE:
            return TOO_LONG
        if not begun and whole:     # the line before the first
            newline = <const uint8_t*> memchr(buffer.data(), c'\n', whole)
            count = whole if newline == NULL else newline + 1 - buffer.data()
            begun = True
            have -= count
            whole -= count
            at += count
            memmove(buffer.data(), buffer.data() + count, have)
        if begun and at >= stop:
            break
        if whole:
            found.clear()
            search(self, buffer.data(), whole, &found)
            for line in found:
                if line.end - line.start > LONGEST_LINE:
                    return TOO_LONG
                if at + line.start < stop:
                    offsets.push_back(at + line.start)
                    lines.push_back(string(<const char*> buffer.data() + line.start, line.end - line.start))
            have -= whole
            at += whole
            memmove(buffer.data(), buffer.data() + whole, have)
    return FINE


cdef inline uint32_t hash_of(Sieve self, const uint8_t* p) noexcept nogil:
    return ((self.fold[p[0]] << 10) ^ (self.fold[p[1]] << 5) ^ self.fold[p[2]]) & self.mask


cdef int search(Sieve self, const uint8_t* data, int64_t size, vector[Line]* found) except -1 nogil:
    cdef size_t i, kept = 0
    if self.spots.empty():
        return search_once(self, NULL, data, size, found)
    for i in range(self.spots.size()):
        search_once(self, &self.spots[i], data, size, found)
    if self.spots.size() > 1 and not found.empty():
        sort(found.begin(), found.end(), &is_earlier)
        for i in range(1, found.size()):
            if found[0][i].start != found[0][kept].start:
                kept += 1
                found[0][kept] = found[0][i]
        found.resize(kept + 1)
    return 0


cdef bint is_earlier(const Line& a, const Line& b) noexcept nogil:
    return a.start < b.start


cdef int search_once(Sieve self, const Spots* spots, const uint8_t* data, int64_t size, vector[Line]* found) except -1 nogil:
    cdef const uint8_t* end = data + size
    cdef const uint8_t* p = data
    cdef Line line
    while True:
        p = next_text(self, p, end) if spots == NULL else spots.next(data, p, end)
        if p == NULL:
            return 0
        line.start = start_of(data, p)
        line.end = end_of(p, end) - data
        found.push_back(line)
        p = data + line.end


cdef const uint8_t* next_text(Sieve self, const uint8_t* window, const uint8_t* end) noexcept nogil:
    """Where the first text behind WINDOW stands; NULL for nowhere before END."""
    cdef uint8_t shift
    while end - window >= self.width:
        shift = self.shifts[hash_of(self, window + self.width - GRAM)]
        if shift:
            window += shift
        elif stands_at(self, window, end):
            return window
        else:
            window += 1
    return NULL


cdef bint stands_at(Sieve self, const uint8_t* p, const uint8_t* end) noexcept nogil:
    """Whether one of the texts stands at P."""
    cdef int32_t i = self.heads[hash_of(self, p + self.width - GRAM)]
    cdef int32_t at
    cdef const uint8_t* text
    while i >= 0:
        text = self.bytes.data() + self.starts[i]
        at = 0
        while at < self.lengths[i] and p + at < end and self.fold[p[at]] == text[at]:
            at += 1
        if at == self.lengths[i]:
            return True
        i = self.following[i]
    return False


cdef int64_t start_of(const uint8_t* data, const uint8_t* p) noexcept nogil:
    cdef const uint8_t* newline = <const uint8_t*> memrchr(data, c'\n', p - data)
    return 0 if newline == NULL else newline + 1 - data


cdef const uint8_t* end_of(const uint8_t* p, const uint8_t* end) noexcept nogil:
    cdef const uint8_t* newline = <const uint8_t*> memchr(p, c'\n', end - p)
    return end if newline == NULL else newline + 1
