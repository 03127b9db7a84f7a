# What was counted by one key, as Python sees it.


cdef class Counter:
    """Counts and sums by key.

    Args:
        measure_count: How many columns are summed.
        forms: Of the parts of the key; without any, keys are told as bytes.

    Each key is told as (parts of the key, count, sums, maxima, example or "", first and last time or None, percentiles or (),
    (file, offset) of its first line or None).
    """

    cdef Counts* counts
    cdef int measure_count
    cdef tuple forms

    def __cinit__(self, int measure_count=0, tuple forms=()):
        self.measure_count, self.forms = measure_count, forms
        self.counts = new Counts(measure_count)

    def __dealloc__(self):
        del self.counts

    def largest(self, int64_t most):
        """The MOST keys with the highest counts; ties by key."""
        return [self._item(index) for index in self.counts.largest(most)]

    def slowest(self, int64_t most, int64_t few):
        """The MOST keys with the highest 95th percentile; those that were counted less than FEW times last."""
        cdef vector[double] known = self.counts.spread.percentiles(self.counts.size())
        cdef vector[int64_t] order = self.counts.slowest(most, known, few)
        return [self._item(index, (known[3 * index], known[3 * index + 1], known[3 * index + 2])) for index in order]

    def items(self):
        """Every key, in order of first sight."""
        return [self._item(index) for index in range(<int64_t> self.counts.size())]

    def of(self, firsts):
        """Those whose first part is one of FIRSTS, in order of first sight."""
        cdef vector[string] wanted = sorted([first.encode() for first in firsts])
        return [self._item(index) for index in self.counts.of(wanted)]

    cdef tuple _item(self, int64_t i, tuple percentiles=()):
        cdef const double* cell = self.counts.cells(i)
        cdef const double* span = cell + 1 + 2 * self.measure_count
        example = (<bytes> self.counts.example(i)).decode("utf-8", "replace") if self.counts.has_example(i) else ""
        seen = (<int64_t> span[0], <int64_t> span[1]) if isfinite(span[1]) else None
        sums, most = numbers(cell + 1, self.measure_count), numbers(cell + 1 + self.measure_count, self.measure_count)
        place = (self.counts.file(i), self.counts.offset(i)) if self.counts.file(i) >= 0 else None
        return self._key(i), <int64_t> cell[0], sums, most, example, seen, percentiles, place

    cdef object _key(self, int64_t i):
        """The parts of a key, as texts; times and numbers are 8 bytes each, texts end at a zero byte."""
        cdef const char* p = self.counts.key(i)
        cdef const char* end = p + self.counts.key_length(i)
        cdef const char* stop
        cdef int64_t units
        cdef double number
        cdef list parts = []
        if not self.forms:
            return p[:end - p]
        for form in self.forms:
            stop = p + 8
            if form == "hour" or form == "quarter" or form == "whole":
                memcpy(&units, p, 8)
                parts.append(str(units))
            elif form == "number":
                memcpy(&number, p, 8)
                parts.append(str(number))
            else:
                stop = <const char*> memchr(p, 0, end - p) if p < end else end
                if stop == NULL:
                    stop = end
                parts.append(PyUnicode_DecodeUTF8(p, stop - p, "replace"))
            p = min(stop + 1, end)
        return tuple(parts)

    def __len__(self):
        return self.counts.size()


cdef tuple numbers(const double* cells, int count):
    return () if count == 0 else (cells[0],) if count == 1 else tuple([cells[i] for i in range(count)])
