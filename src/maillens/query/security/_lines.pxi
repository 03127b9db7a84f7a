# What a line says of a try to log in, and what is kept of tries.

cdef struct Said:
    # A line about a try, and what it names; the text of a user it does not tell is NULL.
    int deed
    Rows* rows
    int32_t* columns
    int64_t row, time, offset
    const char* address_text
    const char* user_text
    int64_t address_length, user_length
    int64_t address_key, user_key
    int32_t address, user

cdef struct Seen:
    int64_t first, last, first_offset, last_offset
    int32_t first_file, last_file

cdef struct Tries:
    int32_t address, user
    int64_t failures, successes, unknown
    # What had failed when it first worked: of the pair, of the address, of the user.
    int64_t failures_before, address_failures_before, address_successes_before, user_failures_before, user_successes_before
    Seen failed, succeeded

cdef struct Tally:
    int64_t failures, successes, last_failure
    int64_t failures_before         # when it first got in; -1 for never
    int64_t first_success           # of a user

cdef struct Success:
    int64_t at
    int32_t user, pair

cdef struct Told:
    int64_t count, at

cdef struct Pending:
    int64_t at
    int32_t user
    bint by_auth


cdef bint names_somebody(Said* said) noexcept nogil:
    """Find the address and the user of a line; False where it tells of no try."""
    said.address_text = text_at(said.rows, said.columns[F_ADDRESS], said.row, &said.address_length)
    if said.address_text == NULL:
        return False
    said.user_text = text_at(said.rows, said.columns[F_USER], said.row, &said.user_length)
    if said.user_text == NULL:
        said.user_text = text_at(said.rows, said.columns[F_SASL_USER], said.row, &said.user_length)
    if said.user_text == NULL and said.deed == CLIENT:
        return False        # the most frequent of all: mail from other servers
    # smtpd(8) writes so where the client gave no name, or none that could be read.
    if said.user_text != NULL and said.user_length == 13 and memcmp(said.user_text, b"(unavailable)", 13) == 0:
        said.user_text = NULL
    return True


cdef inline int64_t name_key(char what, const char* p, int64_t length) noexcept nogil:
    """Addresses and users are told apart, as a user may call himself 192.0.2.1."""
    return <int64_t> hash_text(p, length, <uint64_t> what)


cdef inline int64_t pair_key(int32_t address, int32_t user) noexcept nogil:
    cdef int64_t both = (<int64_t> address << 32) | user
    return <int64_t> hash_text(<const char*> &both, 8, 0)


cdef int64_t tries(Rows* rows, int32_t* columns, int64_t row) noexcept nogil:
    """How many tries a line stands for."""
    return int_at(rows, columns[F_ATTEMPTS], row) if is_set(rows, columns[F_ATTEMPTS], row) else 1


cdef void see(Seen* seen, bint is_first, int64_t time, int32_t file, int64_t offset) noexcept nogil:
    if is_first:
        seen.first, seen.first_file, seen.first_offset = time, file, offset
    seen.last, seen.last_file, seen.last_offset = time, file, offset
