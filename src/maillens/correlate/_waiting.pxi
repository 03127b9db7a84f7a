# What still waits in the queue at one moment: recipients that were put off, and mail on hold or not yet tried.


cdef inline int note_attempt(Correlator self, Message* message, Text status) except -1 nogil:
    """Remember a recipient that was put off, forget one that is done with."""
    cdef bint put_off = is_word(status, b"deferred", 8) or is_word(status, b"SOFTBOUNCE", 10)
    if wants(self, WAITING, X_QUEUE_NAME) and (put_off or message.waiting.size()):
        note_recipient(self, message, put_off)
    return 0


cdef int note_recipient(Correlator self, Message* message, bint put_off) except -1 nogil:
    cdef int delay = self.columns[self.family * L_COUNT + L_DELAY_S]
    cdef Text recipient = text(self, L_RECIPIENT)
    cdef Text reply = text(self, L_REPLY)
    cdef string name
    cdef Waiting* waiting
    name.assign(recipient.start, recipient.length)
    if not put_off:
        message.waiting.erase(name)
        return 0
    waiting = &message.waiting[name]
    waiting.tried = self.time
    waiting.attempts += 1
    if wants(self, WAITING, X_REPLY) and reply.start != NULL:
        waiting.reply.assign(reply.start, reply.length)
    if is_set(self.rows, delay, self.row):
        message.arrived = self.time - <int64_t> (float_at(self.rows, delay, self.row) * SECOND)
    return 0


cdef int tell_waiting(Correlator self, int32_t host, int64_t moment) except -1 nogil:
    """Write down what waits on a host, once."""
    cdef vector[Message*] found
    cdef vector[Message*] known
    if self.clocks[host].told or not wants(self, WAITING, X_QUEUE_NAME):
        return 0
    self.clocks[host].told = True
    known = self.messages.values()
    for message in known:
        if message.origin.host == host and is_waiting(message):
            found.push_back(message)
    sort(found.begin(), found.end(), earlier_message)
    for message in found:
        keep_waiting(self, message, moment)
    return 0


cdef bint is_waiting(Message* m) noexcept nogil:
    """Whether its file is in the queue and something remains to be done with it."""
    if m.ended != NEVER or m.discarded or not (m.queued or m.held):
        return False
    if m.held or not m.waiting.empty():
        return True
    # The log may begin behind the line that tells the number of recipients.
    return m.sent + m.bounced < m.recipients if m.recipients >= 0 else m.sent + m.bounced + m.deferred == 0


cdef int keep_waiting(Correlator self, Message* m, int64_t moment) except -1 nogil:
    """One row for each recipient that was put off, else one for the mail."""
    cdef bint first = True
    for entry in m.waiting:
        row = waiting_row(self, m, moment, first)
        write_bytes(self, WAITING, X_RECIPIENT, row, all_of(entry.first))
        write_text(self, WAITING, X_REPLY, row, all_of(entry.second.reply))
        write_number(self, WAITING, X_TRIED_AT, row, entry.second.tried)
        write_number(self, WAITING, X_ATTEMPTS, row, entry.second.attempts)
        first = False
    if first:
        waiting_row(self, m, moment, first)
    return 0


cdef int64_t waiting_row(Correlator self, Message* m, int64_t moment, bint first) except -1 nogil:
    cdef int64_t row = add_row(self.out[WAITING])
    cdef int64_t arrived = m.first if m.arrived == NEVER else min(m.first, m.arrived)
    cdef Text name
    name.start = b"hold" if m.held else b"active" if m.waiting.empty() else b"deferred"
    name.length = strlen(name.start)
    write_number(self, WAITING, X_TIME, row, moment)
    write_number(self, WAITING, X_MESSAGE, row, m.number)
    write_name(self, WAITING, X_HOST, row, &m.origin.parts[0])
    write_name(self, WAITING, X_INSTANCE, row, &m.origin.parts[1])
    write_kept(self, WAITING, X_QUEUE_ID, row, &m.texts, M_QUEUE_ID)
    write_bytes(self, WAITING, X_QUEUE_NAME, row, name)
    write_client(self, WAITING, row, m)
    if m.recipients >= 0:
        write_number(self, WAITING, X_RECIPIENT_COUNT, row, m.recipients)
    write_number(self, WAITING, X_ARRIVED_AT, row, arrived)
    if self.named[WAITING][X_WAITED_S] >= 0:
        put_float(self.out[WAITING], self.named[WAITING][X_WAITED_S], row, max(moment - arrived, 0) / 1e6)
    write_flag(self, WAITING, X_FIRST_RECIPIENT, row, first)
    write_place(self, WAITING, row, m.file, m.offset)
    return row
