# Origins: the few hosts and programs that all lines of a block come from, and whose grammar they follow.


cdef inline int32_t* recent_place(Scan out, const char* p, const char* end, int32_t outer) noexcept nogil:
    """Where the last origin is noted whose tag, or program, ends like the text from P, of four bytes or more, to END."""
    cdef uint32_t last
    memcpy(&last, end - 4, 4)
    return &out.recent_origins[((last ^ <uint32_t> (end - p) ^ <uint32_t> outer << 8) * <uint32_t> 0x9E3779B1) >> 26]


cdef inline int32_t origin_of(Scanner s, Scan out, Text* t) except -1 nogil:
    """The origin of host and tag; most lines come from one of few."""
    cdef int32_t* recent
    cdef Origin* o
    if t.tag_end - t.tag < 4:
        return find_origin(s, out, t)
    recent = recent_place(out, t.tag, t.tag_end, -1)
    if recent[0] >= 0:
        o = &out.origins[recent[0]]
        # The host of two lines is the same where it lies in the same place, see `read_host`.
        if o.outer < 0 and out.base + o.host == t.host and o.tag_length == t.tag_end - t.tag and same_text(out.base + o.tag, t.tag, o.tag_length):
            return recent[0]
    recent[0] = find_origin(s, out, t)
    return recent[0]


cdef int32_t find_origin(Scanner s, Scan out, Text* t) except -1 nogil:
    """The origin of host and tag, made and resolved when it is new."""
    cdef const char* slash
    cdef const char* head_end
    cdef int32_t origin, product, dispatch
    cdef const char* tag_end = tag_stop(t)
    cdef int64_t key = hash_bytes(t.tag, tag_end, t.host_key)
    origin = known_origin(out, key, t, NULL, NULL)
    if origin >= 0:
        return origin
    product, dispatch = -1, -1
    slash = tag_end
    while slash > t.tag and (slash - 1)[0] != c'/':
        slash -= 1
    if slash > t.tag:
        resolve(s, slash, tag_end, True, &product, &dispatch)
        if product < 0:
            head_end = <const char*> memchr(t.tag, c'/', tag_end - t.tag)
            resolve(s, t.tag, head_end, False, &product, &dispatch)
            if product >= 0:
                dispatch = s.product_any[product]
        return add_origin(out, key, t, slash, tag_end, product, dispatch, -1)
    head_end = t.tag
    while head_end < tag_end and head_end[0] != c'@':
        head_end += 1
    if head_end == tag_end and tag_end - t.tag > 8 and memcmp(tag_end - 8, b".service", 8) == 0:
        head_end = tag_end - 8
    resolve(s, t.tag, head_end, False, &product, &dispatch)
    return add_origin(out, key, t, t.tag, head_end, product, dispatch, -1)


cdef const char* tag_stop(Text* t) noexcept nogil:
    """End of the tag; the tags that this file itself gives have none of their own."""
    if t.tag == NULL or t.tag_end != NULL:
        return t.tag_end
    return t.tag + (6 if t.tag[0] == c'r' else 7)


cdef inline int32_t origin_within(Scanner s, Scan out, Text* t, int32_t outer, int32_t product) except -1 nogil:
    """The origin of the program that the text of a line from OUTER names."""
    cdef int32_t* recent
    cdef Origin* o
    if t.daemon == NULL or t.daemon_end - t.daemon < 4:
        return find_origin_of(s, out, t, outer, product)
    recent = recent_place(out, t.daemon, t.daemon_end, outer)
    if recent[0] >= 0:
        o = &out.origins[recent[0]]
        if o.outer == outer and o.daemon_length == t.daemon_end - t.daemon and same_text(out.base + o.daemon, t.daemon, o.daemon_length):
            return recent[0]
    recent[0] = find_origin_of(s, out, t, outer, product)
    return recent[0]


cdef int32_t find_origin_of(Scanner s, Scan out, Text* t, int32_t outer, int32_t product) except -1 nogil:
    """The origin of the host and tag that OUTER is, and of the program that the text names."""
    cdef int64_t key = hash_bytes(t.daemon, t.daemon_end, out.origins[outer].hash + 1)
    cdef int32_t origin, found, dispatch
    origin = known_origin(out, key, t, t.daemon, t.daemon_end)
    if origin >= 0:
        return origin
    found, dispatch = -1, s.product_any[product]
    if t.daemon != NULL:
        resolve_in(s, t.daemon, t.daemon_end, product, &dispatch)
    return add_origin(out, key, t, t.daemon, t.daemon_end, product, dispatch, outer)


cdef void resolve(Scanner s, const char* p, const char* end, bint daemons, int32_t* product, int32_t* dispatch) noexcept nogil:
    """Product and dispatch of a name among the tags, and among the DAEMONS of products that do not name them in the text."""
    cdef int i
    cdef int32_t* row
    for i in range(s.name_count):
        row = s.name_starts + 5 * i
        if row[1] == end - p and (row[4] == 0 or daemons and not s.product_flags[row[2]] & DAEMON_IN_TEXT):
            if memcmp(s.name_text + row[0], p, end - p) == 0:
                product[0], dispatch[0] = row[2], row[3]
                return


