# The matcher: runs the operations of one shape over one text. See `matcher.py` for what each means.


cdef inline bint same_text(const char* p, const char* q, int64_t length) noexcept nogil:
    """memcmp == 0 for short texts: whole words, the last one overlapping the one before."""
    cdef uint64_t a, b
    cdef uint32_t c, d
    if length >= 8:
        while length > 8:
            memcpy(&a, p, 8)
            memcpy(&b, q, 8)
            if a != b:
                return False
            p += 8
            q += 8
            length -= 8
        memcpy(&a, p + length - 8, 8)
        memcpy(&b, q + length - 8, 8)
        return a == b
    if length >= 4:
        memcpy(&c, p, 4)
        memcpy(&d, q, 4)
        if c != d:
            return False
        memcpy(&c, p + length - 4, 4)
        memcpy(&d, q + length - 4, 4)
        return c == d
    while length > 0:
        length -= 1
        if p[length] != q[length]:
            return False
    return True


cdef inline bint may_begin(Matcher* m, const int32_t* literal, const char* p, const char* end) noexcept nogil:
    """Whether the first two bytes of a literal (pool offset, length) stand at P."""
    cdef const char* text = m.pool + literal[0]
    if end - p < literal[1] or p[0] != text[0]:
        return False
    return literal[1] < 2 or p[1] == text[1]


cdef inline bint stop_at(Matcher* m, const int32_t* stop_ops, int count, const char* p, const char* end) noexcept nogil:
    """Whether one of COUNT stops (pool offset, length, at end) stands at P."""
    cdef int i
    cdef int64_t length
    for i in range(count):
        length = stop_ops[3 * i + 1]
        if end - p >= length and (not stop_ops[3 * i + 2] or end - p == length):
            if same_text(p, m.pool + stop_ops[3 * i], length):
                return True
    return False


cdef const char* first_stop(Matcher* m, const int32_t* stop_ops, int count, int first, const char* p, const char* end) noexcept nogil:
    """The first place from P on where a stop stands, NULL if there is none.

    FIRST is the byte that all stops begin with; 0 when only the end of the line is
    one; when they begin with several, minus the number of their class.
    """
    cdef const uint8_t* members
    if first == 0:
        return end
    if first > 0:
        while p < end:
            p = <const char*> memchr(p, first, end - p)
            if p == NULL:
                break
            if stop_at(m, stop_ops, count, p, end):
                return p
            p += 1
        return end if stop_at(m, stop_ops, count, end, end) else NULL
    members = m.classes - 256 * first
    while p < end:
        if members[<uint8_t> p[0]] and stop_at(m, stop_ops, count, p, end):
            return p
        p += 1
    return end if stop_at(m, stop_ops, count, end, end) else NULL


cdef inline bint put_slot(Matcher* m, int column, const char* text, int64_t length, int base) noexcept nogil:
    cdef Slot* slot
    if column < 0:
        return True
    if m.slot_count == 96:
        return False
    slot = &m.slots[m.slot_count]
    slot.column, slot.form, slot.base, slot.text, slot.length = column, 0, base, text, length
    m.slot_count += 1
    return True


cdef const char* after_quotes(const char* p, const char* end) noexcept nogil:
    """Behind a quoted local part at P; P itself where there is none or it is not closed."""
    cdef const char* q
    if p == end or p[0] != c'"':
        return p
    q = p + 1
    while q < end and q[0] != c'"':
        q += 2 if q[0] == c'\\' else 1
    return q + 1 if q < end else p


cdef const char* number_end(const char* p, const char* end) noexcept nogil:
    """Behind `-?[0-9]{1,15}(\\.[0-9]{1,15})?` at P, NULL where it does not stand."""
    cdef const char* q = p + 1 if p < end and p[0] == c'-' else p
    cdef const char* start = q
    while q < end and c'0' <= q[0] <= c'9' and q - start < 15:
        q += 1
    if q == start:
        return NULL
    if q + 1 < end and q[0] == c'.' and c'0' <= q[1] <= c'9':
        q += 1
        start = q
        while q < end and c'0' <= q[0] <= c'9' and q - start < 15:
            q += 1
    return q


cdef double decimal(const char* p, const char* end) noexcept nogil:
    """The number P to END; exact for 15 digits, as digits and power of ten are both whole doubles."""
    cdef char text[40]
    cdef bint negative = p[0] == c'-'
    cdef const char* q = p + negative
    cdef int64_t digits = 0
    cdef double power = 1.0
    cdef bint behind_point = False
    if end - p > 16:
        memcpy(text, p, end - p)
        text[end - p] = 0
        return strtod(text, NULL)
    while q < end:
        if q[0] == c'.':
            behind_point = True
        else:
            digits = digits * 10 + (q[0] - c'0')
            if behind_point:
                power *= 10.0
        q += 1
    return (-digits if negative else digits) / power


