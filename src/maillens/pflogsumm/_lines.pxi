# A record of a scan -> what the ledger counts; or Python looks at the line.
#
# A line is counted here only if it has the plain form that its daemon gives it. What holds
# none of the words that could count is passed over. Python looks at all others.

cdef enum:                       # what a program does, as `programs.py` numbers it
    LOOK, NEVER, SMTPD, POSTSCREEN, QMGR, CLEANUP, AGENT, SMTP

cdef struct Piece:
    # A stretch of a line.
    const char* at
    const char* end

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


cdef bint not_plain(Ledger ledger, Scan scan, Record* r) noexcept nogil:
    """Python shall look, and nothing is known of the day behind it."""
    ledger.stamp_length = 0
    return False


cdef inline bint two_digits(const char* p) noexcept nogil:
    return c'0' <= p[0] <= c'9' and c'0' <= p[1] <= c'9'


cdef inline int number_at(const char* p) noexcept nogil:
    return (p[0] - c'0') * 10 + p[1] - c'0'


cdef int read_plain_stamp(const char* p, const char* end, Plain* line) noexcept nogil:
    """How long the stamp is, with the blank behind it; 0 where it is neither traditional nor RFC 3339."""
    cdef int length
    if end - p < 27:
        return 0
    if p[3] == c' ':
        if p[6] != c' ' or p[15] != c' ' or not (p[4] == c' ' or c'0' <= p[4] <= c'3') or not c'0' <= p[5] <= c'9':
            return 0
        return 16 if read_clock(p + 7, line) else 0
    if not (p[4] == p[7] == c'-' and p[10] == c'T' and two_digits(p) and two_digits(p + 2) and two_digits(p + 5)
            and two_digits(p + 8) and read_clock(p + 11, line)):
        return 0
    length = 19
    if p[length] == c'.':
        length += 1
        while p + length < end and c'0' <= p[length] <= c'9':
            length += 1
    if end - p < length + 8:
        return 0
    if p[length] == c'Z':
        return length + 2 if p[length + 1] == c' ' and p[length - 1] != c'.' else 0
    if p[length] != c'+' and p[length] != c'-':
        return 0
    p += length
    if two_digits(p + 1) and p[3] == c':' and two_digits(p + 4) and p[6] == c' ' and (p - 1)[0] != c'.':
        return length + 7
    return 0


cdef bint read_clock(const char* p, Plain* line) noexcept nogil:
    if not (two_digits(p) and p[2] == p[5] == c':' and two_digits(p + 3) and two_digits(p + 6)):
        return False
    line.hour = number_at(p)
    line.second = line.hour * 3600 + number_at(p + 3) * 60 + number_at(p + 6)
    return line.hour < HOURS and number_at(p + 6) < 60


cdef bint keep_day(Ledger ledger, const char* start, const char* end) except -1 nogil:
    """Whether the day of a line is asked for."""
    cdef int length = 6 if start[3] == c' ' else 10
    if length == ledger.stamp_length and memcmp(start, ledger.stamp, length) == 0:
        return ledger.is_wanted
    with gil:
        wanted = ledger.counting.begin_day(start[:end - start])
    ledger.is_wanted = wanted is True
    ledger.is_turned = False
    ledger.stamp_length = 0
    if wanted is not None:
        memcpy(ledger.stamp, start, length)
        ledger.stamp_length = length
    return ledger.is_wanted


cdef bint tag_is_at(Scan scan, Record* r, const char* p, const char* end) noexcept nogil:
    """Whether host and tag stand at P, as the scanner found them."""
    cdef Origin* o = &scan.origins[r.origin]
    if o.host_length == 0 or o.tag_length == 0 or end - p < o.host_length + o.tag_length + 2:
        return False
    return p[o.host_length] == c' ' and memcmp(p, scan.base + o.host, o.host_length) == 0 \
        and memcmp(p + o.host_length + 1, scan.base + o.tag, o.tag_length) == 0


cdef bint read_process(Scan scan, Record* r, const char* p, const char* end, Plain* line) noexcept nogil:
    """Whether `[PID]: ` stands behind the tag; the text begins there."""
    cdef Origin* o = &scan.origins[r.origin]
    p += o.host_length + 1 + o.tag_length
    if end - p < 6 or p[0] != c'[' or not c'0' <= p[1] <= c'9':
        return False
    p += 1
    while p < end and c'0' <= p[0] <= c'9':
        p += 1
    line.text.at = p + 3
    return end - p > 3 and p[0] == c']' and p[1] == c':' and p[2] == c' '


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


cdef bint count_client(Ledger ledger, Plain* line) except -1 nogil:
    cdef Piece client
    cdef string text
    cdef int32_t whence
    client.at = line.said.at + 7
    client.end = <const char*> memchr(client.at, c',', line.said.end - client.at)
    if client.end == NULL:
        client.end = line.said.end
    if client.end == client.at:
        return False
    text.assign(client.at, client.end - client.at)
    whence = ledger.clients[text]
    if whence == 0:
        with gil:
            name = ledger.counting.domain(text)
            whence = ledger.whences.number(name) if name else -1
        ledger.clients[text] = whence
    ledger.add_to(RECEIVED, line.hour)
    ledger.message(taken(&line.queue_id)).whence = max(whence, 0)
    return True


