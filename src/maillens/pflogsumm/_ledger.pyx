# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# distutils: language = c++
"""Queue ids, and what was sent and received, counted in the order of the lines.

The frequent lines (`client=`, `from=<…>, size=`, `status=sent`, connections) are counted here,
without a Python object a line; `_lines.pxi` finds them and hands the others to Python. What
is distinct (a client, an address, a domain) is shown to Python once, which says under which
name it is counted.
"""

from libc.stdint cimport int32_t, int64_t, uint8_t
from libc.stdlib cimport strtod
from libc.string cimport memchr, memcmp, memcpy
from libcpp cimport bool as cpp_bool
from libcpp.string cimport string
from libcpp.vector cimport vector

from maillens.parse._scanner cimport Origin, Record, Scan

cdef extern from "<string.h>" nogil:
    void* memmem(const void* text, size_t length, const void* word, size_t word_length)

cdef extern from "_table.h" namespace "maillens" nogil:
    cdef cppclass Table[Value]:
        size_t place_of(const char* p, size_t length) except +
        Value* at(const char* p, size_t length) except +
        Value* find(const char* p, size_t length)
        void erase(const char* p, size_t length)
        size_t places()
        cpp_bool empty()
        Value* value(size_t place)
        string key(size_t place) except +

cdef struct Piece:
    # A stretch of a line.
    const char* at
    const char* end

cdef enum:
    RECEIVED, DELIVERED, DEFERRED, BOUNCED, REJECTED, COLUMN_COUNT
    HOURS = 24
    DAY_S = 86_400

cdef enum:                       # what became of a line that tells a size
    SIZE_KNOWN, SIZE_TAKEN, MAIL_COUNTED, MAIL_OF_REUSED_ID

cdef struct Message:
    # What is known of a queue id.
    int32_t whence              # where it came from: index of a name, 0 for nowhere
    int32_t relay               # where it was last tried: index of a name, 0 for nowhere
    int64_t size_bytes          # -1 until it was told

cdef struct Row:
    # What was sent to, or came from, an address or domain.
    int64_t count
    int64_t size_bytes
    int64_t deferrals
    double delay_s
    double longest_delay_s

cdef struct Pair:
    # The rows of an address and of its domain.
    int32_t address
    int32_t domain

cdef struct Spent:
    # Connections and their time.
    int64_t count
    int64_t seconds
    int64_t longest_s

cdef struct Day:
    int64_t counts[COLUMN_COUNT]
    int width                   # columns up to the last that was ever counted
    Spent spent


cdef class Names:
    """Names and the numbers they got, from 1 on."""

    cdef Table[char] names

    cdef int32_t number(self, bytes name) except -1:
        return <int32_t> self.names.place_of(name, len(name)) + 1

    cdef bytes name(self, int32_t number):
        return self.names.key(number - 1)


cdef class Rows:
    """Rows by name."""

    cdef Table[Row] rows

    cdef int32_t at(self, bytes name) except -1:
        return <int32_t> self.rows.place_of(name, len(name))

    cdef inline Row* row(self, int32_t place) noexcept nogil:
        return self.rows.value(place)

    def items(self):
        """[(name, count, size in bytes, deferrals, delay in seconds, longest delay)]."""
        cdef Row* row
        found = []
        for i in range(self.rows.places()):
            row = self.rows.value(i)
            found.append((self.rows.key(i), row.count, row.size_bytes, row.deferrals, row.delay_s, row.longest_delay_s))
        return found


