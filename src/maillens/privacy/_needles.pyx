# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# distutils: language = c++
"""A block of lines -> the lines that hold one of many short texts, in one pass.

Every second place is looked at, and of it only whether the four bytes there can be part of a needle: wherever a needle
begins, four bytes that it fixes, all but one, stand at an even place. A table of bits that fits into the nearest cache
says no to nearly all of them; what is left is compared.
"""

from libc.stdint cimport int32_t, int64_t, uint8_t, uint32_t, uint64_t
from libc.string cimport memchr, memcmp, memcpy
from libcpp.string cimport string
from libcpp.vector cimport vector

from maillens.parse._scanner cimport Record, Scan

cdef extern from "<string.h>" nogil:
    void* memrchr(const void* s, int c, size_t n)

cdef enum:
    STEP = 2
    SEEN = 4                    # bytes that are looked at in each step
    BUCKET_BITS = 18
    BUCKETS = 1 << BUCKET_BITS
    LEAST_BYTES = 3             # of a needle
    MOST_BYTES = 64
    TAG_END = 2                 # `: `, with which some needles begin, before the text of a record

cdef uint32_t LOWER = 0x20202020


cdef inline uint8_t lower(uint8_t c) noexcept nogil:
    return c | 0x20 if c'A' <= c <= c'Z' else c


cdef inline uint32_t bucket_of(uint32_t word) noexcept nogil:
    """Where four bytes are looked up; those that differ in case only, and some others, have the same place."""
    return ((word | LOWER) * <uint32_t> 0x9E3779B1) >> (32 - BUCKET_BITS)


def _rarest(bytes text, int parity):
    """The offset in TEXT, even or odd, of the four bytes that other lines have least often: of letters, the fewest."""
    offsets = range(parity, max(len(text) - SEEN, parity) + 1, STEP)
    return max(offsets, key=lambda offset: (sum(not chr(byte).isalpha() for byte in text[offset:offset + SEEN]), offset))


cdef struct Entry:
    int32_t needle
    int32_t offset              # of the four bytes in the needle; -1 for the byte before it
    int32_t following           # entry of the same bucket, -1 for none


