# What is told of the attempts of one address as one user.


@cython.final
@cython.no_gc
@cython.freelist(64)
cdef class Span:
    """When something was first and last seen, and where."""

    cdef Seen seen

    @property
    def first(self):
        return self.seen.first

    @property
    def last(self):
        return self.seen.last

    @property
    def first_place(self):
        return Place(self.seen.first_file, self.seen.first_offset)

    @property
    def last_place(self):
        return Place(self.seen.last_file, self.seen.last_offset)


@cython.final
@cython.no_gc
cdef class Pair:
    """All attempts of one address as one user, as they were when they were asked for."""

    cdef Tries tries
    cdef readonly str address, user
    cdef readonly int64_t address_failures_before_any
    cdef bint found_out

    @property
    def failures(self):
        return self.tries.failures

    @property
    def successes(self):
        return self.tries.successes

    @property
    def unknown(self):
        return self.tries.unknown

    @property
    def failures_before(self):
        return self.tries.failures_before

    @property
    def address_failures_before(self):
        return self.tries.address_failures_before

    @property
    def address_successes_before(self):
        return self.tries.address_successes_before

    @property
    def user_failures_before(self):
        return self.tries.user_failures_before

    @property
    def user_successes_before(self):
        return self.tries.user_successes_before

    @property
    def is_found_out(self):
        return self.found_out

    @property
    def failed(self):
        return span_of(&self.tries.failed) if self.tries.failures else None

    @property
    def succeeded(self):
        return span_of(&self.tries.succeeded) if self.tries.successes else None


cdef Span span_of(Seen* seen):
    cdef Span span = Span.__new__(Span)
    span.seen = seen[0]
    return span


def failures_of(pairs):
    """All failures of some pairs."""
    cdef Pair pair
    cdef int64_t count = 0
    for pair in pairs:
        count += pair.tries.failures
    return count


def guilty_of(pairs, double few):
    """What an address failed at; nothing where somebody had got in from there before most of it failed."""
    cdef Pair pair
    cdef list failed = []
    cdef int64_t before_any = 0, failures = 0
    for pair in pairs:
        before_any = pair.address_failures_before_any
        if pair.tries.failures and (not pair.tries.successes or pair.tries.failures_before >= few):
            failed.append(pair)
            failures += pair.tries.failures
    return [] if 0 <= 2 * before_any < failures else failed


def bounds(pairs):
    """First and last attempt of some pairs, of which there is one at least."""
    cdef Pair pair
    cdef int64_t first = INT64_MAX, last = INT64_MIN
    for pair in pairs:
        if pair.tries.failures:
            first, last = min(first, pair.tries.failed.first), max(last, pair.tries.failed.last)
        if pair.tries.successes:
            first, last = min(first, pair.tries.succeeded.first), max(last, pair.tries.succeeded.last)
    return first, last


def pace_s(pairs):
    """Mean time from one failure to the next, in seconds; None below two."""
    cdef Pair pair
    cdef int64_t first = INT64_MAX, last = INT64_MIN, count = 0
    for pair in pairs:
        if pair.tries.failures:
            count += pair.tries.failures
            first, last = min(first, pair.tries.failed.first), max(last, pair.tries.failed.last)
    return None if count < 2 else round((last - first) / 1e6 / (count - 1), 1)
