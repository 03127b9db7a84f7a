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


cdef inline bint may_begin(int32_t beginning, const char* p, const char* end) noexcept nogil:
    """Whether the first two bytes of a group (see `compiling.py`; -1 for any) stand at P."""
    return beginning < 0 or end - p >= 2 and (<uint8_t> p[0] | <int32_t> <uint8_t> p[1] << 8) == beginning


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
    if count == 1 and stop_ops[1] == 1 and not stop_ops[2]:
        return <const char*> memchr(p, first, end - p)
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


cdef const char* run_end(const char* p, const char* end, const uint8_t* members) noexcept nogil:
    """Behind a run of members at P; NULL where there is none."""
    cdef const char* q = p
    while q < end and members[<uint8_t> q[0]]:
        q += 1
    return q if q > p else NULL


cdef const char* stage_end(const char* p, const char* end) noexcept nogil:
    """Behind `[A-Z](?:[A-Z -]*[A-Z])?` at P; NULL where it does not stand."""
    cdef const char* q = p
    if p == end or not c'A' <= p[0] <= c'Z':
        return NULL
    while q < end and (c'A' <= q[0] <= c'Z' or q[0] == c'-' or q[0] == c' '):
        q += 1
    while not c'A' <= (q - 1)[0] <= c'Z':
        q -= 1
    return q


cdef const char* function_end(const char* p, const char* end) noexcept nogil:
    """Behind a C function's name, which holds a `_`; NULL where there is none."""
    cdef const char* q = p
    while q < end and (c'a' <= q[0] <= c'z' or c'0' <= q[0] <= c'9' or q[0] == c'_'):
        q += 1
    return q if q > p and memchr(p, c'_', q - p) != NULL else NULL


cdef const char* int_end(const char* p, const char* end, int64_t* value) noexcept nogil:
    """Behind `-?[0-9]{1,18}` at P, with its value; NULL where it does not stand."""
    cdef const char* q = p + 1 if p < end and p[0] == c'-' else p
    cdef const char* start = q
    cdef int64_t number = 0
    while q < end and c'0' <= q[0] <= c'9' and q - start < 18:
        number = number * 10 + (q[0] - c'0')
        q += 1
    value[0] = number if start == p else -number
    return q if q > start else NULL


cdef inline bint put_number(Matcher* m, int column, const char* p, const char* end, int64_t number, bint is_float) noexcept nogil:
    if not put_slot(m, column, p, end - p, 0):
        return False
    if column >= 0:
        m.slots[m.slot_count - 1].form = 2 if is_float else 1
        m.slots[m.slot_count - 1].number = number
        if is_float:
            m.slots[m.slot_count - 1].decimal = decimal(p, end)
    return True


cdef const char* run_last(Matcher* m, int32_t pc, const char* p, const char* end) noexcept nogil:
    """Match `last` and all that follows it, from the right; the end of the line or NULL."""
    cdef const int32_t* op = m.ops + pc
    cdef const char* q = end
    cdef const char* reached
    cdef int kept = m.slot_count
    while q >= p:
        if q < end and op[3] > 0:
            q = <const char*> memrchr(p, op[3], q + 1 - p)
            if q == NULL:
                return NULL
        if stop_at(m, op + 4, op[2], q, end):
            m.slot_count = kept
            m.tries += 1
            if m.tries > MOST_TRIES or not put_slot(m, op[1], p, q - p, 0):
                return NULL
            reached = run_ops(m, pc + 4 + 3 * op[2], q, end)
            if reached != NULL:
                return reached
        q -= 1
    return NULL


cdef const char* run_ops(Matcher* m, int32_t pc, const char* p, const char* end) noexcept nogil:
    """Match from operation PC at P to the end of the line; NULL where it differs.

    An optional group that fails is left as if it had not been there.
    """
    cdef const int32_t* op = m.ops + pc
    cdef const char* q
    cdef int64_t number
    cdef int32_t code, width, depth = 0
    cdef const char* places[MOST_DEPTH]
    cdef const int32_t* resumes[MOST_DEPTH]
    cdef int slot_counts[MOST_DEPTH]
    while True:
        while op[0] == OPTIONAL and not may_begin(op[2], p, end):
            op += 3 + op[1]
        code = op[0]
        q = NULL
        width = 2
        if code == LITERAL:
            width = 3
            if end - p >= op[2] and same_text(p, m.pool + op[1], op[2]):
                q = p + op[2]
        elif code == TEXT or code == ADDRESS:
            width = 4 + 3 * op[2]
            q = first_stop(m, op + 4, op[2], op[3], after_quotes(p, end) if code == ADDRESS else p, end)
            if q != NULL and not put_slot(m, op[1], p, q - p, 0):
                return NULL
        elif code == OPTIONAL:
            if depth == MOST_DEPTH:
                op += 3 + op[1]
                continue
            places[depth], resumes[depth], slot_counts[depth] = p, op + 3 + op[1], m.slot_count
            depth += 1
            op += 3
            continue
        elif code == CLOSE:
            depth -= 1
            op += 1
            continue
        elif code == INT:
            q = int_end(p, end, &number)
            if q != NULL and not put_number(m, op[1], p, q, number, False):
                return NULL
        elif code == NUMBER:
            q = number_end(p, end)
            if q != NULL and not put_number(m, op[1], p, q, 0, True):
                return NULL
        elif code == RUN or code == STAGE or code == FUNCTION:
            if code == RUN:
                width = 3
                q = run_end(p, end, m.classes + 256 * op[2])
            else:
                q = stage_end(p, end) if code == STAGE else function_end(p, end)
            if q != NULL and not put_slot(m, op[1], p, q - p, 0):
                return NULL
        elif code == REST:
            q = end
            if not put_slot(m, op[1], p, end - p, 0):
                return NULL
        elif code == CONSTANT:
            width = 4
            q = p
            if not put_slot(m, op[1], m.pool + op[2], op[3], 1):
                return NULL
        elif code == LAST:
            return run_last(m, <int32_t> (op - m.ops), p, end)
        else:
            if p == end:
                return p
        if q != NULL:
            p = q
            op += width
        elif depth == 0:
            return NULL
        else:
            depth -= 1
            p, op, m.slot_count = places[depth], resumes[depth], slot_counts[depth]
