# What looks like a name, wherever it stands: addresses of mail, IP addresses, names of hosts. `naming.LOOKS` says what each rule means.

cdef enum:                       # what a byte may be part of, as bits in `CLASSES`
    WORD = 1                     # \w of a pattern of bytes
    LABEL = 2                    # the same, and whatever is not ASCII
    LOCAL = 4                    # an unquoted local part
    HEX = 8
    DIGIT = 16
    BLANK = 32                   # \s
    BASE64 = 64                  # [\w+/]
    ALPHA = 128                  # a letter, or not ASCII

cdef uint8_t CLASSES[256]


cdef void fill_classes() noexcept:
    cdef int c
    for c in range(256):
        letter = c"a" <= c <= c"z" or c"A" <= c <= c"Z"
        digit = c"0" <= c <= c"9"
        word = letter or digit or c == c"_"
        CLASSES[c] = (
            WORD * word | LABEL * (word or c >= 0x80) | LOCAL * (word or c >= 0x80 or chr(c) in ".!#$%&'*+/=?^`{|}~-")
            | HEX * (digit or c"a" <= c <= c"f" or c"A" <= c <= c"F") | DIGIT * digit | BLANK * (chr(c) in " \t\n\r\f\v")
            | BASE64 * (word or chr(c) in "+/") | ALPHA * (letter or c >= 0x80)
        )


fill_classes()


cdef inline bint has(char c, int classes) noexcept nogil:
    return CLASSES[<uint8_t> c] & classes


cdef inline const char* past(const char* p, const char* end, int classes) noexcept nogil:
    """The end of the bytes of CLASSES at P."""
    while p < end and has(p[0], classes):
        p += 1
    return p


cdef inline const char* past_label(const char* p, const char* end) noexcept nogil:
    """The end of the bytes at P of which labels are made, hyphens among them."""
    while p < end and (has(p[0], LABEL) or p[0] == c"-"):
        p += 1
    return p


cdef inline bint is_after(const char* begin, const char* p, const char* text, int64_t length) noexcept nogil:
    """Whether TEXT stands right before P."""
    return p - begin >= length and memcmp(p - length, text, length) == 0


cdef inline bint is_at(const char* p, const char* end, const char* text, int64_t length) noexcept nogil:
    return end - p >= length and memcmp(p, text, length) == 0


cdef const char* past_quoted(const char* p, const char* end) noexcept nogil:
    """The end of the quoted string (RFC 5321 4.1.2) at P; NULL where it has none."""
    p += 1
    while p < end:
        if p[0] == c'"':
            return p + 1
        p += 2 if p[0] == c"\\" else 1
    return NULL


cdef const char* past_ipv4(const char* p, const char* end) noexcept nogil:
    """The end of four numbers of up to three digits; NULL where there are none."""
    cdef int group, digits
    for group in range(4):
        if group:
            if p == end or p[0] != c".":
                return NULL
            p += 1
        digits = 0
        while p < end and digits < 3 and has(p[0], DIGIT):
            p += 1
            digits += 1
        if digits == 0:
            return NULL
    return p


cdef const char* past_bracketed_ip(const char* p, const char* end, char closing, char other) noexcept nogil:
    """The end of what stands in brackets as the address of a client, before CLOSING or OTHER; NULL where it is none."""
    cdef const char* ipv4 = past_ipv4(p, end)
    cdef const char* q
    if ipv4 != NULL and ipv4 < end and (ipv4[0] == closing or ipv4[0] == other):
        return ipv4
    q = past(p, end, HEX)
    if q == end or q[0] != c":":
        return NULL
    while q < end and (has(q[0], HEX) or q[0] == c":" or q[0] == c"."):
        q += 1
    return q if q < end and (q[0] == closing or q[0] == other) else NULL


cdef const char* past_address(Line* line, const char* p) noexcept nogil:
    """The end of the address of mail that begins at P; NULL where none does."""
    cdef const char* at
    cdef const char* q
    if p >= line.end:
        return NULL
    if p[0] == c'"':
        at = past_quoted(p, p + min(line.end - p, LONGEST_NAME))
        return past_domain(at, line.end) if at != NULL else NULL
    if not has(p[0], LOCAL):
        return NULL
    if p >= line.local_end:             # one run for all the places in it
        line.local_end = past(p, line.end, LOCAL)
        line.is_no_address = False
    if line.is_no_address:
        return NULL
    q = past_domain(line.local_end, line.end)
    line.is_no_address = q == NULL
    return q


