# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# distutils: language = c++
"""Records -> who tried to log in as whom from where, how often, and what had failed before it worked.

A failed try may be told twice. Dovecot's auth process has a line for each wrong password (auth_verbose); the login
process has one for a whole connection, with the number of tries and the last name alone; Postfix has one for each
try, of which only 3.9 and later know the name. Lines about one try are joined: by Dovecot's session id, or, where the
auth process was asked by Postfix, by client and time. Memory: the distinct pairs of address and user.
"""

from cython.operator cimport dereference
from libc.stdint cimport int8_t, int32_t, int64_t, uint64_t
from libc.string cimport memcmp, memset
from libcpp.deque cimport deque
from libcpp.string cimport string
from libcpp.unordered_map cimport unordered_map
from libcpp.vector cimport vector

from maillens._place cimport Place, offset_of, start_place
from maillens.columns cimport Rows, Table, hash_text, int_at, is_set, text_at
from maillens.parse._scanner cimport Record, Scan

FIELDS = ("client_address", "login_user", "login_result", "sasl_username", "session_id", "attempts", "reason")
"""What is read of a line."""

cdef enum:
    F_ADDRESS, F_USER, F_RESULT, F_SASL_USER, F_SESSION, F_ATTEMPTS, F_REASON, F_COUNT

cdef enum:
    OTHER, LOGIN, CLIENT, AUTH_FAILURE
DEEDS = {"client": CLIENT, "dovecot-auth-failure": AUTH_FAILURE}

cdef int64_t SECOND = 1_000_000
# auth_failure_delay (two seconds) and what the penalty of an address adds (to 15 s) lie between two lines about one try.
cdef int64_t SAME_TRY = 20 * SECOND
# A session that told of failures and never ended is forgotten, once there are many.
cdef int64_t FORGOTTEN = 3600 * SECOND
cdef size_t MANY = 65_536

cdef struct Seen:
    int64_t first, last, first_offset, last_offset
    int32_t first_file, last_file

cdef struct Pair:
    int32_t address, user
    int64_t failures, successes, unknown
    # What had failed when it first worked: of the pair, of the address, of the user.
    int64_t failures_before, address_failures_before, address_successes_before, user_failures_before
    Seen failed, succeeded

cdef struct Tally:
    int64_t failures, successes, last_failure
    int64_t failures_before         # when it first got in; -1 for never
    int64_t address_count, first_success    # of a user: from how many addresses he got in, and since when

cdef struct Told:
    int64_t count, at

cdef struct Pending:
    int64_t at
    int32_t user
    bint by_auth


