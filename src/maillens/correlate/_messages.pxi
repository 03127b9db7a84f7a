# The life of a queue file: found by host and queue id, followed until some time after it is gone.


cdef Message* find(Correlator self, int64_t key) noexcept nogil:
    cdef Message** found = self.messages.find(key)
    if found == NULL:
        return NULL
    return found[0]


cdef Message* find_by_id(Correlator self, const char* p, int64_t length) noexcept nogil:
    return find(self, key_of_id(self, p, length))


cdef Message* message_of_line(Correlator self, bint is_beginning) except? NULL nogil:
    """The message of the line's queue id, NULL when it has none; a new one where none is known.

    Short queue ids are reused as soon as the file is gone: a line that only the
    beginning of a life writes means a new message, whatever was known before.
    """
    cdef int64_t length
    cdef const char* p = text_at(self.rows, QUEUE_ID_COLUMN, self.row, &length)
    cdef Message* message
    if p == NULL or length == 0:
        return NULL
    message = find_by_id(self, p, length)
    if message != NULL and is_beginning and (message.queued or message.accepted or message.ended != NEVER):
        forget(self, message)
        message = NULL
    if message == NULL:
        message = new_message(self, p, length)
    message.last = self.time
    return message


cdef Message* new_message(Correlator self, const char* p, int64_t length) except NULL nogil:
    cdef Message* message = self.message_pool.take()
    message.number = self.next_message
    self.next_message += 1
    message.key = key_of_id(self, p, length)
    message.queue_id.assign(p, length)
    message.host = self.origin.host
    take_origin(self, 0, &message.host_name, MESSAGES)
    take_origin(self, 1, &message.instance, MESSAGES)
    message.first = message.last = self.time
    message.file, message.offset = self.file, self.offset
    (&self.messages.at(message.key))[0] = message
    return message


cdef int forget(Correlator self, Message* message) except -1 nogil:
    """Write a message down and free its queue id."""
    cdef int64_t id_key
    cdef int64_t* owner
    keep_message(self, message)
    self.messages.erase(message.key)
    if not message.message_id.empty():
        id_key = hash_text(message.message_id.data(), message.message_id.size(), message.host * 2 + 3)
        owner = self.by_message_id.find(id_key)
        if owner != NULL and owner[0] == message.key:
            self.by_message_id.erase(id_key)
    self.message_pool.give_back(message)
    return 0


cdef void end(Correlator self, Message* message, Outcome outcome) noexcept nogil:
    """Its file is gone; it stays known for a while."""
    cdef Ended entry
    if message.ended == NEVER or message.outcome == UNFINISHED:
        message.outcome = outcome
    if message.ended == NEVER:
        message.ended = self.time
        entry.at, entry.key, entry.number = self.time, message.key, message.number
        self.clocks[message.host].ended.push_back(entry)


cdef int let_go(Correlator self, int32_t host) except -1 nogil:
    """Forget messages of a host that ended some time ago, and now and then those that fell silent.

    Counted in whole seconds, so that a log whose stamps have no fraction gives the same.
    """
    cdef Clock* clock = &self.clocks[host]
    cdef int64_t now = self.time // SECOND
    if now <= clock.now:
        if now >= clock.now - LINGER:
            return 0
        # The clock was set back, or another log of this host begins: its time starts anew.
        forget_ended(self, clock, -NEVER)
        clock.swept = now
    clock.now = now
    forget_ended(self, clock, now - LINGER)
    if clock.swept == NEVER:
        clock.swept = now
    if now - clock.swept > 3600:
        clock.swept = now
        forget_silent(self, host, now - SILENCE)
    return 0


cdef int forget_ended(Correlator self, Clock* clock, int64_t before) except -1 nogil:
    cdef Message* message
    cdef Ended entry
    while not clock.ended.empty() and clock.ended.front().at // SECOND < before:
        entry = clock.ended.front()
        clock.ended.pop_front()
        message = find(self, entry.key)
        if message != NULL and message.number == entry.number and message.ended != NEVER:
            forget(self, message)
    return 0


