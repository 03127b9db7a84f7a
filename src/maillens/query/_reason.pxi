# Why something failed, without whom it failed for: what is left groups what has one cause.

cdef extern from "_bytes.h" namespace "maillens" nogil:
    uint64_t between(uint64_t word, uint8_t first, uint8_t last)


cdef bint begins(const char* p, const char* end, const char* word, int64_t length) noexcept nogil:
    return end - p >= length and memcmp(p, word, length) == 0


cdef int64_t put_reason(char* out, const char* p, int64_t length) noexcept nogil:
    """Write a reason with `*` for names, addresses and numbers; the length written, never more than LENGTH + 8.

    What Postfix puts around the other server's words is left out: `delivery temporarily
    suspended: `, `host name[address] said: `, ` (in reply to … command)`.
    """
    cdef const char* end = p + length
    cdef const char* q
    cdef int64_t at = 0, plain
    if begins(p, end, b"delivery temporarily suspended: ", 32):
        p += 32
    if begins(p, end, b"host ", 5):
        q = <const char*> memmem(p, end - p, b" said: ", 7)
        if q != NULL:
            p = q + 7
    end = before_command(p, end)
    while p < end:
        plain = plain_words(p, end, at == 0 or out[at - 1] == c' ')
        memcpy(out + at, p, plain)
        at += plain
        p += plain
        while p < end and p[0] == c' ':
            if at and out[at - 1] != c' ':
                out[at] = c' '
                at += 1
            p += 1
        if p < end:
            q = word_behind(p, end)
            if is_name(p, q) and not ends_in_using(out, at):
                at = put_masked(out, at, p, q)
            else:
                memcpy(out + at, p, q - p)
                at += q - p
            p = q
    while at and out[at - 1] == c' ':
        at -= 1
    return at


cdef const char* before_command(const char* p, const char* end) noexcept nogil:
    """Where ` (in reply to … command)` begins; few reasons have any bracket, which is found faster than more text."""
    cdef const char* q = <const char*> memchr(p, c'(', end - p)
    while q != NULL:
        if q > p and (q - 1)[0] == c' ' and begins(q, end, b"(in reply to ", 13):
            return q - 1
        q = <const char*> memchr(q + 1, c'(', end - q - 1)
    return end


cdef int64_t plain_words(const char* p, const char* end, bint behind_space) noexcept nogil:
    """Length of the words in which nothing hints at a name or a number, one space behind each; eight bytes at once."""
    cdef const char* q = p
    cdef uint64_t word, spaces, before = 0x80 if behind_space else 0
    while end - q >= 8:
        memcpy(&word, q, 8)
        spaces = between(word, c' ', c' ')
        if between(word, c'.', c'9') | between(word, c'<', c'@') | between(word, c'[', c'[') | spaces & (spaces << 8 | before):
            break
        before = spaces >> 56
        q += 8
    while q > p and (q - 1)[0] != c' ':
        q -= 1
    return q - p


cdef bint ends_in_using(const char* out, int64_t length) noexcept nogil:
    """Whether the word before was `using`, behind which is what says why."""
    return length >= 6 and memcmp(out + length - 6, b"using ", 6) == 0 and (length == 6 or out[length - 7] == c' ')


cdef const char* word_behind(const char* p, const char* end) noexcept nogil:
    """End of a word; what stands in angle brackets is one."""
    cdef const char* q = p
    if p[0] == c'<':
        q = <const char*> memchr(p, c'>', end - p)
        if q == NULL:
            q = p
    while q < end and q[0] != c' ':
        q += 1
    return q


cdef bint is_name(const char* p, const char* end) noexcept nogil:
    """Whether a word names somebody or counts something, rather than saying what happened."""
    cdef const char* q = p
    if is_code(p, end) or end - p == 8 and memcmp(p, b"SMTPUTF8", 8) == 0:
        return False
    while q < end:
        if q[0] < c'A':
            if c'/' <= q[0] <= c'9' or q[0] == c'@' or q[0] == c'<':
                return True
            if q[0] == c'.' and q > p and q + 1 < end and is_letter(q[1]) and is_letter((q - 1)[0]):
                return True
        elif q[0] == c'[':
            return True
        q += 1
    return False


cdef inline bint is_letter(char c) noexcept nogil:
    return c'a' <= c <= c'z' or c'A' <= c <= c'Z' or <uint8_t> c >= 0x80


cdef bint is_code(const char* p, const char* end) noexcept nogil:
    """An SMTP reply code or an enhanced status code (RFC 5321, RFC 3463)."""
    if end - p == 3:
        return c'2' <= p[0] <= c'5' and c'0' <= p[1] <= c'9' and c'0' <= p[2] <= c'9'
    return end - p >= 5 and c'2' <= p[0] <= c'5' and p[1] == c'.' and c'0' <= p[2] <= c'9' and end - p <= 9


cdef int64_t put_masked(char* out, int64_t at, const char* p, const char* end) noexcept nogil:
    """`*` for a word; `name=` before it and punctuation behind it stay."""
    cdef const char* q = p
    while q < end and (is_letter(q[0]) or q[0] == c'_'):
        q += 1
    if q > p and q + 1 < end and q[0] == c'=':
        memcpy(out + at, p, q + 1 - p)
        at += q + 1 - p
    out[at] = c'*'
    at += 1
    if (end - 1)[0] == c':' or (end - 1)[0] == c',' or (end - 1)[0] == c';':
        out[at] = (end - 1)[0]
        at += 1
    return at
