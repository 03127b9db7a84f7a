# A record of a scan -> what the ledger counts; or Python looks at the line.
#
# A line is counted here only if it has the plain form that its daemon gives it. What holds
# none of the words that could count is passed over. Python looks at all others.

cdef enum:                       # what a program does, as `programs.py` numbers it
    LOOK, NEVER, SMTPD, POSTSCREEN, QMGR, CLEANUP, AGENT, SMTP

cdef struct Plain:
    # A line in its plain form.
    int hour
    int second                  # of the day
    int role
    int32_t origin
    Piece text                  # behind the program
    Piece queue_id              # empty where none stands in front
    Piece said                  # behind the queue id


cdef bint read_line(Ledger ledger, Scan scan, Record* r) except -1 nogil:
    """Count a line; False where Python has to look at it."""
    cdef Plain line
    cdef const char* start = scan.base + r.start
    cdef const char* end = start + r.length
    cdef int stamp
    if end < scan.base + scan.size and end[0] != c'\n':
        return not_plain(ledger, scan, r)     # blanks at the end, which the scanner takes off
    stamp = read_plain_stamp(start, end, &line)
    if stamp == 0:
        return not_plain(ledger, scan, r)
    if not keep_day(ledger, start, end):
        return True
    if r.origin < 0 or not tag_is_at(scan, r, start + stamp, end):
        return not (ledger.has_other_name or memmem(start, end - start, b"postfix", 7) != NULL)
    line.role, line.origin = ledger.roles[r.origin], r.origin
    if line.role == NEVER:
        return True
    if line.role == LOOK or not ledger.is_turned or not read_process(scan, r, start + stamp, end, &line):
        return False
    line.text.end = end
    ledger.lines += 1
    if count_line(ledger, &line):
        return True
    ledger.lines -= 1
    return False


cdef bint begins(Piece* piece, const char* word, int64_t length) noexcept nogil:
    return piece.end - piece.at >= length and memcmp(piece.at, word, length) == 0


cdef bint holds(Piece* piece, const char* word, int64_t length) noexcept nogil:
    return memmem(piece.at, piece.end - piece.at, word, length) != NULL


cdef bint count_line(Ledger ledger, Plain* line) except -1 nogil:
    if line.text.at >= line.text.end or line.text.at[0] in (c' ', c':', c'-'):
        return False
    if begins(&line.text, b"warning: ", 9) and line.role != CLEANUP:
        return count_warning(ledger, line)
    if begins(&line.text, b"warning", 7) or begins(&line.text, b"fatal", 5) or begins(&line.text, b"panic", 5) \
            or begins(&line.text, b"reject", 6) or begins(&line.text, b"hold", 4) or begins(&line.text, b"discard", 7):
        return False
    if not take_queue_id(line):
        return False
    if line.role == SMTPD or line.role == POSTSCREEN:
        return count_server(ledger, line)
    if line.role == CLEANUP and holds_verdict(&line.text):
        return False
    return count_queue(ledger, line)


cdef bint take_queue_id(Plain* line) noexcept nogil:
    """Take the queue id off a line; False where a word stands in its place that is none."""
    cdef const char* p = line.text.at
    cdef bint is_short = True
    cdef bint is_long = True
    line.said = line.text
    line.queue_id.at = line.queue_id.end = p
    while p < line.text.end and (c'0' <= p[0] <= c'9' or c'A' <= p[0] <= c'Z' or c'a' <= p[0] <= c'z'):
        is_short = is_short and p[0] <= c'F'
        is_long = is_long and memchr(b"AEIOUaeiou", p[0], 10) == NULL
        p += 1
    if p == line.text.at or line.text.end - p < 2 or p[0] != c':' or p[1] != c' ':
        return True
    line.queue_id.end = p
    line.said.at = p + 2
    if p + 2 < line.text.end and p[2] in (c' ', c'\t'):
        return False
    # `statistics: `, as anvil(8) and scache(8) write it.
    if line.role == AGENT and p - line.text.at == 10 and memcmp(line.text.at, b"statistics", 10) == 0:
        line.queue_id.end, line.said.at = line.queue_id.at, line.text.at
        return True
    return is_short or is_long or (p - line.text.at == 7 and memcmp(line.text.at, b"NOQUEUE", 7) == 0)


cdef bint holds_verdict(Piece* text) noexcept nogil:
    """Whether a text may hold `reject: `, `hold: `, `discard: ` or `warning: `."""
    cdef const char* p = text.at
    while True:
        p = <const char*> memchr(p, c':', text.end - p)
        if p == NULL:
            return False
        if p - text.at >= 4 and (memcmp(p - 4, b"ject", 4) == 0 or memcmp(p - 4, b"hold", 4) == 0
                                 or memcmp(p - 4, b"card", 4) == 0 or memcmp(p - 4, b"ning", 4) == 0):
            return True
        p += 1


cdef bint holds_address(Piece* text) noexcept nogil:
    """Whether a text holds `from=<` or `to=<`."""
    cdef const char* p = text.at
    while True:
        p = <const char*> memchr(p, c'<', text.end - p)
        if p == NULL:
            return False
        if (p - text.at >= 5 and memcmp(p - 5, b"from=", 5) == 0) or (p - text.at >= 3 and memcmp(p - 3, b"to=", 3) == 0):
            return True
        p += 1


cdef bint count_server(Ledger ledger, Plain* line) except -1 nogil:
    """A line of smtpd(8) or postscreen(8)."""
    cdef bint has_queue_id = line.queue_id.end > line.queue_id.at
    if begins(&line.said, b"client=", 7):
        return has_queue_id and count_client(ledger, line)
    if line.role == POSTSCREEN and ledger.looks_at_postscreen:
        return False
    if has_queue_id and ledger.groups_refusals and begins(&line.said, b"reject: RCPT from ", 18):
        return count_refusal(ledger, line)
    if not has_queue_id and line.role == SMTPD:
        if begins(&line.text, b"connect from ", 13):
            return not ledger.counts_connections or count_connect(ledger, line)
        if begins(&line.text, b"disconnect from ", 16):
            return not ledger.counts_connections or count_disconnect(ledger, line)
    # 1.1.5 looks for `[123]: QUEUE_ID: reject: ` anywhere.
    return not (holds_verdict(&line.said) or tells_of_tls(ledger, &line.said)
                or holds(&line.said, b"client=", 7)
                or (ledger.counts_connections and holds(&line.said, b"connect from ", 13))
                or begins_trouble(&line.said))


cdef bint begins_trouble(Piece* said) noexcept nogil:
    """Whether 1.3 takes what stands behind the queue id for a warning or an error."""
    return begins(said, b"warning", 7) or begins(said, b"fatal", 5) or begins(said, b"panic", 5)


cdef bint tells_of_tls(Ledger ledger, Piece* text) noexcept nogil:
    """Whether 1.3 may count a line as a TLS error."""
    return ledger.keeps_whence and (holds(text, b"SSL", 3) or holds(text, b"STARTTLS", 8))
