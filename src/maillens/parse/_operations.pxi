# The operations of `program.py`, made ready to run: what a test needs lies in the operation itself, as words of eight bytes.

cdef enum:
    END, LITERAL, TEXT, ADDRESS, LAST, REST, RUN, INT, NUMBER, STAGE, OPTIONAL, CLOSE, CONSTANT, FUNCTION, FORK
    UNTIL                       # made here: a TEXT that ends where the literal behind it first stands
    DIGITS                      # … and an INT that is not kept

cdef struct Stop:
    # A text at which a capture ends.
    uint64_t word               # its first eight bytes …
    uint64_t mask               # … as far as it has them
    const char* text
    int32_t length
    int32_t at_end              # 1 when the line must end behind it

cdef struct Field:
    int32_t column              # -1 when the field is not kept
    int32_t form                # what a slot holds

cdef struct Op:
    # What is done, then the literal that must stand behind: a literal, if one follows, is tested along with what it follows.
    uint64_t word               # its first eight bytes …
    uint64_t mask               # … as far as it has them
    uint64_t second             # the next eight …
    uint64_t second_mask        # … as far
    const char* text
    int64_t length              # 0 where none follows
    uint64_t code
    int32_t closes              # how many groups end behind it
    const Op* next              # what is done then
    const Op* otherwise         # of a group: what is done where it is absent
    const Stop* stops
    const uint8_t* members      # the class of a run, or of the bytes that the stops begin with
    Field field
    int64_t is_kept
    View constant
    int32_t stop_count
    uint8_t first               # the byte that all stops begin with; 0 for none or several

cdef struct Ready:
    Op* ops
    int32_t op_count
    Stop* stops
    int32_t stop_count
    int32_t* starts             # of each entry: its first operation


cdef inline uint64_t mask_of(int64_t length) noexcept nogil:
    return LOW_BYTES[max(0, min(length, 8))]


cdef int prepare(Ready* out, const int32_t[::1] raw, const int32_t[::1] starts, const char* pool, int64_t pool_size,
                 const uint8_t* classes) except -1:
    """Make the operations of a program ready; `forget` frees them."""
    cdef int64_t at = 0, size = len(raw)
    cdef int32_t i, captures = 0, most = 0
    cdef int32_t* places = <int32_t*> malloc((size + 1) * sizeof(int32_t))
    out.ops = <Op*> calloc(size + 1, sizeof(Op))
    out.stops = <Stop*> calloc(size + 1, sizeof(Stop))
    out.starts = <int32_t*> calloc(len(starts) + 1, sizeof(int32_t))
    if places == NULL or out.ops == NULL or out.stops == NULL or out.starts == NULL:
        free(places)
        raise MemoryError
    while at < size:
        places[at] = out.op_count
        at += read_op(out, &raw[at], pool, pool + pool_size - ROOM, classes)
    places[size] = out.op_count
    for i in range(len(starts)):
        out.starts[i] = places[starts[i]]
    at = 0
    for i in range(out.op_count):
        finish_op(&out.ops[i], &raw[0], places, &at)
        captures = 0 if out.ops[i].code == END else captures + takes_field(&out.ops[i])
        most = max(most, captures)
    free(places)
    if most >= MOST_FIELDS:
        raise ValueError(f"a shape has {most} fields; fewer than {MOST_FIELDS} are possible")
    return check_choices(out)


cdef int check_choices(const Ready* ready) except -1:
    """That no shape has more places to come back to than `run_ops` has room for, nor a `last` in a group."""
    cdef int32_t i, open_groups = 0, lasts = 0
    for i in range(ready.op_count):
        if ready.ops[i].code == END:
            lasts = 0
        elif ready.ops[i].code == LAST:
            lasts += 1
            if open_groups:
                raise ValueError("a `last` cannot stand in an optional group")
        open_groups += (ready.ops[i].code == OPTIONAL) - (ready.ops[i].code == CLOSE)
        if open_groups + lasts > MOST_CHOICES:
            raise ValueError(f"a shape has more than {MOST_CHOICES} groups in each other and fields of the form `last`")
    return 0


