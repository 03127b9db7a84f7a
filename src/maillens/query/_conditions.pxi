# Which rows of a stretch meet a condition, and what is measured of them.


cdef void test_rows(const Condition* condition, int number, Rows* rows, Stretch* stretch) noexcept nogil:
    """Set the bit of a condition for each row that meets it."""
    cdef int i, test = condition.test
    cdef const Column* column = &rows.columns[condition.column]
    cdef const uint8_t* valid = column.valid + stretch.first
    cdef const uint64_t* cell = (<const uint64_t*> column.data) + 2 * stretch.first
    cdef bint wanted = test == PRESENT or test == EQUAL
    if test == PRESENT or test == MISSING:
        for i in range(stretch.count):
            stretch.held[i] |= <uint64_t> ((valid[i] != 0) == wanted) << number
    elif (test == EQUAL or test == OTHER) and column.width == sizeof(View) and condition.value.size() <= SHORT:
        # Short texts are in their cells, zeros behind them.
        for i in range(stretch.count):
            stretch.held[i] |= <uint64_t> (
                (<int> (cell[2 * i] == condition.cell[0]) & <int> (cell[2 * i + 1] == condition.cell[1]) & <int> (valid[i] != 0)) == wanted
            ) << number
    else:
        for i in range(stretch.count):
            stretch.held[i] |= <uint64_t> holds(condition, rows, stretch.first + i) << number


cdef bint holds(const Condition* condition, Rows* rows, int64_t row) noexcept nogil:
    """Whether a row meets a condition on what a cell holds."""
    cdef int test = condition.test
    cdef int column = condition.column
    cdef int64_t length, wanted = <int64_t> condition.value.size()
    cdef const char* value = condition.value.data()
    cdef const char* p
    cdef bint equal
    if test == POSITIVE:
        return is_set(rows, column, row) and int_at(rows, column, row) > 0
    if rows.columns[column].width == 1:
        equal = is_set(rows, column, row) and rows.columns[column].data[row] == value[0]
    elif not may_begin(rows, column, row, value, wanted) and test != CONTAINS:
        equal = False
    else:
        p = text_at(rows, column, row, &length)
        if test == CONTAINS:
            return p != NULL and memmem(p, length, value, wanted) != NULL
        equal = p != NULL and (length == wanted or length > wanted and test >= BEGINS) and same_text(p, value, wanted)
    return equal != (test == OTHER or test == OTHER_BEGINNING)


cdef inline bint may_begin(Rows* rows, int column, int64_t row, const char* value, int64_t wanted) noexcept nogil:
    """False where a text does not begin with the first bytes of VALUE: these are in the cell, wherever the text is."""
    cdef View* view = (<View*> rows.columns[column].data) + row
    return same_text(view.tail, value, min(wanted, <int64_t> 4))


cdef void leave_out(
    Rows* rows, int time, int64_t since, int64_t until, const uint8_t* allowed, Stretch* stretch
) noexcept nogil:
    """Note the time of each row, and leave out those outside the period or not allowed."""
    cdef int64_t row, moment
    cdef int i
    for i in range(stretch.count):
        row = stretch.first + i
        moment = int_at(rows, time, row) if is_set(rows, time, row) else NEVER
        stretch.times[i] = NAN if moment == NEVER else <double> moment
        if not since <= moment < until or allowed != NULL and not allowed[row]:
            stretch.leave_out(i)


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
