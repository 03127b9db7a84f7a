# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# distutils: language = c++
"""A block -> the lines that hold one of some texts, most bytes of the others not looked at.

The search of Wu and Manber (A fast algorithm for multi-pattern searching, TR-94-17, 1994):
the last three bytes of a window say how far the window can move on, at most by the length
of the shortest text. Upper and lower case of ASCII letters count as the same.
"""

from libc.stdint cimport int32_t, int64_t, uint8_t, uint32_t
from libc.string cimport memchr, memset
from libcpp.vector cimport vector

cdef extern from "string.h" nogil:
    const void* memrchr(const void* s, int c, size_t n)

SHORTEST = 3
"""Bytes that a text must have at least."""

cdef enum:
    GRAM = 3
    HASHES = 1 << 16
    WIDEST = 64             # a longer window moves no faster: the lines are not much longer

cdef struct Line:
    int64_t start, end


cdef class Sieve:
    """Finds the lines that hold one of TEXTS, which have `SHORTEST` bytes each or more."""

    cdef uint8_t fold[256]
    cdef uint8_t* shifts
    cdef int32_t* heads
    cdef vector[int32_t] following, starts, lengths
    cdef vector[uint8_t] bytes
    cdef int32_t width
    cdef object memory

    def __cinit__(self, texts):
        cdef int32_t i, at
        cdef uint32_t gram
        wanted = [bytes(text).lower() for text in texts]
        if not wanted or min(map(len, wanted)) < GRAM:
            raise ValueError(f"a text of less than {GRAM} bytes")
        for i in range(256):
            self.fold[i] = i + 32 if c'A' <= i <= c'Z' else i
        self.width = min(WIDEST, min(map(len, wanted)))
        self.memory = bytearray(HASHES), bytearray(b"\xff" * (4 * HASHES))
        self.shifts = <uint8_t*> <char*> (<bytearray> self.memory[0])
        self.heads = <int32_t*> <char*> (<bytearray> self.memory[1])
        memset(self.shifts, self.width - GRAM + 1, HASHES)
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
        cdef Line line
        if data.shape[0]:
            with nogil:
                search(self, &data[0], data.shape[0], &found)
        return [(line.start, line.end) for line in found]


cdef inline uint32_t hash_of(Sieve self, const uint8_t* p) noexcept nogil:
    return ((self.fold[p[0]] << 10) ^ (self.fold[p[1]] << 5) ^ self.fold[p[2]]) & (HASHES - 1)


cdef int search(Sieve self, const uint8_t* data, int64_t size, vector[Line]* found) except -1 nogil:
    cdef const uint8_t* end = data + size
    cdef const uint8_t* window = data
    cdef uint8_t shift
    cdef Line line
    while end - window >= self.width:
        shift = self.shifts[hash_of(self, window + self.width - GRAM)]
        if shift:
            window += shift
        elif stands_at(self, window, end):
            line.start = start_of(data, window)
            line.end = end_of(window, end) - data
            found.push_back(line)
            window = data + line.end
        else:
            window += 1
    return 0


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
