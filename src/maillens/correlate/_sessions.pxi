# Connections: those of smtpd by host and process, those of postscreen by host, address and port.


cdef Session* session_of_pid(Correlator self) noexcept nogil:
    if self.pid < 0:
        return NULL
    return session_of(self, key_of_pid(self))


cdef Session* session_of(Correlator self, int64_t key) noexcept nogil:
    cdef Session** found = self.sessions.find(key)
    if found == NULL:
        return NULL
    return found[0]


cdef int on_connect(Correlator self, int64_t key) except -1 nogil:
    """A process serves one client at a time: what it had open before ended unseen."""
    cdef Session* session = session_of(self, key)
    if session != NULL:
        self.sessions.erase(key)
        keep_session(self, session, False)
        self.session_pool.give_back(session)
    session = new_session(self, key)
    session.connected = self.time
    return 0


cdef Session* new_session(Correlator self, int64_t key) except NULL nogil:
    cdef Session* session = self.session_pool.take()
    session.number = self.next_session
    self.next_session += 1
    session.pid = self.pid
    session.file, session.offset = self.file, self.offset
    session.origin = self.origin
    keep_session_text(self, session, S_CLIENT_NAME, L_CLIENT_NAME)
    keep_session_text(self, session, S_CLIENT_ADDRESS, L_CLIENT_ADDRESS)
    session.client_port = number(self, L_CLIENT_PORT, -1)
    (&self.sessions.at(key))[0] = session
    return session


cdef int on_broken(Correlator self) except -1 nogil:
    """`lost connection after`, `timeout after`, `too many errors after`."""
    cdef Session* session = session_of_pid(self)
    if session == NULL:
        session = new_session(self, key_of_pid(self))
    session.outcome = self.kind
    keep_session_text(self, session, S_LAST_COMMAND, L_LAST_COMMAND)
    return 0


cdef int on_disconnect(Correlator self) except -1 nogil:
    cdef int64_t key = key_of_pid(self)
    cdef Session* session = session_of(self, key)
    if session == NULL:
        session = new_session(self, key)
    if session.outcome < 0:
        session.outcome = self.kind
    if number(self, L_AUTH_COUNT, 0) > 0 and not session.logged_in:
        # The client logged in but sent nothing, so nothing says as whom.
        write_success(self, session)
    settle(self, session)
    self.sessions.erase(key)
    keep_session(self, session, True)
    self.session_pool.give_back(session)
    return 0


cdef int settle(Correlator self, Session* session) except -1 nogil:
    """Messages that a session began but never completed end with it.

    The counters (since 3.0) tell how many were completed; which ones, the queue
    manager tells, if it has had them yet.
    """
    cdef int64_t completed = number(self, L_DATA_COUNT, 0) + number(self, L_BDAT_COUNT, 0)
    cdef int64_t queued = 0
    cdef Message* message
    cdef int64_t key
    if not has_counters(self) or completed >= <int64_t> session.messages.size():
        return 0
    for key in session.messages:
        message = find(self, key)
        queued += message == NULL or message.session != session.number or not is_unsettled(message)
    if queued < completed:
        return 0
    for key in session.messages:
        message = find(self, key)
        if message != NULL and message.session == session.number and is_unsettled(message):
            end(self, message, INCOMPLETE)
    return 0


cdef bint is_unsettled(Message* message) noexcept nogil:
    return not (message.queued or message.held or message.discarded)


cdef bint has_counters(Correlator self) noexcept nogil:
    return has(self, L_COMMANDS_COUNT)


cdef int keep_session(Correlator self, Session* session, bint from_line) except -1 nogil:
    cdef Rows* out = self.out[SESSIONS]
    cdef int64_t row = start_row(self, SESSIONS) if from_line else add_row(out)
    write_number(self, SESSIONS, X_SESSION, row, session.number)
    write_name(self, SESSIONS, X_HOST, row, &session.origin.parts[0])
    write_name(self, SESSIONS, X_INSTANCE, row, &session.origin.parts[1])
    write_word(self, SESSIONS, X_SERVICE, row, &session.origin.parts[2])
    write_name(self, SESSIONS, X_DAEMON, row, &session.origin.parts[3])
    if session.pid >= 0:
        write_number(self, SESSIONS, X_PID, row, session.pid)
    write_kept(self, SESSIONS, X_CLIENT_NAME, row, &session.texts, S_CLIENT_NAME)
    write_kept(self, SESSIONS, X_CLIENT_ADDRESS, row, &session.texts, S_CLIENT_ADDRESS)
    if session.client_port >= 0:
        write_number(self, SESSIONS, X_CLIENT_PORT, row, session.client_port)
    if session.connected != NEVER:
        write_number(self, SESSIONS, X_CONNECTED_AT, row, session.connected)
    if from_line:
        write_number(self, SESSIONS, X_DISCONNECTED_AT, row, self.time)
        if session.connected != NEVER:
            if self.named[SESSIONS][X_DURATION_S] >= 0:
                put_float(out, self.named[SESSIONS][X_DURATION_S], row, (self.time - session.connected) / 1e6)
    if session.outcome >= 0:
        write_word(self, SESSIONS, X_OUTCOME, row, &self.kinds[session.outcome])
    write_kept(self, SESSIONS, X_LAST_COMMAND, row, &session.texts, S_LAST_COMMAND)
    write_kept(self, SESSIONS, X_SASL_USERNAME, row, &session.texts, S_SASL_USERNAME)
    write_kept(self, SESSIONS, X_TLS_TRUST, row, &session.texts, S_TLS_TRUST)
    write_kept(self, SESSIONS, X_TLS_PROTOCOL, row, &session.texts, S_TLS_PROTOCOL)
    write_kept(self, SESSIONS, X_TLS_CIPHER, row, &session.texts, S_TLS_CIPHER)
    write_number(self, SESSIONS, X_MESSAGE_COUNT, row, session.messages.size())
    write_number(self, SESSIONS, X_REFUSAL_COUNT, row, session.refusals)
    write_number(self, SESSIONS, X_LOGIN_FAILURE_COUNT, row, session.login_failures)
    write_place(self, SESSIONS, row, session.file, session.offset)
    return 0


