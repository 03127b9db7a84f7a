# Lines, which are counted as they are scanned: their span, those not understood, warnings and errors.


cdef class LineTally:
    """Counts the lines of scans: all, those not understood, the span, and the warnings and errors.

    Args:
        family_count: Number of families.
        quiet: Indexes of families whose warnings have a section of their own.

    A key of `trouble` is the severity as a digit, the meaning as two bytes, the program, a zero byte, and the text.
    """

    cdef vector[uint8_t] quiet
    cdef vector[int32_t] entry_meanings
    cdef readonly tuple meanings        # their names, as the program has them
    cdef readonly int64_t lines, unknown, foreign, first, last
    cdef shared_ptr[Keys] keys
    cdef readonly Counter trouble
    cdef readonly list unknown_samples

    def __init__(self, int family_count, tuple quiet):
        self.quiet.resize(family_count)
        for family in quiet:
            self.quiet[family] = 1
        self.keys = make_shared[Keys]()
        self.trouble = counter_of(self.keys, self.keys.get().part(0, AS_IS), 0, 0, False)
        self.unknown_samples = []
        self.first, self.last = (<int64_t> 1) << 62, -((<int64_t> 1) << 62)

    def add(self, Scan scan, list daemons, list wanted, int64_t since, int64_t until):
        """Count the lines of a scan.

        Args:
            daemons: The program of each of its origins.
            wanted: Whether the warnings of each of its origins are.
        """
        cdef int64_t before = self.lines
        cdef vector[string] names = daemons
        cdef vector[uint8_t] is_wanted = wanted
        if self.meanings is None:
            self.meanings, self.entry_meanings = scan.program.meanings, scan.program.entry_meanings
        with nogil:
            self.add_records(scan, names, is_wanted, since, until)
        return self.lines - before

    cdef int add_records(
        self, Scan scan, vector[string]& names, vector[uint8_t]& is_wanted, int64_t since, int64_t until
    ) except -1 nogil:
        cdef const Record* r = scan.records
        cdef const Record* end = r + scan.record_count
        cdef int64_t first = self.first, last = self.last, lines = 0, unknown = 0, foreign = 0
        while r < end:
            if r.stamp_kind != 3:
                if not since <= r.stamp < until:
                    r += 1
                    continue
                first, last = min(first, r.stamp), max(last, r.stamp)
            lines += 1
            if r.kind == 0:
                unknown += 1
                if self.unknown + unknown <= 3:
                    with gil:
                        self.unknown_samples.append(scan.base[r.start:r.start + r.length])
            foreign += r.kind == 1
            if r.severity > 0 and r.kind > 1 and not self.quiet[r.family] and (r.origin < 0 or is_wanted[r.origin]):
                self.add_trouble(scan, r, names)
            r += 1
        self.lines, self.unknown, self.foreign = self.lines + lines, self.unknown + unknown, self.foreign + foreign
        self.first, self.last = first, last
        return 0

    cdef int add_trouble(self, Scan scan, const Record* r, vector[string]& names) except -1 nogil:
        cdef char key[4096]
        cdef int64_t length = 3
        cdef int32_t number, entry
        cdef const char* text = scan.base + r.text
        cdef int32_t meaning = self.entry_meanings[r.entry]
        key[0] = c'0' + r.severity
        key[1], key[2] = <char> (meaning & 255), <char> (meaning >> 8)
        if r.origin >= 0:
            memcpy(key + 3, names[r.origin].data(), min(<int64_t> names[r.origin].size(), 100))
            length += min(<int64_t> names[r.origin].size(), 100)
        key[length] = 0
        length += 1
        length += put_reason(key + length, text, min(r.text_length, 1000))
        number = self.keys.get().at(0).names.number(key, length, <uint32_t> hash_text(key, length, 1))
        entry = self.trouble.counts.add(number)
        if not self.trouble.counts.has_example(entry):
            self.trouble.counts.keep_example(entry, text, r.text_length)
        return 0
