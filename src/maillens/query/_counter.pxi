# What was counted by one key, as Python sees it.


cdef class Counter:
    """Counts and sums by key.

    Args:
        measure_count: How many columns are summed.
        forms: Of the parts of the key.
    """

    cdef Counts* counts
    cdef int measure_count
    cdef vector[int] forms

    def __cinit__(self, int measure_count=0, tuple forms=()):
        self.measure_count = measure_count
        self.forms = [FORMS.index(form) for form in forms]
        self.counts = new Counts(measure_count)

    def __dealloc__(self):
        del self.counts

    def items(self):
        """Every key, in order of first sight."""
        return [item_of(self, index) for index in range(<int64_t> self.counts.size())]

    def of(self, firsts):
        """Those whose first part is one of FIRSTS, in order of first sight."""
        cdef vector[string] wanted = [first.encode() for first in firsts]
        return [item_of(self, index) for index in self.counts.of(wanted)]

    def largest(self, int64_t most):
        """The MOST keys with the highest counts; ties by key."""
        return [item_of(self, index) for index in self.counts.largest(most)]

    def ranking(self, int64_t most, str name, tuple measures):
        """The MOST keys with the highest counts as rows: the first part as NAME, `count`, and sums of measures, in whole numbers."""
        cdef const double* cells
        cdef const char* key
        cdef dict row
        cdef int i
        cdef list found = []
        for index in self.counts.largest(most):
            cells, key = self.counts.cells(index), self.counts.key(index)
            row = {name: first_text(key, key + self.counts.key_length(index)), "count": <int64_t> cells[0]}
            for i in range(len(measures)):
                row[measures[i]] = <int64_t> cells[1 + i]
            found.append(row)
        return found

    def slowest(self, int64_t most, int64_t few):
        """The MOST keys with the highest 95th percentile; those that were counted less than FEW times last."""
        cdef vector[double] known = self.counts.spread.percentiles(self.counts.size())
        cdef Item item
        cdef list found = []
        for index in self.counts.slowest(most, known, few):
            item = item_of(self, index)
            item.percentiles = known[3 * index], known[3 * index + 1], known[3 * index + 2]
            found.append(item)
        return found

    def __len__(self):
        return self.counts.size()


@cython.final
@cython.no_gc
@cython.freelist(1024)
cdef class Item:
    """One key of a counter. What was counted is looked up when it is asked for: of most keys little is ever read."""

    cdef Counter counter
    cdef int64_t index
    cdef tuple parts
    cdef readonly tuple percentiles

    cdef const double* cells(self) noexcept:
        return self.counter.counts.cells(self.index)

    @property
    def key_bytes(self):
        return self.counter.counts.key(self.index)[:self.counter.counts.key_length(self.index)]

    @property
    def key(self):
        cdef const char* p = self.counter.counts.key(self.index)
        if self.parts is None:
            self.parts = parts_of(p, p + self.counter.counts.key_length(self.index), self.counter.forms)
        return self.parts

    @property
    def number(self):
        return <int64_t> self.cells()[0]

    @property
    def sums(self):
        return numbers(self.cells() + 1, self.counter.measure_count)

    @property
    def most(self):
        return numbers(self.cells() + 1 + self.counter.measure_count, self.counter.measure_count)

    @property
    def example(self):
        cdef string example
        if not self.counter.counts.has_example(self.index):
            return ""
        example = self.counter.counts.example(self.index)
        return PyUnicode_DecodeUTF8(example.data(), example.size(), "replace")

    @property
    def span(self):
        cdef const double* span = self.cells() + 1 + 2 * self.counter.measure_count
        return (<int64_t> span[0], <int64_t> span[1]) if isfinite(span[1]) else None

    @property
    def place(self):
        cdef int32_t file = self.counter.counts.file(self.index)
        return (file, self.counter.counts.offset(self.index)) if file >= 0 else None


cdef inline Item item_of(Counter counter, int64_t index):
    cdef Item item = Item.__new__(Item)
    item.counter, item.index, item.percentiles = counter, index, ()
    return item


cdef tuple parts_of(const char* p, const char* end, vector[int]& forms):
    """The parts of a key, as texts; times and numbers are 8 bytes each, texts end at a zero byte."""
    cdef const char* stop
    cdef int64_t units
    cdef double number
    cdef list parts = []
    for form in forms:
        stop = p + 8
        if form == HOUR or form == QUARTER or form == WHOLE:
            memcpy(&units, p, 8)
            parts.append(str(units))
        elif form == NUMBER:
            memcpy(&number, p, 8)
            parts.append(str(number))
        else:
            stop = p + strnlen(p, end - p)
            parts.append(first_text(p, end))
        p = min(stop + 1, end)
    return tuple(parts)


cdef inline str first_text(const char* p, const char* end):
    return PyUnicode_DecodeUTF8(p, strnlen(p, end - p), "replace")


cdef tuple numbers(const double* cells, int count):
    return () if count == 0 else (cells[0],) if count == 1 else tuple([cells[i] for i in range(count)])
