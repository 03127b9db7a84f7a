# The life of a queue file: found by host and queue id, followed until some time after it is gone.


cdef Message* find(Correlator self, int64_t key) noexcept nogil:
    cdef Message** found = self.messages.find(key)
    if found == NULL:
        return NULL
    return found[0]


cdef Message* find_by_id(Correlator self, Text id) noexcept nogil:
    return find(self, key_of_id(self, id))


cdef Message* message_of_line(Correlator self, bint is_beginning) except? NULL nogil:
    """The message of the line's queue id, NULL when it has none; a new one where none is known.

    Short queue ids are reused as soon as the file is gone: a line that only the
    beginning of a life writes means a new message, whatever was known before.
    """
    cdef Text id = queue_id(self)
    cdef Message* message
    cdef int64_t key
    if id.length == 0:
        return NULL
    key = key_of_id(self, id)
    message = find(self, key)
    if message != NULL and is_beginning and (message.queued or message.accepted or message.ended != NEVER):
        forget(self, message)
        message = NULL
    if message == NULL:
        message = new_message(self, key, id)
    message.last = self.time
    return message


cdef Message* new_message(Correlator self, int64_t key, Text id) except NULL nogil:
    cdef Message* message = self.message_pool.take()
    message.number = self.next_message
    self.next_message += 1
    message.key = key
    message.origin = self.origin
    if self.keeps_of_message[M_QUEUE_ID]:
        message.texts.set(M_QUEUE_ID, id.start, id.length)
    message.first = message.last = self.time
    message.file, message.offset = self.file, self.offset
    (&self.messages.at(key))[0] = message
    return message


cdef int forget(Correlator self, Message* message) except -1 nogil:
    """Write a message down and free its queue id."""
    cdef int64_t* owner
    keep_message(self, message)
    self.messages.erase(message.key)
    if message.message_id_key:
        owner = self.by_message_id.find(message.message_id_key)
        if owner != NULL and owner[0] == message.key:
            self.by_message_id.erase(message.message_id_key)
    self.message_pool.give_back(message)
    return 0


cdef void end(Correlator self, Message* message, Outcome outcome) noexcept nogil:
    """Its file is gone; it stays known for a while."""
    cdef Ended entry
    if message.ended == NEVER or message.outcome == UNFINISHED:
        message.outcome = outcome
    if message.ended == NEVER:
        message.ended = self.time
        entry.at, entry.number, entry.message = self.time, message.number, message
        self.clocks[message.origin.host].ended.push_back(entry)


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
    cdef Ended entry
    while not clock.ended.empty() and clock.ended.front().at // SECOND < before:
        entry = clock.ended.front()
        clock.ended.pop_front()
        if entry.message.number == entry.number and entry.message.ended != NEVER:
            forget(self, entry.message)
    return 0


cdef int forget_silent(Correlator self, int32_t host, int64_t before) except -1 nogil:
    cdef Message* message
    cdef vector[Message*] silent
    cdef vector[Message*] known = self.messages.values()
    for message in known:
        if message.origin.host == host and message.last // SECOND < before:
            silent.push_back(message)
    sort(silent.begin(), silent.end(), earlier_message)
    for message in silent:
        forget(self, message)
    return 0


cdef int on_accepted(Correlator self, int action) except -1 nogil:
    """`client=` of smtpd and qmqpd, `uid= from=` of pickup."""
    cdef Session* session = NULL
    cdef Message* message
    cdef Text original
    if action == CLIENT:
        session = session_of_pid(self)
    if session != NULL and has(self, L_SASL_USERNAME) and not session.logged_in:
        on_sasl_login(self, session)
    message = message_of_line(self, True)
    if message == NULL:
        return 0
    message.accepted = True
    message.taker = self.origin
    message.loopback = action == PICKUP or is_loopback(text(self, L_CLIENT_ADDRESS))
    keep_text(self, message, M_CLIENT_NAME, L_CLIENT_NAME)
    keep_text(self, message, M_CLIENT_ADDRESS, L_CLIENT_ADDRESS)
    keep_text(self, message, M_SASL_METHOD, L_SASL_METHOD)
    keep_text(self, message, M_SASL_USERNAME, L_SASL_USERNAME)
    keep_text(self, message, M_ORIGINAL_QUEUE_ID, L_ORIGINAL_QUEUE_ID)
    if action == PICKUP:
        message.uid = number(self, L_UID, -1)
        message.has_sender = has(self, L_SENDER)
        keep_text(self, message, M_SENDER, L_SENDER)
    if session != NULL:
        message.session = session.number
        session.messages.push_back(message.key)
        keep_promise(self, session, message)
    original = text(self, L_ORIGINAL_QUEUE_ID)
    if original.length:
        find_original(self, message, original, action)
    if message.parent < 0:
        take_original_client(self, message)
    return 0


