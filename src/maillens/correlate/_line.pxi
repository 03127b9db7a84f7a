# Reading the line in hand, and remembering what it says.


cdef inline Text text(Correlator self, int field) noexcept nogil:
    """A field of the line; it begins at NULL where it is not there."""
    return text_in(self, self.columns[self.family * L_COUNT + field])


cdef inline Text queue_id(Correlator self) noexcept nogil:
    """The queue id of the line; empty where it has none."""
    return text_in(self, QUEUE_ID_COLUMN)


cdef inline Text text_in(Correlator self, int column) noexcept nogil:
    cdef Text found
    if column >= 0:
        fetch_ahead(self.rows, column, self.row)
    found.start = text_at(self.rows, column, self.row, &found.length)
    return found


cdef inline bint has(Correlator self, int field) noexcept nogil:
    return is_set(self.rows, self.columns[self.family * L_COUNT + field], self.row)


cdef inline int64_t number(Correlator self, int field, int64_t otherwise) noexcept nogil:
    cdef int column = self.columns[self.family * L_COUNT + field]
    if column < 0:
        return otherwise
    fetch_ahead(self.rows, column, self.row)
    return int_at(self.rows, column, self.row) if is_set(self.rows, column, self.row) else otherwise


cdef inline bint is_word(Text found, const char* word, int64_t length) noexcept nogil:
    return found.length == length and same_text(found.start, word, length)


cdef inline bint wants(Correlator self, int table, int column) noexcept nogil:
    """Whether a table has this column; what nobody asks for is not remembered."""
    return self.named[table][column] >= 0


cdef inline int keep_text(Correlator self, Message* message, int which, int field) except -1 nogil:
    """Remember a field of the line, where it is there and somebody asks for it."""
    cdef Text found
    if self.keeps_of_message[which]:
        found = text(self, field)
        if found.start != NULL:
            message.texts.set(which, found.start, found.length)
    return 0


cdef inline int keep_session_text(Correlator self, Session* session, int which, int field) except -1 nogil:
    """`keep_text` for a session."""
    cdef Text found
    if self.keeps_of_session[which]:
        found = text(self, field)
        if found.start != NULL:
            session.texts.set(which, found.start, found.length)
    return 0


cdef inline Text all_of(const string& value) noexcept nogil:
    cdef Text found
    found.start, found.length = value.data(), value.size()
    return found


cdef inline int64_t key_of_id(Correlator self, Text id) noexcept nogil:
    return hash_text(id.start, id.length, self.origin.host * 2 + 1)


cdef inline int64_t key_of_pid(Correlator self) noexcept nogil:
    return hash_text(<const char*> &self.pid, 8, self.origin.host * 2 + 2)
