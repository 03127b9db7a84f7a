# Refusals and warnings, told apart by what they are counted by.


cdef bint count_warning(Ledger ledger, Plain* line) except -1 nogil:
    """A warning: 1.1.5 counts what stands behind the last `warning: `, and only the beginning of it."""
    cdef Piece text = line.text
    cdef string key
    text.at += 9
    while not ledger.keeps_whence:
        line.said.at = <const char*> memmem(text.at, text.end - text.at, b"warning: ", 9)
        if line.said.at == NULL:
            break
        text.at = line.said.at + 9
    if text.at == text.end or text.at[0] == c' ':
        return False
    if ledger.warning_bytes and text.end - text.at > ledger.warning_bytes:
        text.end = text.at + ledger.warning_bytes
    key = ledger.programs[line.origin]
    key.push_back(0)
    key.append(text.at, text.end - text.at)
    ledger.warning_counts.at(key.data(), key.size())[0] += 1
    return True


cdef enum:                       # what a refusal is counted by beside its reason, as in `refusals.py`
    BY_CLIENT = 1
    BY_SENDER = 2
    BY_RECIPIENT = 4
    BY_LOOKING = 8


cdef bint count_refusal(Ledger ledger, Plain* line) except -1 nogil:
    """`reject: RCPT from CLIENT: 550 5.1.1 …: REASON; from=<…> to=<…> …`, when nothing about it is unusual."""
    cdef Piece client, reason, sender, recipient
    cdef Piece rest = line.said
    cdef string key
    cdef int parts
    cdef int* known
    if ledger.keeps_whence and not begins(&line.text, b"NOQUEUE: ", 9):
        return False
    client.at = rest.at + 18
    client.end = <const char*> memmem(client.at, rest.end - client.at, b": ", 2)
    if client.end == NULL or client.end == client.at or memchr(client.at, c' ', client.end - client.at) != NULL:
        return False
    if memchr(client.at, 0, rest.end - client.at) != NULL:  # parts of a key end there
        return False
    rest.at = client.end + 2
    if holds(&rest, b"reject: ", 8) or holds(&rest, b"reject_warning: ", 16) or holds(&rest, b"hold: ", 6) \
            or holds(&rest, b"discard: ", 9):
        return False
    if not find_reason(ledger, rest, &reason, key):
        return False
    known = ledger.refusal_parts.at(key.data(), key.size())
    parts = known[0]
    if parts == 0:
        with gil:
            parts = known[0] = ledger.counting.refusals.parts(key)
    if parts & BY_LOOKING or not find_address(&rest, b" from=<", 7, &sender) or not find_address(&rest, b" to=<", 5, &recipient):
        return False
    if recipient.end == recipient.at or (sender.end == sender.at and parts & BY_SENDER):
        return False
    append_part(&key, &client, parts & BY_CLIENT)
    append_part(&key, &sender, parts & BY_SENDER)
    append_part(&key, &recipient, parts & BY_RECIPIENT)
    ledger.refusal_counts.at(key.data(), key.size())[0] += 1
    ledger.add_to(REJECTED, line.hour)
    if ledger.keeps_whence:
        ledger.free(line.queue_id)
    return True


cdef void append_part(string* key, Piece* part, bint is_wanted) noexcept nogil:
    key.push_back(0)
    if is_wanted:
        key.append(part.at, part.end - part.at)


cdef bint find_address(Piece* text, const char* word, int64_t length, Piece* found) noexcept nogil:
    """The address behind WORD, which must be the only one: `from=` and `to=` are looked for anywhere."""
    cdef const char* at = <const char*> memmem(text.at, text.end - text.at, word + 1, length - 1)
    if at == NULL or at == text.at or (at - 1)[0] != c' ':
        return False
    found.at = at + length - 1
    found.end = <const char*> memchr(found.at, c'>', text.end - found.at)
    return found.end != NULL and memmem(found.end, text.end - found.end, word + 1, length - 1) == NULL


cdef bint find_reason(Ledger ledger, Piece text, Piece* reason, string& key) noexcept nogil:
    """Why, between the first `: ` or `; ` and the next `;` or `,`; KEY is stage and reason without an address that is blocked."""
    cdef const char* p = text.at
    cdef bint has_dsn
    if text.end - p < 12 or not (two_digits(p) and two_digits(p + 1) and p[3] == c' '):
        return False
    p += 4
    has_dsn = c'0' <= p[0] <= c'9' and p[1] == c'.' and p[3] == c'.' and p[5] == c' '
    if has_dsn:
        p += 6
    if text.end - p < 15 or memcmp(p, b"Protocol error;", 15) == 0:
        return False
    # What a client put between < and > is no part of the text; 1.1.5 knows that only without a status code.
    if p[0] == c'<' and (ledger.keeps_whence or not has_dsn):
        p = <const char*> memmem(p, text.end - p, b">:", 2)
        if p == NULL:
            return False
    elif has_dsn:
        p -= 6
    while p + 1 < text.end and not ((p[0] == c':' or p[0] == c';') and p[1] == c' '):
        p += 1
    p += 2
    if p < text.end and p[0] == c'[':
        return False
    reason.at = p
    while p < text.end and p[0] != c';' and p[0] != c',':
        p += 1
    reason.end = p
    if p >= text.end or p == reason.at:
        return False
    key.assign(b"RCPT", 4)
    key.push_back(0)
    if (begins(reason, b"Client host [", 13) or begins(reason, b"client [", 8)):
        p = <const char*> memmem(reason.at, reason.end - reason.at, b"] blocked", 9)
        if p == NULL or memmem(reason.at, p - reason.at, b" blocked", 8) != NULL:
            return False
        reason.at = p + 2
    key.append(reason.at, reason.end - reason.at)
    return True
