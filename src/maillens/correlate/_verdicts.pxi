# What filters decided; they name the message by its queue id, or not at all.


cdef int on_verdict(Correlator self) except -1 nogil:
    cdef Text id = queue_id(self)
    cdef Message* message
    cdef int64_t row = start_row(self, VERDICTS)
    write_origin(self, VERDICTS, row, self.origin)
    write_word(self, VERDICTS, X_KIND, row, &self.kinds[self.kind])
    if not (wants(self, VERDICTS, X_QUEUE_ID) or wants(self, VERDICTS, X_MESSAGE)):
        return 0
    if id.length == 0:
        id = text(self, L_ORIGINAL_QUEUE_ID)
    if id.length == 0:
        return 0
    write_bytes(self, VERDICTS, X_QUEUE_ID, row, id)
    message = find_by_id(self, id)
    if message != NULL:
        write_number(self, VERDICTS, X_MESSAGE, row, message.number)
    return 0
