# Connections to smtpd(8): who came, and who left when.


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
