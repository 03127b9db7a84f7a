# The envelope: what stands between the beginning of a line and its shape. See `envelope.py`.

cdef enum:
    NO_STAMP = 3
    QUEUE_IDS = 1
    DAEMON_IN_TEXT = 2
    UNKNOWN = 0
    FOREIGN = 1


cdef int make_room(Scanner s, Scan out) except -1 nogil:
    """Room in every family for as many rows as the blocks before had, so that none is moved while it grows."""
    cdef int family
    for family in range(out.family_count):
        if s.roomy[family]:
            widen(out.rows[family], s.roomy[family])
    return 0


cdef int scan_block(Scanner s, Scan out) except -1 nogil:
    cdef const char* p = out.base
    cdef const char* end = p + out.size
    cdef const char* line_end
    cdef const char* stop
    cdef StampCache cache
    cdef Matcher m
    cdef Text texts[2]          # the line in hand and the one before, in turn
    cdef int now = 0
    cdef int family
    m.ops, m.pool, m.classes = s.ops, s.pool_text, s.class_text
    start_cache(&cache)
    memset(texts, 0, 2 * sizeof(Text))
    while p < end:
        line_end = <const char*> memchr(p, c'\n', end - p)
        if line_end == NULL:
            line_end = end
        stop = line_end
        while stop > p and ((stop - 1)[0] == c'\r' or (stop - 1)[0] == c' ' or (stop - 1)[0] == c'\t'):
            stop -= 1
        if stop > p:
            now ^= read_line(s, out, &m, &cache, &texts[now], &texts[now ^ 1], p, stop)
        p = line_end + 1
    for family in range(out.family_count):
        s.roomy[family] = max(s.roomy[family], out.rows[family].row_count * 9 // 8)
    return 0


cdef int read_line(Scanner s, Scan out, Matcher* m, StampCache* cache, Text* t, Text* previous,
                   const char* p, const char* end) except -1 nogil:
    """Read one line into T; 1 when it may be repeated by the next, 0 when PREVIOUS stays the line before."""
    cdef bint rfc5424
    cdef const char* q
    cdef const char* inner_end = NULL
    cdef int64_t repeats, i
    memset(t, 0, sizeof(Text))
    t.pid = -1
    t.record.start = <int32_t> (p - out.base)
    t.record.length = <int32_t> (end - p)
    q = read_stamp(p, end, cache, &t.record.stamp_kind, &t.record.stamp, &rfc5424)
    if q == NULL:
        t.record.stamp_kind = NO_STAMP
        t.record.stamp = 0
        if not tagged(p, end):
            start_row(out, t, UNKNOWN, -1, UNKNOWN)
            return 0
        q = read_tag(t, p, end)
    elif rfc5424:
        q = read_rfc5424(t, q, end)
    else:
        q = read_host(s, t, q, end)
        repeats = count_in(q, end, b"last message repeated ", 22, b" times", 6, &inner_end)
        if repeats and inner_end == end and previous.text != NULL:
            previous.record = t.record
            for i in range(repeats):
                read_text(s, out, m, previous)
            return 0
        if t.tag == NULL:
            q = read_tag(t, q, end)
    q = after_blanks(after_solaris(q, end), end)
    repeats = count_in(q, end, b"message repeated ", 17, b" times: [ ", 10, &inner_end)
    if repeats and inner_end < end and (end - 1)[0] == c']':
        q = inner_end
        end -= 1
    else:
        repeats = 1
    t.text, t.text_end = q, without_controls(q, end)
    for i in range(repeats):
        read_text(s, out, m, t)
    return 1


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
    return c != c' ' and c != c':' and c != c'[' and c != c'\t'


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
        t.host, t.host_end = p, q
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


cdef const char* read_host(Scanner s, Text* t, const char* p, const char* end) noexcept nogil:
    """Take the host off, where there is one; lines without a tag get theirs by what they begin with."""
    cdef const char* q = word_end(p, end)
    if p < end and p[0] == c'#':
        t.tag, t.tag_end = b"rspamd", NULL
        return p
    if names_daemon(s, p, end):
        t.tag, t.tag_end = b"dovecot", NULL
        return p
    if q > p and ((q - 1)[0] == c':' or memchr(p, c'[', q - p) != NULL):
        return p
    if not (q - p == 1 and p[0] == c'-'):
        t.host, t.host_end = p, q
    return after_blanks(q, end)


cdef inline bint is_daemon(char c) noexcept nogil:
    return c'a' <= c <= c'z' or c'0' <= c <= c'9' or c == c'-'


cdef const char* daemon_end(const char* p, const char* end) noexcept nogil:
    """Behind `imap-login` or, before a user, the capitals of Dovecot 1.x: `IMAP(alice)`; P where none stands."""
    cdef const char* q = p
    while q < end and is_daemon(q[0]):
        q += 1
    if q > p:
        return q
    while q < end and (c'A' <= q[0] <= c'Z' or c'0' <= q[0] <= c'9'):
        q += 1
    return q if q < end and q[0] == c'(' else p


cdef bint names_daemon(Scanner s, const char* p, const char* end) noexcept nogil:
    """Whether a text begins with a daemon that a product names there, or with a level (Dovecot 1.x) and a daemon."""
    cdef const char* q
    cdef int severity = 0
    p = read_level(&severity, p, end)
    q = daemon_end(p, end)
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


cdef const char* read_tag(Text* t, const char* p, const char* end) noexcept nogil:
    """Take `tag[pid]: ` off."""
    cdef const char* q = p
    while q < end and is_tag(q[0]):
        q += 1
    t.tag, t.tag_end = p, q
    if q < end and q[0] == c'[':
        p = q + 1
        q = p
        while q < end and q[0] != c']' and q[0] != c' ':
            q += 1
        if q < end and q[0] == c']':
            t.pid = number_in(p, q)
            q += 1
        else:
            q = p - 1
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


cdef const char* without_controls(const char* p, const char* end) noexcept nogil:
    """Cut blanks and the #012 and #015 that rsyslog writes for a line end off the end."""
    while end > p:
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
    cdef uint64_t beginning
    cdef const int32_t* chain
    t.daemon = t.user = t.session = t.client = t.queue_id = NULL
    t.has_queue_id = False
    t.body = p
    t.severity = 0
    origin = find_origin(s, out, t)
    product = out.origins[origin].product
    if product < 0:
        # A Dovecot under another name (instance_name) is known by how its text begins.
        product = product_of_text(s, p, end)
        if product < 0:
            start_row(out, t, UNKNOWN, origin, FOREIGN)
            return 0
    flags = s.product_flags[product]
    if flags & DAEMON_IN_TEXT:
        p = read_prefix(t, p, end)
        origin = find_origin_of(s, out, t, product)
    if flags & QUEUE_IDS:
        p = read_severity(t, p, end)
    t.body = p
    if flags & QUEUE_IDS:
        p = read_queue_id(t, p, end)
    bucket = ((out.origins[origin].dispatch * 5 + t.severity) * 2 + t.has_queue_id) * 256
    chain = s.chains + s.buckets[bucket + (<uint8_t> p[0] if p < end else 0)]
    beginning = 0
    memcpy(&beginning, p, min(8, end - p))
    while chain[0] >= 0:
        if beginning & s.beginning_masks[chain[0]] == s.beginnings[chain[0]]:
            m.slot_count = m.tries = 0
            if run_ops(m, s.starts[chain[0]], p, end) != NULL:
                return keep_match(s, out, m, t, origin, chain[0])
        chain += 1
    keep_prefix(s, out, t, UNKNOWN, start_row(out, t, UNKNOWN, origin, UNKNOWN))
    return 0


cdef int product_of_text(Scanner s, const char* p, const char* end) noexcept nogil:
    cdef int i
    if names_daemon(s, p, end):
        for i in range(s.product_count):
            if s.product_flags[i] & DAEMON_IN_TEXT:
                return i
    return -1


cdef const char* read_prefix(Text* t, const char* p, const char* end) noexcept nogil:
    """Take `imap(user)<pid><session>: Info: ` and its like off a Dovecot line; see `prefix.py`."""
    cdef const char* q
    cdef const char* r
    cdef const char* behind
    p = read_level(&t.severity, p, end)
    q = r = daemon_end(p, end)
    if q == p:
        return p
    behind = read_angles(t, q, end)
    # A user may hold a parenthesis: the first one ends it that all the rest of the prefix follows.
    while behind == NULL and q < end and q[0] == c'(':
        r = <const char*> memchr(r, c')', end - r)
        if r == NULL:
            return p
        r += 1
        behind = read_angles(t, r, end)
    if behind == NULL:
        return p
    t.daemon, t.daemon_end = p, q
    if r > q:
        read_user(t, q + 1, r - 1, (behind - 1)[0] == c'>')
    return read_level(&t.severity, after_blanks(behind + 1, end), end)


cdef const char* read_angles(Text* t, const char* p, const char* end) noexcept nogil:
    """Read `<2592><session>` before `: `; the colon, NULL where that does not stand."""
    cdef int64_t pid = -1
    cdef const char* session = NULL
    cdef const char* session_end = NULL
    cdef const char* q = angle_end(p, end)
    if q != NULL and number_in(p + 1, q) >= 0:
        pid = number_in(p + 1, q)
        p = q + 1
        q = angle_end(p, end)
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


cdef const char* angle_end(const char* p, const char* end) noexcept nogil:
    """The `>` to the `<` at P, NULL where there is none."""
    if p >= end or p[0] != c'<':
        return NULL
    p += 1
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
    q = last_comma(p, end)
    if q != NULL and end - q >= 6 and memcmp(q, b",sasl:", 6) == 0:
        end = q
        q = last_comma(p, end)
    if q != NULL and is_address(q + 1, end):
        t.client, t.client_end = q + 1, end
        end = q
    if end == p or end - p == 1 and p[0] == c'?':
        return
    if end - p == 7 and memcmp(p, b"default", 7) == 0 and t.daemon_end - t.daemon >= 4 and memcmp(t.daemon, b"auth", 4) == 0:
        return
    t.user, t.user_end = p, end


cdef const char* last_comma(const char* p, const char* end) noexcept nogil:
    while end > p:
        end -= 1
        if end[0] == c',':
            return end
    return NULL


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
    for i in range(4):
        if end - p >= lengths[i] and p[0] == words[i][0] and memcmp(p, words[i], lengths[i]) == 0:
            t.severity = i + 1
            return p + lengths[i]
    return p


cdef const char* read_queue_id(Text* t, const char* p, const char* end) noexcept nogil:
    """Take a queue id or NOQUEUE and the colon off; P where there is none."""
    cdef const char* q = p
    cdef bint short_id = True
    cdef bint long_id = True
    cdef bint digit = False
    cdef bint masked = True
    cdef bint masked_hex = True
    cdef char c
    cdef int64_t length
    if end - p >= 9 and p[0] == c'N' and memcmp(p, b"NOQUEUE: ", 9) == 0:
        t.has_queue_id = True
        return p + 9
    while q < end and q[0] != c':' and q - p <= 24:
        c = q[0]
        if c'0' <= c <= c'9':
            digit = True
            masked = False
        elif c'A' <= c <= c'F':
            masked = False
            long_id = long_id and c != c'A' and c != c'E'
        elif c == c'x':
            short_id = False
        elif c'B' <= c <= c'Z' or c'b' <= c <= c'z':
            short_id = masked_hex = False
            masked = masked and c == c'X'
            long_id = long_id and not vowel(c)
        else:
            return p
        q += 1
    length = q - p
    if end - q < 2 or q[0] != c':' or q[1] != c' ':
        return p
    if (short_id or masked_hex) and 6 <= length <= 24 or long_id and digit and 10 <= length <= 24 or masked and 4 <= length <= 20:
        t.has_queue_id = True
        t.queue_id, t.queue_id_end = p, q
        return q + 2
    return p


cdef inline bint vowel(char c) noexcept nogil:
    return c == c'E' or c == c'I' or c == c'O' or c == c'U' or c == c'e' or c == c'i' or c == c'o' or c == c'u'


cdef int32_t find_origin(Scanner s, Scan out, Text* t) except -1 nogil:
    """The origin of host and tag, made and resolved when it is new."""
    cdef int64_t key = hash_bytes(t.host, t.host_end, 1469598103934665603)
    cdef const char* slash
    cdef const char* head_end
    cdef int32_t origin, product, dispatch
    cdef const char* tag_end = tag_stop(t)
    key = hash_bytes(t.tag, tag_end, key * 31 + 7)
    origin = known_origin(out, key, t, NULL, NULL)
    if origin >= 0:
        return origin
    product, dispatch = -1, -1
    slash = tag_end
    while slash > t.tag and (slash - 1)[0] != c'/':
        slash -= 1
    if slash > t.tag:
        resolve(s, slash, tag_end, True, &product, &dispatch)
        if product < 0:
            head_end = <const char*> memchr(t.tag, c'/', tag_end - t.tag)
            resolve(s, t.tag, head_end, False, &product, &dispatch)
            if product >= 0:
                dispatch = s.product_any[product]
        return add_origin(out, key, t, slash, tag_end, product, dispatch)
    head_end = t.tag
    while head_end < tag_end and head_end[0] != c'@':
        head_end += 1
    if head_end == tag_end and tag_end - t.tag > 8 and memcmp(tag_end - 8, b".service", 8) == 0:
        head_end = tag_end - 8
    resolve(s, t.tag, head_end, False, &product, &dispatch)
    return add_origin(out, key, t, t.tag, head_end, product, dispatch)


cdef const char* tag_stop(Text* t) noexcept nogil:
    """End of the tag; the tags that this file itself gives have none of their own."""
    if t.tag == NULL or t.tag_end != NULL:
        return t.tag_end
    return t.tag + (6 if t.tag[0] == c'r' else 7)


cdef int32_t find_origin_of(Scanner s, Scan out, Text* t, int32_t product) except -1 nogil:
    """The origin of host, tag and the program that the text names."""
    cdef int64_t key = hash_bytes(t.host, t.host_end, 1099511628211)
    cdef int32_t origin, found, dispatch
    key = hash_bytes(t.tag, tag_stop(t), key * 31 + 7)
    key = hash_bytes(t.daemon, t.daemon_end, key * 31 + 11)
    origin = known_origin(out, key, t, t.daemon, t.daemon_end)
    if origin >= 0:
        return origin
    found, dispatch = -1, s.product_any[product]
    if t.daemon != NULL:
        resolve_in(s, t.daemon, t.daemon_end, product, &dispatch)
    return add_origin(out, key, t, t.daemon, t.daemon_end, product, dispatch)


cdef void resolve(Scanner s, const char* p, const char* end, bint daemons, int32_t* product, int32_t* dispatch) noexcept nogil:
    """Product and dispatch of a name among the tags, and among the DAEMONS of products that do not name them in the text."""
    cdef int i
    cdef int32_t* row
    for i in range(s.name_count):
        row = s.name_starts + 5 * i
        if row[1] == end - p and (row[4] == 0 or daemons and not s.product_flags[row[2]] & DAEMON_IN_TEXT):
            if memcmp(s.name_text + row[0], p, end - p) == 0:
                product[0], dispatch[0] = row[2], row[3]
                return


cdef void resolve_in(Scanner s, const char* p, const char* end, int32_t product, int32_t* dispatch) noexcept nogil:
    """Dispatch of a daemon of PRODUCT; untouched when it has none of this name."""
    cdef int i
    cdef int32_t* row
    for i in range(s.name_count):
        row = s.name_starts + 5 * i
        if row[2] == product and row[4] == 1 and row[1] == end - p:
            if same_name(s.name_text + row[0], p, end - p):
                dispatch[0] = row[3]
                return


cdef inline int64_t hash_bytes(const char* p, const char* end, uint64_t seed) noexcept nogil:
    cdef uint64_t h = seed
    cdef uint64_t word
    if p == NULL:
        return <int64_t> h
    while end - p >= 8:
        memcpy(&word, p, 8)
        h = (h ^ word) * <uint64_t> 0x9E3779B97F4A7C15
        h ^= h >> 29
        p += 8
    while p < end:
        h = (h ^ <uint8_t> p[0]) * <uint64_t> 1099511628211
        p += 1
    return <int64_t> (h ^ (h >> 32))


cdef inline bint same(Scan out, int32_t at, int32_t length, const char* p, const char* end) noexcept nogil:
    if p == NULL:
        return length == 0
    return length == end - p and same_text(out.base + at, p, length)


cdef int32_t known_origin(Scan out, int64_t key, Text* t, const char* daemon, const char* daemon_end) noexcept nogil:
    """Index of an origin by hash, -1 when it is new. Tags made up here have no place in the block: they compare by hash."""
    cdef uint64_t slot = <uint64_t> key & (out.origin_slot_count - 1)
    cdef Origin* o
    while out.origin_slots[slot] >= 0:
        o = &out.origins[out.origin_slots[slot]]
        if o.hash == key and same(out, o.host, o.host_length, t.host, t.host_end):
            if o.tag_length == 0 if t.tag_end == NULL else same(out, o.tag, o.tag_length, t.tag, t.tag_end):
                if daemon == NULL or same(out, o.daemon, o.daemon_length, daemon, daemon_end):
                    return out.origin_slots[slot]
        slot = (slot + 1) & (out.origin_slot_count - 1)
    return -1


cdef int32_t add_origin(Scan out, int64_t key, Text* t, const char* daemon, const char* daemon_end,
                        int32_t product, int32_t dispatch) except -1 nogil:
    cdef Origin* o
    cdef uint64_t slot
    cdef int32_t i
    if out.origin_count == out.origin_capacity:
        out.origin_capacity = max(64, 2 * out.origin_capacity)
        o = <Origin*> realloc(out.origins, out.origin_capacity * sizeof(Origin))
        if o == NULL:
            with gil:
                raise MemoryError
        out.origins = o
    o = &out.origins[out.origin_count]
    memset(o, 0, sizeof(Origin))
    o.hash, o.product, o.dispatch = key, product, dispatch
    if t.host != NULL:
        o.host, o.host_length = <int32_t> (t.host - out.base), <int32_t> (t.host_end - t.host)
    if t.tag_end != NULL:
        o.tag, o.tag_length = <int32_t> (t.tag - out.base), <int32_t> (t.tag_end - t.tag)
        if daemon != NULL:
            o.daemon, o.daemon_length = <int32_t> (daemon - out.base), <int32_t> (daemon_end - daemon)
    elif daemon != NULL and daemon != t.tag:
        o.daemon, o.daemon_length = <int32_t> (daemon - out.base), <int32_t> (daemon_end - daemon)
    out.origin_count += 1
    if out.origin_count * 2 > out.origin_slot_count:
        widen_slots(out)
    else:
        slot = <uint64_t> key & (out.origin_slot_count - 1)
        while out.origin_slots[slot] >= 0:
            slot = (slot + 1) & (out.origin_slot_count - 1)
        out.origin_slots[slot] = out.origin_count - 1
    return out.origin_count - 1


cdef int widen_slots(Scan out) except -1 nogil:
    """Double the hash table of origins; hostile tags may be many."""
    cdef uint64_t slot
    cdef int32_t i
    cdef int32_t wanted = out.origin_slot_count * 2
    cdef int32_t* slots = <int32_t*> malloc(wanted * sizeof(int32_t))
    if slots == NULL:
        with gil:
            raise MemoryError
    memset(slots, 0xff, wanted * sizeof(int32_t))
    free(out.origin_slots)
    out.origin_slots, out.origin_slot_count = slots, wanted
    for i in range(out.origin_count):
        slot = <uint64_t> out.origins[i].hash & (wanted - 1)
        while slots[slot] >= 0:
            slot = (slot + 1) & (wanted - 1)
        slots[slot] = i
    return 0


cdef int add_record(Scan out, Text* t, int family, int64_t row) except -1 nogil:
    cdef Record* moved
    if out.record_count == out.record_capacity:
        out.record_capacity = max(1024, 2 * out.record_capacity)
        moved = <Record*> realloc(out.records, out.record_capacity * sizeof(Record))
        if moved == NULL:
            with gil:
                raise MemoryError
        out.records = moved
    t.record.family, t.record.row = <int16_t> family, <int32_t> row
    out.records[out.record_count] = t.record
    out.record_count += 1
    return 0


cdef int64_t start_row(Scan out, Text* t, int family, int32_t origin, int kind) except -2 nogil:
    """A new row of a family with the envelope filled in."""
    cdef Rows* rows = out.rows[family]
    cdef int64_t row = -1
    t.record.origin, t.record.kind = origin, <int16_t> kind
    t.record.severity, t.record.pid = <int8_t> t.severity, t.pid
    if t.body != NULL:
        t.record.text, t.record.text_length = <int32_t> (t.body - out.base), <int32_t> (t.text_end - t.body)
    if rows.column_count == 0:
        add_record(out, t, family, row)
        return row
    row = add_row(rows)
    add_record(out, t, family, row)
    put_int(rows, 0, row, out.record_count - 1)
    if origin >= 0:
        put_int(rows, 1, row, origin)
    put_int(rows, 2, row, kind)
    put_int(rows, 3, row, t.severity)
    if t.pid >= 0:
        put_int(rows, 4, row, t.pid)
    if t.queue_id != NULL:
        put_view(rows, 5, row, t.queue_id, t.queue_id_end - t.queue_id, 0)
    elif t.has_queue_id:
        put_view(rows, 5, row, out.base, 0, 0)
    return row


cdef int keep_match(Scanner s, Scan out, Matcher* m, Text* t, int32_t origin, int32_t entry) except -1 nogil:
    cdef int family = s.families[entry]
    cdef Rows* rows = out.rows[family]
    cdef int64_t row = start_row(out, t, family, origin, s.kinds[entry])
    cdef Slot* slot
    cdef int i
    if row < 0:
        return 0
    keep_prefix(s, out, t, family, row)
    for i in range(m.slot_count):
        slot = &m.slots[i]
        if slot.form == 0:
            put_view(rows, slot.column, row, slot.text, slot.length, slot.base)
        elif slot.form == 1:
            put_int(rows, slot.column, row, slot.number)
        else:
            put_float(rows, slot.column, row, slot.decimal)
    return 0


cdef void keep_prefix(Scanner s, Scan out, Text* t, int family, int64_t row) noexcept nogil:
    """Keep the user, session and client that stood before the text."""
    cdef int32_t* columns = s.prefix_columns + 3 * family
    if row < 0:
        return
    if t.user != NULL and columns[0] >= 0:
        put_view(out.rows[family], columns[0], row, t.user, t.user_end - t.user, 0)
    if t.session != NULL and columns[1] >= 0:
        put_view(out.rows[family], columns[1], row, t.session, t.session_end - t.session, 0)
    if t.client != NULL and columns[2] >= 0:
        put_view(out.rows[family], columns[2], row, t.client, t.client_end - t.client, 0)


cdef void replace_invalid(uint8_t* p, int64_t size) noexcept nogil:
    """Put `?` for every byte that is not part of well-formed UTF-8 (RFC 3629)."""
    cdef uint8_t* end = p + size
    cdef uint64_t word
    cdef int length
    while p < end:
        if end - p >= 8:
            memcpy(&word, p, 8)
            if word & <uint64_t> 0x8080808080808080 == 0:
                p += 8
                continue
        if p[0] < 0x80:
            p += 1
            continue
        length = sequence_length(p, end)
        if length == 0:
            p[0] = c'?'
            length = 1
        p += length


cdef int sequence_length(const uint8_t* p, const uint8_t* end) noexcept nogil:
    """Bytes of the character at P, which is not ASCII; 0 where it is malformed."""
    cdef int length, i
    cdef uint8_t low = 0x80
    cdef uint8_t high = 0xBF
    if 0xC2 <= p[0] <= 0xDF:
        length = 2
    elif 0xE0 <= p[0] <= 0xEF:
        length = 3
        low = 0xA0 if p[0] == 0xE0 else 0x80
        high = 0x9F if p[0] == 0xED else 0xBF
    elif 0xF0 <= p[0] <= 0xF4:
        length = 4
        low = 0x90 if p[0] == 0xF0 else 0x80
        high = 0x8F if p[0] == 0xF4 else 0xBF
    else:
        return 0
    if end - p < length or not low <= p[1] <= high:
        return 0
    for i in range(2, length):
        if not 0x80 <= p[i] <= 0xBF:
            return 0
    return length
