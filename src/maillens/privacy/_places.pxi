# Where Postfix and Dovecot put names, whatever they look like. In the order of `naming.PLACES`, which says what each rule means.

cdef struct Key:
    const char* text
    int64_t length
    int kind


cdef Key[9] KEYS
KEYS[0] = Key("from", 4, ADDRESS)
KEYS[1] = Key("to", 2, ADDRESS)
KEYS[2] = Key("sender", 6, ADDRESS)
KEYS[3] = Key("recipient", 9, ADDRESS)
KEYS[4] = Key("rcpt", 4, ADDRESS)
KEYS[5] = Key("user", 4, ADDRESS)
KEYS[6] = Key("for", 3, ADDRESS)
KEYS[7] = Key("email", 5, ADDRESS)
KEYS[8] = Key("mail", 4, ADDRESS)

cdef Key[6] ENVELOPE
ENVELOPE[0] = Key("from=<", 6, ADDRESS)
ENVELOPE[1] = Key("to=<", 4, ADDRESS)
ENVELOPE[2] = Key("orig_to=<", 9, ADDRESS)
ENVELOPE[3] = Key("sender=<", 8, ADDRESS)
ENVELOPE[4] = Key("recipient=<", 11, ADDRESS)
ENVELOPE[5] = Key("original_recipient=<", 20, ADDRESS)

cdef Key[4] MESSAGE_IDS
MESSAGE_IDS[0] = Key("message-id=", 11, ADDRESS)
MESSAGE_IDS[1] = Key("msgid=", 6, ADDRESS)
MESSAGE_IDS[2] = Key("resent-message-id=", 18, ADDRESS)
MESSAGE_IDS[3] = Key("resent-msgid=", 13, ADDRESS)

cdef Key[2] SASL
SASL[0] = Key("sasl_username=", 14, ADDRESS)
SASL[1] = Key("sasl_sender=", 12, ADDRESS)

cdef Key[3] ANGLED
ANGLED[0] = Key("user=<", 6, ADDRESS)
ANGLED[1] = Key("helo=<", 6, HOST)
ANGLED[2] = Key("session=<", 9, SESSION)

cdef Key[3] GREETINGS
GREETINGS[0] = Key("EHLO ", 5, HOST)
GREETINGS[1] = Key("HELO ", 5, HOST)
GREETINGS[2] = Key("LHLO ", 5, HOST)

cdef Key[3] COMMON_NAMES
COMMON_NAMES[0] = Key("subject_CN=", 11, COMMON_NAME)
COMMON_NAMES[1] = Key("issuer_CN=", 10, COMMON_NAME)
COMMON_NAMES[2] = Key("issuer=", 7, COMMON_NAME)

cdef Key[4] AFTER_COMMON_NAME
AFTER_COMMON_NAME[0] = Key(", issuer", 8, 0)
AFTER_COMMON_NAME[1] = Key(", fingerprint", 13, 0)
AFTER_COMMON_NAME[2] = Key(", pkey_fingerprint", 18, 0)
AFTER_COMMON_NAME[3] = Key(", subject", 9, 0)

cdef Key[6] ATTRIBUTES
ATTRIBUTES[0] = Key("/CN=", 4, COMMON_NAME)
ATTRIBUTES[1] = Key("/O=", 3, COMMON_NAME)
ATTRIBUTES[2] = Key("/OU=", 4, COMMON_NAME)
ATTRIBUTES[3] = Key("/L=", 3, COMMON_NAME)
ATTRIBUTES[4] = Key("/ST=", 4, COMMON_NAME)
ATTRIBUTES[5] = Key("/emailAddress=", 14, COMMON_NAME)


cdef inline const Key* key_at(const Key* keys, int count, const char* p, const char* end) noexcept nogil:
    """Which of KEYS stands at P; NULL for none."""
    cdef int i
    for i in range(count):
        if p[0] == keys[i].text[0] and is_at(p, end, keys[i].text, keys[i].length):
            return &keys[i]
    return NULL


