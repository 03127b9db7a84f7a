# The matcher: runs the operations of shapes over one text, behind whose end ROOM bytes may be read. See `matcher.py` for
# what each operation means.


cdef inline bint stands(const Stop* stop, uint64_t here, const char* p, const char* end) noexcept nogil:
    """Whether STOP stands at P, where the eight bytes HERE are."""
    if here & stop.mask != stop.word or end - p < stop.length:
        return False
    if stop.length > 8 and not same_text(p + 8, stop.text + 8, stop.length - 8):
        return False
    return not stop.at_end or end - p == stop.length


cdef inline bint stop_at(const Op* op, const char* p, const char* end) noexcept nogil:
    """Whether one of the stops of OP stands at P."""
    cdef uint64_t here = word_at(p)
    cdef int i
    for i in range(op.stop_count):
        if stands(&op.stops[i], here, p, end):
            return True
    return False


cdef const char* first_stop(const Op* op, const char* p, const char* end) noexcept nogil:
    """The first place from P on where a stop of OP stands, NULL if there is none."""
    if op.first:
        while p < end:
            p = find_byte(p, end, op.first)
            if p == NULL:
                break
            if stop_at(op, p, end):
                return p
            p += 1
    elif op.members != NULL:
        while p < end:
            if op.members[<uint8_t> p[0]] and stop_at(op, p, end):
                return p
            p += 1
    else:
        return end  # the end of the line is the only stop
    return end if stop_at(op, end, end) else NULL


cdef inline bint literal_at(const Op* op, const char* p, const char* end) noexcept nogil:
    """Whether the literal of OP, which may be empty, stands at P."""
    if word_at(p) & op.mask != op.word or end - p < op.length:
        return False
    if op.length <= 8:
        return True
    return word_at(p + 8) & op.second_mask == op.second and (op.length <= 16 or same_text(p + 16, op.text + 16, op.length - 16))


cdef inline const char* first_literal(const Op* op, const char* p, const char* end) noexcept nogil:
    """The first place from P on where the literal of OP stands, NULL if there is none."""
    while True:
        p = find_byte(p, end, op.first)
        if p == NULL or op.length == 1 or literal_at(op, p, end):
            return p
        p += 1


cdef inline Slot* filled(Slot* slot, const Op* op, const char* text, int64_t number) noexcept nogil:
    """Note a field; the slot for the next, which is the same when this one is not kept."""
    slot.field, slot.text, slot.number = op.field, text, number
    return slot + op.is_kept


cdef const char* after_quotes(const char* p, const char* end) noexcept nogil:
    """Behind a quoted local part at P; P itself where there is none or it is not closed."""
    cdef const char* q
    if p == end or p[0] != c'"':
        return p
    q = p + 1
    while q < end and q[0] != c'"':
        q += 2 if q[0] == c'\\' else 1
    return q + 1 if q < end else p


cdef const char* read_number(const char* p, const char* end, double* value) noexcept nogil:
    """Read `-?[0-9]{1,15}(\\.[0-9]{1,15})?` at P; behind it, NULL where it does not stand.

    Exact for 15 digits, as digits and power of ten are both whole doubles.
    """
    cdef char text[40]
    cdef bint negative = p < end and p[0] == c'-'
    cdef const char* start = p
    cdef const char* point
    cdef int64_t digits = 0
    cdef double power = 1.0
    p += negative
    cdef const char* q = p
    while q < end and c'0' <= q[0] <= c'9' and q - p < 15:
        digits = digits * 10 + (q[0] - c'0')
        q += 1
    if q == p:
        return NULL
    if end - q > 1 and q[0] == c'.' and c'0' <= q[1] <= c'9':
        q += 1
        point = q
        while q < end and c'0' <= q[0] <= c'9' and q - point < 15:
            if q - p <= 15:
                digits = digits * 10 + (q[0] - c'0')
                power *= 10.0
            q += 1
    if q - p > 16:
        memcpy(text, start, q - start)
        text[q - start] = 0
        value[0] = strtod(text, NULL)
    else:
        value[0] = (-digits if negative else digits) / power
    return q