cdef const char* run_ops(Matcher* m, int32_t pc, const char* p, const char* end) noexcept nogil:
    """Match from operation PC at P; the place reached at END or CLOSE, NULL where it differs."""
    cdef const int32_t* ops = m.ops
    cdef const char* q
    cdef const char* start
    cdef const uint8_t* members
    cdef int32_t op, column
    cdef int kept
    cdef int64_t number
    while True:
        op = ops[pc]
        if op == LITERAL:
            number = ops[pc + 2]
            if end - p < number or not same_text(p, m.pool + ops[pc + 1], number):
                return NULL
            p += number
            pc += 3
        elif op == TEXT or op == ADDRESS:
            start = after_quotes(p, end) if op == ADDRESS else p
            q = first_stop(m, ops + pc + 4, ops[pc + 2], ops[pc + 3], start, end)
            if q == NULL or not put_slot(m, ops[pc + 1], p, q - p, 0):
                return NULL
            p = q
            pc += 4 + 3 * ops[pc + 2]
        elif op == RUN or op == STAGE:
            q = p
            if op == RUN:
                members = m.classes + 256 * ops[pc + 2]
                while q < end and members[<uint8_t> q[0]]:
                    q += 1
            else:
                while q < end and (c'A' <= q[0] <= c'Z' or q[0] == c'-' or q[0] == c' '):
                    q += 1
                while q > p and not c'A' <= (q - 1)[0] <= c'Z':
                    q -= 1
                if q > p and not c'A' <= p[0] <= c'Z':
                    return NULL
            if q == p or not put_slot(m, ops[pc + 1], p, q - p, 0):
                return NULL
            p = q
            pc += 3 if op == RUN else 2
        elif op == INT:
            q = p + 1 if p < end and p[0] == c'-' else p
            start = q
            number = 0
            while q < end and c'0' <= q[0] <= c'9' and q - start < 18:
                number = number * 10 + (q[0] - c'0')
                q += 1
            if q == start or not put_slot(m, ops[pc + 1], p, q - p, 0):
                return NULL
            if ops[pc + 1] >= 0:
                m.slots[m.slot_count - 1].form = 1
                m.slots[m.slot_count - 1].number = -number if p[0] == c'-' else number
            p = q
            pc += 2
        elif op == NUMBER:
            q = number_end(p, end)
            if q == NULL or not put_slot(m, ops[pc + 1], p, q - p, 0):
                return NULL
            if ops[pc + 1] >= 0:
                m.slots[m.slot_count - 1].form = 2
                m.slots[m.slot_count - 1].decimal = decimal(p, q)
            p = q
            pc += 2
        elif op == OPTIONAL:
            if ops[pc + 2] == LITERAL and not may_begin(m, ops + pc + 3, p, end):
                pc += 2 + ops[pc + 1]
                continue
            kept = m.slot_count
            q = run_ops(m, pc + 2, p, end)
            if q == NULL:
                m.slot_count = kept
            else:
                p = q
            pc += 2 + ops[pc + 1]
        elif op == LAST:
            column = ops[pc + 1]
            kept = m.slot_count
            q = end
            while q >= p:
                if q < end and ops[pc + 3] > 0:
                    q = <const char*> memrchr(p, ops[pc + 3], q + 1 - p)
                    if q == NULL:
                        return NULL
                if stop_at(m, ops + pc + 4, ops[pc + 2], q, end):
                    m.slot_count = kept
                    m.tries += 1
                    if m.tries > MOST_TRIES or not put_slot(m, column, p, q - p, 0):
                        return NULL
                    start = run_ops(m, pc + 4 + 3 * ops[pc + 2], q, end)
                    if start != NULL:
                        return start
                q -= 1
            return NULL
        elif op == REST:
            if not put_slot(m, ops[pc + 1], p, end - p, 0):
                return NULL
            p = end
            pc += 2
        elif op == CONSTANT:
            if not put_slot(m, ops[pc + 1], m.pool + ops[pc + 2], ops[pc + 3], 1):
                return NULL
            pc += 4
        elif op == FUNCTION:
            q = p
            while q < end and (c'a' <= q[0] <= c'z' or c'0' <= q[0] <= c'9' or q[0] == c'_'):
                q += 1
            if q == p or memchr(p, c'_', q - p) == NULL or not put_slot(m, ops[pc + 1], p, q - p, 0):
                return NULL
            p = q
            pc += 2
        elif op == CLOSE:
            return p
        else:
            return p if p == end else NULL
