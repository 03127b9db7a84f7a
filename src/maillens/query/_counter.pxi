# What was counted by one key, as Python sees it.


cdef class Counter:
    """Counts and sums by key."""

    cdef Counts* counts

    def __dealloc__(self):
        del self.counts

    def items(self):
        """Every key, in order of first sight."""
        return [item_of(self, index) for index in range(<int64_t> self.counts.size())]

    def of(self, firsts):
        """Those whose first part is one of FIRSTS, in order of first sight."""
        cdef vector[string] wanted = [first.encode() for first in firsts]
        return [item_of(self, index) for index in beginning_with(self.counts[0], wanted)]

    def largest(self, int64_t most):
        """The MOST keys with the highest counts; ties by key."""
        return [item_of(self, index) for index in c_largest(self.counts[0], most)]

    def ranking(self, int64_t most, str name, tuple measures):
        """The MOST keys with the highest counts as rows: the first part as NAME, `count`, and sums in whole numbers."""
        cdef vector[double] sums
        cdef dict row
        cdef int i
        cdef list found = []
        for index in c_largest(self.counts[0], most):
            row = {name: decoded(self.counts.first(index)), "count": <int64_t> self.counts.number(index)}
            sums = self.counts.sums(index)
            for i in range(len(measures)):
                row[measures[i]] = <int64_t> sums[i]
            found.append(row)
        return found

    def slowest(self, int64_t most, int64_t few):
        """The MOST keys with the highest 95th percentile; those that were counted less than FEW times last."""
        cdef vector[double] known = self.counts.spread.percentiles(self.counts.size())
        cdef Item item
        cdef list found = []
        for index in c_slowest(self.counts[0], most, known, few):
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

    @property
    def key_bytes(self):
        return self.counter.counts.joined(self.index)

    @property
    def key(self):
        if self.parts is None:
            self.parts = tuple([value_of(leaf) for leaf in self.counter.counts.leaves(self.index)])
        return self.parts

    @property
    def number(self):
        return <int64_t> self.counter.counts.number(self.index)

    @property
    def sums(self):
        return tuple(self.counter.counts.sums(self.index))

    @property
    def most(self):
        return tuple(self.counter.counts.peaks(self.index))

    @property
    def example(self):
        cdef string example = self.counter.counts.example(self.index)
        return PyUnicode_DecodeUTF8(example.data(), example.size(), "replace")

    @property
    def span(self):
        cdef const Counts* counts = self.counter.counts
        cdef double first, last
        if not counts.has_span():
            raise AttributeError("this count keeps no times: `Count.span`")
        first, last = counts.first_time(self.index), counts.last_time(self.index)
        return (<int64_t> first, <int64_t> last) if isfinite(last) else None

    @property
    def place(self):
        cdef const Counts* counts = self.counter.counts
        return (counts.file(self.index), counts.offset(self.index)) if counts.has_place(self.index) else None


cdef Counter counter_of(shared_ptr[Keys] keys, int part, int sum_count, int peak_count, bint has_span):
    cdef Counter counter = Counter.__new__(Counter)
    counter.counts = new Counts(keys, part, sum_count, peak_count, has_span)
    return counter


cdef inline Item item_of(Counter counter, int64_t index):
    cdef Item item = Item.__new__(Item)
    item.counter, item.index, item.percentiles = counter, index, ()
    return item


cdef str value_of(Leaf leaf):
    """A part of a key as a text; times and numbers are 8 bytes each."""
    cdef int64_t units
    cdef double number
    if leaf.form == HOUR or leaf.form == QUARTER or leaf.form == WHOLE:
        memcpy(&units, leaf.text.data(), 8)
        return str(units)
    if leaf.form == NUMBER:
        memcpy(&number, leaf.text.data(), 8)
        return str(number)
    return decoded(leaf.text)


cdef inline str decoded(string_view text):
    return PyUnicode_DecodeUTF8(text.data(), text.size(), "replace")
