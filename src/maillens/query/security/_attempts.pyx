# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# distutils: language = c++
"""Records -> who tried to log in as whom from where, how often, and what had failed before it worked.

A failed try may be told twice. Dovecot's auth process has a line for each wrong password (auth_verbose); the login
process has one for a whole connection, with the number of tries and the last name alone; Postfix has one for each
try, of which only 3.9 and later know the name. Lines about one try are joined: by Dovecot's session id, or, where the
auth process was asked by Postfix, by client and time. Memory: the distinct pairs of address and user.
"""

cimport cython
from libc.stdint cimport INT64_MAX, INT64_MIN, int8_t, int32_t, int64_t, uint8_t, uint64_t
from libc.string cimport memcmp, memset
from libcpp.algorithm cimport sort
from libcpp.string cimport string
from libcpp.unordered_map cimport unordered_map
from libcpp.vector cimport vector

from maillens._place cimport Place as LinePlace, offset_of, start_place
from maillens.columns cimport Rows, Table, hash_text, int_at, is_set, text_at
from maillens.parse._scanner cimport Record, Scan

from maillens.query.security.finding import Place

cdef extern from "<arpa/inet.h>" nogil:
    int AF_INET, AF_INET6
    int inet_pton(int family, const char* text, void* address)

cdef extern from *:
    void prefetch "__builtin_prefetch"(const void* at) nogil

cdef extern from "../../correlate/_keyed.h" namespace "maillens" nogil:
    cdef cppclass Keyed[Value]:
        void expect(int64_t key)
        Value* find(int64_t key)
        Value& at(int64_t key) except +

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

cdef enum:
    ENOUGH = 64             # lines to look up side by side

include "_lines.pxi"