cdef inline const char* run_end(const char* p, const char* end, const uint8_t* members) noexcept nogil:
    """Behind a run of members at P; NULL where there is none."""
    cdef const char* q = run_in(p, end, members)
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


cdef inline const char* int_end(const char* p, const char* end, int64_t* value) noexcept nogil:
    """Behind `-?[0-9]{1,18}` at P, with its value; NULL where it does not stand."""
    cdef const char* start = p + 1 if p < end and p[0] == c'-' else p
    cdef uint64_t word = word_at(start)
    cdef int count = digits_in(word)
    if count == 8:
        return long_int_end(start, end, start != p, value)
    if count == 0 or end - start < count:
        return NULL
    value[0] = number_of(word, count)
    if start != p:
        value[0] = -value[0]
    return start + count


cdef inline const char* digits_end(const char* p, const char* end) noexcept nogil:
    """The same, of a number that nobody asked for."""
    cdef const char* start = p + 1 if p < end and p[0] == c'-' else p
    cdef int count = digits_in(word_at(start))
    cdef int64_t value
    if count == 8:
        return long_int_end(start, end, False, &value)
    return start + count if count and end - start >= count else NULL


cdef const char* long_int_end(const char* p, const char* end, bint negative, int64_t* value) noexcept nogil:
    """The same for eight digits and more, behind the sign."""
    cdef const char* start = p
    cdef int64_t number = 0
    while p < end and c'0' <= p[0] <= c'9' and p - start < 18:
        number = number * 10 + (p[0] - c'0')
        p += 1
    value[0] = -number if negative else number
    return p if p > start else NULL


cdef const char* last_stop(const Op* op, const char* p, const char* q, const char* end) noexcept nogil:
    """The last place from P to Q where a stop of OP stands, NULL if there is none."""
    while q >= p:
        if q < end and op.first:
            q = find_last_byte(p, q + 1, op.first)
            if q == NULL:
                return NULL
        if stop_at(op, q, end):
            return q
        q -= 1
    return NULL


cdef inline void remember(Choice* choice, const Op* op, Slot* slot, const char* place, const char* rightmost) noexcept nogil:
    choice.op, choice.slot, choice.place, choice.rightmost = op, slot, place, rightmost


cdef const Candidate* first_match(Matcher* m, const Candidate* candidate, const char* p, const char* end) noexcept nogil:
    """The first of a run of candidates whose shape the text from P to END has, with the fields in the slots; NULL without."""
    cdef uint64_t beginning = word_at(p)
    while candidate.ops != NULL:
        if beginning & candidate.mask == candidate.beginning and matches(m, candidate, p, end):
            return candidate
        candidate += 1
    return NULL


cdef const Candidate* first_match_of_copy(Matcher* m, const Candidate* candidate, const char* p, const char* end) noexcept nogil:
    """The same for a text at the end of the block, behind which nothing may be read."""
    cdef int64_t length = end - p
    cdef Slot* slot
    cdef int i
    memcpy(m.copy, p, length)
    memset(m.copy + length, 0, ROOM)
    candidate = first_match(m, candidate, m.copy, m.copy + length)
    for i in range(m.slot_count if candidate != NULL else 0):
        slot = &m.slots[i]
        if slot.field.form == IN_BLOCK:
            slot.text = p + (slot.text - m.copy)
    return candidate


cdef inline bint matches(Matcher* m, const Candidate* candidate, const char* p, const char* end) noexcept nogil:
    """Whether the text from P to END has the shape of CANDIDATE; the fields are then in the slots."""
    cdef const Op* op = candidate.ops
    cdef int slot_count = 0, depth = 0
    if not candidate.goes_on:
        m.tries = 0
        m.fork.op = NULL
    elif m.fork.op == NULL:
        return False            # it differs before the place where the shapes part
    else:
        restore_fork(m, op)
        op, p, slot_count, depth = op + 1, m.fork.place, m.fork.slot_count, m.fork.depth
    return run_ops(m, op, p, end, slot_count, depth)