cdef int forget_silent(Correlator self, int32_t host, int64_t before) except -1 nogil:
    cdef Message* message
    cdef vector[Message*] silent
    cdef vector[Message*] known = self.messages.values()
    for message in known:
        if message.host == host and message.last // SECOND < before:
            silent.push_back(message)
    sort(silent.begin(), silent.end(), earlier_message)
    for message in silent:
        forget(self, message)
    return 0


cdef int on_accepted(Correlator self, int action) except -1 nogil:
    """`client=` of smtpd and qmqpd, `uid= from=` of pickup."""
    cdef Session* session = NULL
    cdef Message* message
    cdef Message* parent
    cdef int64_t row
    if action == CLIENT:
        session = session_of_pid(self)
    if session != NULL and has(self, L_SASL_USERNAME) and not session.logged_in:
        session.logged_in = True
        take_text(self, L_SASL_USERNAME, &session.sasl_username)
        # XCLIENT LOGIN= (XCLIENT_README) repeats what another server has logged as a login of its own.
        if not field_is(self, L_SASL_METHOD, b"XCLIENT", 7):
            row = start_row(self, LOGINS)
            write_login(self, row, session, b"success", 7)
    message = message_of_line(self, True)
    if message == NULL:
        return 0
    message.accepted = True
    if wants(self, MESSAGES, X_CLIENT_NAME) or wants(self, DELIVERIES, X_CLIENT_NAME):
        take_text(self, L_CLIENT_NAME, &message.client_name)
    take_text(self, L_CLIENT_ADDRESS, &message.client_address)
    take_wanted(self, L_SASL_METHOD, &message.sasl_method, MESSAGES, X_SASL_METHOD)
    if wants(self, MESSAGES, X_SASL_USERNAME) or wants(self, DELIVERIES, X_SASL_USERNAME):
        take_text(self, L_SASL_USERNAME, &message.sasl_username)
    take_text(self, L_ORIGINAL_QUEUE_ID, &message.original_queue_id)
    take_service(self, message)
    message.loopback = is_loopback(message.client_address) or action == PICKUP
    if action == PICKUP:
        message.uid = number(self, L_UID, -1)
        message.has_sender = has(self, L_SENDER)
        take_text(self, L_SENDER, &message.sender)
    if session != NULL:
        message.session = session.number
        session.messages.push_back(message.key)
        keep_promise(self, session, message)
    if not message.original_queue_id.empty():
        parent = find_by_id(self, message.original_queue_id.data(), message.original_queue_id.size())
        adopt(self, message, parent, REQUEUE if action == PICKUP else CONTENT_FILTER)
        if action == PICKUP and parent != NULL and parent != message:
            end(self, parent, REQUEUED)     # `postsuper -r ALL` tells of no message by name
    return 0


cdef int take_service(Correlator self, Message* message) except -1 nogil:
    """The service that took it: the middle of the tag, the daemon where there is none (`postfix/smtpd`)."""
    cdef int part = 2 if self.origin.length[2] else 3
    if wants(self, MESSAGES, X_CLIENT_SERVICE) or wants(self, DELIVERIES, X_CLIENT_SERVICE):
        message.client_service.assign(self.origin.text[part], self.origin.length[part])
    return 0


cdef int keep_promise(Correlator self, Session* session, Message* message) except -1 nogil:
    """Give a new message what was said about it while it had no queue id."""
    if session.promised < 0:
        return 0
    message.number = session.promised
    message.held, message.discarded = session.promised_held, session.promised_discarded
    message.has_sender, message.sender = True, session.promised_sender
    session.promised = -1
    return 0


cdef void adopt(Correlator self, Message* child, Message* parent, Link link) noexcept nogil:
    """Remember which message another one came from; the first answer stands."""
    if parent != NULL and child != parent and child.parent < 0 and parent.parent != child.number:
        child.parent, child.link = parent.number, link
        child.client_service = parent.client_service


cdef int on_message_id(Correlator self) except -1 nogil:
    cdef Message* message = message_of_line(self, False)
    cdef Message* other
    cdef int64_t id_key
    cdef int64_t* known
    if message == NULL:
        return 0
    if message.queued or (message.ended != NEVER and not is_late(self, message)):
        # Only a new file passes cleanup: the id was used again and its beginning is not in the log.
        message = message_of_line(self, True)
    take_text(self, L_MESSAGE_ID, &message.message_id)
    if message.message_id.size() < 3:
        return 0
    id_key = hash_text(message.message_id.data(), message.message_id.size(), message.host * 2 + 3)
    known = &self.by_message_id.at(id_key)
    if message.accepted and message.loopback and message.parent < 0 and known[0]:
        # A filter that hands mail back without saying whose it was.
        other = find(self, known[0])
        if other != NULL and other.ended == NEVER and other.queued:
            adopt(self, message, other, CONTENT_FILTER)
    known[0] = message.key
    return 0


