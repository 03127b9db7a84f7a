# The envelope: what stands between the beginning of a line and its shape. See `envelope.py`.

cdef enum:
    NO_STAMP = 3
    QUEUE_IDS = 1
    DAEMON_IN_TEXT = 2
    UNKNOWN = 0
    FOREIGN = 1


cdef int read_line(Scanner s, Scan out, Matcher* m, StampCache* cache, Text* t, Text* previous,
                   const char* p, const char* end) except -1 nogil:
    """Read one line into T; 1 when it may be repeated by the next, 0 when PREVIOUS stays the line before."""
    cdef bint rfc5424 = False
    cdef const char* q
    cdef int64_t i, repeats = 0
    start_text(t)
    t.start = <int32_t> (p - out.base)
    t.length = <int32_t> (end - p)
    q = known_stamp(p, end, cache, &t.stamp_kind, &t.stamp)
    if q == NULL:
        q = read_stamp(p, end, cache, &t.stamp_kind, &t.stamp, &rfc5424)
    if q == NULL:
        t.stamp_kind, t.stamp = NO_STAMP, 0
        if not tagged(p, end):
            start_body(t, NULL)
            t.text_end = NULL
            keep_unmatched(s, out, t, -1, UNKNOWN, m.limit)
            return 0
        q = p
    elif rfc5424:
        q = read_rfc5424(t, q, end)
    else:
        q = read_host(s, t, previous, q, end, m.limit)
        repeats = repeats_of_last(q, end) if previous.text != NULL else 0
    if repeats:
        previous.stamp, previous.stamp_kind, previous.start, previous.length = t.stamp, t.stamp_kind, t.start, t.length
        t = previous
    else:
        if t.tag == NULL:
            q = read_tag(t, q, end, m.limit)
        repeats = cut_text(t, after_blanks(after_solaris(q, end), end), end)
    for i in range(repeats):
        read_text(s, out, m, t)
    return t != previous


cdef inline int64_t repeats_of_last(const char* p, const char* end) noexcept nogil:
    """N of `last message repeated N times`, when that is all of a text; else 0."""
    cdef const char* behind = NULL
    cdef int64_t repeats = 0
    if p < end and p[0] == c'l':
        repeats = count_in(p, end, b"last message repeated ", 22, b" time", 5, &behind)
        behind += repeats and behind < end and behind[0] == c's'
    return repeats if behind == end else 0


cdef inline int64_t cut_text(Text* t, const char* p, const char* end) noexcept nogil:
    """Find the text of a line behind its tag; how often it was said, by `message repeated N times: [ text]`."""
    cdef const char* behind = NULL
    cdef int64_t repeats = 0
    if p < end and p[0] == c'm':
        repeats = count_in(p, end, b"message repeated ", 17, b" times: [ ", 10, &behind)
    if repeats and behind < end and (end - 1)[0] == c']':
        t.text, t.text_end = behind, without_controls(behind, end - 1)
        return repeats
    t.text, t.text_end = p, without_controls(p, end)
    return 1


cdef inline void start_body(Text* t, const char* body) noexcept nogil:
    """Nothing is known of a text yet that begins with BODY."""
    t.daemon = t.user = t.session = t.client = t.queue_id = NULL
    t.body = body
    t.severity = 0


cdef inline void start_text(Text* t) noexcept nogil:
    """Nothing is known of a line; field by field, as the `rep stos` of a memset takes longer than many a line."""
    t.host = t.host_end = t.tag = t.tag_end = t.text = NULL
    t.host_key = 0
    t.pid = -1


cdef int64_t count_in(const char* p, const char* end, const char* before, int before_length,
                      const char* after, int after_length, const char** behind) noexcept nogil:
    """N of `BEFORE N AFTER` at P, at most MOST_REPEATS; 0 where it does not stand."""
    cdef int64_t count = 0
    if end - p < before_length or p[0] != before[0] or memcmp(p, before, before_length) != 0:
        return 0
    p += before_length
    while p < end and c'0' <= p[0] <= c'9':
        count = min(count * 10 + (p[0] - c'0'), MOST_REPEATS)
        p += 1
    if end - p < after_length or memcmp(p, after, after_length) != 0:
        return 0
    behind[0] = p + after_length
    return count


cdef bint tagged(const char* p, const char* end) noexcept nogil:
    """Whether a line without a stamp begins `word[digits]: `."""
    cdef const char* q = p
    while q < end and is_tag(q[0]):
        q += 1
    if q == p or q >= end or q[0] != c'[':
        return False
    p = q + 1
    q = p
    while q < end and c'0' <= q[0] <= c'9':
        q += 1
    return q > p and end - q >= 3 and q[0] == c']' and q[1] == c':' and q[2] == c' '


cdef inline bint is_tag(char c) noexcept nogil:
    return BYTES[<uint8_t> c] & TAG != 0