cdef class Attempts:
    """Every attempt to log in so far.

    Args:
        program: The compiled grammar, with the families `login`, `session` and `auth` and the fields FIELDS.
        since, until: The period, in microseconds.
    """

    cdef vector[int8_t] deeds           # per kind
    cdef vector[int32_t] columns        # per family: where each of FIELDS is
    cdef Keyed[int32_t] numbers         # plus one, as nothing is 0
    cdef vector[string] names           # of addresses and users; the first is a user who is not known
    cdef vector[Tally] tallies          # per name
    cdef Keyed[int32_t] by_key          # plus one
    cdef vector[Tries] pairs
    cdef unordered_map[uint64_t, Told] told
    cdef vector[vector[Pending]] pending        # by address
    cdef int64_t since, until
    cdef vector[Said] expected
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
        self.number_of(name_key(c"@", b"", 0), b"", 0)

    def add(self, Scan scan, int32_t file, int64_t base_offset, const int64_t[::1] line_offsets=None):
        """Count the attempts of a block, whose times are set.

        Args:
            file: Code of the input.
            base_offset: Where the block begins in it.
            line_offsets: Where each of its lines does, where they are a translation.
        """
        cdef int64_t i
        cdef Record* r
        cdef LinePlace place
        cdef Said said
        self.file = file
        start_place(&place, scan, base_offset, line_offsets)
        with nogil:
            for i in range(scan.record_count):
                r = &scan.records[i]
                if self.deeds[r.kind] == OTHER or r.row < 0 or r.stamp_kind == 3:
                    continue
                if not self.since <= r.stamp < self.until:
                    continue
                said.deed, said.rows, said.columns = self.deeds[r.kind], scan.rows[r.family], &self.columns[r.family * F_COUNT]
                said.row, said.time, said.offset = r.row, r.stamp, offset_of(&place, r.start)
                if names_somebody(&said):
                    self.expect(&said)
            self.read_expected()
        if self.told.size() > MANY:
            self.forget()

    cdef int expect(self, Said* said) except -1 nogil:
        """Have what is known of the names of a line brought in: it is spread over memory, and each line would wait for it."""
        said.address_key = name_key(c"#", said.address_text, said.address_length)
        self.numbers.expect(said.address_key)
        if said.user_text != NULL:
            said.user_key = name_key(c"@", said.user_text, said.user_length)
            self.numbers.expect(said.user_key)
        self.expected.push_back(said[0])
        return self.read_expected() if self.expected.size() == ENOUGH else 0

    cdef int read_expected(self) except -1 nogil:
        """Read the lines that were expected, after what their names and pairs lead to was brought in, too."""
        cdef size_t i
        cdef Said* said
        cdef int32_t* known
        for i in range(self.expected.size()):
            said = &self.expected[i]
            said.address, said.user = self.number_of(said.address_key, said.address_text, said.address_length), 0
            if said.user_text != NULL:
                said.user = self.number_of(said.user_key, said.user_text, said.user_length)
            prefetch(&self.tallies[said.address])
            prefetch(&self.tallies[said.user])
            self.by_key.expect(pair_key(said.address, said.user))
        for i in range(self.expected.size()):
            said = &self.expected[i]
            known = self.by_key.find(pair_key(said.address, said.user))
            if known != NULL:
                prefetch(&self.pairs[known[0] - 1])
                prefetch(&self.pairs[known[0] - 1].failed)
                prefetch(&self.pairs[known[0] - 1].succeeded)
        for i in range(self.expected.size()):
            self.time, self.offset = self.expected[i].time, self.expected[i].offset
            self.read_line(&self.expected[i])
        self.expected.clear()
        return 0

    cdef int read_line(self, Said* said) except -1 nogil:
        cdef int64_t length
        cdef const char* p = text_at(said.rows, said.columns[F_SESSION], said.row, &length)
        cdef uint64_t session = hash_text(p, length, 7) if p != NULL and length else 0
        if said.deed == CLIENT:
            return self.succeed(said.address, said.user) if said.user else 0
        if said.deed == AUTH_FAILURE:
            p = text_at(said.rows, said.columns[F_REASON], said.row, &length)
            return self.hear_auth(said.address, said.user, session, length == 12 and memcmp(p, b"unknown user", 12) == 0)
        p = text_at(said.rows, said.columns[F_RESULT], said.row, &length)
        if length == 7 and memcmp(p, b"failure", 7) == 0:
            return self.hear_failure(said.address, said.user, session, session != 0, tries(said.rows, said.columns, said.row))
        if session:
            self.told.erase(session)
        return self.succeed(said.address, said.user) if length == 7 and memcmp(p, b"success", 7) == 0 else 0

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
        cdef vector[Pending]* waiting
        cdef Pending* one
        cdef size_t i, past = 0
        if address >= <int64_t> self.pending.size():
            return False
        waiting = &self.pending[address]
        while past < waiting.size() and waiting.at(past).at < self.time - SAME_TRY:
            past += 1
        waiting.erase(waiting.begin(), waiting.begin() + past)
        for i in range(waiting.size()):
            one = &waiting.at(i)
            if one.by_auth == by_auth and (not user or not one.user or one.user == user):
                waiting.erase(waiting.begin() + i)
                return True
        return False

    cdef int await_other(self, int32_t address, int32_t user, bint by_auth) except -1 nogil:
        cdef Pending one
        one.at, one.user, one.by_auth = self.time, user, by_auth
        if address >= <int64_t> self.pending.size():
            self.pending.resize(self.names.size())
        self.pending[address].push_back(one)
        return 0

    cdef int rename(self, int32_t address, int32_t user, bint unknown) except -1 nogil:
        """A failure that was counted without a name has one."""
        cdef Tries* nameless = self.pair(address, 0)
        cdef Tries* named = self.pair(address, user)
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
        cdef Tries* pair = self.pair(address, user)
        see(&pair.failed, pair.failures == 0, self.time, self.file, self.offset)
        pair.failures += count
        pair.unknown += unknown
        self.tallies[address].failures += count
        if user:
            self.tallies[user].failures += count
            self.tallies[user].last_failure = self.time
        return 0

    cdef int succeed(self, int32_t address, int32_t user) except -1 nogil:
        cdef Tries* pair = self.pair(address, user)
        if pair.successes == 0:
            pair.failures_before = pair.failures
            pair.address_failures_before = self.tallies[address].failures
            pair.address_successes_before = self.tallies[address].successes
            pair.user_failures_before = self.tallies[user].failures
            pair.user_successes_before = self.tallies[user].successes
            if pair.user_successes_before == 0:
                self.tallies[user].first_success = self.time
        see(&pair.succeeded, pair.successes == 0, self.time, self.file, self.offset)
        pair.successes += 1
        if self.tallies[address].successes == 0:
            self.tallies[address].failures_before = self.tallies[address].failures
        self.tallies[address].successes += 1
        self.tallies[user].successes += user != 0
        return 0

    cdef Tries* pair(self, int32_t address, int32_t user) except NULL nogil:
        cdef int32_t* known = &self.by_key.at(pair_key(address, user))
        cdef Tries fresh
        if known[0] == 0:
            memset(&fresh, 0, sizeof(Tries))
            fresh.address, fresh.user = address, user
            self.pairs.push_back(fresh)
            known[0] = <int32_t> self.pairs.size()
        return &self.pairs[known[0] - 1]

    cdef int32_t number_of(self, int64_t key, const char* p, int64_t length) except -1 nogil:
        """The number of a name, from its key."""
        cdef int32_t* known = &self.numbers.at(key)
        cdef Tally fresh
        if known[0] == 0:
            memset(&fresh, 0, sizeof(Tally))
            fresh.failures_before = -1
            self.names.push_back(string(p, <size_t> min(length, 1000)))
            self.tallies.push_back(fresh)
            known[0] = <int32_t> self.names.size()
        return known[0] - 1

    cdef int forget(self) except -1:
        """Let go of sessions of which nothing was heard for long."""
        cdef vector[uint64_t] old
        for entry in self.told:
            if entry.second.at < self.time - FORGOTTEN:
                old.push_back(entry.first)
        for session in old:
            self.told.erase(session)
        return 0

    def pairs_of(self, int64_t least, int64_t within, int ipv4_prefix, int ipv6_prefix):
        """The pairs of which there is something to suspect, in order of first sight: all, by address, and by user.

        Args:
            least: Pairs that never failed concern somebody only where their address had failed so often before it
                first got in, or where their user had, the last time at most WITHIN microseconds before, and failed
                no more, and he had not got in from their network.
            ipv4_prefix, ipv6_prefix: Bits that the addresses of a network share.
        """
        cdef Tries* tries
        cdef Pair pair
        cdef list found = []
        cdef dict by_address = {}, by_user = {}
        cdef list texts = [None] * self.names.size()
        cdef vector[int8_t] found_out = self.found_out(least, within, ipv4_prefix, ipv6_prefix)
        for i in range(<int64_t> self.pairs.size()):
            tries = &self.pairs[i]
            if not (tries.failures or found_out[i] or (tries.successes and is_first_in(tries, least))):
                continue
            pair = Pair.__new__(Pair)
            pair.tries, pair.found_out = tries[0], found_out[i] != 0
            pair.address_failures_before_any = self.tallies[tries.address].failures_before
            pair.address, pair.user = self.text(tries.address, texts), self.text(tries.user, texts)
            found.append(pair)
            append_to(by_address, pair.address, pair)
            if tries.user:
                append_to(by_user, pair.user, pair)
        return found, by_address, by_user

    cdef str text(self, int32_t number, list known):
        """A name as text, which is made once."""
        if known[number] is None:
            known[number] = name_text(self.names[number])
        return known[number]

    cdef vector[int8_t] found_out(self, int64_t least, int64_t within, int ipv4_prefix, int ipv6_prefix):
        """For each pair, whether it got in soon after its user had failed elsewhere for the last time, from a new network."""
        cdef vector[int8_t] found
        cdef Keyed[int8_t] known
        cdef int8_t* is_known
        cdef vector[int8_t] suspected
        cdef Success success
        cdef Tries* pair
        cdef uint64_t network
        found.resize(self.pairs.size())
        suspected.resize(self.names.size())
        for i in range(<int64_t> self.pairs.size()):
            pair = &self.pairs[i]
            found[i] = (
                pair.user and pair.successes and not pair.failures and pair.user_failures_before >= least
                and 0 <= pair.succeeded.first - self.tallies[pair.user].last_failure <= within
            )
            suspected[pair.user] |= found[i]
        for success in self.successes(suspected):
            pair = &self.pairs[success.pair]
            network = network_of(self.names[pair.address], ipv4_prefix, ipv6_prefix, pair.user)
            is_known = &known.at(<int64_t> network)
            found[success.pair] &= not is_known[0]
            is_known[0] = True
        return found

    cdef vector[Success] successes(self, const vector[int8_t]& wanted) except * nogil:
        """When each pair of the users who are wanted first got in, by user and time."""
        cdef vector[Success] found
        cdef Success one
        for i in range(<int64_t> self.pairs.size()):
            if self.pairs[i].user and self.pairs[i].successes and wanted[self.pairs[i].user]:
                one.at, one.user, one.pair = self.pairs[i].succeeded.first, self.pairs[i].user, <int32_t> i
                found.push_back(one)
        sort(found.begin(), found.end(), is_earlier)
        return found

    def entries(self, make_entry, int64_t least, int64_t within, int64_t past, int ipv4_prefix, int ipv6_prefix):
        """From where users got in who did so from many networks at once, or from another one after a time; by user and time.

        Args:
            make_entry: What `entries.Entry` is made with.
            least: Networks that are many, where they turn up within WITHIN microseconds.
            past: Microseconds after the first login of a user from which on another network is of interest.
            ipv4_prefix, ipv6_prefix: Bits that the addresses of a network share.
        """
        cdef Tries* pair
        cdef Success success
        cdef list found = []
        cdef vector[Success] successes
        cdef vector[int8_t] wanted
        with nogil:
            successes = self.successes(self.from_several(least, past))
            # Networks cost more to tell apart than addresses, of which there are as many or more.
            wanted = self.from_many(successes, least, within, past)
            wanted = self.from_many(
                self.first_of_networks(successes, wanted, ipv4_prefix, ipv6_prefix), least, within, past)
        for success in successes:
            if wanted[success.user]:
                pair = &self.pairs[success.pair]
                found.append(make_entry(
                    name_text(self.names[pair.user]), name_text(self.names[pair.address]), pair.successes,
                    pair.succeeded.first, pair.succeeded.last,
                    Place(pair.succeeded.first_file, pair.succeeded.first_offset)))
        return found

    cdef vector[int8_t] from_many(
        self, vector[Success]& successes, int64_t least, int64_t within, int64_t past
    ) except * nogil:
        """The users of whom LEAST of SUCCESSES, by user and time, lie within a time, or one so long after the first login."""
        cdef vector[int8_t] found
        cdef Success success
        cdef int64_t i, before
        found.resize(self.names.size())
        for i in range(<int64_t> successes.size()):
            success = successes[i]
            before = i - max(least, 1) + 1
            found[success.user] |= success.at - self.tallies[success.user].first_success >= past
            if before >= 0 and successes[before].user == success.user:
                found[success.user] |= success.at - successes[before].at <= within
        return found

    cdef vector[int8_t] from_several(self, int64_t least, int64_t past) except * nogil:
        """For each user, whether he got in from LEAST addresses, or from one PAST microseconds after his first login."""
        cdef vector[int8_t] found
        cdef vector[int32_t] addresses
        cdef Tries* pair
        found.resize(self.names.size())
        addresses.resize(self.names.size())
        for i in range(<int64_t> self.pairs.size()):
            pair = &self.pairs[i]
            if pair.user and pair.successes:
                addresses[pair.user] += 1
                found[pair.user] |= addresses[pair.user] >= least
                found[pair.user] |= pair.succeeded.first - self.tallies[pair.user].first_success >= past
        return found

    cdef vector[Success] first_of_networks(
        self, vector[Success]& successes, vector[int8_t]& wanted, int ipv4_prefix, int ipv6_prefix
    ) except * nogil:
        """Those of SUCCESSES, by user and time, that are the first of a user who is wanted from their network."""
        cdef vector[Success] found
        cdef Keyed[int8_t] known
        cdef int8_t* is_known
        cdef uint64_t network
        for success in successes:
            if wanted[success.user]:
                network = network_of(self.names[self.pairs[success.pair].address], ipv4_prefix, ipv6_prefix, success.user)
                is_known = &known.at(<int64_t> network)
                if not is_known[0]:
                    found.push_back(success)
                is_known[0] = True
        return found