cdef bint stands_as_name(Line* line, const char* p, Name* name) noexcept nogil:
    """Whether a name begins at P because of what stands around it."""
    cdef char before = p[-1] if p > line.begin else c" "
    cdef bint begins_word = has(p[0], WORD) and not has(before, WORD)
    if begins_word and has_key(line, p, name):
        return True
    if before == c"<" or before == c"=":
        if is_session(line, p, name):
            return True
    elif before == c"(":
        if is_client(line, p, name) or is_user(line, p, name):
            return True
    if begins_word and is_written(line, p, name):
        return True
    if before == c"/" and is_after(line.begin, p, "/home/", 6):
        if is_run(line, p, name):
            return True
    if before == c"<" and is_refused(line, p, name):
        return True
    if begins_word and (is_greeting(line, p, name) or is_common_name(line, p, name)):
        return True
    if p[0] == c"/":
        return is_attribute(line, p, name)
    if not has(before, WORD) and before != c":" and is_fingerprint(line, p, name):
        return True
    if (has(p[0], WORD) or p[0] == c"-") and not (has(before, WORD) or before == c"." or before == c"/" or before == c"-"):
        return is_bare_client(line, p, name)
    return False


cdef bint has_key(Line* line, const char* p, Name* name) noexcept nogil:
    """`from=<x>` and its like, message-ids, `sasl_username=x`, `user=<x>`."""
    cdef const char* q
    cdef const Key* key
    if p[0] not in (c"f", c"t", c"o", c"s", c"r", c"m", c"u", c"h"):
        return False
    key = key_at(ENVELOPE, 6, p, line.end)
    if key != NULL:
        q = past_envelope(line, p + key.length)
        if q != NULL:
            return found(name, ADDRESS, p + key.length, q, q + 1)
    key = key_at(MESSAGE_IDS, 4, p, line.end)
    if key != NULL:
        return is_message_id(line, p + key.length, name)
    key = key_at(SASL, 2, p, line.end)
    if key != NULL:
        q = before_next_field(p + key.length, line.end)
        return found(name, ADDRESS, p + key.length, q, q)
    key = key_at(ANGLED, 3, p, line.end)
    if key != NULL:
        q = next_angle(line, p + key.length)
        if q != NULL and (key.kind != SESSION or q > p + key.length):
            return found(name, key.kind, p + key.length, q, q + 1)
    return False


cdef const char* past_envelope(Line* line, const char* p) noexcept nogil:
    """The `>` that ends an envelope address, in which quoted strings may hold others; NULL where none does."""
    cdef const char* limit = p + min(line.end - p, LONGEST_NAME)
    if next_angle(line, p) == NULL:
        return NULL
    while p < limit and p[0] != c">":
        if p[0] == c'"':
            p = past_quoted(p, limit)
            if p == NULL:
                return NULL
        else:
            p += 1
    return p if p < limit else NULL


cdef const char* next_angle(Line* line, const char* p) noexcept nogil:
    """The next `>`; NULL where there is none."""
    if line.angle != NULL and line.angle < p:
        line.angle = <const char*> memchr(p, c">", line.end - p)
    return line.angle


cdef const char* next_comma(Line* line, const char* p) noexcept nogil:
    """The next comma; NULL where there is none."""
    if line.comma != NULL and line.comma < p:
        line.comma = <const char*> memchr(p, c",", line.end - p)
    return line.comma


cdef bint is_message_id(Line* line, const char* p, Name* name) noexcept nogil:
    cdef const char* first = p + 1 if p < line.end and p[0] == c"<" else p
    cdef const char* q = past_message_id(first, line.end)
    if q == first:
        first, q = p, past_message_id(p, line.end)
    if q == first:
        return False
    return found(name, ADDRESS, first, q, q + 1 if q < line.end and q[0] == c">" else q)


cdef const char* past_message_id(const char* p, const char* end) noexcept nogil:
    while p < end and p[0] != c">" and p[0] != c"," and not has(p[0], BLANK):
        p += 1
    return p


cdef const char* before_next_field(const char* p, const char* end) noexcept nogil:
    """Where `, name=` begins, or the end."""
    cdef const char* q
    while p < end:
        if p[0] == c"," and is_at(p, end, ", ", 2):
            q = p + 2
            while q < end and (c"a" <= q[0] <= c"z" or q[0] == c"_"):
                q += 1
            if q > p + 2 and q < end and q[0] == c"=":
                return p
        p += 1
    return end