cdef bint is_late(Correlator self, Message* message) noexcept nogil:
    """Whether a Message-ID may be that of a message whose end smtpd told of before cleanup came to speak."""
    return message.message_id.empty() and self.time // SECOND - message.ended // SECOND <= 1


cdef int on_queue_active(Correlator self) except -1 nogil:
    cdef Message* message = message_of_line(self, False)
    if message == NULL:
        return 0
    if message.ended != NEVER and message.outcome == INCOMPLETE:
        message.ended, message.outcome = NEVER, UNFINISHED      # its client had been told that all is well
    elif message.ended != NEVER:
        message = message_of_line(self, True)
    message.queued = True
    message.held = False
    message.has_sender = True
    take_text(self, L_SENDER, &message.sender)
    message.size = number(self, L_SIZE_BYTES, -1)
    message.recipients = max(message.recipients, number(self, L_RECIPIENT_COUNT, -1))
    return 0


cdef int on_queue_event(Correlator self, int action) except -1 nogil:
    """Lines that end a life, or hold it and let it go on."""
    cdef Message* message = message_of_line(self, False)
    if message == NULL:
        return 0
    if action == REMOVED_LINE:
        end(self, message, final_outcome(message))
    elif action == EXPIRED_LINE:
        message.expired = True
    elif action == CANCELED_LINE:
        end(self, message, CANCELED)
    elif action == DISCARDED_LINE:
        end(self, message, DISCARDED)
    elif action == POSTSUPER_REMOVED:
        end(self, message, DELETED)
    elif action == REQUEUED_LINE:
        end(self, message, REQUEUED)
    elif action == HELD_LINE:
        message.held = True
    else:
        message.held = False
    return 0


cdef int on_notice(Correlator self) except -1 nogil:
    """`sender non-delivery notification: ID` and its kin: the message that this one caused."""
    cdef Message* message = message_of_line(self, False)
    cdef int64_t length
    cdef const char* p = text(self, L_CHILD_QUEUE_ID, &length)
    cdef Message* child
    if message == NULL or p == NULL or length == 0:
        return 0
    child = find_by_id(self, p, length)
    if child == NULL:
        child = new_message(self, p, length)     # since 3.11 this line comes before the child's first
    adopt(self, child, message, <Link> self.kind_links[self.kind])
    return 0


cdef int on_delivery(Correlator self) except -1 nogil:
    cdef Message* message = message_of_line(self, False)
    cdef int64_t row, length
    cdef const char* p
    if message == NULL:
        return 0
    row = start_row(self, DELIVERIES)
    write_origin(self, DELIVERIES, row)
    write_number(self, DELIVERIES, X_MESSAGE, row, message.number)
    write_text(self, DELIVERIES, X_QUEUE_ID, row, message.queue_id)
    write_client(self, DELIVERIES, row, message)
    write_client_tls(self, row)
    p = text(self, L_STATUS, &length)
    if p == NULL:
        return 0
    note_attempt(self, message, p, length)
    if length == 4 and memcmp(p, b"sent", 4) == 0:
        message.sent += 1
        follow(self, message, row)
    elif length == 8 and memcmp(p, b"deferred", 8) == 0:
        message.deferred += 1
    elif length == 7 and memcmp(p, b"bounced", 7) == 0:
        message.bounced += 1
    return 0


cdef int write_client(Correlator self, int table, int64_t row, Message* message) except -1 nogil:
    """Sender, size, service, client and SASL user of a message."""
    if message.has_sender:
        write_bytes(self, table, X_SENDER, row, message.sender.data(), message.sender.size())
    if message.size >= 0:
        write_number(self, table, X_SIZE_BYTES, row, message.size)
    write_text(self, table, X_CLIENT_SERVICE, row, message.client_service)
    write_text(self, table, X_CLIENT_NAME, row, message.client_name)
    write_text(self, table, X_CLIENT_ADDRESS, row, message.client_address)
    write_text(self, table, X_SASL_USERNAME, row, message.sasl_username)
    return 0


