# Between tag and shape: what Dovecot writes before its text; severity words; queue ids. See `prefix.py`.


cdef const char* read_prefix(Text* t, const char* p, const char* end, const char* limit) noexcept nogil:
    """Take `imap(user)<pid><session>: Info: ` and its like off a Dovecot line; see `prefix.py`."""
    cdef const char* q
    cdef const char* r
    cdef const char* behind
    p = read_level(&t.severity, p, end)
    q = r = daemon_end(p, end, limit)
    if q == p:
        return p
    behind = read_angles(t, q, end, limit)
    # A user may hold a parenthesis: the first one ends it that all the rest of the prefix follows.
    while behind == NULL and q < end and q[0] == c'(':
        r = <const char*> memchr(r, c')', end - r)
        if r == NULL:
            return p
        r += 1
        behind = read_angles(t, r, end, limit)
    if behind == NULL:
        return p
    t.daemon, t.daemon_end = p, q
    if r > q:
        read_user(t, q + 1, r - 1, (behind - 1)[0] == c'>')
    return read_level(&t.severity, after_blanks(behind + 1, end), end)


cdef const char* read_angles(Text* t, const char* p, const char* end, const char* limit) noexcept nogil:
    """Read `<2592><session>` before `: `; the colon, NULL where that does not stand."""
    cdef int64_t pid = -1
    cdef const char* session = NULL
    cdef const char* session_end = NULL
    cdef const char* q = angle_end(p, end, limit)
    if q != NULL:
        pid = number_in(p + 1, q)
    if pid >= 0:
        p = q + 1
        q = angle_end(p, end, limit)
    if q != NULL:
        session, session_end = p + 1, q
        p = q + 1
    if p >= end or p[0] != c':' or end - p > 1 and p[1] != c' ':
        return NULL
    if pid >= 0:
        t.pid = pid
    if session != session_end:
        t.session, t.session_end = session, session_end
    return p


cdef const char* angle_end(const char* p, const char* end, const char* limit) noexcept nogil:
    """The `>` to the `<` at P, NULL where there is none."""
    cdef int length = ROOM
    if p >= end or p[0] != c'<':
        return NULL
    p += 1
    while length == ROOM and p < end and p <= limit:
        length = bytes_before_angle(p)
        p += length
    while p < end and p[0] != c'<' and p[0] != c'>':
        p += 1
    return p if p < end and p[0] == c'>' else NULL


cdef void read_user(Text* t, const char* p, const char* end, bint user_only) noexcept nogil:
    """`2265`, `2265, alice` (2.2), `alice` or `alice,192.0.2.1,sasl:plain` (2.4): process id, user, client."""
    cdef const char* q = p
    while q < end and c'0' <= q[0] <= c'9':
        q += 1
    if not user_only and number_in(p, q) >= 0:
        if q == end:
            t.pid = number_in(p, q)
            return
        if end - q > 2 and q[0] == c',' and q[1] == c' ':
            t.pid = number_in(p, q)
            p = q + 2
    q = find_last_byte(p, end, c',')
    if q != NULL and end - q >= 6 and memcmp(q, b",sasl:", 6) == 0:
        end = q
        q = find_last_byte(p, end, c',')
    if q != NULL and is_address(q + 1, end):
        t.client, t.client_end = q + 1, end
        end = q
    if end == p or end - p == 1 and p[0] == c'?':
        return
    if end - p == 7 and memcmp(p, b"default", 7) == 0 and t.daemon_end - t.daemon >= 4 and memcmp(t.daemon, b"auth", 4) == 0:
        return
    t.user, t.user_end = p, end


cdef bint is_address(const char* p, const char* end) noexcept nogil:
    """Whether a text looks like an IP address: hexadecimal digits with dots or colons."""
    cdef bint parted = False
    while p < end:
        if p[0] == c'.' or p[0] == c':':
            parted = True
        elif not (c'0' <= p[0] <= c'9' or c'a' <= p[0] <= c'f' or c'A' <= p[0] <= c'F'):
            return False
        p += 1
    return parted


cdef const char* read_level(int* severity, const char* p, const char* end) noexcept nogil:
    """Dovecot's `Info: `, `Warning: ` (1.x: `Warn: `) …"""
    cdef const char** words = [b"Info: ", b"Debug: ", b"Warning: ", b"Warn: ", b"Error: ", b"Fatal: ", b"Panic: "]
    cdef int* lengths = [6, 7, 9, 6, 7, 7, 7]
    cdef int* severities = [0, 0, 1, 1, 2, 3, 4]
    cdef int i
    if p >= end or not c'A' <= p[0] <= c'Z':
        return p
    for i in range(7):
        if p[0] == words[i][0] and end - p >= lengths[i] and memcmp(p, words[i], lengths[i]) == 0:
            severity[0] = severities[i]
            return p + lengths[i]
    return p


cdef const char* read_severity(Text* t, const char* p, const char* end) noexcept nogil:
    """Postfix's `warning: `, `error: ` …"""
    cdef const char** words = [b"warning: ", b"error: ", b"fatal: ", b"panic: "]
    cdef int* lengths = [9, 7, 7, 7]
    cdef int i
    if p >= end or p[0] != c'w' and p[0] != c'e' and p[0] != c'f' and p[0] != c'p':
        return p
    for i in range(4):
        if end - p >= lengths[i] and p[0] == words[i][0] and memcmp(p, words[i], lengths[i]) == 0:
            t.severity = i + 1
            return p + lengths[i]
    return p


cdef const char* read_queue_id(Text* t, const char* p, const char* end, const char* limit) noexcept nogil:
    """Take a queue id or NOQUEUE and the colon off; P where there is none."""
    cdef const char* q
    if end - p >= 9 and p[0] == c'N' and memcmp(p, b"NOQUEUE: ", 9) == 0:
        t.queue_id = t.queue_id_end = p
        return p + 9
    # Short ids are all that most servers write (enable_long_queue_ids, postconf(5)).
    q = p + hex_capitals(p) if p <= limit else p
    if not (q - p >= 6 and end - q >= 2 and q[0] == c':' and q[1] == c' '):
        # Most texts without an id say so by their second byte: no id of any form begins with a small letter and a vowel.
        q = long_id_end(p, end) if end - p > 1 and BYTES[<uint8_t> p[0]] & BYTES[<uint8_t> p[1]] & ANY_ID else NULL
    if q == NULL:
        return p
    t.queue_id, t.queue_id_end = p, q
    return q + 2


cdef const char* long_id_end(const char* p, const char* end) noexcept nogil:
    """Behind a queue id of any form, masked ones too, before `: `; NULL where there is none."""
    cdef const char* q = p
    cdef uint8_t all_of = ANY_ID
    cdef uint8_t some_of = 0
    cdef int64_t length
    while q < end and q[0] != c':' and all_of and q - p <= 24:
        all_of &= BYTES[<uint8_t> q[0]]
        some_of |= BYTES[<uint8_t> q[0]]
        q += 1
    if not all_of or end - q < 2 or q[0] != c':' or q[1] != c' ':
        return NULL
    length = q - p
    if (
        all_of & (SHORT_ID | MASKED_HEX) and 6 <= length <= 24
        or all_of & LONG_ID and some_of & DIGIT and 10 <= length <= 24
        or all_of & MASKED and 4 <= length <= 20
    ):
        return q
    return NULL