cdef bint is_session(Line* line, const char* p, Name* name) noexcept nogil:
    """`,<x>)`, `session=x` and `)<pid><x>`."""
    cdef const char* end = line.end
    cdef const char* q
    if is_after(line.begin, p, ",<", 2):
        q = past(p, end, BASE64)
        return q - p >= 10 and is_at(q, end, ">)", 2) and found(name, SESSION, p, q, q)
    if is_after(line.begin, p, "session=", 8):
        q = past(p, end, BASE64)
        return q - p >= 10 and (q == end or q[0] == c"\t" or is_at(q, end, "#011", 4)) and found(name, SESSION, p, q, q)
    if not is_after(line.begin, p, ")<", 2):
        return False
    q = past(p, end, DIGIT)
    if q == p or not is_at(q, end, "><", 2):
        return False
    p = q + 2
    q = past(p, end, BASE64)
    return (q - p == 16 or (q - p > 16 and p[16] == c"A")) and q < end and q[0] == c">" and found(name, SESSION, p, q, q)


cdef bint is_client(Line* line, const char* p, Name* name) noexcept nogil:
    """`sql(x,192.0.2.7)`: what follows the first comma is an address for sure, so that x may hold anything."""
    cdef const char* comma
    cdef const char* q
    if p - line.begin < 2 or not (has(p[-2], WORD) or p[-2] == c"-"):
        return False
    if has(p[0], BLANK) or p[0] == c"," or p[0] == c"(" or p[0] == c")":
        return False
    comma = next_comma(line, p)
    if comma == NULL:
        return False
    q = past_bracketed_ip(comma + 1, line.end, c")", c",")
    return q != NULL and past_session(line, q) != NULL and found(name, ADDRESS, p, comma, comma)


cdef const char* past_session(Line* line, const char* p) noexcept nogil:
    """The end of `,master` and `,<session>`, each of which may be missing, and `)`; NULL where they are not there."""
    cdef const char* q
    if is_at(p, line.end, ",master", 7):
        p += 7
    if is_at(p, line.end, ",<", 2):
        q = next_angle(line, p)
        if q == NULL or q == p + 2:
            return NULL
        p = q + 1
    return p + 1 if p < line.end and p[0] == c")" else NULL


cdef bint is_user(Line* line, const char* p, Name* name) noexcept nogil:
    """`imap(x)<pid>`, `imap(x): `, `sql(x,192.0.2.7): `; the number of a worker is none."""
    cdef const char* end = line.end
    cdef const char* q = past(p, end, DIGIT)
    cdef const char* last
    if q > p and q < end and q[0] == c")":
        return False
    q = past_word(p, end)
    if q == p:
        return False
    while q + 1 < end and q[0] == c" " and past_word(q + 1, end) > q + 1:
        q = past_word(q + 1, end)
    last = q
    if q + 1 < end and q[0] == c"," and (has(q[1], HEX) or q[1] == c"." or q[1] == c":"):
        q += 1
        while q < end and (has(q[0], HEX) or q[0] == c"." or q[0] == c":"):
            q += 1
    q = past_session(line, q)
    return q != NULL and q < end and (q[0] == c":" or q[0] == c"<") and found(name, ADDRESS, p, last, last)


cdef const char* past_word(const char* p, const char* end) noexcept nogil:
    while p < end and p[0] != c"(" and p[0] != c")" and p[0] != c"," and not has(p[0], BLANK):
        p += 1
    return p


cdef bint is_written(Line* line, const char* p, Name* name) noexcept nogil:
    """What a person wrote: a subject, a line of a body."""
    cdef const char* q
    if is_at(p, line.end, "header Subject: ", 16):
        q = before_origin(p + 16, line.end, True)
        return found(name, TEXT, p + 16, q, q)
    if is_at(p, line.end, "Subject: ", 9) and not is_after(line.begin, p, "header ", 7):
        p += 9
        if p < line.end and p[0] == c'"':
            p += 1
        q = p
        while q < line.end and q[0] != c'"' and q[0] != c"\\" and q[0] != c"?":
            q += 1
        return q > p and found(name, TEXT, p, q, q)
    if is_at(p, line.end, "body ", 5) and not line.has_no_origin:
        q = before_origin(p + 5, line.end, False)
        line.has_no_origin = q == NULL
        return q != NULL and found(name, TEXT, p + 5, q, q)
    return False


cdef const char* before_origin(const char* p, const char* end, bint is_header) noexcept nogil:
    """Where ` from client[address]; ` or the like begins; else, for a header, the end of the line, for another NULL."""
    while p < end:
        if p[0] == c" " and is_at(p, end, " from ", 6):
            if is_at(p, end, " from local; ", 13) or is_origin(p + 6, end):
                return p
        elif is_header and p[0] == c";" and is_at(p, end, "; from=<", 8):
            return p
        p += 1
    return end if is_header else NULL


