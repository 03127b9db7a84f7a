# Records and rows: what was understood of a line, written down.


cdef inline void keep_view(Rows* rows, int column, int64_t row, const char* text, int64_t length, const char* limit) noexcept nogil:
    """`put_view` of a text in the block, without a branch on its length, which no processor can foresee."""
    cdef Column* into = &rows.columns[column]
    cdef uint64_t* view = <uint64_t*> (into.data + 16 * row)
    cdef const Shown* shown = &SHOWN[min(length, 13)]
    cdef uint64_t first, behind
    if text > limit:
        put_view(rows, column, row, text, length, 0)
        return
    memcpy(&first, text, 8)
    memcpy(&behind, text + 4, 8)
    view[0] = <uint64_t> <uint32_t> length | (first & shown.first) << 32
    view[1] = behind & shown.behind | (<uint64_t> (text - rows.bases[0]) << 32) & shown.place
    into.valid[row] = 1


cdef inline void put_constant(Rows* rows, int column, int64_t row, const View* view) noexcept nogil:
    (<View*> rows.columns[column].data)[row] = view[0]
    rows.columns[column].valid[row] = 1


cdef int widen_records(Scan out, int64_t wanted) except -1 nogil:
    cdef Record* moved = <Record*> realloc(out.records, wanted * sizeof(Record))
    if moved == NULL:
        with gil:
            raise MemoryError
    out.records, out.record_capacity = moved, wanted
    return 0


cdef inline Record* add_record(Scan out) except NULL nogil:
    if out.record_count == out.record_capacity:
        widen_records(out, max(1024, 2 * out.record_capacity))
    out.record_count += 1
    return &out.records[out.record_count - 1]


cdef inline int64_t start_row(Scan out, Text* t, int family, int32_t origin, int kind, int entry,
                              const char* limit) except -2 nogil:
    """A new record, and its row of the family, where that is kept; -1 where it is not."""
    cdef Rows* rows = out.rows[family]
    cdef int64_t row = add_row(rows) if rows.column_count else -1
    cdef Record* record = add_record(out)
    record.stamp, record.stamp_kind, record.pid = t.stamp, t.stamp_kind, t.pid
    record.start, record.length = t.start, t.length
    record.text = <int32_t> (t.body - out.base) if t.body != NULL else 0
    record.text_length = <int32_t> (t.text_end - t.body)
    record.origin, record.row, record.severity = origin, <int32_t> row, <int8_t> t.severity
    record.family, record.kind, record.entry = <int16_t> family, <int16_t> kind, <int16_t> entry
    if row < 0:
        return row
    put_int(rows, RECORD_COLUMN, row, out.record_count - 1)
    if t.queue_id != NULL:
        keep_view(rows, QUEUE_ID_COLUMN, row, t.queue_id, t.queue_id_end - t.queue_id, limit)
    return row


cdef int keep_unmatched(Scanner s, Scan out, Text* t, int32_t origin, int kind, const char* limit) except -1 nogil:
    """Keep a line that no shape matches, or that is none of a mail program."""
    keep_prefix(s, out, t, UNKNOWN, start_row(out, t, UNKNOWN, origin, kind, 0, limit), limit)
    return 0


cdef int keep_match(Scanner s, Scan out, Matcher* m, Text* t, int32_t origin, int32_t entry) except -1 nogil:
    cdef int family = s.families[entry]
    cdef Rows* rows = out.rows[family]
    cdef int64_t row
    cdef Slot* slot
    cdef int i
    row = start_row(out, t, family, origin, s.kinds[entry], entry, m.limit)
    if row < 0:
        return 0
    keep_prefix(s, out, t, family, row, m.limit)
    for i in range(m.slot_count):
        slot = &m.slots[i]
        if slot.field.form == IN_BLOCK:
            keep_view(rows, slot.field.column, row, slot.text, slot.number, m.limit)
        elif slot.field.form == IN_POOL:
            put_constant(rows, slot.field.column, row, <const View*> slot.text)
        elif slot.field.form == AN_INT:
            put_int(rows, slot.field.column, row, slot.number)
        else:
            put_float(rows, slot.field.column, row, slot.decimal)
    return 0


cdef inline void keep_prefix(Scanner s, Scan out, Text* t, int family, int64_t row, const char* limit) noexcept nogil:
    """Keep the user, session and client that stood before the text."""
    cdef int32_t* columns = s.prefix_columns + 3 * family
    if row < 0:
        return
    if t.user != NULL and columns[0] >= 0:
        keep_view(out.rows[family], columns[0], row, t.user, t.user_end - t.user, limit)
    if t.session != NULL and columns[1] >= 0:
        keep_view(out.rows[family], columns[1], row, t.session, t.session_end - t.session, limit)
    if t.client != NULL and columns[2] >= 0:
        keep_view(out.rows[family], columns[2], row, t.client, t.client_end - t.client, limit)
