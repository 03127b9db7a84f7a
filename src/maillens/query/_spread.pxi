# How the values of each key are spread: how often each occurred, in an open hash table.
#
# A value is kept to a hundredth of a second below 1,000 s, which is all that Postfix logs (delay_logging_resolution_limit,
# postconf(5)), and to three digits above, so that a key has a bounded number of values however long the log is.

cdef enum:
    VALUE_BITS = 17             # of a slot's key; the rest is the index of the counted key
    EXACT = 100_000             # hundredths of a second that are kept as they are
    DECADE = 900                # numbers of three digits
    DECADES = 8

cdef uint64_t NO_VALUE = <uint64_t> -1


cdef int64_t value_code(double seconds) noexcept nogil:
    """A number for a value, in the order of the values."""
    cdef int decade = 0
    cdef double unit = 10
    if not seconds > 0:
        return 0
    if seconds * 100 < EXACT - 0.5:
        return llround(seconds * 100)
    while decade < DECADES and seconds >= unit * 1000:
        unit *= 10
        decade += 1
    return EXACT + decade * DECADE + min(max(llround(seconds / unit), 100), 1000) - 100


cdef double coded_value(int64_t code) noexcept nogil:
    cdef double unit = 10
    if code < EXACT:
        return code / 100.0
    code -= EXACT
    while code >= DECADE:
        code -= DECADE
        unit *= 10
    return (code + 100) * unit


cdef struct Seen:
    uint64_t key                # the counted key's index, and the value's code below it
    int64_t number


cdef bint lesser(const Seen& a, const Seen& b) noexcept nogil:
    return a.key < b.key


cdef class Spread:
    """How often each value occurred with each key."""

    cdef vector[Seen] slots
    cdef size_t used

    cdef int add(self, int64_t index, double seconds) except -1 nogil:
        cdef Seen seen
        if 2 * (self.used + 1) > self.slots.size():
            self.widen()
        seen.key, seen.number = <uint64_t> index << VALUE_BITS | <uint64_t> value_code(seconds), 1
        self.used += self.put(seen)
        return 0

    cdef bint put(self, Seen seen) noexcept nogil:
        """Add to what was seen; whether it is new."""
        cdef size_t mask = self.slots.size() - 1
        cdef size_t at = hash_text(<const char*> &seen.key, 8, 1) & mask
        while self.slots[at].key != NO_VALUE and self.slots[at].key != seen.key:
            at = (at + 1) & mask
        if self.slots[at].key == seen.key:
            self.slots[at].number += seen.number
            return False
        self.slots[at] = seen
        return True

    cdef int widen(self) except -1 nogil:
        cdef vector[Seen] old
        cdef Seen none
        none.key, none.number = NO_VALUE, 0
        old.swap(self.slots)
        self.slots.assign(max(<size_t> 256, 2 * old.size()), none)
        for seen in old:
            if seen.key != NO_VALUE:
                self.put(seen)
        return 0

    cdef vector[double] percentiles(self, size_t key_count) except *:
        """Three of each key: what 50, 95 and 99 of 100 of its values do not exceed, by nearest rank; 0 without values."""
        cdef vector[Seen] known
        cdef vector[double] found
        cdef size_t i = 0
        cdef size_t at
        cdef int64_t total, reached
        cdef uint64_t key
        cdef int number
        cdef int[3] percents = [50, 95, 99]
        found.resize(3 * key_count)
        for seen in self.slots:
            if seen.key != NO_VALUE:
                known.push_back(seen)
        sort(known.begin(), known.end(), lesser)
        while i < known.size():
            key, at, total = known[i].key >> VALUE_BITS, i, 0
            while i < known.size() and known[i].key >> VALUE_BITS == key:
                total += known[i].number
                i += 1
            reached = known[at].number
            for number in range(3):
                while 100 * reached < percents[number] * total:
                    at += 1
                    reached += known[at].number
                found[3 * key + number] = coded_value(known[at].key & ((1 << VALUE_BITS) - 1))
        return found
