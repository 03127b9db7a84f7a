# What was turned away, and what else a restriction or a filter did with a message or before there was one.


cdef int on_refusal(Correlator self) except -1 nogil:
    cdef Session* session = session_of_pid(self)
    cdef Deed deed = deed_of(self)
    cdef Text id = queue_id(self)
    cdef Message* message = find_by_id(self, id) if id.length else NULL
    cdef int64_t row
    if session == NULL and has(self, L_CLIENT_ADDRESS) and has(self, L_CLIENT_PORT):
        session = session_of(self, key_of_client(self))
    row = start_row(self, REFUSALS)
    write_origin(self, REFUSALS, row, self.origin)
    if id.length:
        write_bytes(self, REFUSALS, X_QUEUE_ID, row, id)
    write_dnsbl(self, row)
    if session != NULL:
        write_number(self, REFUSALS, X_SESSION, row, session.number)
        session.refusals += deed == TURNED_AWAY
    elif message != NULL and message.session >= 0:
        write_number(self, REFUSALS, X_SESSION, row, message.session)
    if message == NULL:
        if session != NULL and id.length == 0 and deed in (HOLD, DISCARD, CHANGE):
            promise(self, session, deed)
            write_number(self, REFUSALS, X_MESSAGE, row, session.promised)
        return 0
    write_number(self, REFUSALS, X_MESSAGE, row, message.number)
    message.last = self.time
    if not message.has_sender and has(self, L_SENDER):
        message.has_sender = True
        keep_text(self, message, M_SENDER, L_SENDER)
    if deed == HOLD:
        message.held = True
    elif deed == DISCARD:
        message.discarded = True
        if is_whole(self):
            end(self, message, DISCARDED)
    elif deed == TURNED_AWAY and (is_whole(self) or is_word(text(self, L_STAGE), b"DATA", 4)):
        end(self, message, REFUSED)
    return 0


cdef int promise(Correlator self, Session* session, Deed deed) except -1 nogil:
    """Remember what a restriction decided about a message that has no queue id yet: it gets one with the first
    recipient that is accepted, and what was decided holds for all of it (access(5), HOLD and DISCARD)."""
    cdef Text sender = text(self, L_SENDER)
    cdef Text before = session.texts.get(S_PROMISED_SENDER)
    if session.promised < 0 or not is_word(before, sender.start, sender.length):
        session.promised = self.next_message
        self.next_message += 1
        session.promised_held = session.promised_discarded = False
        session.texts.set(S_PROMISED_SENDER, sender.start, sender.length)
    if deed == HOLD:
        session.promised_held = True
    elif deed == DISCARD:
        session.promised_discarded = True
    return 0


cdef Deed deed_of(Correlator self) noexcept nogil:
    """What a restriction or a filter did with a client, a recipient or a message."""
    cdef Text action = text(self, L_ACTION)
    if is_word(action, b"reject", 6) or is_word(action, b"milter-reject", 13):
        return TURNED_AWAY
    if is_word(action, b"hold", 4) or is_word(action, b"milter-hold", 11):
        return HOLD
    if is_word(action, b"discard", 7) or is_word(action, b"milter-discard", 14):
        return DISCARD
    if (is_word(action, b"redirect", 8) or is_word(action, b"filter", 6) or is_word(action, b"bcc", 3)
            or is_word(action, b"delay", 5)):
        return CHANGE
    return NO_DEED


cdef bint is_whole(Correlator self) noexcept nogil:
    """Whether a refusal is of the whole message: its content, or the end of its data."""
    return not has(self, L_STAGE) or is_word(text(self, L_STAGE), b"END-OF-MESSAGE", 14)


cdef int write_dnsbl(Correlator self, int64_t row) except -1 nogil:
    """The list in `… blocked using zen.example; …` (default_rbl_reply, postconf(5))."""
    cdef Text reason, name
    cdef const char* end
    if not wants(self, REFUSALS, X_DNSBL):
        return 0
    reason = text(self, L_REASON)
    end = reason.start + reason.length
    name.start = after_last(reason, b" blocked using ", 15)
    if name.start == NULL:
        return 0
    while name.start + name.length < end and name.start[name.length] not in b"; ,":
        name.length += 1
    write_text(self, REFUSALS, X_DNSBL, row, name)
    return 0