cdef int on_login(Correlator self) except -1 nogil:
    """A login line: smtpd's failures, Dovecot's successes, failures and aborts."""
    cdef Session* session = session_of_pid(self)
    if session != NULL and not is_word(text(self, L_LOGIN_RESULT), b"success", 7):
        session.login_failures += 1
    write_login(self, session)
    return 0


cdef int write_success(Correlator self, Session* session) except -1 nogil:
    """A login of smtpd that no line of its own tells of."""
    cdef int64_t row = write_login(self, session)
    cdef Text success
    success.start, success.length = b"success", 7
    write_bytes(self, LOGINS, X_LOGIN_RESULT, row, success)
    return 0


cdef int64_t write_login(Correlator self, Session* session) except -1 nogil:
    """A row of logins: smtpd's under Dovecot's names, protocol and session."""
    cdef int64_t row = start_row(self, LOGINS)
    cdef Text user = text(self, L_SASL_USERNAME)
    write_origin(self, LOGINS, row, self.origin)
    if user.start != NULL and not is_word(user, b"(unavailable)", 13):
        write_bytes(self, LOGINS, X_LOGIN_USER, row, user)
    write_field(self, LOGINS, X_LOGIN_MECHANISM, row, L_SASL_METHOD)
    # Dovecot gives the reason of a login beside that of the connection's end; Postfix has one reason.
    if not is_set(self.out[LOGINS], self.named[LOGINS][X_LOGIN_REASON], row):
        write_field(self, LOGINS, X_LOGIN_REASON, row, L_REASON)
    write_word(self, LOGINS, X_LOGIN_PROTOCOL, row, &self.origin.protocol)
    if session != NULL:
        write_number(self, LOGINS, X_SESSION, row, session.number)
    return row


cdef int on_tls(Correlator self) except -1 nogil:
    """TLS of a client belongs to its session; that of smtp(8) to the process's next deliveries."""
    cdef Session* session
    if is_word(text(self, L_TLS_DIRECTION), b"out", 3):
        return on_client_tls(self)
    session = session_of_pid(self)
    if session != NULL:
        keep_session_text(self, session, S_TLS_TRUST, L_TLS_TRUST)
        keep_session_text(self, session, S_TLS_PROTOCOL, L_TLS_PROTOCOL)
        keep_session_text(self, session, S_TLS_CIPHER, L_TLS_CIPHER)
    return 0


cdef int on_client_tls(Correlator self) except -1 nogil:
    cdef Texts* tls
    cdef Text found
    cdef int which
    if not wants(self, DELIVERIES, X_TLS_PROTOCOL):
        return 0
    tls = &self.client_tls.at(key_of_pid(self))
    for which in range(C_TEXTS):
        found = text(self, CLIENT_TLS_FIELDS[which])
        if found.start != NULL:
            tls.set(which, found.start, found.length)
    return 0


cdef int write_client_tls(Correlator self, int64_t row) except -1 nogil:
    """TLS of a delivery: that of the process, as long as it talks to the same address."""
    cdef Text address = text(self, L_RELAY_ADDRESS)
    cdef Texts* tls
    cdef int64_t key
    if address.start == NULL or self.pid < 0:
        return 0
    key = key_of_pid(self)
    tls = self.client_tls.find(key)
    if tls == NULL:
        return 0
    if not is_word(tls.get(C_RELAY_ADDRESS), address.start, address.length):
        self.client_tls.erase(key)
        return 0
    write_kept(self, DELIVERIES, X_TLS_TRUST, row, tls, C_TLS_TRUST)
    write_kept(self, DELIVERIES, X_TLS_PROTOCOL, row, tls, C_TLS_PROTOCOL)
    write_kept(self, DELIVERIES, X_TLS_CIPHER, row, tls, C_TLS_CIPHER)
    return 0


cdef int64_t key_of_client(Correlator self) noexcept nogil:
    """Of a session of postscreen, which serves many clients at a time: by their addresses and ports."""
    cdef Text address = text(self, L_CLIENT_ADDRESS)
    cdef uint64_t port = <uint64_t> number(self, L_CLIENT_PORT, -1)
    return hash_text(address.start, address.length, port * 1_000_003 + self.origin.host * 2 + 4)


cdef int on_screen(Correlator self, int action) except -1 nogil:
    """postscreen: one process, many clients; `PASS` and `DISCONNECT` end its part."""
    cdef int64_t key
    cdef Session* session
    if not has(self, L_CLIENT_ADDRESS):
        return 0
    key = key_of_client(self)
    if action == SCREEN_CONNECT:
        return on_connect(self, key)
    session = session_of(self, key)
    if session == NULL:
        session = new_session(self, key)
    if action == SCREEN_EVENT or session.outcome < 0:
        session.outcome = self.kind
    if action == SCREEN_END:
        self.sessions.erase(key)
        keep_session(self, session, True)
        self.session_pool.give_back(session)
    return 0