cdef string taken(Piece* piece) noexcept nogil:
    cdef string text
    text.assign(piece.at, piece.end - piece.at)
    return text


cdef bint count_connect(Ledger ledger, Plain* line) noexcept nogil:
    ledger.connected[process(line)] = ledger.day_start_s + line.second
    return True


cdef string process(Plain* line) noexcept nogil:
    """The process id, which stands right in front of the text: `[123]: `."""
    cdef Piece pid
    pid.end = line.text.at - 3
    pid.at = pid.end
    while c'0' <= (pid.at - 1)[0] <= c'9':
        pid.at -= 1
    return taken(&pid)


cdef bint count_disconnect(Ledger ledger, Plain* line) except -1 nogil:
    """A client with an IPv4 address; of others the releases make different things."""
    cdef Piece client
    cdef const char* p
    cdef string key
    cdef string domain
    cdef int32_t whence
    client.at = line.text.at + 16
    p = <const char*> memchr(client.at, c'[', line.text.end - client.at)
    if p == NULL:
        return False
    client.end = <const char*> memchr(p, c']', line.text.end - p)
    if client.end == NULL or not is_ipv4(p + 1, client.end):
        return False
    client.end += 1
    key = process(line)
    if not ledger.connected.count(key):
        return True
    domain = taken(&client)
    whence = ledger.clients[domain]
    if whence == 0:
        with gil:
            name = ledger.counting.domain(domain)
            whence = ledger.whences.number(name) if name else -1
        ledger.clients[domain] = whence
    if whence < 0:
        return False
    ledger.spend(ledger.whences.names[whence - 1], line.hour, ledger.day_start_s + line.second - ledger.connected[key])
    ledger.connected.erase(key)
    return True


cdef bint is_ipv4(const char* p, const char* end) noexcept nogil:
    """Whether four numbers of at most three digits stand there, and nothing else."""
    cdef int digits = 0
    cdef int dots = 0
    while p < end:
        if c'0' <= p[0] <= c'9' and digits < 3:
            digits += 1
        elif p[0] == c'.' and digits > 0 and dots < 3:
            digits = 0
            dots += 1
        else:
            return False
        p += 1
    return dots == 3 and digits > 0


cdef bint count_queue(Ledger ledger, Plain* line) except -1 nogil:
    """A line of the queue manager, a delivery agent or any other program."""
    if line.queue_id.end > line.queue_id.at:
        if line.role == QMGR and line.said.end - line.said.at == 7 and memcmp(line.said.at, b"removed", 7) == 0:
            if ledger.forgets:
                ledger.free(taken(&line.queue_id))
            return True
        if not ledger.looks_at_mail and line.role != CLEANUP:
            if line.role == QMGR and begins(&line.said, b"from=<", 6) and count_size(ledger, line):
                return True
            if begins(&line.said, b"to=<", 4) and count_sent(ledger, line):
                return True
    return not may_count(line)


cdef bint may_count(Plain* line) noexcept nogil:
    """Whether a line holds words that could count."""
    return holds_address(&line.text) or begins_trouble(&line.said) \
        or (line.role == QMGR and holds(&line.text, b"expired", 7)) or (line.role == SMTP and holds(&line.text, b"connect to", 10)) or begins(&line.said, b"removed (", 9)


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
    ledger.take_size(taken(&line.queue_id), taken(&sender), size_bytes)
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
    size_bytes = ledger.count_sent(taken(&line.queue_id), taken(&recipient), strtod(delay.at, NULL), line.hour)
    if size_bytes == 0:
        with gil:
            ledger.counting.without_size(line.queue_id.at[:line.queue_id.end - line.queue_id.at],
                                         recipient.at[:recipient.end - recipient.at])
    return True


cdef bint is_number(Piece* piece) noexcept nogil:
    cdef const char* p = piece.at
    while p < piece.end:
        if not (c'0' <= p[0] <= c'9' or p[0] == c'.'):
            return False
        p += 1
    return piece.end > piece.at and c'0' <= piece.at[0] <= c'9'


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
    ledger.warning_counts[key] += 1
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
    parts = ledger.refusal_parts[key]
    if parts == 0:
        with gil:
            parts = ledger.counting.refusals.parts(key)
        ledger.refusal_parts[key] = parts
    if parts & BY_LOOKING or not find_address(&rest, b" from=<", 7, &sender) or not find_address(&rest, b" to=<", 5, &recipient):
        return False
    if recipient.end == recipient.at or (sender.end == sender.at and parts & BY_SENDER):
        return False
    append_part(&key, &client, parts & BY_CLIENT)
    append_part(&key, &sender, parts & BY_SENDER)
    append_part(&key, &recipient, parts & BY_RECIPIENT)
    ledger.refusal_counts[key] += 1
    ledger.add_to(REJECTED, line.hour)
    if ledger.keeps_whence:
        ledger.free(taken(&line.queue_id))
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
