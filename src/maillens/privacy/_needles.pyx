# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""A block of lines -> the lines that hold one of many short texts, in one pass (Wu and Manber, TR 94-17)."""

from libc.stdint cimport int64_t, uint8_t, uint64_t
from libc.string cimport memchr, memset

cdef extern from "<string.h>" nogil:
    void* memrchr(const void* s, int c, size_t n)

cdef enum:
    PAIRS = 1 << 16
    MOST_BYTES = 64             # of a needle


cdef inline uint8_t lower(uint8_t c) noexcept nogil:
    return c | 0x20 if c'A' <= c <= c'Z' else c


cdef class Needles:
    """Texts that are searched for in any case (ASCII).

    Args:
        groups: Up to 64 sets of lower-case needles of three to 64 bytes.
    """

    cdef uint8_t shift[PAIRS]
    cdef int first[PAIRS]       # of the chain of needles whose window ends in this pair, -1 for none
    cdef list texts
    cdef uint8_t[:, ::1] bytes
    cdef int64_t[::1] sizes
    cdef int[::1] following
    cdef uint64_t[::1] masks
    cdef int window

    def __init__(self, groups):
        self._take(sorted({(bytes(text), 1 << number) for number, texts in enumerate(groups) for text in texts}))

    def _take(self, needles):
        from array import array
        cdef int i, j, pair
        self.window = min(len(text) for text, _ in needles)
        assert self.window >= 3 and max(len(text) for text, _ in needles) <= MOST_BYTES and len(needles) < 1 << 20
        block = bytearray(MOST_BYTES * len(needles))
        self.sizes = array("q", [len(text) for text, _ in needles])
        self.masks = array("Q", [mask for _, mask in needles])
        self.following = array("i", [-1] * len(needles))
        for i, (text, _) in enumerate(needles):
            assert text == text.lower()
            block[MOST_BYTES * i:MOST_BYTES * i + len(text)] = text
        self.bytes = memoryview(block).cast("B", (len(needles), MOST_BYTES))
        memset(self.shift, self.window - 1, PAIRS)
        memset(self.first, 0xff, sizeof(self.first))
        for i in range(len(needles)):
            for j in range(1, self.window):
                pair = self.bytes[i, j - 1] << 8 | self.bytes[i, j]
                self.shift[pair] = min(<int> self.shift[pair], self.window - 1 - j)
            pair = self.bytes[i, self.window - 2] << 8 | self.bytes[i, self.window - 1]
            self.following[i], self.first[pair] = self.first[pair], i

    def lines(self, const uint8_t[::1] block):
        """The lines that hold a needle: (start, end without the newline, bit set of the groups found), in order."""
        cdef int64_t at, start = 0, end = 0, size = block.shape[0]
        cdef const uint8_t* base
        cdef const uint8_t* newline
        cdef uint64_t found = 0, mask
        lines = []
        if size < self.window:
            return lines
        base = &block[0]
        at = self.window - 1
        while True:
            with nogil:
                mask = self._next(base, size, &at)
            if mask == 0:
                break
            if at >= end:               # in another line than the last one
                if found:
                    lines.append((start, end, found))
                newline = <const uint8_t*> memrchr(base, c'\n', at)
                start = newline - base + 1 if newline != NULL else 0
                newline = <const uint8_t*> memchr(base + at, c'\n', size - at)
                end = newline - base if newline != NULL else size
                found = 0
            found |= mask
            at += 1
        if found:
            lines.append((start, end, found))
        return lines

    cdef uint64_t _next(self, const uint8_t* base, int64_t size, int64_t* place) noexcept nogil:
        """The groups of the needles whose window ends at the next place, which is put into PLACE; 0 at the end."""
        cdef int64_t at = place[0]
        cdef int pair
        cdef uint64_t mask
        while at < size:
            pair = lower(base[at - 1]) << 8 | lower(base[at])
            if self.shift[pair]:
                at += self.shift[pair]
                continue
            mask = self._at(base, size, at - self.window + 1, self.first[pair])
            if mask:
                place[0] = at
                return mask
            at += 1
        return 0

    cdef uint64_t _at(self, const uint8_t* base, int64_t size, int64_t start, int needle) noexcept nogil:
        cdef int64_t i
        cdef uint64_t mask = 0
        while needle >= 0:
            if self.sizes[needle] <= size - start:
                i = 0
                while i < self.sizes[needle] and lower(base[start + i]) == self.bytes[needle, i]:
                    i += 1
                if i == self.sizes[needle]:
                    mask |= self.masks[needle]
            needle = self.following[needle]
        return mask