cdef int on_sasl_login(Correlator self, Session* session) except -1 nogil:
    """The first message of a session tells as whom its client logged in."""
    cdef Text success
    cdef int64_t row
    session.logged_in = True
    keep_session_text(self, session, S_SASL_USERNAME, L_SASL_USERNAME)
    # XCLIENT LOGIN= (XCLIENT_README) repeats what another server has logged as a login of its own.
    if not is_word(text(self, L_SASL_METHOD), b"XCLIENT", 7):
        write_success(self, session)
    return 0


cdef int find_original(Correlator self, Message* message, Text original, int action) except -1 nogil:
    """`orig_queue_id=` of a filter, `orig_id=` of `postsuper -r`: the message that this one was."""
    cdef Message* parent
    message.original_key = key_of_id(self, original)
    parent = find(self, message.original_key)
    adopt(self, message, parent, REQUEUE if action == PICKUP else CONTENT_FILTER)
    if action == PICKUP and parent != NULL and parent != message:
        end(self, parent, REQUEUED)     # `postsuper -r ALL` tells of no message by name
    return 0


cdef int take_original_client(Correlator self, Message* message) except -1 nogil:
    """`orig_client=NAME[ADDRESS]` of a mail from a filter before the queue (smtpd_proxy_filter, postconf(5)): no
    message of this log is whom the filter took it from."""
    cdef Text client = text(self, L_ORIGINAL_CLIENT)
    cdef const char* address
    cdef const char* end
    if client.start == NULL:
        return 0
    address = <const char*> memchr(client.start, c'[', client.length)
    end = <const char*> memchr(address, c']', client.start + client.length - address) if address != NULL else NULL
    if end != NULL:
        message.texts.set(M_CLIENT_NAME, client.start, address - client.start)
        message.texts.set(M_CLIENT_ADDRESS, address + 1, end - address - 1)
    return 0


cdef int keep_promise(Correlator self, Session* session, Message* message) except -1 nogil:
    """Give a new message what was said about it while it had no queue id."""
    cdef Text sender
    if session.promised < 0:
        return 0
    message.number = session.promised
    message.held, message.discarded = session.promised_held, session.promised_discarded
    sender = session.texts.get(S_PROMISED_SENDER)
    message.has_sender = True
    message.texts.set(M_SENDER, sender.start, sender.length)
    session.promised = -1
    return 0


cdef void adopt(Correlator self, Message* child, Message* parent, Link link) noexcept nogil:
    """Remember which message another one came from; the first answer stands."""
    if parent != NULL and child != parent and child.parent < 0 and parent.parent != child.number:
        child.parent, child.link = parent.number, link
        child.taker = parent.taker


cdef int on_message_id(Correlator self) except -1 nogil:
    cdef Message* message = message_of_line(self, False)
    cdef Message* other
    cdef Text id = text(self, L_MESSAGE_ID)
    cdef int64_t* known
    if message == NULL:
        return 0
    if message.queued or (message.ended != NEVER and not is_late(self, message)):
        # Only a new file passes cleanup: the id was used again and its beginning is not in the log.
        message = message_of_line(self, True)
    keep_text(self, message, M_MESSAGE_ID, L_MESSAGE_ID)
    message.message_id_key = hash_text(id.start, id.length, self.origin.host * 2 + 3) if id.length else 0
    if id.length < 3:       # `<>`
        return 0
    known = &self.by_message_id.at(message.message_id_key)
    if message.accepted and message.loopback and message.parent < 0 and known[0]:
        # A filter that hands mail back without saying whose it was.
        other = find(self, known[0])
        if other != NULL and other.ended == NEVER and other.queued:
            adopt(self, message, other, CONTENT_FILTER)
    known[0] = message.key
    return 0


cdef bint is_late(Correlator self, Message* message) noexcept nogil:
    """Whether a Message-ID may be that of a message whose end smtpd told of before cleanup came to speak."""
    return message.message_id_key == 0 and self.time // SECOND - message.ended // SECOND <= 1


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
    keep_text(self, message, M_SENDER, L_SENDER)
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
    cdef Text id = text(self, L_CHILD_QUEUE_ID)
    cdef Message* child
    if message == NULL or id.length == 0:
        return 0
    child = find_by_id(self, id)
    if child == NULL:
        child = new_message(self, key_of_id(self, id), id)     # since 3.11 this line comes before the child's first
    adopt(self, child, message, <Link> self.kind_links[self.kind])
    return 0


