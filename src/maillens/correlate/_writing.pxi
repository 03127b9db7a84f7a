# Writing rows. What is asked of each row and column is short, so that it stands where it is asked: most columns are wanted
# by nobody.


cdef int64_t start_row(Correlator self, int table) except -1 nogil:
    """A new row with the fields of the line that the table has, and where the line stands."""
    cdef Rows* out = self.out[table]
    cdef int64_t row = add_row(out)
    cdef int32_t* copy = self.copies + self.copy_starts[table * self.family_count + self.family]
    cdef int32_t* numbers = copy + 2 + 2 * copy[0]
    cdef int32_t* end = numbers + 2 * copy[1]
    copy += 2
    while copy < numbers:
        copy_text(out, copy[0], row, self.rows, copy[1], self.row)
        copy += 2
    while copy < end:
        copy_number(out, copy[0], row, self.rows, copy[1], self.row)
        copy += 2
    write_number(self, table, X_TIME, row, self.time)
    write_place(self, table, row, self.file, self.offset)
    return row


cdef inline void write_place(Correlator self, int table, int64_t row, int32_t file, int64_t offset) noexcept nogil:
    write_number(self, table, X_FILE, row, file)
    write_number(self, table, X_OFFSET, row, offset)


cdef inline void write_number(Correlator self, int table, int column, int64_t row, int64_t value) noexcept nogil:
    """A number; nothing where it is NEVER."""
    if wants(self, table, column):
        write_known(self.out[table], self.named[table][column], row, value)


cdef inline int write_kept(Correlator self, int table, int column, int64_t row, const Texts* texts, int which) except -1 nogil:
    """A text that was remembered; nothing where it is empty."""
    return write_remembered(self.out[table], self.named[table][column], row, texts, which) if wants(self, table, column) else 0


cdef inline int write_text(Correlator self, int table, int column, int64_t row, Text value) except -1 nogil:
    """A text; nothing where it is empty."""
    return write_some(self.out[table], self.named[table][column], row, value) if wants(self, table, column) else 0


cdef inline int write_bytes(Correlator self, int table, int column, int64_t row, Text value) except -1 nogil:
    """A text, even where it is empty."""
    return write_all(self.out[table], self.named[table][column], row, value) if wants(self, table, column) else 0


cdef inline int write_word(Correlator self, int table, int column, int64_t row, const Word* word) except -1 nogil:
    """A text of those that are written again and again."""
    return put_word(self.out[table], self.named[table][column], row, word) if wants(self, table, column) else 0


cdef inline int write_name(Correlator self, int table, int column, int64_t row, const Word* word) except -1 nogil:
    """`write_word`; nothing where it is empty."""
    return write_word(self, table, column, row, word) if word.text.length else 0


cdef inline int write_origin(Correlator self, int table, int64_t row, const Origin* origin) except -1 nogil:
    cdef int part
    for part in range(4):
        # No host is a missing value; no service is an empty one (`fields.md`).
        if part or origin.parts[part].text.length:
            write_word(self, table, X_HOST + part, row, &origin.parts[part])
    return 0


cdef inline int write_field(Correlator self, int table, int column, int64_t row, int field) except -1 nogil:
    """A field of the line under another name; nothing where it is not there."""
    cdef Text value
    if self.named[table][column] >= 0:
        value = text(self, field)
        if value.start != NULL:
            write_all(self.out[table], self.named[table][column], row, value)
    return 0


cdef inline void write_flag(Correlator self, int table, int column, int64_t row, bint value) noexcept nogil:
    if self.named[table][column] >= 0:
        put_bool(self.out[table], self.named[table][column], row, value)


cdef int put_word(Rows* out, int column, int64_t row, const Word* word) except -1 nogil:
    if word.text.length > 12:
        return put_long_text(out, column, row, word.text.start, word.text.length)
    (<View*> out.columns[column].data)[row] = (<const View*> word.cell)[0]
    out.columns[column].valid[row] = 1
    return 0


cdef void write_known(Rows* out, int column, int64_t row, int64_t value) noexcept nogil:
    if value != NEVER:
        put_int(out, column, row, value)


cdef int write_remembered(Rows* out, int column, int64_t row, const Texts* texts, int which) except -1 nogil:
    return write_some(out, column, row, texts.get(which))


cdef int write_some(Rows* out, int column, int64_t row, Text value) except -1 nogil:
    return write_all(out, column, row, value) if value.length else 0


cdef int write_all(Rows* out, int column, int64_t row, Text value) except -1 nogil:
    return put_text(out, column, row, value.start, value.length)