cdef int follow(Correlator self, Message* message, int64_t row) except -1 nogil:
    """Where a sent mail went: `queued as ID` at the next server, or `forwarded as ID` here."""
    cdef int64_t length
    cdef const char* reply = text(self, L_REPLY, &length)
    cdef const char* p
    cdef const char* end = reply + length
    cdef bint forwarded
    cdef Message* child
    if reply == NULL:
        return 0
    forwarded = length > 13 and memcmp(reply, b"forwarded as ", 13) == 0
    p = after_last(reply, end, b"queued as ", 10)
    if forwarded:
        p = reply + 13
    if p == NULL:
        return 0
    reply = p
    while p < end and (c'0' <= p[0] <= c'9' or c'A' <= p[0] <= c'Z' or c'a' <= p[0] <= c'z'):
        p += 1
    if p == reply:
        return 0
    write_bytes(self, DELIVERIES, X_NEXT_QUEUE_ID, row, reply, p - reply)
    child = find_by_id(self, reply, p - reply)
    if child == NULL or child == message:
        return 0
    # The next server may be another host that happens to use the same id: ask for a second sign.
    if not forwarded and not child.loopback and child.original_queue_id != message.queue_id:
        if child.message_id.empty() or child.message_id != message.message_id:
            return 0
    adopt(self, child, message, FORWARD if forwarded else CONTENT_FILTER)
    if child.parent == message.number:
        write_number(self, DELIVERIES, X_NEXT_MESSAGE, row, child.number)
    return 0


cdef int on_refusal(Correlator self) except -1 nogil:
    cdef Session* session = session_of_pid(self)
    cdef int64_t length, row
    cdef const char* p = text_at(self.rows, QUEUE_ID_COLUMN, self.row, &length)
    cdef Message* message = NULL
    if p != NULL and length:
        message = find_by_id(self, p, length)
    if session == NULL and has(self, L_CLIENT_ADDRESS) and has(self, L_CLIENT_PORT):
        session = session_of(self, key_of_client(self))
    row = start_row(self, REFUSALS)
    write_origin(self, REFUSALS, row)
    if p != NULL and length:
        write_bytes(self, REFUSALS, X_QUEUE_ID, row, p, length)
    write_dnsbl(self, row)
    if session != NULL:
        write_number(self, REFUSALS, X_SESSION, row, session.number)
        if turned_away(self):
            session.refusals += 1
    elif message != NULL and message.session >= 0:
        write_number(self, REFUSALS, X_SESSION, row, message.session)
    if message == NULL:
        if session != NULL and length == 0 and (is_hold(self) or is_discard(self) or changes_message(self)):
            promise(self, session)
            write_number(self, REFUSALS, X_MESSAGE, row, session.promised)
        return 0
    write_number(self, REFUSALS, X_MESSAGE, row, message.number)
    message.last = self.time
    if not message.has_sender and has(self, L_SENDER):
        message.has_sender = True
        take_text(self, L_SENDER, &message.sender)
    if is_hold(self):
        message.held = True
    elif is_discard(self):
        message.discarded = True
        if not has(self, L_STAGE) or field_is(self, L_STAGE, b"END-OF-MESSAGE", 14):
            end(self, message, DISCARDED)
    elif ends_message(self):
        end(self, message, REFUSED)
    return 0


cdef int promise(Correlator self, Session* session) except -1 nogil:
    """Remember what a restriction decided about a message that has no queue id yet: it gets one with the first
    recipient that is accepted, and what was decided holds for all of it (access(5), HOLD and DISCARD)."""
    cdef string sender
    take_text(self, L_SENDER, &sender)
    if session.promised < 0 or session.promised_sender != sender:
        session.promised = self.next_message
        self.next_message += 1
        session.promised_held = session.promised_discarded = False
        session.promised_sender = sender
    if is_hold(self):
        session.promised_held = True
    if is_discard(self):
        session.promised_discarded = True
    return 0


cdef bint is_hold(Correlator self) noexcept nogil:
    return field_is(self, L_ACTION, b"hold", 4) or field_is(self, L_ACTION, b"milter-hold", 11)