cdef class Needles:
    """Texts that are searched for in any case (ASCII).

    Args:
        groups: Up to 64 sets of lower-case needles of three to 64 bytes, without line ends.
    """

    cdef uint8_t bits[BUCKETS >> 3]
    cdef vector[int32_t] first  # entry of each bucket, -1 for none
    cdef vector[Entry] entries
    cdef uint8_t[:, ::1] bytes
    cdef vector[int32_t] sizes
    cdef vector[uint64_t] masks

    def __init__(self, groups):
        needles = sorted({(bytes(text), 1 << number) for number, texts in enumerate(groups) for text in texts})
        block = bytearray(MOST_BYTES * len(needles))
        self.bytes = memoryview(block).cast("B", (len(needles), MOST_BYTES))
        self.first.assign(BUCKETS, -1)
        for number, (text, mask) in enumerate(needles):
            assert text == text.lower() and LEAST_BYTES <= len(text) <= MOST_BYTES and b"\n" not in text
            block[MOST_BYTES * number:MOST_BYTES * number + len(text)] = text
            self.sizes.push_back(len(text))
            self.masks.push_back(mask)
            self._enter(number, text, _rarest(text, 0))
            self._enter(number, text, _rarest(text, 1) if len(text) > LEAST_BYTES else -1)

    cdef void _enter(self, int32_t needle, bytes text, int32_t offset):
        """An entry for the four bytes at OFFSET; one of them that the needle does not fix may be any."""
        cdef uint8_t four[SEEN]
        cdef int i, byte
        cdef int unknown = -1
        for i in range(SEEN):
            if 0 <= offset + i < len(text):
                four[i] = text[offset + i]
            else:
                unknown = i
        for byte in range(256 if unknown >= 0 else 1):
            if unknown >= 0:
                four[unknown] = <uint8_t> byte
            self._put(four, needle, offset)

    cdef void _put(self, const uint8_t* four, int32_t needle, int32_t offset):
        cdef uint32_t word, bucket
        cdef Entry entry
        memcpy(&word, four, SEEN)
        bucket = bucket_of(word)
        entry.needle, entry.offset, entry.following = needle, offset, self.first[bucket]
        self.first[bucket] = <int32_t> self.entries.size()
        self.entries.push_back(entry)
        self.bits[bucket >> 3] |= <uint8_t> (1 << (bucket & 7))

    def lines(self, const uint8_t[::1] block):
        """The lines that hold a needle: (start, end without the newline, bit set of the groups found), in order."""
        cdef int64_t at = 0, place, start = 0, end = -1, size = block.shape[0]
        cdef const uint8_t* base
        cdef const uint8_t* newline
        cdef uint64_t found = 0, mask
        lines = []
        if size < LEAST_BYTES:
            return lines
        base = &block[0]
        while True:
            with nogil:
                mask = self._next(base, size, &at)
            if mask == 0:
                break
            place = at - STEP + 1       # a byte of what was found, wherever it begins
            if place >= end:            # in another line than the last one
                if found:
                    lines.append((start, end, found))
                newline = <const uint8_t*> memrchr(base, c'\n', place)
                start = newline - base + 1 if newline != NULL else 0
                newline = <const uint8_t*> memchr(base + place, c'\n', size - place)
                end = newline - base if newline != NULL else size
                found = 0
            found |= mask
        if found:
            lines.append((start, end, found))
        return lines

    def records(self, Scan scan, const uint8_t[::1] families, tuple harmless):
        """As `lines`, of the records of some families, and only where their text holds a needle.

        Args:
            families: For each family 1 where its records are looked at.
            harmless: A line that ends with one of these texts is not looked at.
        """
        cdef int64_t i, start, at, size
        cdef vector[string] endings = harmless
        cdef Record* record
        cdef uint64_t found, mask
        lines = []
        for i in range(scan.record_count):
            record = &scan.records[i]
            if not families[record.family]:
                continue
            start = max(record.start, record.text - TAG_END)
            size = record.start + record.length - start
            if ends_with(scan.base + start, size, endings):
                continue
            at, found = 0, 0
            while size >= LEAST_BYTES:
                mask = self._next(<const uint8_t*> scan.base + start, size, &at)
                if mask == 0:
                    break
                found |= mask
            if found:
                lines.append((record.start, record.start + record.length, found))
        return lines

    cdef uint64_t _next(self, const uint8_t* base, int64_t size, int64_t* place) noexcept nogil:
        """The groups of the needles of the next place that has some; PLACE is where to go on. 0 at the end."""
        cdef int64_t at = place[0]
        cdef uint32_t word, bucket
        cdef uint64_t mask
        while at < size:
            if size - at >= SEEN:
                memcpy(&word, base + at, SEEN)
            else:
                word = 0
                memcpy(&word, base + at, size - at)
            bucket = bucket_of(word)
            at += STEP
            if self.bits[bucket >> 3] >> (bucket & 7) & 1:
                mask = self._at(base, size, at - STEP, self.first[bucket])
                if mask:
                    place[0] = at
                    return mask
        place[0] = at
        return 0

    cdef uint64_t _at(self, const uint8_t* base, int64_t size, int64_t place, int32_t entry) noexcept nogil:
        cdef int64_t i, start
        cdef int32_t needle
        cdef uint64_t mask = 0
        while entry >= 0:
            needle = self.entries[entry].needle
            start = place - self.entries[entry].offset
            if start >= 0 and self.sizes[needle] <= size - start:
                i = 0
                while i < self.sizes[needle] and lower(base[start + i]) == self.bytes[needle, i]:
                    i += 1
                if i == self.sizes[needle]:
                    mask |= self.masks[needle]
            entry = self.entries[entry].following
        return mask


cdef bint ends_with(const char* text, int64_t size, const vector[string]& endings) noexcept nogil:
    cdef size_t i
    cdef int64_t length
    for i in range(endings.size()):
        length = <int64_t> endings[i].size()
        if size >= length and memcmp(text + size - length, endings[i].data(), length) == 0:
            return True
    return False