cdef bint is_origin(const char* p, const char* end) noexcept nogil:
    """Whether `client[address]; ` stands at P."""
    cdef const char* first = p
    cdef const char* closing
    cdef const char* limit = p + min(end - p, LONGEST_NAME)
    while p < limit and not has(p[0], BLANK):
        if p[0] == c"[" and p > first:
            closing = <const char*> memchr(p, c"]", limit - p)
            if closing == NULL:
                return False
            if is_at(closing, end, "]; ", 3):
                return True
        p += 1
    return False


cdef bint is_run(Line* line, const char* p, Name* name) noexcept nogil:
    """The name of a folder below /home."""
    cdef const char* q = p
    while q < line.end and q[0] not in (c"/", c"'", c'"', c",") and not has(q[0], BLANK):
        q += 1
    return q > p and found(name, ADDRESS, p, q, q)


cdef bint is_refused(Line* line, const char* p, Name* name) noexcept nogil:
    """`504 5.5.2 <x>: Helo command rejected` and the like."""
    cdef const char* q = p
    if p - line.begin < 3 or p[-2] != c" " or not has(p[-3], DIGIT):
        return False
    while q < line.end and q[0] != c">" and q[0] != c"@" and not has(q[0], BLANK):
        q += 1
    if q == p:
        return False
    if is_at(q, line.end, ">: Helo command", 15):
        return found(name, HOST, p, q, q)
    if memchr(p, c"[", q - p) != NULL:
        return False
    return (is_at(q, line.end, ">: Sender address", 17) or is_at(q, line.end, ">: Recipient address", 20)) and found(name, ADDRESS, p, q, q)


cdef bint is_greeting(Line* line, const char* p, Name* name) noexcept nogil:
    cdef const Key* key = key_at(GREETINGS, 3, p, line.end)
    cdef const char* q
    if key == NULL:
        return False
    p += key.length
    if is_at(p, line.end, "from ", 5):
        return False
    q = p
    while q < line.end and q[0] != c"\\" and q[0] != c"?" and not has(q[0], BLANK):
        q += 1
    return q > p and found(name, HOST, p, q, q)


cdef bint is_common_name(Line* line, const char* p, Name* name) noexcept nogil:
    """The name of whom a certificate is for, or of who signed it."""
    cdef const Key* key = key_at(COMMON_NAMES, 3, p, line.end)
    cdef const char* q
    if key == NULL:
        return False
    p += key.length
    q = p
    while q < line.end and not (q[0] == c"," and key_at(AFTER_COMMON_NAME, 4, q, line.end) != NULL):
        q += 1
    return found(name, COMMON_NAME, p, q, q)


cdef bint is_attribute(Line* line, const char* p, Name* name) noexcept nogil:
    """`/CN=x/O=y`; what begins with a slash can be an address besides."""
    cdef const Key* key = key_at(ATTRIBUTES, 6, p, line.end)
    cdef const char* q
    if key == NULL:
        return False
    p += key.length
    q = p
    while q < line.end and q[0] != c"/" and q[0] != c",":
        q += 1
    return q > p and found(name, COMMON_NAME, p, q, q)


cdef bint is_fingerprint(Line* line, const char* p, Name* name) noexcept nogil:
    cdef const char* q = p
    cdef int pairs = 0
    while pairs < 64 and line.end - q >= 2 and is_digit_of_it(q[0]) and is_digit_of_it(q[1]):
        pairs += 1
        q += 2
        if q == line.end or q[0] != c":" or pairs == 64:
            break
        q += 1
    if pairs and q[-1] == c":":
        return False
    return pairs >= 16 and (q == line.end or not (has(q[0], WORD) or q[0] == c":")) and found(name, FINGERPRINT, p, q, q)


cdef inline bint is_digit_of_it(char c) noexcept nogil:
    return has(c, HEX) and not c"a" <= c <= c"f"


cdef bint is_bare_client(Line* line, const char* p, Name* name) noexcept nogil:
    """`printer[192.0.2.7]`: a client whose name has no dot."""
    cdef const char* q = p
    while q < line.end and (has(q[0], WORD) or q[0] == c"-"):
        q += 1
    if q == line.end or q[0] != c"[" or past_bracketed_ip(q + 1, line.end, c"]", c"]") == NULL:
        return False
    return found(name, HOST, p, q, q)