cdef const char* past_domain(const char* p, const char* end) noexcept nogil:
    """The end of `@` and what is behind it in an address; NULL where that is no domain."""
    cdef const char* found = NULL
    cdef const char* q
    if p == end or p[0] != c"@":
        return NULL
    p += 1
    if p < end and p[0] == c"[":
        end = p + min(end - p, LONGEST_NAME)
        q = p + 1
        while q < end and q[0] != c"]" and not has(q[0], BLANK):
            q += 1
        return q + 1 if q > p + 1 and q < end and q[0] == c"]" else NULL
    while p < end and has(p[0], LABEL):
        q = past_label(p, end)
        while q[-1] == c"-":
            q -= 1
        found = q
        if q == end or q[0] != c".":
            break
        p = q + 1
    return found


cdef const char* past_top_level(const char* p, const char* end) noexcept nogil:
    """The end of what can be a top-level domain; NULL where it is none."""
    cdef const char* run = past_label(p, end)
    cdef const char* q = run
    if p == end or not has(p[0], ALPHA):
        return NULL
    while q >= p + 2:
        if has(q[-1], ALPHA | DIGIT) and (q == end or not (has(q[0], WORD) or q[0] == c"-")):
            return q
        q -= 1
    return NULL


cdef const char* past_host(const char* p, const char* end) noexcept nogil:
    """The end of the longest name of a host with a dot in it that begins at P; NULL where none does."""
    cdef const char* found = NULL
    cdef const char* ends
    cdef const char* q
    while True:
        q = past_label(p, end)
        if q == p or p[0] == c"-" or q[-1] == c"-" or q == end or q[0] != c".":
            return found
        p = q + 1
        ends = past_top_level(p, end)
        if ends != NULL:
            found = ends


cdef const char* past_ipv6(const char* p, const char* end) noexcept nogil:
    """The end of what looks like an IPv6 address, which may end in four numbers, at P; NULL where nothing does."""
    cdef const char* first = past(p, end, HEX)
    cdef const char* run
    cdef const char* colon
    cdef const char* q
    if first == p:
        if not is_at(p, end, "::", 2):
            return NULL
        first = p + 2
    elif first - p > 4 or first == end or first[0] != c":":
        return NULL
    else:
        first += 1
    run = first
    while run < end and (has(run[0], HEX) or run[0] == c":"):
        run += 1
    if run > first and not ends_inside(run, end):
        return run
    colon = run - 1
    while colon >= first and run - colon <= 4 and has(colon[0], DIGIT):
        colon -= 1
    if colon >= first and colon[0] == c":" and run - colon - 1 >= 1:
        q = past_ipv4(colon + 1, end)
        if q != NULL and not ends_inside(q, end):
            return q
    return NULL


cdef inline bint ends_inside(const char* p, const char* end) noexcept nogil:
    """Whether an IP address cannot end at P."""
    if p == end:
        return False
    return has(p[0], WORD) or p[0] == c":" or (p[0] == c"." and p + 1 < end and has(p[1], DIGIT))


cdef bint looks_like_name(Line* line, const char* p, Name* name) noexcept nogil:
    """Whether something that looks like a name begins at P."""
    cdef const char* end = line.end
    cdef const char* q
    cdef char before = p[-1] if p > line.begin else c" "
    if not (has(before, WORD) or before == c"." or before == c"+" or before == c"-"):
        q = past_key(p, end)
        if q != NULL:
            name.end = past_address(line, q)
            if name.end != NULL:
                return found(name, ADDRESS, q, name.end, name.end)
    q = past_address(line, p)
    if q != NULL:
        return found(name, ADDRESS, p, q, q)
    if has(before, WORD) or before == c".":
        return False
    if before != c":" and (has(p[0], HEX) or p[0] == c":"):
        q = past_ipv6(p, end)
        if q != NULL:
            return found(name, IPV6, p, q, q)
    if has(p[0], DIGIT):
        q = past_ipv4(p, end)
        if q != NULL and not (q < end and (has(q[0], WORD) or (q[0] == c"." and q + 1 < end and has(q[1], DIGIT)))):
            return found(name, IPV4, p, q, q)
    if before != c"-" and has(p[0], LABEL):
        q = past_host(p, end)
        if q != NULL:
            return found(name, LOOK, p, q, q)
    return False


cdef const char* past_key(const char* p, const char* end) noexcept nogil:
    """The end of a word with `=` that announces an address; NULL where none stands at P."""
    cdef const char* q = p
    while q < end and q - p < 10 and c"a" <= q[0] <= c"z":
        q += 1
    if q == end or q[0] != c"=":
        return NULL
    for key in KEYS:
        if key.length == q - p and memcmp(p, key.text, key.length) == 0:
            return q + 1
    return NULL
