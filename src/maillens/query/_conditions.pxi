# Which rows of a stretch meet a condition, and what is measured of them.


cdef void test_rows(const Condition* condition, Rows* rows, const Stretch* stretch, Bits* held) noexcept nogil:
    """Find the rows that meet a condition."""
    cdef int64_t row = stretch.first
    cdef int left = stretch.count, i = 0
    while left > 0:
        held.words[i] = test_word(condition, rows, row, min(left, 64))
        row += 64
        left -= 64
        i += 1


cdef inline uint64_t test_word(const Condition* condition, Rows* rows, int64_t first, int count) noexcept nogil:
    """The bits of up to 64 rows."""
    cdef const Column* column = &rows.columns[condition.column]
    cdef const uint8_t* valid = column.valid + first
    cdef const uint64_t* cells = (<const uint64_t*> column.data) + 2 * first
    cdef int i, test = condition.test
    cdef uint64_t found = 0
    if test == PRESENT or test == MISSING:
        for i in range(count):
            found |= <uint64_t> valid[i] << i
    elif condition.is_cell and column.width == sizeof(View):
        for i in range(count):
            found |= <uint64_t> (
                <int> (cells[2 * i] == condition.cell[0]) & <int> (cells[2 * i + 1] == condition.cell[1]) & valid[i]
            ) << i
    else:
        for i in range(count):
            found |= <uint64_t> holds(condition, rows, first + i) << i
    return found if test != MISSING and test != OTHER and test != OTHER_BEGINNING else ~found


cdef bint holds(const Condition* condition, Rows* rows, int64_t row) noexcept nogil:
    """Whether a row meets a condition on what a cell holds, or the opposite of one with `not`."""
    cdef int test = condition.test
    cdef int column = condition.column
    cdef int64_t length, wanted = <int64_t> condition.value.size()
    cdef const char* value = condition.value.data()
    cdef const char* p
    if test == POSITIVE:
        return is_set(rows, column, row) and int_at(rows, column, row) > 0
    if rows.columns[column].width == 1:
        return is_set(rows, column, row) and rows.columns[column].data[row] == value[0]
    if test != CONTAINS and not may_begin(rows, column, row, value, wanted):
        return False
    p = text_at(rows, column, row, &length)
    if test == CONTAINS:
        return p != NULL and memmem(p, length, value, wanted) != NULL
    return p != NULL and (length == wanted or length > wanted and test >= BEGINS) and same_text(p, value, wanted)


cdef inline bint may_begin(Rows* rows, int column, int64_t row, const char* value, int64_t wanted) noexcept nogil:
    """False where a text does not begin with the first bytes of VALUE: these are in the cell, wherever the text is."""
    cdef View* view = (<View*> rows.columns[column].data) + row
    return same_text(view.tail, value, min(wanted, <int64_t> 4))


cdef void look_inside(
    Rows* rows, int time, int64_t since, int64_t until, const uint8_t* allowed, Stretch* stretch
) noexcept nogil:
    """Note the time of each row, and whether it is in the period and allowed."""
    cdef int64_t row, moment
    cdef bint inside
    cdef int i
    stretch.inside.clear()
    for i in range(stretch.count):
        row = stretch.first + i
        moment = int_at(rows, time, row) if is_set(rows, time, row) else NEVER
        stretch.times[i] = NAN if moment == NEVER else <double> moment
        inside = since <= moment < until and (allowed == NULL or allowed[row])
        stretch.inside.words[i >> 6] |= <uint64_t> inside << (i & 63)


cdef void measure(Measured* measured, Rows* rows, const Stretch* stretch) noexcept nogil:
    """The values of a column, NaN where one is missing."""
    cdef int64_t row
    cdef int i, column = measured.column
    for i in range(stretch.count):
        row = stretch.first + i
        if not is_set(rows, column, row):
            measured.values[i] = NAN
        else:
            measured.values[i] = float_at(rows, column, row) if measured.is_float else <double> int_at(rows, column, row)