cdef void keep_fork(Matcher* m, const Op* op, const char* place, int slot_count, int depth) noexcept nogil:
    """Note what is true at the FORK that is OP."""
    m.fork.op, m.fork.place, m.fork.slot_count, m.fork.depth, m.fork.tries = op, place, slot_count, depth, m.tries
    if depth:
        # A `last` that is tried again writes over what stands here; nothing else does.
        memcpy(m.fork.slots, m.slots, slot_count * sizeof(Slot))
        memcpy(m.fork.choices, m.choices, depth * sizeof(Choice))


cdef void restore_fork(Matcher* m, const Op* op) noexcept nogil:
    """Have true again what was true at the FORK, as if the shape whose FORK is OP had come there."""
    cdef int i
    m.tries = m.fork.tries
    memcpy(m.slots, m.fork.slots, m.fork.slot_count * sizeof(Slot) if m.fork.depth else 0)
    for i in range(m.fork.depth):
        m.choices[i] = m.fork.choices[i]
        # Up to their forks both shapes consist of the same operations.
        m.choices[i].op = op - (m.fork.op - m.fork.choices[i].op)


cdef inline bint run_ops(Matcher* m, const Op* op, const char* p, const char* end, int slot_count, int depth) noexcept nogil:
    """Match from operation OP at P to the end of the line, with SLOT_COUNT fields and DEPTH choices behind; False where it differs.

    An optional group that fails is left as if it had not been there; a `last` is tried
    again further left.
    """
    cdef const char* q
    cdef const char* rightmost = end    # where `last` looks first
    cdef Slot* slot = m.slots + slot_count
    cdef Choice* choices = m.choices
    cdef uint64_t here
    cdef int64_t number
    cdef double decimal
    cdef uint64_t code
    while True:
        code = op.code
        q = p
        if code == LITERAL:
            pass
        elif code == OPTIONAL:
            # A group that cannot begin here is stepped over; so are all such groups behind it.
            here = word_at(p)
            while op.code == OPTIONAL and here & op.mask != op.word:
                op = op.otherwise
            if op.code != OPTIONAL:
                continue
            remember(&choices[depth], op.otherwise, slot, p, end)
            depth += 1
        elif code == UNTIL:
            q = first_literal(op, p, end)
            if q != NULL:
                slot = filled(slot, op, p, q - p)
        elif code == TEXT or code == ADDRESS:
            q = first_stop(op, after_quotes(p, end) if code == ADDRESS else p, end)
            if q != NULL:
                slot = filled(slot, op, p, q - p)
        elif code == INT:
            q = int_end(p, end, &number)
            if q != NULL:
                slot = filled(slot, op, NULL, number)
        elif code == DIGITS:
            q = digits_end(p, end)
        elif code == RUN:
            q = run_end(p, end, op.members)
            if q != NULL:
                slot = filled(slot, op, p, q - p)
        elif code == CLOSE:
            depth -= 1
        elif code == NUMBER:
            q = read_number(p, end, &decimal)
            if q != NULL:
                slot.decimal = decimal
                slot = filled(slot, op, NULL, 0)
        elif code == END:
            if p == end:
                m.slot_count = <int> (slot - m.slots)
                return True
            q = NULL
        elif code == REST:
            q = end
            slot = filled(slot, op, p, end - p)
        elif code == LAST:
            q = last_stop(op, p, rightmost, end)
            rightmost = end
            if q != NULL:
                m.tries += 1
                if m.tries > MOST_TRIES:
                    return False
                remember(&choices[depth], op, slot, p, q - 1)
                depth += 1
                slot = filled(slot, op, p, q - p)
        elif code == FORK:
            if m.fork.op == NULL:
                keep_fork(m, op, p, <int> (slot - m.slots), depth)
        elif code == CONSTANT:
            slot = filled(slot, op, <const char*> &op.constant, 0)
        else:
            q = stage_end(p, end) if code == STAGE else function_end(p, end)
            if q != NULL:
                slot = filled(slot, op, p, q - p)
        # What a text ends at begins with the literal behind it.
        if q != NULL and (code == UNTIL or code == TEXT or code == ADDRESS or code == LAST or literal_at(op, q, end)):
            p = q + op.length
            depth -= op.closes
            op = op.next
        elif depth == 0:
            return False
        else:
            depth -= 1
            op, slot, p, rightmost = choices[depth].op, choices[depth].slot, choices[depth].place, choices[depth].rightmost