cdef void append_to(dict lists, str name, Pair pair):
    known = lists.get(name)
    if known is None:
        lists[name] = [pair]
    else:
        (<list> known).append(pair)


cdef bint is_earlier(const Success& a, const Success& b) noexcept nogil:
    if a.user != b.user:
        return a.user < b.user
    return a.at < b.at if a.at != b.at else a.pair < b.pair


cdef uint64_t network_of(const string& address, int ipv4_prefix, int ipv6_prefix, uint64_t user) noexcept nogil:
    """A number for the network of an address, as `network.py` tells it, and a user; of the text where it is none."""
    cdef uint8_t bytes[16]
    cdef int prefix = ipv6_prefix, start = 0, i
    if inet_pton(AF_INET, address.c_str(), bytes + 12) == 1:
        prefix, start = ipv4_prefix, 12
    elif inet_pton(AF_INET6, address.c_str(), bytes) != 1:
        return hash_text(address.data(), address.size(), 2 * user)
    elif memcmp(bytes, b"\0\0\0\0\0\0\0\0\0\0\xff\xff", 12) == 0:
        prefix, start = ipv4_prefix, 12
    for i in range(start, 16):
        bytes[i] &= <uint8_t> (0xFF00 >> min(max(prefix - 8 * (i - start), 0), 8))
    return hash_text(<const char*> bytes + start, 16 - start, 2 * user + 1)


cdef bint is_first_in(Tries* pair, int64_t least) noexcept:
    return pair.address_failures_before >= least and pair.address_successes_before == 0


cdef str name_text(string& name):
    """A name as text."""
    return name.data()[:name.size()].decode("utf-8", "replace")


include "_pairs.pxi"
