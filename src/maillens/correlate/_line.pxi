# Reading the line in hand and writing rows.


cdef inline const char* text(Correlator self, int field, int64_t* length) noexcept nogil:
    return text_at(self.rows, self.columns[self.family * L_COUNT + field], self.row, length)


cdef inline bint has(Correlator self, int field) noexcept nogil:
    return is_set(self.rows, self.columns[self.family * L_COUNT + field], self.row)


cdef inline int64_t number(Correlator self, int field, int64_t otherwise) noexcept nogil:
    cdef int column = self.columns[self.family * L_COUNT + field]
    return int_at(self.rows, column, self.row) if is_set(self.rows, column, self.row) else otherwise


cdef int take_text(Correlator self, int field, string* into) except -1 nogil:
    """Copy a field of the line, where it is there."""
    cdef int64_t length
    cdef const char* p = text(self, field, &length)
    if p != NULL:
        into.assign(p, length)
    return 0


cdef inline bint wants(Correlator self, int table, int column) noexcept nogil:
    """Whether a table has this column; what nobody asks for is not remembered."""
    return self.named[table][column] >= 0


cdef inline int take_wanted(Correlator self, int field, string* into, int table, int column) except -1 nogil:
    return take_text(self, field, into) if wants(self, table, column) else 0


cdef inline int take_origin(Correlator self, int part, string* into, int table) except -1 nogil:
    """Copy host, instance, service or daemon, where TABLE has it."""
    if wants(self, table, X_HOST + part):
        into.assign(self.origin.text[part], self.origin.length[part])
    return 0


cdef bint field_is(Correlator self, int field, const char* word, int64_t word_length) noexcept nogil:
    cdef int64_t length
    cdef const char* p = text(self, field, &length)
    return p != NULL and length == word_length and memcmp(p, word, length) == 0


cdef inline int64_t key_of_id(Correlator self, const char* p, int64_t length) noexcept nogil:
    return hash_text(p, length, self.origin.host * 2 + 1)


cdef inline int64_t key_of_pid(Correlator self) noexcept nogil:
    return hash_text(<const char*> &self.pid, 8, self.origin.host * 2 + 2)


cdef int64_t start_row(Correlator self, int table) except -1 nogil:
    """A new row with the fields of the line that the table has, and where the line stands."""
    cdef Rows* out = self.out[table]
    cdef int64_t row = add_row(out)
    cdef int64_t length
    cdef const char* p
    cdef int32_t* copy = self.copies + self.copy_starts[table * self.family_count + self.family]
    while copy[0] >= 0:
        if is_set(self.rows, copy[1], self.row):
            if copy[2] == 0:
                p = text_at(self.rows, copy[1], self.row, &length)
                put_text(out, copy[0], row, p, length)
            elif copy[2] == 1:
                put_int(out, copy[0], row, int_at(self.rows, copy[1], self.row))
            else:
                put_float(out, copy[0], row, float_at(self.rows, copy[1], self.row))
        copy += 3
    write_number(self, table, X_TIME, row, self.time)
    write_place(self, table, row, self.file, self.offset)
    return row


cdef void write_place(Correlator self, int table, int64_t row, int32_t file, int64_t offset) noexcept nogil:
    write_number(self, table, X_FILE, row, file)
    write_number(self, table, X_OFFSET, row, offset)


cdef int write_origin(Correlator self, int table, int64_t row) except -1 nogil:
    cdef int part
    for part in range(4):
        # No host is a missing value; no service is an empty one (`fields.md`).
        if self.named[table][X_HOST + part] >= 0 and (part or self.origin.length[part]):
            put_text(self.out[table], self.named[table][X_HOST + part], row, self.origin.text[part], self.origin.length[part])
    return 0


cdef inline void write_number(Correlator self, int table, int column, int64_t row, int64_t value) noexcept nogil:
    if self.named[table][column] >= 0 and value != NEVER:
        put_int(self.out[table], self.named[table][column], row, value)


cdef int write_text(Correlator self, int table, int column, int64_t row, const string& value) except -1 nogil:
    """A text; nothing where it is empty."""
    if not value.empty():
        write_bytes(self, table, column, row, value.data(), value.size())
    return 0


cdef inline int write_bytes(Correlator self, int table, int column, int64_t row, const char* p, int64_t length) except -1 nogil:
    if self.named[table][column] >= 0:
        put_text(self.out[table], self.named[table][column], row, p, length)
    return 0


cdef inline void write_flag(Correlator self, int table, int column, int64_t row, bint value) noexcept nogil:
    if self.named[table][column] >= 0:
        put_bool(self.out[table], self.named[table][column], row, value)
