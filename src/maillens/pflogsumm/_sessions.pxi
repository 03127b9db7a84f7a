# Connections to smtpd(8): who came, and who left when.


cdef bint count_connect(Ledger ledger, Plain* line) except -1 nogil:
    cdef Piece pid = process(line)
    ledger.connected.at(pid.at, pid.end - pid.at)[0] = ledger.day_start_s + line.second
    return True


cdef Piece process(Plain* line) noexcept nogil:
    """The process id, which stands right in front of the text: `[123]: `."""
    cdef Piece pid
    pid.end = line.text.at - 3
    pid.at = pid.end
    while c'0' <= (pid.at - 1)[0] <= c'9':
        pid.at -= 1
    return pid


cdef bint count_disconnect(Ledger ledger, Plain* line) except -1 nogil:
    """A client with an IPv4 address; of others the releases make different things."""
    cdef Piece client, domain
    cdef Piece pid = process(line)
    cdef const char* p
    cdef string name
    cdef int32_t whence
    cdef int64_t* began
    client.at = line.text.at + 16
    p = <const char*> memchr(client.at, c'[', line.text.end - client.at)
    if p == NULL:
        return False
    client.end = <const char*> memchr(p, c']', line.text.end - p)
    if client.end == NULL or not is_ipv4(p + 1, client.end):
        return False
    client.end += 1
    began = ledger.connected.find(pid.at, pid.end - pid.at)
    if began == NULL:
        return True
    whence = find_domain(ledger, client)
    if whence < 0:
        return False
    name = ledger.whences.names.key(whence - 1)
    domain.at, domain.end = name.data(), name.data() + name.size()
    ledger.spend(domain, line.hour, ledger.day_start_s + line.second - began[0])
    ledger.connected.erase(pid.at, pid.end - pid.at)
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