cdef class Attempts:
    """Every attempt to log in so far.

    Args:
        program: The compiled grammar, with the families `login`, `session` and `auth` and the fields FIELDS.
        since, until: The period, in microseconds.
    """

    cdef vector[int8_t] deeds           # per kind
    cdef vector[int32_t] columns        # per family: where each of FIELDS is
    cdef unordered_map[uint64_t, int32_t] numbers
    cdef vector[string] names           # of addresses and users; the first is a user who is not known
    cdef vector[Tally] tallies          # per name
    cdef unordered_map[int64_t, int32_t] by_key
    cdef vector[Pair] pairs
    cdef unordered_map[uint64_t, Told] told
    cdef unordered_map[int32_t, deque[Pending]] pending
    cdef int64_t since, until
    # The line in hand.
    cdef int32_t file
    cdef int64_t offset, time

    def __init__(self, program, int64_t since, int64_t until):
        families = list(program.families)
        login = families.index("login")
        for number, kind in enumerate(program.kinds):
            self.deeds.push_back(DEEDS.get(kind, LOGIN if program.kind_families[number] == login else OTHER))
        for family in families:
            layout = [name for name, _ in program.columns(family)]
            for name in FIELDS:
                self.columns.push_back(layout.index(name) if name in layout else -1)
        self.since, self.until = since, until
        self.number_of(c"@", b"", 0)

    def add(self, Scan scan, int32_t file, int64_t base_offset, const int64_t[::1] line_offsets=None):
        """Count the attempts of a block, whose times are set.

        Args:
            file: Code of the input.
            base_offset: Where the block begins in it.
            line_offsets: Where each of its lines does, where they are a translation.
        """
        cdef int64_t i
        cdef Record* r
        cdef Place place
        self.file = file
        start_place(&place, scan, base_offset, line_offsets)
        with nogil:
            for i in range(scan.record_count):
                r = &scan.records[i]
                if self.deeds[r.kind] == OTHER or r.row < 0 or r.stamp_kind == 3:
                    continue
                if not self.since <= r.stamp < self.until:
                    continue
                self.time, self.offset = r.stamp, offset_of(&place, r.start)
                self.read_line(self.deeds[r.kind], scan.rows[r.family], &self.columns[r.family * F_COUNT], r.row)
        if self.told.size() > MANY:
            self.forget()

    cdef int read_line(self, int deed, Rows* rows, int32_t* columns, int64_t row) except -1 nogil:
        cdef int64_t length
        cdef int32_t user = 0
        cdef const char* p = text_at(rows, columns[F_ADDRESS], row, &length)
        if p == NULL:
            return 0
        cdef int32_t address = self.number_of(c"#", p, length)
        p = text_at(rows, columns[F_USER], row, &length)
        if p == NULL:
            p = text_at(rows, columns[F_SASL_USER], row, &length)
        # smtpd(8) writes so where the client gave no name, or none that could be read.
        if p != NULL and not (length == 13 and memcmp(p, b"(unavailable)", 13) == 0):
            user = self.number_of(c"@", p, length)
        p = text_at(rows, columns[F_SESSION], row, &length)
        cdef uint64_t session = hash_text(p, length, 7) if p != NULL and length else 0
        if deed == CLIENT:
            return self.succeed(address, user) if user else 0
        if deed == AUTH_FAILURE:
            p = text_at(rows, columns[F_REASON], row, &length)
            return self.hear_auth(address, user, session, length == 12 and memcmp(p, b"unknown user", 12) == 0)
        p = text_at(rows, columns[F_RESULT], row, &length)
        if length == 7 and memcmp(p, b"failure", 7) == 0:
            return self.hear_failure(address, user, session, columns[F_SESSION] >= 0 and session != 0, tries(rows, columns, row))
        if session:
            self.told.erase(session)
        return self.succeed(address, user) if length == 7 and memcmp(p, b"success", 7) == 0 else 0

    cdef int hear_auth(self, int32_t address, int32_t user, uint64_t session, bint unknown) except -1 nogil:
        """A line of the auth process: one try."""
        if session:
            self.told[session].count += 1
            self.told[session].at = self.time
        elif self.matches(address, user, False):
            # Postfix told of this try before and did not know the name.
            self.rename(address, user, unknown)
            return 0
        else:
            self.await_other(address, user, True)
        return self.fail(address, user, 1, unknown)

    cdef int hear_failure(self, int32_t address, int32_t user, uint64_t session, bint by_session, int64_t count) except -1 nogil:
        """A line of a login process, of all tries of a connection, or of Postfix, of one."""
        if by_session:
            count -= self.told[session].count
            self.told.erase(session)
        elif self.matches(address, user, True):
            return 0
        else:
            self.await_other(address, user, False)
        return self.fail(address, user, count, False) if count > 0 else 0

    cdef bint matches(self, int32_t address, int32_t user, bint by_auth) except -1 nogil:
        """Take away what the other program told of the same try; False where it told nothing."""
        cdef deque[Pending]* waiting = &self.pending[address]
        cdef size_t i
        while not waiting.empty() and waiting.front().at < self.time - SAME_TRY:
            waiting.pop_front()
        for i in range(waiting.size()):
            if waiting.at(i).by_auth == by_auth and (not user or not waiting.at(i).user or waiting.at(i).user == user):
                waiting.erase(waiting.begin() + i)
                return True
        return False

    cdef int await_other(self, int32_t address, int32_t user, bint by_auth) except -1 nogil:
        cdef Pending one
        one.at, one.user, one.by_auth = self.time, user, by_auth
        self.pending[address].push_back(one)
        return 0

    cdef int rename(self, int32_t address, int32_t user, bint unknown) except -1 nogil:
        """A failure that was counted without a name has one."""
        cdef Pair* nameless = self.pair(address, 0)
        cdef Pair* named = self.pair(address, user)
        nameless = self.pair(address, 0)
        named.unknown += unknown
        if nameless.failures and user and nameless != named:
            nameless.failures -= 1
            see(&named.failed, named.failures == 0, self.time, self.file, self.offset)
            named.failures += 1
            self.tallies[user].failures += 1
            self.tallies[user].last_failure = self.time
        return 0

    cdef int fail(self, int32_t address, int32_t user, int64_t count, bint unknown) except -1 nogil:
        cdef Pair* pair = self.pair(address, user)
        see(&pair.failed, pair.failures == 0, self.time, self.file, self.offset)
        pair.failures += count
        pair.unknown += unknown
        self.tallies[address].failures += count
        if user:
            self.tallies[user].failures += count
            self.tallies[user].last_failure = self.time
        return 0

    cdef int succeed(self, int32_t address, int32_t user) except -1 nogil:
        cdef Pair* pair = self.pair(address, user)
        if pair.successes == 0:
            pair.failures_before = pair.failures
            pair.address_failures_before = self.tallies[address].failures
            pair.address_successes_before = self.tallies[address].successes
            pair.user_failures_before = self.tallies[user].failures
            if self.tallies[user].address_count == 0:
                self.tallies[user].first_success = self.time
            self.tallies[user].address_count += 1
        see(&pair.succeeded, pair.successes == 0, self.time, self.file, self.offset)
        pair.successes += 1
        if self.tallies[address].successes == 0:
            self.tallies[address].failures_before = self.tallies[address].failures
        self.tallies[address].successes += 1
        return 0

    cdef Pair* pair(self, int32_t address, int32_t user) except NULL nogil:
        cdef int64_t key = (<int64_t> address << 32) | user
        cdef Pair fresh
        cdef unordered_map[int64_t, int32_t].iterator at = self.by_key.find(key)
        if at != self.by_key.end():
            return &self.pairs[dereference(at).second]
        memset(&fresh, 0, sizeof(Pair))
        fresh.address, fresh.user = address, user
        self.by_key[key] = <int32_t> self.pairs.size()
        self.pairs.push_back(fresh)
        return &self.pairs.back()

    cdef int32_t number_of(self, char what, const char* p, int64_t length) except -1 nogil:
        """The number of a name; addresses and users are told apart, as a user may call himself 192.0.2.1."""
        cdef uint64_t h = hash_text(p, length, <uint64_t> what)
        cdef unordered_map[uint64_t, int32_t].iterator at = self.numbers.find(h)
        cdef Tally fresh
        if at != self.numbers.end():
            return dereference(at).second
        memset(&fresh, 0, sizeof(Tally))
        fresh.failures_before = -1
        self.numbers[h] = <int32_t> self.names.size()
        self.names.push_back(string(p, <size_t> min(length, 1000)))
        self.tallies.push_back(fresh)
        return <int32_t> self.names.size() - 1

    cdef int forget(self) except -1:
        """Let go of sessions of which nothing was heard for long."""
        cdef vector[uint64_t] old
        for entry in self.told:
            if entry.second.at < self.time - FORGOTTEN:
                old.push_back(entry.first)
        for session in old:
            self.told.erase(session)
        return 0

    def rows(self, make_pair, make_span, make_place, int64_t least):
        """The pairs of which there is something to suspect, in order of first sight; times in microseconds.

        Args:
            make_pair, make_span, make_place: What `pairs.Pair`, `Span` and `Place` are made with.
            least: Pairs that never failed concern somebody only where their address had failed so often before it
                first got in, or where their user had, and failed no more once one of them got in.
        """
        cdef Pair* pair
        cdef list found = []
        cdef vector[int8_t] entered
        entered.resize(self.names.size())
        for i in range(<int64_t> self.pairs.size()):
            pair = &self.pairs[i]
            if pair.user and pair.successes and not pair.failures and pair.user_failures_before >= least:
                entered[pair.user] |= self.tallies[pair.user].last_failure <= pair.succeeded.first
        for i in range(<int64_t> self.pairs.size()):
            pair = &self.pairs[i]
            if pair.failures or (pair.successes and (entered[pair.user] or is_first_in(pair, least))):
                found.append(make_pair(
                    name_text(self.names[pair.address]), name_text(self.names[pair.user]), pair.failures, pair.successes,
                    pair.unknown, pair.failures_before, pair.address_failures_before, pair.address_successes_before,
                    pair.user_failures_before,
                    pair.successes > 0 and self.tallies[pair.user].last_failure <= pair.succeeded.first,
                    self.tallies[pair.address].failures_before,
                    span(&pair.failed, make_span, make_place) if pair.failures else None,
                    span(&pair.succeeded, make_span, make_place) if pair.successes else None))
        return found

    def entries(self, make_entry, make_place, int64_t least, int64_t past):
        """From where users got in who did so from many addresses, or from another one after a time; in order of first sight.

        Args:
            make_entry, make_place: What `entries.Entry` and `Place` are made with.
            least: Addresses that are many.
            past: Microseconds after the first login of a user from which on another address is of interest.
        """
        cdef Pair* pair
        cdef list found = []
        cdef vector[int8_t] wanted
        wanted.resize(self.names.size())
        for i in range(<int64_t> self.pairs.size()):
            pair = &self.pairs[i]
            if pair.user and pair.successes:
                wanted[pair.user] |= self.tallies[pair.user].address_count >= least
                wanted[pair.user] |= pair.succeeded.first - self.tallies[pair.user].first_success >= past
        for i in range(<int64_t> self.pairs.size()):
            pair = &self.pairs[i]
            if pair.user and pair.successes and wanted[pair.user]:
                found.append(make_entry(
                    name_text(self.names[pair.user]), name_text(self.names[pair.address]), pair.successes,
                    pair.succeeded.first, pair.succeeded.last,
                    make_place(pair.succeeded.first_file, pair.succeeded.first_offset)))
        return found


cdef bint is_first_in(Pair* pair, int64_t least) noexcept:
    return pair.address_failures_before >= least and pair.address_successes_before == 0


cdef str name_text(string& name):
    """A name as text."""
    return name.data()[:name.size()].decode("utf-8", "replace")


cdef int64_t tries(Rows* rows, int32_t* columns, int64_t row) noexcept nogil:
    """How many tries a line stands for."""
    return int_at(rows, columns[F_ATTEMPTS], row) if is_set(rows, columns[F_ATTEMPTS], row) else 1


cdef void see(Seen* seen, bint is_first, int64_t time, int32_t file, int64_t offset) noexcept nogil:
    if is_first:
        seen.first, seen.first_file, seen.first_offset = time, file, offset
    seen.last, seen.last_file, seen.last_offset = time, file, offset


cdef object span(Seen* seen, make_span, make_place):
    return make_span(seen.first, seen.last, make_place(seen.first_file, seen.first_offset), make_place(seen.last_file, seen.last_offset))