cdef const char* word_end(const char* p, const char* end) noexcept nogil:
    while p < end and p[0] != c' ':
        p += 1
    return p


cdef const char* after_blanks(const char* p, const char* end) noexcept nogil:
    while p < end and p[0] == c' ':
        p += 1
    return p


cdef const char* read_rfc5424(Text* t, const char* p, const char* end) noexcept nogil:
    """`HOST APP PROCID MSGID STRUCTURED-DATA MSG` (RFC 5424, section 6)."""
    cdef const char* q = word_end(p, end)
    if not (q - p == 1 and p[0] == c'-'):
        t.host, t.host_end, t.host_key = p, q, hash_bytes(p, q, 0)
    p = after_blanks(q, end)
    q = word_end(p, end)
    t.tag, t.tag_end = p, q
    p = after_blanks(q, end)
    q = word_end(p, end)
    t.pid = number_in(p, q)
    p = after_blanks(word_end(after_blanks(q, end), end), end)
    if p < end and p[0] == c'-':
        p += 1
    else:
        while p < end and p[0] == c'[':
            while p < end and p[0] != c']':
                p += 2 if p[0] == c'\\' else 1
            p = p + 1 if p < end else end
    p = after_blanks(p, end)
    if end - p >= 3 and memcmp(p, b"\xef\xbb\xbf", 3) == 0:
        p += 3
    return p


cdef int64_t number_in(const char* p, const char* end) noexcept nogil:
    """The number that is all of a text of 1 to 10 digits, -1 where it is none."""
    cdef int64_t value = 0
    if p == end or end - p > 10:
        return -1
    while p < end:
        if not c'0' <= p[0] <= c'9':
            return -1
        value = value * 10 + (p[0] - c'0')
        p += 1
    return value


cdef const char* read_host(Scanner s, Text* t, Text* previous, const char* p, const char* end, const char* limit) noexcept nogil:
    """Take the host off, where there is one; lines without a tag get theirs by what they begin with."""
    cdef const char* q
    cdef int64_t length = previous.host_end - previous.host
    if length and end - p > length and p[length] == c' ' and same_text(p, previous.host, length):
        # Where it first stood, so that the same place tells the same host.
        t.host, t.host_end, t.host_key = previous.host, previous.host_end, previous.host_key
        return after_blanks(p + length, end)
    q = word_end(p, end)
    if p < end and p[0] == c'#':
        t.tag, t.tag_end = b"rspamd", NULL
        return p
    if names_daemon(s, p, end, limit):
        t.tag, t.tag_end = b"dovecot", NULL
        return p
    if q > p and ((q - 1)[0] == c':' or memchr(p, c'[', q - p) != NULL):
        return p
    if not (q - p == 1 and p[0] == c'-'):
        t.host, t.host_end, t.host_key = p, q, hash_bytes(p, q, 0)
    return after_blanks(q, end)


cdef inline bint is_daemon(char c) noexcept nogil:
    return BYTES[<uint8_t> c] & DAEMON != 0


cdef const char* daemon_end(const char* p, const char* end, const char* limit) noexcept nogil:
    """Behind `imap-login` or, before a user, the capitals of Dovecot 1.x: `IMAP(alice)`; P where none stands."""
    cdef const char* q = min(p + daemon_bytes(p), end) if p <= limit else p
    while q < end and is_daemon(q[0]):
        q += 1
    if q > p:
        return q
    while q < end and (c'A' <= q[0] <= c'Z' or c'0' <= q[0] <= c'9'):
        q += 1
    return q if q < end and q[0] == c'(' else p


cdef bint names_daemon(Scanner s, const char* p, const char* end, const char* limit) noexcept nogil:
    """Whether a text begins with a daemon that a product names there, or with a level (Dovecot 1.x) and a daemon."""
    cdef const char* q
    cdef int severity = 0
    p = read_level(&severity, p, end)
    q = daemon_end(p, end, limit)
    return q > p and q < end and (q[0] == c':' or q[0] == c'(' or q[0] == c'<') and named_in_text(s, p, q)


cdef inline bint same_name(const char* name, const char* p, int64_t length) noexcept nogil:
    """Whether P is NAME, in capitals or not."""
    cdef int64_t i
    for i in range(length):
        if name[i] != (p[i] + 32 if c'A' <= p[i] <= c'Z' else p[i]):
            return False
    return True


cdef bint named_in_text(Scanner s, const char* p, const char* end) noexcept nogil:
    """Whether a product that names its programs in the text has one of this name."""
    cdef int i
    cdef int32_t* row
    for i in range(s.name_count):
        row = s.name_starts + 5 * i
        if row[4] == 1 and s.product_flags[row[2]] & DAEMON_IN_TEXT and row[1] == end - p:
            if same_name(s.name_text + row[0], p, end - p):
                return True
    return False


