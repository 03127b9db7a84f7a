# What filters decided; they name the message by its queue id, or not at all.


cdef int on_verdict(Correlator self) except -1 nogil:
    cdef int64_t length
    cdef const char* p = text_at(self.rows, QUEUE_ID_COLUMN, self.row, &length)
    cdef Message* message
    cdef int64_t row = start_row(self, VERDICTS)
    write_origin(self, VERDICTS, row)
    write_text(self, VERDICTS, X_KIND, row, self.kind_names[self.kind])
    if p == NULL or length == 0:
        p = text(self, L_ORIGINAL_QUEUE_ID, &length)
    if p == NULL or length == 0:
        return 0
    write_bytes(self, VERDICTS, X_QUEUE_ID, row, p, length)
    message = find_by_id(self, p, length)
    if message != NULL:
        write_number(self, VERDICTS, X_MESSAGE, row, message.number)
    return 0
