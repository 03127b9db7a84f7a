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