cdef bint is_discard(Correlator self) noexcept nogil:
    return field_is(self, L_ACTION, b"discard", 7) or field_is(self, L_ACTION, b"milter-discard", 14)


cdef bint changes_message(Correlator self) noexcept nogil:
    return (field_is(self, L_ACTION, b"redirect", 8) or field_is(self, L_ACTION, b"filter", 6)
            or field_is(self, L_ACTION, b"bcc", 3) or field_is(self, L_ACTION, b"delay", 5))


cdef bint turned_away(Correlator self) noexcept nogil:
    return field_is(self, L_ACTION, b"reject", 6) or field_is(self, L_ACTION, b"milter-reject", 13)


cdef bint ends_message(Correlator self) noexcept nogil:
    """Whether a refusal is of the whole message: its content, or the end of its data."""
    if not turned_away(self):
        return False
    return not has(self, L_STAGE) or field_is(self, L_STAGE, b"END-OF-MESSAGE", 14) or field_is(self, L_STAGE, b"DATA", 4)


cdef int write_dnsbl(Correlator self, int64_t row) except -1 nogil:
    """The list in `… blocked using zen.example; …` (default_rbl_reply, postconf(5))."""
    cdef int64_t length
    cdef const char* p = text(self, L_REASON, &length)
    cdef const char* end = p + length
    cdef const char* q
    if p == NULL:
        return 0
    p = after_last(p, end, b" blocked using ", 15)
    if p == NULL:
        return 0
    q = p
    while q < end and q[0] != c';' and q[0] != c' ' and q[0] != c',':
        q += 1
    if q > p:
        write_bytes(self, REFUSALS, X_DNSBL, row, p, q - p)
    return 0


cdef int keep_message(Correlator self, Message* m) except -1 nogil:
    cdef Rows* out = self.out[MESSAGES]
    cdef int64_t row = add_row(out)
    cdef Outcome outcome = m.outcome
    if m.discarded and outcome == UNFINISHED:
        outcome = DISCARDED
    elif m.bounced and outcome == REFUSED:
        outcome = BOUNCED       # what a local user hands in cannot be refused: it comes back
    write_number(self, MESSAGES, X_MESSAGE, row, m.number)
    if m.parent >= 0:
        write_number(self, MESSAGES, X_PARENT, row, m.parent)
        write_text(self, MESSAGES, X_PARENT_LINK, row, self.link_names[<int> m.link])
    write_text(self, MESSAGES, X_HOST, row, m.host_name)
    write_text(self, MESSAGES, X_INSTANCE, row, m.instance)
    write_text(self, MESSAGES, X_QUEUE_ID, row, m.queue_id)
    write_number(self, MESSAGES, X_FIRST_AT, row, m.first)
    write_number(self, MESSAGES, X_LAST_AT, row, m.last)
    write_text(self, MESSAGES, X_OUTCOME, row, self.outcome_names[<int> outcome])
    write_client(self, MESSAGES, row, m)
    write_text(self, MESSAGES, X_MESSAGE_ID, row, m.message_id)
    write_text(self, MESSAGES, X_SASL_METHOD, row, m.sasl_method)
    write_text(self, MESSAGES, X_ORIGINAL_QUEUE_ID, row, m.original_queue_id)
    if m.recipients >= 0:
        write_number(self, MESSAGES, X_RECIPIENT_COUNT, row, m.recipients)
    if m.uid >= 0:
        write_number(self, MESSAGES, X_UID, row, m.uid)
    if m.session >= 0:
        write_number(self, MESSAGES, X_SESSION, row, m.session)
    write_flag(self, MESSAGES, X_ACCEPTED, row, m.accepted)
    write_flag(self, MESSAGES, X_QUEUED, row, m.queued)
    write_flag(self, MESSAGES, X_HELD, row, m.held)
    write_number(self, MESSAGES, X_SENT_COUNT, row, m.sent)
    write_number(self, MESSAGES, X_DEFERRED_COUNT, row, m.deferred)
    write_number(self, MESSAGES, X_BOUNCED_COUNT, row, m.bounced)
    write_place(self, MESSAGES, row, m.file, m.offset)
    return 0
