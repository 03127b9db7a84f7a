# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# distutils: language = c++
"""Records -> sessions, messages, deliveries, refusals, logins, verdicts, and what waits at the end.

A function of (what is open, block) -> (tables, what is open): the lines of one host
must come in order, blocks may be cut anywhere. Memory is the open messages, those
that ended in the last minutes (a filter's answer may come after its message is
gone), and the open sessions.
"""

from libc.stdint cimport int8_t, int32_t, int64_t, uint8_t, uint64_t
from libc.stdlib cimport free, malloc
from libc.string cimport memchr, memcmp, memcpy, strlen
from libcpp cimport bool as cpp_bool
from libcpp.algorithm cimport sort
from libcpp.deque cimport deque
from libcpp.string cimport string
from libcpp.unordered_map cimport unordered_map
from libcpp.vector cimport vector

from maillens._place cimport Place, offset_of, start_place
from maillens.columns cimport (
    Rows, Table, add_row, copied, float_at, hash_text, int_at, is_set, put_bool, put_float, put_int, put_text, text_at,
)
from maillens.parse._scanner cimport QUEUE_ID_COLUMN, Record, Scan


cdef extern from "_state.h" namespace "maillens" nogil:
    const int64_t NEVER
    cdef enum Link:
        NO_LINK, CONTENT_FILTER, FORWARD, BOUNCE, DELAY_NOTICE, DSN, REQUEUE
    cdef enum Outcome:
        UNFINISHED, SENT, BOUNCED, PARTIAL, EXPIRED, REMOVED, DELETED, REFUSED, DISCARDED, CANCELED, INCOMPLETE, REQUEUED
    cdef cppclass Waiting:
        int64_t tried, attempts
        string reply
    cdef cppclass Message:
        int64_t number, key, parent, session, first, last, ended, arrived, size, recipients, uid, offset, sent, deferred, bounced
        int32_t host, file
        Link link
        Outcome outcome
        cpp_bool accepted, queued, held, discarded, expired, has_sender, loopback
        string host_name, instance, queue_id, sender, message_id, client_name, client_address
        string client_service, sasl_method, sasl_username, original_queue_id
        unordered_map[string, Waiting] waiting
    cdef cppclass Session:
        int64_t number, pid, client_port, connected, offset, refusals, login_failures, promised
        int32_t file
        cpp_bool logged_in, promised_held, promised_discarded
        string host, instance, service, daemon, client_name, client_address, outcome, last_command
        string sasl_username, tls_trust, tls_protocol, tls_cipher, promised_sender
        vector[int64_t] messages
    cdef cppclass Ended:
        int64_t at, key, number
    cdef cppclass Clock:
        int64_t now, swept
        cpp_bool told
        deque[Ended] ended
    cdef cppclass ClientTls:
        string trust, protocol, cipher, address
    cdef cppclass Keyed[Value]:
        Value* find(int64_t key)
        Value& at(int64_t key) except +
        void erase(int64_t key)
        void clear() except +
        vector[Value] values() except +
    cdef cppclass Pool[Thing]:
        Thing* take() except +
        void give_back(Thing* thing) except +

include "_vocabulary.pxi"

cdef int64_t SECOND = 1_000_000
# A queue id is free again when its file is gone, but lines about it may come late.
cdef int64_t LINGER = 100
# maximal_queue_lifetime (postconf(5)): five days; the queue manager speaks of a message at least that often.
cdef int64_t SILENCE = 5 * 86_400 + 3_600

cdef struct OriginNames:
    int32_t host
    const char* text[4]         # host, instance, service, daemon
    int64_t length[4]