cdef void resolve_in(Scanner s, const char* p, const char* end, int32_t product, int32_t* dispatch) noexcept nogil:
    """Dispatch of a daemon of PRODUCT; untouched when it has none of this name."""
    cdef int i
    cdef int32_t* row
    for i in range(s.name_count):
        row = s.name_starts + 5 * i
        if row[2] == product and row[4] == 1 and row[1] == end - p:
            if same_name(s.name_text + row[0], p, end - p):
                dispatch[0] = row[3]
                return


cdef inline int64_t hash_bytes(const char* p, const char* end, uint64_t seed) noexcept nogil:
    cdef uint64_t h = seed ^ <uint64_t> (end - p)
    cdef uint64_t word = 0
    cdef uint32_t first, last
    if p == NULL:
        return <int64_t> h
    if end - p >= 8:
        while end - p > 8:
            memcpy(&word, p, 8)
            h = (h ^ word) * <uint64_t> 0x9E3779B97F4A7C15
            h ^= h >> 29
            p += 8
        memcpy(&word, end - 8, 8)
    elif end - p >= 4:
        memcpy(&first, p, 4)
        memcpy(&last, end - 4, 4)
        word = <uint64_t> first << 32 | last
    else:
        while p < end:
            word = word << 8 | <uint8_t> p[0]
            p += 1
    h = (h ^ word) * <uint64_t> 0x9E3779B97F4A7C15
    return <int64_t> (h ^ (h >> 32))


cdef inline bint same(Scan out, int32_t at, int32_t length, const char* p, const char* end) noexcept nogil:
    if p == NULL:
        return length == 0
    return length == end - p and (out.base + at == p or same_text(out.base + at, p, length))


cdef inline int32_t known_origin(Scan out, int64_t key, Text* t, const char* daemon, const char* daemon_end) noexcept nogil:
    """Index of an origin by hash, -1 when it is new. Tags made up here have no place in the block: they compare by hash."""
    cdef uint64_t slot = <uint64_t> key & (out.origin_slot_count - 1)
    cdef int32_t origin = out.origin_slots[slot]
    cdef Origin* o
    while origin >= 0:
        o = &out.origins[origin]
        if o.hash == key and same(out, o.host, o.host_length, t.host, t.host_end):
            if o.tag_length == 0 if t.tag_end == NULL else same(out, o.tag, o.tag_length, t.tag, t.tag_end):
                if daemon == NULL or same(out, o.daemon, o.daemon_length, daemon, daemon_end):
                    return origin
        slot = (slot + 1) & (out.origin_slot_count - 1)
        origin = out.origin_slots[slot]
    return -1


cdef int32_t add_origin(Scan out, int64_t key, Text* t, const char* daemon, const char* daemon_end,
                        int32_t product, int32_t dispatch, int32_t outer) except -1 nogil:
    cdef Origin* o
    cdef uint64_t slot
    cdef int32_t i
    if out.origin_count == out.origin_capacity:
        out.origin_capacity = max(64, 2 * out.origin_capacity)
        o = <Origin*> realloc(out.origins, out.origin_capacity * sizeof(Origin))
        if o == NULL:
            with gil:
                raise MemoryError
        out.origins = o
    o = &out.origins[out.origin_count]
    memset(o, 0, sizeof(Origin))
    o.hash, o.product, o.dispatch, o.outer = key, product, dispatch, outer
    if t.host != NULL:
        o.host, o.host_length = <int32_t> (t.host - out.base), <int32_t> (t.host_end - t.host)
    if t.tag_end != NULL:
        o.tag, o.tag_length = <int32_t> (t.tag - out.base), <int32_t> (t.tag_end - t.tag)
        if daemon != NULL:
            o.daemon, o.daemon_length = <int32_t> (daemon - out.base), <int32_t> (daemon_end - daemon)
    elif daemon != NULL and daemon != t.tag:
        o.daemon, o.daemon_length = <int32_t> (daemon - out.base), <int32_t> (daemon_end - daemon)
    out.origin_count += 1
    if out.origin_count * 2 > out.origin_slot_count:
        widen_slots(out)
    else:
        slot = <uint64_t> key & (out.origin_slot_count - 1)
        while out.origin_slots[slot] >= 0:
            slot = (slot + 1) & (out.origin_slot_count - 1)
        out.origin_slots[slot] = out.origin_count - 1
    return out.origin_count - 1


cdef int widen_slots(Scan out) except -1 nogil:
    """Double the hash table of origins; hostile tags may be many."""
    cdef uint64_t slot
    cdef int32_t i
    cdef int32_t wanted = out.origin_slot_count * 2
    cdef int32_t* slots = <int32_t*> malloc(wanted * sizeof(int32_t))
    if slots == NULL:
        with gil:
            raise MemoryError
    memset(slots, 0xff, wanted * sizeof(int32_t))
    free(out.origin_slots)
    out.origin_slots, out.origin_slot_count = slots, wanted
    for i in range(out.origin_count):
        slot = <uint64_t> out.origins[i].hash & (wanted - 1)
        while slots[slot] >= 0:
            slot = (slot + 1) & (wanted - 1)
        slots[slot] = i
    return 0
