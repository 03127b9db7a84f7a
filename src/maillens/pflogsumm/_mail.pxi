# Mail: where it came from, how large it is, where it went.


cdef bint count_client(Ledger ledger, Plain* line) except -1 nogil:
    cdef Piece client
    client.at = line.said.at + 7
    client.end = <const char*> memchr(client.at, c',', line.said.end - client.at)
    if client.end == NULL:
        client.end = line.said.end
    if client.end == client.at:
        return False
    ledger.add_to(RECEIVED, line.hour)
    ledger.message(line.queue_id).whence = max(find_domain(ledger, client), 0)
    return True


cdef int32_t find_domain(Ledger ledger, Piece client) except 0 nogil:
    """The number of the domain that a client is counted under; -1 where it has none."""
    cdef int32_t* number = ledger.clients.at(client.at, client.end - client.at)
    cdef int32_t found = number[0]
    if found == 0:
        with gil:
            name = ledger.counting.domain(bytes_of(client))
            found = ledger.whences.number(name) if name else -1
        number[0] = found
    return found


cdef bint count_queue(Ledger ledger, Plain* line) except -1 nogil:
    """A line of the queue manager, a delivery agent or any other program."""
    if line.queue_id.end > line.queue_id.at:
        if line.role == QMGR and line.said.end - line.said.at == 7 and memcmp(line.said.at, b"removed", 7) == 0:
            if ledger.forgets:
                ledger.free(line.queue_id)
            return True
        if not ledger.looks_at_mail and line.role != CLEANUP:
            if line.role == QMGR and begins(&line.said, b"from=<", 6) and count_size(ledger, line):
                return True
            if begins(&line.said, b"to=<", 4) and count_sent(ledger, line):
                return True
    return not may_count(ledger, line)


cdef bint may_count(Ledger ledger, Plain* line) noexcept nogil:
    """Whether a line holds words that could count."""
    return holds_address(&line.text) or begins_trouble(&line.said) or begins(&line.said, b"removed (", 9) \
        or (line.role == QMGR and holds(&line.text, b"expired", 7)) \
        or (line.role == SMTP and tells_of_failure(ledger, &line.text))


cdef bint tells_of_failure(Ledger ledger, Piece* text) noexcept nogil:
    """Whether smtp(8) may say that it could not connect; 1.1.5 knows the words of old releases alone."""
    return holds(text, b"connect to", 10) \
        and (ledger.keeps_whence or holds(text, b"; address ", 10) or holds(text, b"(port ", 6))


cdef bint count_size(Ledger ledger, Plain* line) except -1 nogil:
    cdef Piece sender
    cdef const char* p
    cdef int64_t size_bytes = 0
    sender.at = line.said.at + 6
    sender.end = <const char*> memchr(sender.at, c'>', line.said.end - sender.at)
    if sender.end == NULL or line.said.end - sender.end < 9 or memcmp(sender.end, b">, size=", 8) != 0:
        return False
    p = sender.end + 8
    while p < line.said.end and c'0' <= p[0] <= c'9' and size_bytes < <int64_t> 1 << 50:
        size_bytes = size_bytes * 10 + (p[0] - c'0')
        p += 1
    if p == sender.end + 8:
        return False
    ledger.take_size(line.queue_id, sender, size_bytes)
    return True


cdef bint skip(Piece* rest, const char* word, int64_t length, Piece* found) noexcept nogil:
    """Take `word…, ` off REST, where it stands there; FOUND is what is between."""
    cdef const char* comma
    if not begins(rest, word, length):
        return False
    found.at = rest.at + length
    comma = <const char*> memchr(found.at, c',', rest.end - found.at)
    if comma == NULL or comma == found.at or rest.end - comma < 2 or comma[1] != c' ':
        return False
    found.end = comma
    rest.at = comma + 2
    return True


cdef bint count_sent(Ledger ledger, Plain* line) except -1 nogil:
    """`to=<…>, … status=sent (…)`, when nothing about it is unusual."""
    cdef Piece rest = line.said
    cdef Piece recipient, delay, other
    cdef int64_t size_bytes
    cdef bint has_tls
    recipient.at = rest.at + 4
    recipient.end = <const char*> memchr(recipient.at, c'>', rest.end - recipient.at)
    if recipient.end == NULL or rest.end - recipient.end < 3 or memcmp(recipient.end, b">, ", 3) != 0:
        return False
    rest.at = recipient.end + 3
    if begins(&rest, b"orig_to=<", 9):
        other.at = <const char*> memmem(rest.at, rest.end - rest.at, b">, ", 3)
        if other.at == NULL or memchr(rest.at, c'>', other.at - rest.at) != NULL:
            return False
        rest.at = other.at + 3
    if not skip(&rest, b"relay=", 6, &other):
        return False
    skip(&rest, b"conn_use=", 9, &other)
    if not skip(&rest, b"delay=", 6, &delay) or not is_number(&delay):
        return False
    skip(&rest, b"delays=", 7, &other)
    has_tls = ledger.skips_tls and skip(&rest, b"tls=", 4, &other)
    skip(&rest, b"dsn=", 4, &other)
    if not begins(&rest, b"status=sent ", 12):
        return False
    rest.at += 12
    if holds(&rest, b"forwarded as ", 13) or holds(&rest, b"from=<", 6) or holds(&rest, b"to=<", 4):
        return False
    ledger.tls_skipped += has_tls
    size_bytes = ledger.count_sent(line.queue_id, recipient, strtod(delay.at, NULL), line.hour)
    if size_bytes == 0:
        with gil:
            ledger.counting.without_size(bytes_of(line.queue_id), bytes_of(recipient))
    return True


cdef bint is_number(Piece* piece) noexcept nogil:
    cdef const char* p = piece.at
    while p < piece.end:
        if not (c'0' <= p[0] <= c'9' or p[0] == c'.'):
            return False
        p += 1
    return piece.end > piece.at and c'0' <= piece.at[0] <= c'9'