cdef class Correlator:
    """The open messages and sessions of all hosts seen so far.

    Args:
        program: The compiled grammar; its kind names decide what a line does.
        schemas: The tables of facts, `model.TABLES` or fewer columns of them.
        until: The moment that `waiting` is told of (microseconds); without one the end of each host's log.
    """

    cdef readonly list tables
    cdef tuple layouts          # (name, fields, types) of each table
    cdef Rows* out[TABLE_COUNT]
    cdef int named[TABLE_COUNT][X_COUNT]
    cdef int32_t* actions       # per kind
    cdef int32_t* kind_links    # per kind: what its child is
    cdef int32_t* columns       # per family: columns of the fields in READ
    cdef int32_t* copies        # per table and family: (to, from, type) …, ended by -1
    cdef int32_t* copy_starts
    cdef int family_count
    cdef Pool[Message] message_pool
    cdef Pool[Session] session_pool
    cdef Keyed[Message*] messages
    cdef Keyed[Session*] sessions
    cdef Keyed[ClientTls] client_tls
    cdef Keyed[int64_t] by_message_id
    cdef unordered_map[string, int32_t] hosts
    cdef vector[Clock] clocks      # per host
    cdef int64_t next_message, next_session, now, until
    cdef vector[string] link_names, outcome_names, kind_names
    # The line in hand.
    cdef Rows* rows
    cdef int family
    cdef int64_t row, time, pid, offset
    cdef int32_t kind, file
    cdef OriginNames* origin

    def __cinit__(self, object program, dict schemas, until=None):
        self.now = NEVER
        self.until = -NEVER if until is None else until
        self.family_count = len(program.families)
        self.actions = copied([_action(program, number, kind) for number, kind in enumerate(program.kinds)])
        self.kind_links = copied([NOTICE_LINKS.get(kind, BOUNCE) for kind in program.kinds])
        self._find_columns(program, schemas)
        self.link_names = [(name or "").encode() for name in LINK_NAMES]
        self.outcome_names = [name.encode() for name in OUTCOME_NAMES]
        self.kind_names = [kind.removeprefix("postscreen-").encode() for kind in program.kinds]
        self.layouts = tuple([(name, tuple([field for field, _ in schemas[name]]), tuple([kind for _, kind in schemas[name]]))
                              for name in TABLE_NAMES])
        for number, (_, fields, _) in enumerate(self.layouts):
            for x, field in enumerate(NAMED):
                self.named[number][x] = fields.index(field) if field in fields else -1
        self._renew()

    def __dealloc__(self):
        free(self.actions)
        free(self.kind_links)
        free(self.columns)
        free(self.copies)
        free(self.copy_starts)

    def _find_columns(self, program, schemas):
        columns, copies, starts = [], [], []
        layouts = [[name for name, _ in program.columns(family)] for family in program.families]
        for layout in layouts:
            columns += [layout.index(field) if field in layout else -1 for field in READ]
        for table in TABLE_NAMES:
            for layout in layouts:
                starts.append(len(copies))
                for to, (name, kind) in enumerate(schemas[table]):
                    if name in layout and name not in ("queue_id", "pid") and (table, name) not in REMEMBERED:
                        copies += [to, layout.index(name), ("string", "int", "float").index(kind)]
                copies.append(-1)
        self.columns, self.copies, self.copy_starts = copied(columns), copied(copies), copied(starts)

    def _renew(self):
        self.tables = [Table(*layout) for layout in self.layouts]
        for number, table in enumerate(self.tables):
            self.out[number] = &(<Table> table).rows

    def take(self):
        """The facts found since the last call: one `Table` for each name in `model.TABLES`."""
        tables = self.tables
        self._renew()
        return tables

    def feed(self, Scan scan, list origins, int32_t file, int64_t base_offset, const int64_t[::1] line_offsets=None):
        """Read the records of a block, whose times are set.

        Args:
            origins: (host, instance, service, daemon) as bytes for each origin of the scan.
            file: Code of the input.
            base_offset: Where the block begins in the input.
            line_offsets: Where each of its lines does, where they are a translation.
        """
        cdef int64_t i
        cdef Record* r
        cdef Place place
        cdef OriginNames* names = self._names(origins)
        if names == NULL:
            raise MemoryError
        self.file = file
        start_place(&place, scan, base_offset, line_offsets)
        try:
            with nogil:
                for i in range(scan.record_count):
                    r = &scan.records[i]
                    self.rows, self.family, self.row = scan.rows[r.family], r.family, r.row
                    self.kind = r.kind
                    if self.actions[r.kind] == NOTHING or r.origin < 0 or r.row < 0:
                        continue
                    self.origin = names + r.origin
                    self.pid = r.pid
                    self.offset = offset_of(&place, r.start)
                    self.time = self.now = r.stamp if r.stamp_kind != 3 else self.now
                    if self.time >= self.until:
                        tell_waiting(self, self.origin.host, self.until - 1)
                    let_go(self, self.origin.host)
                    read_line(self, self.actions[self.kind])
        finally:
            free(names)

    cdef OriginNames* _names(self, list origins) except? NULL:
        cdef Clock fresh
        cdef OriginNames* names = <OriginNames*> malloc(max(1, len(origins)) * sizeof(OriginNames))
        cdef const char* text
        if names == NULL:
            return NULL
        for i, origin in enumerate(origins):
            if self.hosts.count(origin[0]) == 0:
                self.hosts[origin[0]] = <int32_t> self.clocks.size()
                self.clocks.push_back(fresh)
            names[i].host = self.hosts[origin[0]]
            for part in range(4):
                text = origin[part]
                names[i].text[part], names[i].length[part] = text, len(origin[part])
        return names

    def finish(self):
        """End what is still open: its rows come with the next `take`."""
        cdef vector[Message*] rest = self.messages.values()
        cdef vector[Session*] open_sessions = self.sessions.values()
        cdef size_t host
        for host in range(self.clocks.size()):
            tell_waiting(self, host, self.clocks[host].now * SECOND)
        self.messages.clear()
        self.sessions.clear()
        self.clocks.clear()
        self.hosts.clear()
        self.by_message_id.clear()
        sort(rest.begin(), rest.end(), earlier_message)
        sort(open_sessions.begin(), open_sessions.end(), earlier_session)
        for message in rest:
            keep_message(self, message)
            self.message_pool.give_back(message)
        for session in open_sessions:
            keep_session(self, session, False)
            self.session_pool.give_back(session)