cdef int on_delivery(Correlator self) except -1 nogil:
    cdef Message* message = message_of_line(self, False)
    cdef Text status = text(self, L_STATUS)
    cdef int64_t row
    if message == NULL:
        return 0
    row = start_row(self, DELIVERIES)
    write_origin(self, DELIVERIES, row, self.origin)
    write_number(self, DELIVERIES, X_MESSAGE, row, message.number)
    write_bytes(self, DELIVERIES, X_QUEUE_ID, row, queue_id(self))
    write_client(self, DELIVERIES, row, message)
    write_client_tls(self, row)
    if status.start == NULL:
        return 0
    note_attempt(self, message, status)
    if is_word(status, b"sent", 4):
        message.sent += 1
        follow(self, message, row)
    elif is_word(status, b"deferred", 8):
        message.deferred += 1
    elif is_word(status, b"bounced", 7):
        message.bounced += 1
    return 0


cdef int write_client(Correlator self, int table, int64_t row, Message* message) except -1 nogil:
    """Sender, size, service, client and SASL user of a message."""
    if message.has_sender:
        write_bytes(self, table, X_SENDER, row, message.texts.get(M_SENDER))
    if message.size >= 0:
        write_number(self, table, X_SIZE_BYTES, row, message.size)
    if message.taker != NULL:
        write_name(self, table, X_CLIENT_SERVICE, row, &message.taker.taker)
    write_kept(self, table, X_CLIENT_NAME, row, &message.texts, M_CLIENT_NAME)
    write_kept(self, table, X_CLIENT_ADDRESS, row, &message.texts, M_CLIENT_ADDRESS)
    write_kept(self, table, X_SASL_USERNAME, row, &message.texts, M_SASL_USERNAME)
    return 0


cdef int follow(Correlator self, Message* message, int64_t row) except -1 nogil:
    """Where a sent mail went: `queued as ID` at the next server, or `forwarded as ID` here."""
    cdef Text reply = text(self, L_REPLY)
    cdef bint forwarded = reply.length > 13 and same_text(reply.start, b"forwarded as ", 13)
    cdef const char* p = reply.start + 13 if forwarded else after_last(reply, b"queued as ", 10)
    cdef const char* end = reply.start + reply.length
    cdef Text id
    cdef Message* child
    if p == NULL:
        return 0
    id.start = p
    while p < end and (c'0' <= p[0] <= c'9' or c'A' <= p[0] <= c'Z' or c'a' <= p[0] <= c'z'):
        p += 1
    id.length = p - id.start
    if id.length == 0:
        return 0
    write_bytes(self, DELIVERIES, X_NEXT_QUEUE_ID, row, id)
    child = find_by_id(self, id)
    if child == NULL or child == message:
        return 0
    # The next server may be another host that happens to use the same id: ask for a second sign.
    if not forwarded and not child.loopback and child.original_key != message.key:
        if child.message_id_key == 0 or child.message_id_key != message.message_id_key:
            return 0
    adopt(self, child, message, FORWARD if forwarded else CONTENT_FILTER)
    if child.parent == message.number:
        write_number(self, DELIVERIES, X_NEXT_MESSAGE, row, child.number)
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
        write_word(self, MESSAGES, X_PARENT_LINK, row, &self.links[<int> m.link])
    write_name(self, MESSAGES, X_HOST, row, &m.origin.parts[0])
    write_name(self, MESSAGES, X_INSTANCE, row, &m.origin.parts[1])
    write_kept(self, MESSAGES, X_QUEUE_ID, row, &m.texts, M_QUEUE_ID)
    write_number(self, MESSAGES, X_FIRST_AT, row, m.first)
    write_number(self, MESSAGES, X_LAST_AT, row, m.last)
    write_word(self, MESSAGES, X_OUTCOME, row, &self.outcomes[<int> outcome])
    write_client(self, MESSAGES, row, m)
    write_kept(self, MESSAGES, X_MESSAGE_ID, row, &m.texts, M_MESSAGE_ID)
    write_kept(self, MESSAGES, X_SASL_METHOD, row, &m.texts, M_SASL_METHOD)
    write_kept(self, MESSAGES, X_ORIGINAL_QUEUE_ID, row, &m.texts, M_ORIGINAL_QUEUE_ID)
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