cdef bint takes_field(const Op* op) noexcept nogil:
    return op.code != LITERAL and op.code != OPTIONAL and not stands_alone(op.code)


cdef inline bint stands_alone(int32_t code) noexcept nogil:
    """Whether an operation has neither a field nor a literal behind it."""
    return code == END or code == CLOSE or code == FORK


cdef int64_t width_of(const int32_t* raw) noexcept nogil:
    """How many numbers an operation takes."""
    if raw[0] == TEXT or raw[0] == ADDRESS or raw[0] == LAST:
        return 4 + 3 * raw[2]
    if raw[0] == CONSTANT:
        return 4
    if raw[0] == LITERAL or raw[0] == RUN or raw[0] == OPTIONAL:
        return 3
    return 1 if stands_alone(raw[0]) else 2


cdef int64_t read_op(Ready* out, const int32_t* raw, const char* pool, const char* limit, const uint8_t* classes) noexcept nogil:
    """Take one operation over; how many numbers it took."""
    cdef Op* op = &out.ops[out.op_count]
    cdef Stop* stop
    cdef int32_t i
    out.op_count += 1
    op.code = raw[0]
    if op.code == LITERAL:
        op.text, op.length = pool + raw[1], raw[2]
        op.mask, op.second_mask = mask_of(op.length), mask_of(op.length - 8)
        op.word, op.second = eight(op.text, limit) & op.mask, eight(op.text + 8, limit) & op.second_mask
    elif op.code == CONSTANT:
        op.field.column = raw[1]
        make_view(&op.constant, pool, pool + raw[2], raw[3], IN_POOL)
    elif op.code == RUN:
        op.field.column, op.members = raw[1], classes + 256 * raw[2]
    elif op.code == TEXT or op.code == ADDRESS or op.code == LAST:
        op.field.column, op.stop_count, op.stops = raw[1], raw[2], &out.stops[out.stop_count]
        if raw[3] > 0:
            op.first = <uint8_t> raw[3]
        elif raw[3] < 0:
            op.members = classes - 256 * raw[3]
        for i in range(raw[2]):
            stop = &out.stops[out.stop_count]
            stop.text, stop.length, stop.at_end = pool + raw[4 + 3 * i], raw[5 + 3 * i], raw[6 + 3 * i]
            stop.mask = mask_of(stop.length)
            stop.word = eight(stop.text, limit) & stop.mask
            out.stop_count += 1
    elif op.code != OPTIONAL and not stands_alone(op.code):
        op.field.column = raw[1]
    op.field.form = AN_INT if op.code == INT else A_FLOAT if op.code == NUMBER else IN_POOL if op.code == CONSTANT else IN_BLOCK
    op.is_kept = op.field.column >= 0
    if op.code == INT and not op.is_kept:
        op.code = DIGITS
    return width_of(raw)


cdef void finish_op(Op* op, const int32_t* raw, const int32_t* places, int64_t* at) noexcept nogil:
    """What can be said only when the operations behind are known; AT is where OP stood and becomes where the next does."""
    cdef Op* literal = op + 1
    op.next = op + 1
    if op.code == OPTIONAL:
        op.otherwise = op + (places[at[0] + 3 + raw[at[0] + 1]] - places[at[0]])
    at[0] += width_of(raw + at[0])
    if stands_alone(op.code):
        return
    if literal.code == LITERAL and op.code != LITERAL:
        op.word, op.mask, op.second, op.second_mask = literal.word, literal.mask, literal.second, literal.second_mask
        op.text, op.length = literal.text, literal.length
        op.next += 1
        if op.code == TEXT and op.stop_count == 1 and op.stops.text == op.text and op.stops.length == op.length:
            op.code = TEXT if op.stops.at_end else UNTIL
    while op.next.code == CLOSE:
        op.closes += 1
        op.next += 1


cdef void forget(Ready* ready) noexcept:
    free(ready.ops)
    free(ready.stops)
    free(ready.starts)