cdef bint earlier_message(Message* a, Message* b) noexcept nogil:
    return a.number < b.number


cdef bint earlier_session(Session* a, Session* b) noexcept nogil:
    return a.number < b.number


cdef Outcome final_outcome(Message* message) noexcept nogil:
    """What became of a message whose file is removed."""
    if message.expired:
        return EXPIRED
    if message.bounced:
        return PARTIAL if message.sent else BOUNCED
    return SENT if message.sent else REMOVED


cdef bint is_loopback(const string& address) noexcept nogil:
    return address.compare(0, 4, b"127.") == 0 or address.compare(b"::1") == 0


cdef const char* after_last(const char* p, const char* end, const char* word, int64_t length) noexcept nogil:
    """Behind the last WORD between P and END, NULL where there is none."""
    cdef const char* q = end - length
    while q >= p:
        if q[0] == word[0] and memcmp(q, word, length) == 0:
            return q + length
        q -= 1
    return NULL


def _action(program, number, kind):
    if kind in ACTIONS:
        return ACTIONS[kind]
    return FAMILY_ACTIONS.get(list(program.families)[program.kind_families[number]], NOTHING)


cdef int read_line(Correlator self, int action) except -1 nogil:
    if action == DELIVERY:
        on_delivery(self)
    elif action == QUEUE_ACTIVE:
        on_queue_active(self)
    elif action == CONNECT:
        on_connect(self, key_of_pid(self))
    elif action == DISCONNECT:
        on_disconnect(self)
    elif action == BROKEN:
        on_broken(self)
    elif action == CLIENT or action == PICKUP:
        on_accepted(self, action)
    elif action == MESSAGE_ID:
        on_message_id(self)
    elif REMOVED_LINE <= action <= RELEASED_LINE:
        on_queue_event(self, action)
    elif action == NOTICE:
        on_notice(self)
    elif action == REFUSAL_LINE:
        on_refusal(self)
    elif action == LOGIN:
        on_login(self)
    elif action == TLS:
        on_tls(self)
    elif action == VERDICT:
        on_verdict(self)
    else:
        on_screen(self, action)
    return 0


include "_line.pxi"
include "_messages.pxi"
include "_sessions.pxi"
include "_verdicts.pxi"
include "_waiting.pxi"
