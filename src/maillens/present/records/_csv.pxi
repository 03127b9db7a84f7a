# Records as lines of comma-separated values (RFC 4180, lines ended by a newline alone).
# A missing value is an empty cell, an empty text is "".

cdef int put_csv_text(Text* text, const char* p, int64_t length) except -1 nogil:
    cdef const char* end = p + length
    cdef const char* quote
    cdef bint quoted = length == 0
    cdef uint8_t found = 0
    cdef int64_t i
    # A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection).
    cdef bint formula = length > 0 and (p[0] == c'=' or p[0] == c'+' or p[0] == c'-' or p[0] == c'@' or p[0] == c'\t' or p[0] == c'\r')
    for i in range(length):
        found |= (p[i] == c',') | (p[i] == c'"') | (p[i] == c'\r') | (p[i] == c'\n')
    quoted = quoted or found
    if quoted:
        put_byte(text, c'"')
    if formula:
        put_byte(text, c"'")
    while quoted:
        quote = <const char*> memchr(p, c'"', end - p) if end > p else NULL
        if quote == NULL:
            break
        put_bytes(text, p, quote + 1 - p)
        put_byte(text, c'"')
        p = quote + 1
    put_bytes(text, p, end - p)
    if quoted:
        put_byte(text, c'"')
    return 0


cdef class CsvEncoder(Encoder):
    """Lines of cells in the order of `columns`: the envelope, the fields, the line."""

    cdef readonly tuple columns
    cdef Text origin_texts
    cdef list names
    cdef vector[const char*] kind_texts
    cdef vector[int64_t] kind_lengths
    cdef int64_t field_count

    def __init__(self, object program, object window, object kinds, object fields):
        super().__init__(program, window, kinds)
        self.columns = ("time", "time_is_guessed", "host", "service", "instance", "daemon", "severity", "kind", "pid",
                        "queue_id", *fields, "file", "offset", "line")
        self.field_count = len(fields)
        self._lay_out(program, lambda name: b"", ["queue_id", *fields])
        self.names = [f"{kind},".encode() for kind in program.kinds]    # keeps alive what is pointed at
        for name in self.names:
            self.kind_texts.push_back(<const char*> name)
            self.kind_lengths.push_back(len(name))

    def __dealloc__(self):
        free(self.origin_texts.data)

    cdef int start_block(self, list origins, bytes file) except -1:
        cdef Text* text = &self.origin_texts
        text.size = 0
        self.origin_starts.clear()
        for origin in origins:
            self.origin_starts.push_back(text.size)
            for i, value in enumerate((origin[0], origin[2], origin[1], origin[3])):
                if value or i:
                    put_csv_text(text, value, len(value))
                put_byte(text, c',')
        self.origin_starts.push_back(text.size)
        self.file_at = text.size
        put_csv_text(text, file, len(file))
        return 0

    cdef int put_record(self, Scan scan, Record* r, int64_t offset) except -1 nogil:
        cdef Text* text = &self.text
        cdef const char** severities = [b"info,", b"warning,", b"error,", b"fatal,", b"panic,"]
        cdef int64_t start
        if r.stamp_kind != NO_STAMP:
            put_time(text, r.stamp)
        if LOCAL_STAMP <= r.stamp_kind < NO_STAMP:
            put_bytes(text, b",true,", 6)
        else:
            put_bytes(text, b",false,", 7)
        if r.origin >= 0:
            start = self.origin_starts[r.origin]
            put_bytes(text, self.origin_texts.data + start, self.origin_starts[r.origin + 1] - start)
        else:
            put_bytes(text, b",,,,", 4)
        put_bytes(text, severities[r.severity], 5 + 3 * (r.severity == 1) + (r.severity > 1))
        put_bytes(text, self.kind_texts[r.kind], self.kind_lengths[r.kind])
        if r.pid >= 0:
            put_number(text, r.pid)
        put_byte(text, c',')
        self.put_fields(scan.rows[r.family], r, self.layout + self.layout_starts[r.family])
        put_bytes(text, self.origin_texts.data + self.file_at, self.origin_texts.size - self.file_at)
        put_byte(text, c',')
        put_number(text, offset)
        put_byte(text, c',')
        put_csv_text(text, scan.base + r.start, r.length)
        put_byte(text, c'\n')
        return 0

    cdef int put_fields(self, Rows* rows, Record* r, Cell* cell) except -1 nogil:
        """The cells of queue id and fields, each with its comma."""
        cdef int64_t length, at = 0
        cdef const char* p
        while cell.form != END_OF_ROW:
            self.put_commas(cell.place - at)
            at = cell.place + 1
            if cell.form == QUEUE_ID or is_set(rows, cell.column, r.row):
                if cell.form == TEXT or cell.form == QUEUE_ID:
                    p = text_at(rows, cell.column, r.row, &length)
                    put_csv_text(&self.text, p, length)
                elif cell.form == NUMBER:
                    put_number(&self.text, int_at(rows, cell.column, r.row))
                else:
                    put_decimal(&self.text, float_at(rows, cell.column, r.row))
            put_byte(&self.text, c',')
            cell += 1
        return self.put_commas(self.field_count + 1 - at)

    cdef int put_commas(self, int64_t count) except -1 nogil:
        memset(room(&self.text, count), c',', count)
        self.text.size += count
        return 0
