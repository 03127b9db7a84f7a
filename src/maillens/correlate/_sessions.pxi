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
    take_origin(self, 0, &session.host, SESSIONS)
    take_origin(self, 1, &session.instance, SESSIONS)
    take_origin(self, 2, &session.service, SESSIONS)
    take_origin(self, 3, &session.daemon, SESSIONS)
    take_wanted(self, L_CLIENT_NAME, &session.client_name, SESSIONS, X_CLIENT_NAME)
    take_wanted(self, L_CLIENT_ADDRESS, &session.client_address, SESSIONS, X_CLIENT_ADDRESS)
    session.client_port = number(self, L_CLIENT_PORT, -1)
    (&self.sessions.at(key))[0] = session
    return session


cdef int on_broken(Correlator self) except -1 nogil:
    """`lost connection after`, `timeout after`, `too many errors after`."""
    cdef Session* session = session_of_pid(self)
    if session == NULL:
        session = new_session(self, key_of_pid(self))
    session.outcome = kind_text(self)
    take_wanted(self, L_LAST_COMMAND, &session.last_command, SESSIONS, X_LAST_COMMAND)
    return 0


cdef int on_disconnect(Correlator self) except -1 nogil:
    cdef int64_t key = key_of_pid(self)
    cdef Session* session = session_of(self, key)
    cdef int64_t row
    if session == NULL:
        session = new_session(self, key)
    if session.outcome.empty():
        session.outcome = kind_text(self)
    if number(self, L_AUTH_COUNT, 0) > 0 and not session.logged_in:
        # The client logged in but sent nothing, so nothing says as whom.
        row = start_row(self, LOGINS)
        write_login(self, row, session, b"success", 7)
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
    write_text(self, SESSIONS, X_HOST, row, session.host)
    write_text(self, SESSIONS, X_INSTANCE, row, session.instance)
    write_bytes(self, SESSIONS, X_SERVICE, row, session.service.data(), session.service.size())
    write_text(self, SESSIONS, X_DAEMON, row, session.daemon)
    if session.pid >= 0:
        write_number(self, SESSIONS, X_PID, row, session.pid)
    write_text(self, SESSIONS, X_CLIENT_NAME, row, session.client_name)
    write_text(self, SESSIONS, X_CLIENT_ADDRESS, row, session.client_address)
    if session.client_port >= 0:
        write_number(self, SESSIONS, X_CLIENT_PORT, row, session.client_port)
    if session.connected != NEVER:
        write_number(self, SESSIONS, X_CONNECTED_AT, row, session.connected)
    if from_line:
        write_number(self, SESSIONS, X_DISCONNECTED_AT, row, self.time)
        if session.connected != NEVER:
            if self.named[SESSIONS][X_DURATION_S] >= 0:
                put_float(out, self.named[SESSIONS][X_DURATION_S], row, (self.time - session.connected) / 1e6)
    write_text(self, SESSIONS, X_OUTCOME, row, session.outcome)
    write_text(self, SESSIONS, X_LAST_COMMAND, row, session.last_command)
    write_text(self, SESSIONS, X_SASL_USERNAME, row, session.sasl_username)
    write_text(self, SESSIONS, X_TLS_TRUST, row, session.tls_trust)
    write_text(self, SESSIONS, X_TLS_PROTOCOL, row, session.tls_protocol)
    write_text(self, SESSIONS, X_TLS_CIPHER, row, session.tls_cipher)
    write_number(self, SESSIONS, X_MESSAGE_COUNT, row, session.messages.size())
    write_number(self, SESSIONS, X_REFUSAL_COUNT, row, session.refusals)
    write_number(self, SESSIONS, X_LOGIN_FAILURE_COUNT, row, session.login_failures)
    write_place(self, SESSIONS, row, session.file, session.offset)
    return 0


cdef int on_login(Correlator self) except -1 nogil:
    """A login line: smtpd's failures, Dovecot's successes, failures and aborts."""
    cdef Session* session = session_of_pid(self)
    cdef int64_t row
    row = start_row(self, LOGINS)
    if session != NULL and not field_is(self, L_LOGIN_RESULT, b"success", 7):
        session.login_failures += 1
    write_login(self, row, session, NULL, 0)
    return 0