cdef inline const char* tag_end_at(const char* p, const char* end, const char* limit) noexcept nogil:
    """The first blank, tab, `:` or `[` from P on, or END."""
    cdef int length = ROOM
    while length == ROOM and p <= limit:
        length = tag_bytes(p)
        p += length
    while length == ROOM and p < end and is_tag(p[0]):
        p += 1
    return min(p, end)


cdef const char* behind_port(const char* p, const char* colon, const char* end, const char* limit) noexcept nogil:
    """End of a tag such as `postfix/127.0.0.1:10025/smtpd`; COLON where what stands there is none."""
    cdef const char* q = colon + 1
    cdef const char* tag_end
    while q < end and c'0' <= q[0] <= c'9':
        q += 1
    if q == end or q[0] != c'/' or memchr(p, c'/', colon - p) == NULL:
        return colon
    tag_end = tag_end_at(q + 1, end, limit)
    return tag_end if tag_end > q + 1 else colon


cdef inline const char* read_tag(Text* t, const char* p, const char* end, const char* limit) noexcept nogil:
    """Take `tag[pid]: ` off."""
    cdef const char* q = tag_end_at(p, end, limit)
    cdef int64_t pid
    if end - q > 2 and q[0] == c':' and c'0' <= q[1] <= c'9':
        q = behind_port(p, q, end, limit)
    t.tag, t.tag_end = p, q
    if q < end and q[0] == c'[':
        p = q
        q = int_end(p + 1, end, &pid) if p + 2 <= limit else long_int_end(p + 1, end, False, &pid)
        if q != NULL and q < end and q[0] == c']' and 0 <= pid and q - p <= 11 and p[1] != c'-':
            t.pid = pid
            q += 1
        else:
            q = p + 1
            while q < end and q[0] != c']' and q[0] != c' ':
                q += 1
            q = q + 1 if q < end and q[0] == c']' else p
    if q < end and q[0] == c':':
        q += 1
    return after_blanks(q, end)


cdef const char* after_solaris(const char* p, const char* end) noexcept nogil:
    """Skip `[ID 197553 mail.info] `."""
    cdef const char* q = p + 4
    if end - p < 7 or p[0] != c'[' or memcmp(p, b"[ID ", 4) != 0:
        return p
    while q < end and c'0' <= q[0] <= c'9':
        q += 1
    if q == p + 4 or q == end or q[0] != c' ':
        return p
    while q < end and q[0] != c']':
        q += 1
    return q + 1 if q < end else p


cdef inline const char* without_controls(const char* p, const char* end) noexcept nogil:
    """Cut blanks and the #012 and #015 that rsyslog writes for a line end off the end."""
    while end > p and BYTES[<uint8_t> (end - 1)[0]] & CUT_OFF:
        if (end - 1)[0] == c' ' or (end - 1)[0] == c'\t' or (end - 1)[0] == c'\r':
            end -= 1
        elif end - p >= 4 and (memcmp(end - 4, b"#012", 4) == 0 or memcmp(end - 4, b"#015", 4) == 0):
            end -= 4
        else:
            break
    return end


cdef int read_text(Scanner s, Scan out, Matcher* m, Text* t) except -1 nogil:
    """Find origin, severity and queue id, then the shape, of the text."""
    cdef const char* p = t.text
    cdef const char* end = t.text_end
    cdef int32_t origin, product, flags, bucket
    cdef const Candidate* candidate
    start_body(t, p)
    origin = origin_of(s, out, t)
    product = out.origins[origin].product
    if product < 0:
        # A Dovecot under another name (instance_name) is known by how its text begins.
        product = product_of_text(s, p, end, m.limit)
        if product < 0:
            return keep_unmatched(s, out, t, origin, FOREIGN, m.limit)
    flags = s.product_flags[product]
    if flags & DAEMON_IN_TEXT:
        p = read_prefix(t, p, end, m.limit)
        origin = origin_within(s, out, t, origin, product)
    if flags & QUEUE_IDS:
        p = read_severity(t, p, end)
    t.body = p
    if flags & QUEUE_IDS:
        p = read_queue_id(t, p, end, m.limit)
    bucket = ((out.origins[origin].dispatch * 5 + t.severity) * 2 + (t.queue_id != NULL)) * 256
    candidate = s.candidates + s.buckets[bucket + (<uint8_t> p[0] if p < end else 0)]
    candidate = first_match(m, candidate, p, end) if end <= m.limit else first_match_of_copy(m, candidate, p, end)
    if candidate == NULL:
        return keep_unmatched(s, out, t, origin, UNKNOWN, m.limit)
    return keep_match(s, out, m, t, origin, candidate.entry)


cdef int product_of_text(Scanner s, const char* p, const char* end, const char* limit) noexcept nogil:
    cdef int i
    if names_daemon(s, p, end, limit):
        for i in range(s.product_count):
            if s.product_flags[i] & DAEMON_IN_TEXT:
                return i
    return -1
