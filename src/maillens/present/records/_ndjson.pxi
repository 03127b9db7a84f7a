# Records as JSON objects, one a line. Control characters are escaped, those of C1 and DEL too:
# what an attacker logged does nothing to the terminal that shows it.

cdef extern from "_plain.h" nogil:
    bint is_plain(const char* p, int64_t length)


cdef inline bint is_special(uint8_t c) noexcept nogil:
    # As in `_plain.h`.
    return c < 0x20 or c == c'"' or c == c'\\' or c == 0x7F or c == 0xC2


cdef int put_json_text(Text* text, const char* p, int64_t length) except -1 nogil:
    """P between quotes."""
    cdef const uint8_t* q = <const uint8_t*> p
    cdef const uint8_t* end = q + length
    cdef char* out = room(text, 6 * length + 32)
    out[0] = c'"'
    out += 1
    if length and is_plain(p, length):
        memcpy(out, p, length)
        out += length
    else:
        while q < end:
            if is_special(q[0]):
                q = put_escaped(&out, q, end)
            else:
                out[0] = <char> q[0]
                out += 1
                q += 1
    out[0] = c'"'
    text.size = out + 1 - text.data
    return 0


cdef const uint8_t* put_escaped(char** out, const uint8_t* q, const uint8_t* end) noexcept nogil:
    """The character at Q, which may need an escape; returns what is behind it."""
    cdef const char* hexadecimal = b"0123456789abcdef"
    cdef uint8_t c = q[0]
    cdef int width = 1
    if c == 0xC2:
        if end - q < 2 or q[1] >= 0xA0:
            out[0][0] = <char> c
            out[0] += 1
            return q + 1
        c = q[1]
        width = 2
    out[0][0] = c'\\'
    if c == c'"' or c == c'\\':
        out[0][1] = <char> c
        out[0] += 2
    else:
        out[0][1], out[0][2], out[0][3] = c'u', c'0', c'0'
        out[0][4], out[0][5] = hexadecimal[c >> 4], hexadecimal[c & 15]
        out[0] += 6
    return q + width


cdef class NdjsonEncoder(Encoder):
    """One JSON object a line, with the fields that are set."""

    cdef Text origin_texts
    cdef list names
    cdef vector[const char*] kind_texts
    cdef vector[int64_t] kind_lengths
    cdef vector[const char*] severity_texts
    cdef vector[int64_t] severity_lengths

    def __init__(self, object program, object window, object kinds=None):
        super().__init__(program, window, kinds)
        self._lay_out(program, lambda name: f',"{name}":'.encode())
        kinds = [f',"kind":"{kind}"'.encode() for kind in program.kinds]
        severities = [f',"severity":"{severity}"'.encode() for severity in SEVERITIES]
        self.names = kinds + severities     # keeps alive what is pointed at
        for name in kinds:
            self.kind_texts.push_back(<const char*> name)
            self.kind_lengths.push_back(len(name))
        for name in severities:
            self.severity_texts.push_back(<const char*> name)
            self.severity_lengths.push_back(len(name))

    def __dealloc__(self):
        free(self.origin_texts.data)

    cdef int start_block(self, list origins, bytes file) except -1:
        cdef Text* text = &self.origin_texts
        text.size = 0
        self.origin_starts.clear()
        for origin in origins:
            self.origin_starts.push_back(text.size)
            for name, value in zip((b"host", b"service", b"instance", b"daemon"), (origin[0], origin[2], origin[1], origin[3])):
                if value or name != b"host":
                    put_bytes(text, b',"', 2)
                    put_bytes(text, name, len(name))
                    put_bytes(text, b'":', 2)
                    put_json_text(text, value, len(value))
        self.origin_starts.push_back(text.size)
        self.file_at = text.size
        put_bytes(text, b',"file":', 8)
        put_json_text(text, file, len(file))
        return 0

    cdef int put_record(self, Scan scan, Record* r, int64_t offset) except -1 nogil:
        cdef Text* text = &self.text
        cdef int64_t start
        put_byte(text, c'{')
        if r.stamp_kind != NO_STAMP:
            put_bytes(text, b'"time":"', 8)
            put_time(text, r.stamp)
            put_bytes(text, b'",', 2)
        if LOCAL_STAMP <= r.stamp_kind < NO_STAMP:
            put_bytes(text, b'"time_is_guessed":true', 22)
        else:
            put_bytes(text, b'"time_is_guessed":false', 23)
        if r.origin >= 0:
            start = self.origin_starts[r.origin]
            put_bytes(text, self.origin_texts.data + start, self.origin_starts[r.origin + 1] - start)
        put_bytes(text, self.severity_texts[r.severity], self.severity_lengths[r.severity])
        put_bytes(text, self.kind_texts[r.kind], self.kind_lengths[r.kind])
        if r.pid >= 0:
            put_bytes(text, b',"pid":', 7)
            put_number(text, r.pid)
        self.put_fields(scan.rows[r.family], r, self.layout + self.layout_starts[r.family])
        put_bytes(text, self.origin_texts.data + self.file_at, self.origin_texts.size - self.file_at)
        put_bytes(text, b',"offset":', 10)
        put_number(text, offset)
        put_bytes(text, b',"line":', 8)
        put_json_text(text, scan.base + r.start, r.length)
        put_bytes(text, b"}\n", 2)
        return 0

    cdef int put_fields(self, Rows* rows, Record* r, Cell* cell) except -1 nogil:
        cdef int64_t length
        cdef const char* p
        while cell.form != END_OF_ROW:
            if cell.form == QUEUE_ID or is_set(rows, cell.column, r.row):
                put_bytes(&self.text, self.pool_text + cell.text, cell.text_length)
                if cell.form == TEXT or cell.form == QUEUE_ID:
                    p = text_at(rows, cell.column, r.row, &length)
                    put_json_text(&self.text, p, length)
                elif cell.form == NUMBER:
                    put_number(&self.text, int_at(rows, cell.column, r.row))
                else:
                    put_decimal(&self.text, float_at(rows, cell.column, r.row))
            cell += 1
        return 0
