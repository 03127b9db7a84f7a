# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# distutils: language = c++
"""Records -> sessions, messages, deliveries, refusals, logins, verdicts, and what waits at the end.

A function of (what is open, block) -> (tables, what is open): the lines of one host
must come in order, blocks may be cut anywhere. Memory is the open messages, those
that ended in the last minutes (a filter's answer may come after its message is
gone), the open sessions, and who writes lines.
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
    Rows, Table, View, add_row, copied, copy_number, copy_text, expect_as_many, fetch_ahead, float_at, hash_text, int_at, is_set, make_view, put_bool,
    put_float, put_int, put_long_text, put_text, same_text, text_at,
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
    cdef enum:
        M_QUEUE_ID, M_SENDER, M_MESSAGE_ID, M_CLIENT_NAME, M_CLIENT_ADDRESS, M_SASL_METHOD, M_SASL_USERNAME, M_ORIGINAL_QUEUE_ID,
        M_TEXTS
    cdef enum:
        S_CLIENT_NAME, S_CLIENT_ADDRESS, S_LAST_COMMAND, S_SASL_USERNAME, S_TLS_TRUST, S_TLS_PROTOCOL, S_TLS_CIPHER,
        S_PROMISED_SENDER, S_TEXTS
    cdef enum:
        C_TLS_TRUST, C_TLS_PROTOCOL, C_TLS_CIPHER, C_RELAY_ADDRESS, C_TEXTS
    cdef cppclass Text:
        const char* start
        int64_t length
    cdef cppclass Texts:
        void set(int which, const char* p, int64_t length) except +
        Text get(int which) const
    cdef cppclass Word:
        Text text
        char cell[16]
    cdef cppclass Origin:
        int32_t host
        Word parts[4]
        Word taker, protocol
    cdef cppclass Message:
        int64_t number, key, parent, session, first, last, ended, arrived, size, recipients, uid, offset, sent, deferred, bounced
        int64_t message_id_key, original_key
        int32_t file
        Link link
        Outcome outcome
        cpp_bool accepted, queued, held, discarded, expired, has_sender, loopback
        const Origin* origin
        const Origin* taker
        Texts texts
        unordered_map[string, Waiting] waiting
    cdef cppclass Session:
        int64_t number, pid, client_port, connected, offset, refusals, login_failures, promised
        int32_t file, outcome
        cpp_bool logged_in, promised_held, promised_discarded
        const Origin* origin
        Texts texts
        vector[int64_t] messages
    cdef cppclass Ended:
        int64_t at, number
        Message* message
    cdef cppclass Clock:
        int64_t now, swept
        cpp_bool told
        deque[Ended] ended
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

cdef enum:
    SECOND = 1_000_000
    # A queue id is free again when its file is gone, but lines about it may come late (seconds).
    LINGER = 100
    # maximal_queue_lifetime (postconf(5)): five days; the queue manager speaks of a message at least that often.
    SILENCE = 5 * 86_400 + 3_600


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
    cdef bint keeps_of_message[M_TEXTS]     # texts that somebody asks for
    cdef bint keeps_of_session[S_TEXTS]
    cdef int32_t* actions       # per kind
    cdef int32_t* kind_links    # per kind: what its child is
    cdef int32_t* columns       # per family: columns of the fields in READ
    cdef int32_t* copies        # per table and family: number of texts, of numbers, (to, from) of each
    cdef int32_t* copy_starts
    cdef int family_count
    cdef Pool[Message] message_pool
    cdef Pool[Session] session_pool
    cdef Keyed[Message*] messages
    cdef Keyed[Session*] sessions
    cdef Keyed[Texts] client_tls    # per process
    cdef Keyed[int64_t] by_message_id
    cdef dict hosts             # number of each
    cdef dict origins           # number of each in `known_origins`
    cdef deque[Origin] known_origins
    cdef vector[Clock] clocks   # per host
    cdef int64_t next_message, next_session, now, until
    cdef vector[Word] links, outcomes, kinds    # their names
    cdef list names             # these
    # The line in hand.
    cdef Rows* rows
    cdef int family
    cdef int64_t row, time, pid, offset
    cdef int32_t kind, file
    cdef const Origin* origin

    def __cinit__(self, object program, dict schemas, until=None):
        self.hosts, self.origins = {}, {}
        self.now = NEVER
        self.until = -NEVER if until is None else until
        self.family_count = len(program.families)
        self.actions = copied([_action(program, number, kind) for number, kind in enumerate(program.kinds)])
        self.kind_links = copied([NOTICE_LINKS.get(kind, BOUNCE) for kind in program.kinds])
        self._find_columns(program, schemas)
        self.names = []
        self._name(&self.links, [name or "" for name in LINK_NAMES])
        self._name(&self.outcomes, OUTCOME_NAMES)
        self._name(&self.kinds, [kind.removeprefix("postscreen-") for kind in program.kinds])
        self.layouts = tuple([(name, tuple([field for field, _ in schemas[name]]), tuple([kind for _, kind in schemas[name]]))
                              for name in TABLE_NAMES])
        for number, (_, fields, _) in enumerate(self.layouts):
            for x, field in enumerate(NAMED):
                self.named[number][x] = fields.index(field) if field in fields else -1
        for which, field in enumerate(MESSAGE_TEXTS):
            self.keeps_of_message[which] = any(field in self.layouts[table][1] for table in (MESSAGES, DELIVERIES, WAITING))
        for which, field in enumerate(SESSION_TEXTS):
            self.keeps_of_session[which] = field in self.layouts[SESSIONS][1]
        self._renew()

    cdef int _name(self, vector[Word]* words, names) except -1:
        cdef bytes text
        for name in names:
            text = name.encode()
            self.names.append(text)
            words.push_back(word_of(bytes_of(text)))
        return 0

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
                texts, numbers = [], []
                for to, (name, kind) in enumerate(schemas[table]):
                    if name in layout and name not in ("queue_id", "pid") and (table, name) not in REMEMBERED:
                        (texts if kind == "string" else numbers).append((to, layout.index(name)))
                copies += [len(texts), len(numbers), *[column for pair in texts + numbers for column in pair]]
        self.columns, self.copies, self.copy_starts = copied(columns), copied(copies), copied(starts)

    def _renew(self):
        self.tables = [Table(*layout) for layout in self.layouts]
        for number, table in enumerate(self.tables):
            self.out[number] = &(<Table> table).rows

    def take(self):
        """The facts found since the last call: one `Table` for each name in `model.TABLES`."""
        tables = self.tables
        self._renew()
        for number, table in enumerate(tables):
            # The next block is much like this one.
            expect_as_many(self.out[number], &(<Table> table).rows)
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
        cdef vector[const Origin*] names
        for origin in origins:
            names.push_back(self._origin(origin))
        self.file = file
        start_place(&place, scan, base_offset, line_offsets)
        with nogil:
            for i in range(scan.record_count):
                r = &scan.records[i]
                if self.actions[r.kind] == NOTHING or r.origin < 0 or r.row < 0:
                    continue
                self.rows, self.family, self.row = scan.rows[r.family], r.family, r.row
                self.kind = r.kind
                self.origin = names[r.origin]
                self.pid = r.pid
                self.offset = offset_of(&place, r.start)
                self.time = self.now = r.stamp if r.stamp_kind != 3 else self.now
                if self.time >= self.until:
                    tell_waiting(self, self.origin.host, self.until - 1)
                let_go(self, self.origin.host)
                read_line(self, self.actions[self.kind])

    cdef const Origin* _origin(self, tuple names) except NULL:
        """Who writes lines under these names, which stay where they are."""
        cdef Origin origin
        cdef Clock fresh
        if names not in self.origins:
            if names[0] not in self.hosts:
                self.hosts[names[0]] = len(self.hosts)
                self.clocks.push_back(fresh)
            origin.host = self.hosts[names[0]]
            for part in range(4):
                origin.parts[part] = word_of(bytes_of(names[part]))
            origin.taker = origin.parts[2 if names[2] else 3]
            origin.protocol = word_of(login_protocol(origin.parts[3].text))
            self.origins[names] = self.known_origins.size()
            self.known_origins.push_back(origin)
        return &self.known_origins[<size_t> self.origins[names]]

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
        self.by_message_id.clear()
        sort(rest.begin(), rest.end(), earlier_message)
        sort(open_sessions.begin(), open_sessions.end(), earlier_session)
        for message in rest:
            keep_message(self, message)
            self.message_pool.give_back(message)
        for session in open_sessions:
            keep_session(self, session, False)
            self.session_pool.give_back(session)
        self.hosts, self.origins = {}, {}
        self.known_origins.clear()


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


cdef bint is_loopback(Text address) noexcept nogil:
    return address.length > 3 and same_text(address.start, b"127.", 4) or is_word(address, b"::1", 3)


cdef Text bytes_of(bytes text):
    cdef Text found
    found.start, found.length = text, len(text)
    return found


cdef Word word_of(Text text) noexcept:
    cdef Word word
    word.text = text
    if text.length <= 12:
        make_view(<View*> word.cell, text.start, text.start, text.length, 0)
    return word


cdef Text login_protocol(Text daemon) noexcept:
    """smtp for Postfix; `imap-login` is imap, `managesieve-login` is sieve."""
    cdef Text found
    cdef const char* dash = <const char*> memchr(daemon.start, c'-', daemon.length)
    if dash == NULL:
        found.start, found.length = b"smtp", 4
    elif daemon.length >= 11 and same_text(daemon.start, b"managesieve", 11):
        found.start, found.length = b"sieve", 5
    else:
        found.start, found.length = daemon.start, dash - daemon.start
    return found


cdef const char* after_last(Text text, const char* word, int64_t length) noexcept nogil:
    """Behind the last WORD of a text, NULL where there is none."""
    cdef const char* p
    cdef const char* first
    if text.length < length:
        return NULL
    first = <const char*> memchr(text.start, word[0], text.length - length + 1)
    if first == NULL:
        return NULL
    p = text.start + text.length - length
    while p >= first:
        if p[0] == word[0] and memcmp(p, word, length) == 0:
            return p + length
        p -= 1
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
    elif action in (REMOVED_LINE, EXPIRED_LINE, CANCELED_LINE, DISCARDED_LINE, POSTSUPER_REMOVED, REQUEUED_LINE, HELD_LINE,
                    RELEASED_LINE):
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
include "_writing.pxi"
include "_messages.pxi"
include "_refusals.pxi"
include "_sessions.pxi"
include "_verdicts.pxi"
include "_waiting.pxi"