cdef int write_login(Correlator self, int64_t row, Session* session, const char* result, int64_t length) except -1 nogil:
    """Complete a row of logins: smtpd's under Dovecot's names, protocol and session."""
    cdef int64_t size
    cdef const char* p
    write_origin(self, LOGINS, row)
    if result != NULL:
        write_bytes(self, LOGINS, X_LOGIN_RESULT, row, result, length)
    p = text(self, L_SASL_USERNAME, &size)
    if p != NULL and not (size == 13 and memcmp(p, b"(unavailable)", 13) == 0):
        write_bytes(self, LOGINS, X_LOGIN_USER, row, p, size)
    p = text(self, L_SASL_METHOD, &size)
    if p != NULL:
        write_bytes(self, LOGINS, X_LOGIN_MECHANISM, row, p, size)
    # Dovecot gives the reason of a login beside that of the connection's end; Postfix has one reason.
    p = text(self, L_REASON, &size)
    if p != NULL and not is_set(self.out[LOGINS], self.named[LOGINS][X_LOGIN_REASON], row):
        write_bytes(self, LOGINS, X_LOGIN_REASON, row, p, size)
    write_protocol(self, row)
    if session != NULL:
        write_number(self, LOGINS, X_SESSION, row, session.number)
    return 0


cdef int write_protocol(Correlator self, int64_t row) except -1 nogil:
    """smtp for Postfix; `imap-login` is imap, `managesieve-login` is sieve."""
    cdef const char* p = self.origin.text[3]
    cdef int64_t length = self.origin.length[3]
    cdef const char* dash = <const char*> memchr(p, c'-', length)
    if dash == NULL:
        p, length = b"smtp", 4
    elif length >= 11 and memcmp(p, b"managesieve", 11) == 0:
        p, length = b"sieve", 5
    else:
        length = dash - p
    write_bytes(self, LOGINS, X_LOGIN_PROTOCOL, row, p, length)
    return 0


cdef int on_tls(Correlator self) except -1 nogil:
    """TLS of a client belongs to its session; that of smtp(8) to the process's next deliveries."""
    cdef Session* session
    cdef ClientTls* tls
    if field_is(self, L_TLS_DIRECTION, b"out", 3):
        if not wants(self, DELIVERIES, X_TLS_PROTOCOL):
            return 0
        tls = &self.client_tls.at(key_of_pid(self))
        take_text(self, L_TLS_TRUST, &tls.trust)
        take_text(self, L_TLS_PROTOCOL, &tls.protocol)
        take_text(self, L_TLS_CIPHER, &tls.cipher)
        take_text(self, L_RELAY_ADDRESS, &tls.address)
        return 0
    session = session_of_pid(self)
    if session != NULL:
        take_wanted(self, L_TLS_TRUST, &session.tls_trust, SESSIONS, X_TLS_TRUST)
        take_wanted(self, L_TLS_PROTOCOL, &session.tls_protocol, SESSIONS, X_TLS_PROTOCOL)
        take_wanted(self, L_TLS_CIPHER, &session.tls_cipher, SESSIONS, X_TLS_CIPHER)
    return 0


cdef int write_client_tls(Correlator self, int64_t row) except -1 nogil:
    """TLS of a delivery: that of the process, as long as it talks to the same address."""
    cdef int64_t length
    cdef const char* p = text(self, L_RELAY_ADDRESS, &length)
    cdef ClientTls* tls
    if p == NULL or self.pid < 0:
        return 0
    tls = self.client_tls.find(key_of_pid(self))
    if tls == NULL:
        return 0
    if <int64_t> tls.address.size() != length or memcmp(tls.address.data(), p, length) != 0:
        self.client_tls.erase(key_of_pid(self))
        return 0
    write_text(self, DELIVERIES, X_TLS_TRUST, row, tls.trust)
    write_text(self, DELIVERIES, X_TLS_PROTOCOL, row, tls.protocol)
    write_text(self, DELIVERIES, X_TLS_CIPHER, row, tls.cipher)
    return 0


cdef int64_t key_of_client(Correlator self) noexcept nogil:
    """Of a session of postscreen, which serves many clients at a time: by their addresses and ports."""
    cdef int64_t length
    cdef const char* p = text(self, L_CLIENT_ADDRESS, &length)
    return hash_text(p, length, <uint64_t> number(self, L_CLIENT_PORT, -1) * 1_000_003 + self.origin.host * 2 + 4)


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
    if action == SCREEN_EVENT or session.outcome.empty():
        session.outcome = kind_text(self)
    if action == SCREEN_END:
        self.sessions.erase(key)
        keep_session(self, session, True)
        self.session_pool.give_back(session)
    return 0


cdef string kind_text(Correlator self) noexcept nogil:
    """What the line says of a session: `lost-connection`, `postscreen-pregreet` …"""
    return self.kind_names[self.kind]
