# Parts of keys: what a column holds, in a form that groups what belongs together, as a number.


cdef int number_words(Part* part, const Chosen& chosen, Rows* rows, Stretch* stretch) except -1 nogil:
    """Number times and numbers; one that is missing is 0."""
    cdef int64_t unit = HOUR_US if part.form == HOUR else QUARTER_US if part.form == QUARTER else 1
    cdef const uint8_t* valid = rows.columns[part.column].valid + stretch.first
    cdef const uint64_t* cells = (<const uint64_t*> rows.columns[part.column].data) + stretch.first
    cdef int32_t i, k
    for k in range(chosen.count):
        i = chosen.rows[k]
        if not valid[i]:
            stretch.words[i] = 0
        elif part.form == NUMBER:
            stretch.words[i] = cells[i]
        else:
            stretch.words[i] = <uint64_t> (int_at(rows, part.column, stretch.first + i) // unit)
    part.words.number(chosen, stretch.words, part.numbers)
    return 0


cdef int number_texts(Part* part, const Chosen& chosen, Rows* rows, int64_t first, Asking* asking) except -1 nogil:
    """Number texts; one that is missing is an empty one.

    They and what is known of them are spread over memory: looked up one after the other, each would wait for it.
    """
    cdef const Column* column = &rows.columns[part.column]
    cdef const uint64_t* cell
    cdef int32_t i, k
    for k in range(chosen.count):
        i = chosen.rows[k]
        cell = (<const uint64_t*> column.data) + 2 * (first + i) if column.valid[first + i] else EMPTY
        part.numbers[i] = part.recent.number(cell) if (<const View*> cell).length <= SHORT else -1
        if part.numbers[i] < 0:
            ask(cell, i, rows, asking)
    for i in range(asking.count):
        bring_to_form(part, &asking.asked[i], asking)
        part.names.expect_slot(asking.asked[i].hash)
    for i in range(asking.count):
        part.names.expect_entry(asking.asked[i].hash)
    for i in range(asking.count):
        answer(part, &asking.asked[i])
    asking.count = 0
    asking.used = 0
    return 0


cdef inline void ask(const uint64_t* cell, int32_t row, Rows* rows, Asking* asking) noexcept nogil:
    """Have a text brought in."""
    cdef Asked* one = &asking.asked[asking.count]
    cdef int64_t length
    asking.count += 1
    one.cell, one.row = cell, row
    one.text = text_of(rows, <const View*> cell, &length)
    one.length = <int32_t> min(length, MOST_PART)
    prefetch(one.text)


cdef inline void bring_to_form(Part* part, Asked* one, Asking* asking) noexcept nogil:
    cdef int64_t length = one.length
    if part.form != AS_IS:
        length = put_form(asking.room() + asking.used, one.text, length, part.form)
        one.text = asking.room() + asking.used
        asking.used += length
    one.length, one.hash = <int32_t> length, <uint32_t> hash_text(one.text, length, 1)


cdef inline int answer(Part* part, const Asked* one) except -1 nogil:
    part.numbers[one.row] = part.names.number(one.text, one.length, one.hash)
    if (<const View*> one.cell).length <= SHORT:
        part.recent.keep(one.cell, part.numbers[one.row])
    return 0


cdef int64_t put_form(char* out, const char* p, int64_t length, int form) noexcept nogil:
    """Write a text in a form, LENGTH + 8 bytes at most; how many they are."""
    cdef int64_t begin
    if form == REASON:
        return put_reason(out, p, length)
    begin = behind_at(p, length) if form == DOMAIN else 0
    put_lower(out, p + begin, length - begin)
    return length - begin


cdef int64_t behind_at(const char* p, int64_t length) noexcept nogil:
    """Where the domain of an address begins: behind its last @."""
    while length > 0 and p[length - 1] != c'@':
        length -= 1
    return length


cdef void put_lower(char* out, const char* p, int64_t length) noexcept nogil:
    """Write a text with A to Z as small letters, the last bytes twice where they are no whole word."""
    cdef int64_t i = 0
    if length >= 8:
        while i < length - 8:
            put_small(out + i, p + i, 8)
            i += 8
        put_small(out + length - 8, p + length - 8, 8)
    elif length >= 4:
        put_small(out, p, 4)
        put_small(out + length - 4, p + length - 4, 4)
    else:
        for i in range(length):
            put_small(out + i, p + i, 1)


cdef inline void put_small(char* out, const char* p, int64_t size) noexcept nogil:
    cdef uint64_t word = 0
    memcpy(&word, p, size)
    word = small_letters(word)
    memcpy(out, &word, size)