cdef class Ledger:
    """The account of a log.

    Args:
        counting: Whom to ask for names, and who counts the lines that are not frequent.
        forgets: Whether a queue id is free again after `removed`.
        keeps_whence: Whether a message has come from somewhere still when it was counted (1.3).
        counts_connections: Whether connections to smtpd are counted.
        looks_at_mail, looks_at_postscreen: Whether Python wants to see every size and
            delivery, or every line of postscreen.
        has_other_name: Whether lines without `postfix` may count.
        skips_tls: Whether `tls=` of a delivery is passed over.
        groups_refusals: Whether refusals are told apart by reason and one name alone.
        warning_bytes: How much of the text of a warning matters; 0 for all.
    """

    cdef object counting
    cdef bint forgets, keeps_whence, counts_connections, looks_at_mail, looks_at_postscreen, has_other_name, groups_refusals, skips_tls
    cdef int64_t warning_bytes
    cdef Table[int] refusal_parts        # reason -> what else a refusal is counted by
    cdef Table[int64_t] refusal_counts, warning_counts
    cdef vector[string] programs         # of the tags of the block in hand
    cdef Table[Message] messages
    cdef Table[char] once_sized
    cdef Table[int32_t] clients          # text of a client -> number of its domain
    cdef Table[Pair] pairs               # sender, and whence where that matters -> rows
    cdef Table[Pair] recipient_pairs
    cdef Table[int64_t] connected        # process or client -> when it came, in seconds
    cdef Table[Spent] client_times
    cdef Spent times
    cdef Spent hour_times[HOURS]
    cdef Names whences, relays
    cdef readonly Rows senders, sender_domains, recipients, recipient_domains
    cdef readonly int64_t bytes_received, bytes_delivered, lines, reused, tls_skipped
    cdef readonly bint sizes_told
    cdef int64_t hour_counts[HOURS][COLUMN_COUNT]
    cdef int64_t totals[COLUMN_COUNT]
    cdef Table[Day] days
    cdef int32_t day
    cdef char stamp[16]          # how the line in hand begins: its date
    cdef int stamp_length
    cdef bint is_wanted, is_turned
    cdef int64_t day_start_s
    cdef vector[int] roles       # of the tags of the block in hand

    def __init__(self, counting, *, bint forgets, bint keeps_whence, bint counts_connections, bint looks_at_mail,
                 bint looks_at_postscreen, bint has_other_name, bint skips_tls, bint groups_refusals, int64_t warning_bytes):
        self.counting, self.forgets, self.keeps_whence = counting, forgets, keeps_whence
        self.counts_connections, self.looks_at_mail = counts_connections, looks_at_mail
        self.looks_at_postscreen, self.has_other_name = looks_at_postscreen, has_other_name
        self.groups_refusals, self.warning_bytes, self.skips_tls = groups_refusals, warning_bytes, skips_tls
        self.whences, self.relays = Names(), Names()
        self.senders, self.sender_domains, self.recipients, self.recipient_domains = Rows(), Rows(), Rows(), Rows()
        self.day = -1

    def read(self, Scan scan):
        """Count the lines of a block; those that are not frequent come out again in calls of `counting.add`."""
        cdef Origin* o
        cdef int64_t i
        cdef int64_t last_start = -1
        cdef Record* r
        self.roles.clear()
        self.programs.clear()
        for i in range(scan.origin_count):
            o = &scan.origins[i]
            role, program = self.counting.role(scan.base[o.tag:o.tag + o.tag_length])
            self.roles.push_back(role)
            self.programs.push_back(program)
        with nogil:
            for i in range(scan.record_count):
                r = &scan.records[i]
                if r.start != last_start:  # a line that says "repeated 3 times" has three records
                    last_start = r.start
                    if not read_line(self, scan, r):
                        with gil:
                            self.look(scan, r)
        return 0

    cdef int look(self, Scan scan, Record* r) except -1:
        cdef const char* line = scan.base + r.start
        cdef const char* end = <const char*> memchr(line, c'\n', scan.size - r.start)
        cdef bint is_of_day = self.stamp_length > 0
        self.counting.add(line[:(end if end != NULL else scan.base + scan.size) - line])
        if not is_of_day:
            self.is_turned = False
        return 0

    # Days and hours.

    def turn(self, bytes key, int least_width):
        """What follows belongs to the day KEY, which has LEAST_WIDTH columns at least."""
        cdef Day* day
        self.day = <int32_t> self.days.place_of(key, len(key))
        day = self.days.value(self.day)
        day.width = max(day.width, least_width)
        self.is_turned = True

    cpdef void add(self, int column, int hour) noexcept:
        """Count in the tables of days and hours."""
        self.add_to(column, hour)

    cdef void add_to(self, int column, int hour) noexcept nogil:
        cdef Day* day
        self.totals[column] += 1
        if 0 <= hour < HOURS:  # a line may say 93:00
            self.hour_counts[hour][column] += 1
        day = self.days.value(self.day)
        day.counts[column] += 1
        day.width = max(day.width, column + 1)

    def total(self, int column):
        """All that was counted in a column."""
        return self.totals[column]

    def hours(self):
        """The counts of each hour."""
        return [[self.hour_counts[hour][column] for column in range(COLUMN_COUNT)] for hour in range(HOURS)]

    def day_rows(self):
        """Day -> its counts up to the last column that was ever counted; days without one are left out."""
        return {
            self.days.key(i).decode(): [self.days.value(i).counts[column] for column in range(self.days.value(i).width)]
            for i in range(self.days.places()) if self.days.value(i).width
        }

    # Messages.

    cpdef int came(self, bytes queue_id, bytes whence) except -1:
        """A message came from the domain WHENCE."""
        self.message(piece_of(queue_id)).whence = self.whences.number(whence) if whence else 0
        return 0

    cdef Message* message(self, Piece queue_id) except NULL nogil:
        cdef Message* message = self.messages.find(queue_id.at, queue_id.end - queue_id.at)
        if message == NULL:
            message = self.messages.at(queue_id.at, queue_id.end - queue_id.at)
            message.size_bytes = -1
        return message

    cpdef int sized(self, bytes queue_id, bytes sender, int64_t size_bytes) except -1:
        """A message has this sender and size, unless both were told before.

        Returns:
            0 they were; 1 now they are; 2 the mail is counted, as it came from somewhere;
            3 it is, and its queue id was used before.
        """
        return self.take_size(piece_of(queue_id), piece_of(sender), size_bytes)

    cdef int take_size(self, Piece queue_id, Piece sender, int64_t size_bytes) except -1 nogil:
        cdef Message* message = self.message(queue_id)
        cdef Pair pair
        cdef int32_t whence
        self.sizes_told = True
        if message.size_bytes > 0:
            return SIZE_KNOWN
        message.size_bytes = size_bytes
        whence = message.whence
        if whence == 0:
            return SIZE_TAKEN
        if not self.keeps_whence:
            message.whence = 0
        self.find_sender(sender, whence, &pair)
        count_bytes(self.senders.row(pair.address), size_bytes)
        count_bytes(self.sender_domains.row(pair.domain), size_bytes)
        self.bytes_received += size_bytes
        if self.once_sized.find(queue_id.at, queue_id.end - queue_id.at) != NULL:
            self.reused += 1
            return MAIL_OF_REUSED_ID
        return MAIL_COUNTED

    cdef int find_sender(self, Piece sender, int32_t whence, Pair* pair) except -1 nogil:
        cdef string key
        cdef Piece known = sender
        cdef Pair* found
        if memchr(sender.at, c'@', sender.end - sender.at) == NULL:  # counted under where it came from
            key.assign(sender.at, sender.end - sender.at)
            key.push_back(0)
            key.append(self.whences.names.key(whence - 1))
            known.at, known.end = key.data(), key.data() + key.size()
        found = self.pairs.find(known.at, known.end - known.at)
        if found == NULL:
            with gil:
                address, domain = self.counting.sender_keys(bytes_of(sender), self.whences.name(whence))
                pair.address, pair.domain = self.senders.at(address), self.sender_domains.at(domain)
            self.pairs.at(known.at, known.end - known.at)[0] = pair[0]
        else:
            pair[0] = found[0]
        return 0

    cpdef int64_t sent(self, bytes queue_id, bytes recipient, double delay_s, int hour) except -1:
        """A delivery succeeded; returns the size of the message, 0 where nobody told it."""
        return self.count_sent(piece_of(queue_id), piece_of(recipient), delay_s, hour)

    cdef int64_t count_sent(self, Piece queue_id, Piece recipient, double delay_s, int hour) except -1 nogil:
        cdef Pair pair
        cdef int64_t size_bytes = max(<int64_t> 0, self.message(queue_id).size_bytes)
        cdef Row* row
        self.find_recipient(recipient, &pair)
        row = self.recipient_domains.row(pair.domain)
        count_bytes(row, size_bytes)
        row.delay_s += delay_s
        row.longest_delay_s = max(row.longest_delay_s, delay_s)
        count_bytes(self.recipients.row(pair.address), size_bytes)
        self.bytes_delivered += size_bytes
        self.add_to(DELIVERED, hour)
        return size_bytes

    cdef int find_recipient(self, Piece recipient, Pair* pair) except -1 nogil:
        cdef Pair* found = self.recipient_pairs.find(recipient.at, recipient.end - recipient.at)
        if found == NULL:
            with gil:
                address, domain = self.counting.recipient_keys(bytes_of(recipient))
                pair.address, pair.domain = self.recipients.at(address), self.recipient_domains.at(domain)
            self.recipient_pairs.at(recipient.at, recipient.end - recipient.at)[0] = pair[0]
        else:
            pair[0] = found[0]
        return 0

    def deferred(self, bytes queue_id, bytes relay, bytes domain, double delay_s, int hour):
        """A delivery was put off; a message that is known was last tried at RELAY."""
        cdef Row* row = self.recipient_domains.row(self.recipient_domains.at(domain))
        cdef Message* message = self.messages.find(queue_id, len(queue_id))
        row.deferrals += 1
        row.longest_delay_s = max(row.longest_delay_s, delay_s)
        self.add_to(DEFERRED, hour)
        if message != NULL:
            message.relay = self.relays.number(relay)

    def came_in(self, bytes queue_id):
        """Whether it is known where a message came from."""
        cdef Message* message = self.messages.find(queue_id, len(queue_id))
        return message != NULL and message.whence != 0

    def last_relay(self, bytes queue_id):
        """Where a message was last tried, nothing where it was not; the queue id is known from now on (1.3)."""
        cdef int32_t relay = self.message(piece_of(queue_id)).relay
        return self.relays.name(relay) if relay else b""

    cpdef int forget(self, bytes queue_id) except -1:
        """A queue id is free again."""
        self.free(piece_of(queue_id))
        return 0

    cdef int free(self, Piece queue_id) except -1 nogil:
        cdef Message* message = self.messages.find(queue_id.at, queue_id.end - queue_id.at)
        if message == NULL:
            return 0
        if not self.keeps_whence and message.size_bytes > 0:
            self.once_sized.place_of(queue_id.at, queue_id.end - queue_id.at)
        self.messages.erase(queue_id.at, queue_id.end - queue_id.at)
        return 0

    def unsized(self):
        """(messages whose size was never told, those of them that came from nowhere)."""
        cdef int64_t count = 0, strangers = 0
        cdef Message* message
        for i in range(self.messages.places()):
            message = self.messages.value(i)
            if message != NULL and message.size_bytes < 0:
                count += 1
                strangers += message.whence == 0
        return count, strangers

    # Refusals and warnings, which differ in a few words.

    def refusals(self):
        """[((stage, reason, client, sender, recipient), count)]; what a refusal is not counted by is empty."""
        return [(tuple(text.split(b"\0")), count) for text, count in counts_of(&self.refusal_counts)]

    def warnings(self):
        """[((program, text), count)]."""
        return [(tuple(text.split(b"\0", 1)), count) for text, count in counts_of(&self.warning_counts)]

    # Connections.

    def connect(self, bytes key, int64_t second):
        """A client came, SECOND of the day."""
        self.connected.at(key, len(key))[0] = self.day_start_s + second

    def connected_s(self, bytes key, int64_t second):
        """Seconds since a client came; None where nobody saw it."""
        cdef int64_t* began = self.connected.find(key, len(key))
        if began == NULL:
            return None
        seconds = self.day_start_s + second - began[0]
        self.connected.erase(key, len(key))
        return seconds

    def disconnect(self, bytes client, int hour, int64_t seconds):
        """A client that is counted under the name CLIENT left after SECONDS."""
        self.spend(piece_of(client), hour, seconds)

    cdef int spend(self, Piece client, int hour, int64_t seconds) except -1 nogil:
        spend_on(self.client_times.at(client.at, client.end - client.at), seconds)
        if 0 <= hour < HOURS:
            spend_on(&self.hour_times[hour], seconds)
        spend_on(&self.days.value(self.day).spent, seconds)
        spend_on(&self.times, seconds)
        return 0

    def connections(self):
        """(all, by hour, by day, by client), each as (count, seconds, longest)."""
        return (
            spent(self.times),
            [spent(self.hour_times[hour]) for hour in range(HOURS)],
            {self.days.key(i).decode(): spent(self.days.value(i).spent)
             for i in range(self.days.places()) if self.days.value(i).spent.count},
            {self.client_times.key(i): spent(self.client_times.value(i)[0]) for i in range(self.client_times.places())},
        )

    def begin_day(self, int64_t start_s):
        """The line in hand is of a day that began START_S seconds after some day in the past."""
        self.day_start_s = start_s


cdef inline void count_bytes(Row* row, int64_t size_bytes) noexcept nogil:
    row.count += 1
    row.size_bytes += size_bytes


cdef inline void spend_on(Spent* spent, int64_t seconds) noexcept nogil:
    spent.longest_s = max(spent.longest_s, seconds)
    spent.count += 1
    spent.seconds += seconds


cdef inline Piece piece_of(bytes text) noexcept:
    cdef Piece piece
    piece.at = text
    piece.end = piece.at + len(text)
    return piece


cdef inline bytes bytes_of(Piece piece):
    return piece.at[:piece.end - piece.at]


cdef list counts_of(Table[int64_t]* counts):
    return [(counts.key(i), counts.value(i)[0]) for i in range(counts.places())]


cdef tuple spent(Spent value):
    return value.count, value.seconds, value.longest_s


include "_lines.pxi"
include "_head.pxi"
include "_mail.pxi"
include "_sessions.pxi"
include "_refusals.pxi"
