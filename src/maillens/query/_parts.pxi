# Parts of keys: what a column holds, in a form that groups what belongs together, as a number.


cdef int number_words(Part* part, const Chosen& chosen, Rows* rows, int64_t first) except -1 nogil:
    """Number times and numbers."""
    cdef int64_t unit = HOUR_US if part.form == HOUR else QUARTER_US if part.form == QUARTER else 1
    cdef int64_t row
    cdef uint64_t word
    cdef double number
    cdef int i
    for i in range(chosen.count):
        row = first + chosen.rows[i]
        word = 0
        if is_set(rows, part.column, row):
            if part.form == NUMBER:
                number = float_at(rows, part.column, row)
                memcpy(&word, &number, 8)
            else:
                word = <uint64_t> (int_at(rows, part.column, row) // unit)
        part.numbers[chosen.rows[i]] = part.words.number(word)
    return 0


cdef int number_texts(Part* part, const Chosen& chosen, Rows* rows, int64_t first, Asking* asking) except -1 nogil:
    """Number texts; one that is missing is an empty one.

    Texts are spread over memory: looked up one after the other, each would wait for it.
    """
    cdef const Column* column = &rows.columns[part.column]
    cdef const uint64_t* cell
    cdef int32_t i, k
    for k in range(chosen.count):
        i = chosen.rows[k]
        cell = (<const uint64_t*> column.data) + 2 * (first + i) if column.valid[first + i] else EMPTY
        part.numbers[i] = part.recent.number(cell) if (<const View*> cell).length <= SHORT else -1
        if part.numbers[i] < 0:
            ask(part, cell, i, rows, asking)
            if asking.used > ROOM - PART_ROOM:
                look_up(part, asking)
    look_up(part, asking)
    return 0


cdef int ask(Part* part, const uint64_t* cell, int32_t i, Rows* rows, Asking* asking) except -1 nogil:
    """Bring a text to its form, and have its place brought in."""
    cdef Asked one
    cdef int64_t length
    one.cell, one.row = cell, i
    one.text = text_of(rows, <const View*> cell, &length)
    length = min(length, MOST_PART)
    if part.form != AS_IS:
        length = put_form(asking.room() + asking.used, one.text, length, part.form)
        one.text = asking.room() + asking.used
        asking.used += length
    one.length, one.hash = <int32_t> length, <uint32_t> hash_text(one.text, length, 1)
    part.names.expect_slot(one.hash)
    asking.asked.push_back(one)
    return 0


cdef int look_up(Part* part, Asking* asking) except -1 nogil:
    """Number the texts that were asked for."""
    cdef size_t i
    cdef const Asked* one
    for i in range(asking.asked.size()):
        part.names.expect_entry(asking.asked[i].hash)
    for i in range(asking.asked.size()):
        one = &asking.asked[i]
        part.numbers[one.row] = part.names.number(one.text, one.length, one.hash)
        if (<const View*> one.cell).length <= SHORT:
            part.recent.keep(one.cell, part.numbers[one.row])
    asking.asked.clear()
    asking.used = 0
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
    """Write a text with A to Z as small letters, eight bytes at once."""
    cdef int64_t i = 0
    cdef uint64_t word
    while i + 8 <= length:
        put_word(out + i, p + i, 8)
        i += 8
    if length >= 8:
        put_word(out + length - 8, p + length - 8, 8)
    elif length >= 4:
        put_word(out, p, 4)
        put_word(out + length - 4, p + length - 4, 4)
    else:
        while i < length:
            put_word(out + i, p + i, 1)
            i += 1


cdef inline void put_word(char* out, const char* p, int64_t size) noexcept nogil:
    cdef uint64_t word = 0
    memcpy(&word, p, size)
    word = lower(word)
    memcpy(out, &word, size)


cdef inline uint64_t lower(uint64_t word) noexcept nogil:
    """Eight bytes with A to Z as small letters."""
    cdef uint64_t low = word & (EACH * 0x7f)
    cdef uint64_t capital = (low + EACH * (0x80 - c'A')) & ~(low + EACH * (0x7f - c'Z')) & ~word & (EACH * 0x80)
    return word | capital >> 2
