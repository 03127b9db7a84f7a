# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# distutils: language = c++
"""Tables of facts -> which of their rows concern a mail domain, or a service.

A message concerns the domain of its sender and those of all its recipients, the service that took it and those that
delivered it. Its row comes when it has ended, behind those of its deliveries, so the messages that a delivery spoke of
are remembered until then.
"""

from libc.stdint cimport int64_t, uint8_t
from libc.string cimport memcmp
from libcpp.string cimport string
from libcpp.unordered_set cimport unordered_set

from maillens.columns cimport Rows, Table, int_at, text_at

ADDRESSES = {
    "messages": ("sender",),
    "deliveries": ("sender", "recipient", "original_recipient"),
    "refusals": ("sender", "recipient"),
    "logins": ("login_user",),
    "verdicts": ("sender", "recipient"),
    "waiting": ("sender", "recipient"),
}
"""The columns of each table that hold addresses; `sessions` has none, so none of its rows concerns a domain."""

_OWN = ("service", "daemon")
SERVICES = {
    "sessions": _OWN,
    "messages": ("client_service",),
    "deliveries": ("client_service", *_OWN),
    "refusals": _OWN,
    "logins": _OWN,
    "verdicts": _OWN,
    "waiting": ("client_service",),
}
"""The columns of each table that name services: the one that took the mail, and that of the line itself."""


cdef class Concern:
    """Finds the rows that concern one domain or one service, block after block."""

    cdef string wanted
    cdef unordered_set[int64_t] messages

    def rows(self, dict tables):
        """For each table by name one byte a row, 1 where it is concerned; deliveries are read before messages."""
        found = {name: self._rows(tables[name], name == "deliveries") for name in tables if name != "messages"}
        return found | {"messages": self._messages(tables["messages"])}

    def _rows(self, Table table, bint remember):
        cdef Rows* rows = &table.rows
        cdef int64_t row
        cdef int message = table.position("message") if remember else -1
        cdef uint8_t[::1] mask
        out = bytearray(rows.row_count)
        if not rows.row_count:
            return out
        mask = out
        self.mark(table, mask)
        if message >= 0:
            for row in range(rows.row_count):
                if mask[row]:
                    self.messages.insert(int_at(rows, message, row))
        return out

    def _messages(self, Table table):
        cdef Rows* rows = &table.rows
        cdef int64_t row
        cdef int message = table.position("message")
        cdef uint8_t[::1] mask
        out = self._rows(table, False)
        if rows.row_count:
            mask = out
            for row in range(rows.row_count):
                mask[row] |= self.messages.erase(int_at(rows, message, row))
        return out

    cdef int mark(self, Table table, uint8_t[::1] mask) except -1:
        """Set the byte of each row that is concerned by what it says itself."""
        raise NotImplementedError


cdef class DomainConcern(Concern):
    """The rows of one mail domain.

    Args:
        domain: In any case; subdomains are other domains.
    """

    def __init__(self, str domain):
        self.wanted = domain.lower().encode()

    cdef int mark(self, Table table, uint8_t[::1] mask) except -1:
        cdef Rows* rows = &table.rows
        cdef int64_t row
        cdef int position
        for name in ADDRESSES.get(table.name, ()):
            position = table.position(name)
            for row in range(rows.row_count):
                mask[row] |= ends_in(rows, position, row, &self.wanted)
        return 0


cdef class ServiceConcern(Concern):
    """The rows of one service.

    Args:
        service: The middle of the tag: `submission` in `postfix/submission/smtpd`; where there is none, the daemon:
            `smtpd` in `postfix/smtpd`, `imap-login` in `dovecot: imap-login`.
    """

    def __init__(self, str service):
        self.wanted = service.encode()

    cdef int mark(self, Table table, uint8_t[::1] mask) except -1:
        cdef Rows* rows = &table.rows
        cdef int64_t row
        cdef int took = table.position("client_service"), service = table.position("service")
        cdef int daemon = table.position("daemon")
        for row in range(rows.row_count):
            mask[row] = (took >= 0 and is_text(rows, took, row, &self.wanted)
                         or service >= 0 and is_text(rows, service, row, &self.wanted)
                         or daemon >= 0 and is_empty(rows, service, row) and is_text(rows, daemon, row, &self.wanted))
        return 0


def both(dict one, dict other):
    """The rows that two concerns have in common; each table's as `Concern.rows` gives them."""
    return {name: bytearray(a & b for a, b in zip(one[name], other[name], strict=True)) for name in one}


cdef bint is_text(Rows* rows, int column, int64_t row, string* wanted) noexcept nogil:
    cdef int64_t length
    cdef const char* p = text_at(rows, column, row, &length)
    return p != NULL and length == <int64_t> wanted.size() and memcmp(p, wanted.data(), length) == 0


cdef bint is_empty(Rows* rows, int column, int64_t row) noexcept nogil:
    cdef int64_t length
    return text_at(rows, column, row, &length) == NULL or length == 0


cdef bint ends_in(Rows* rows, int column, int64_t row, string* domain) noexcept nogil:
    """Whether an address is one of a domain."""
    cdef int64_t length, i, wanted = <int64_t> domain.size()
    cdef const char* p = text_at(rows, column, row, &length)
    cdef char c
    if p == NULL or length <= wanted or p[length - wanted - 1] != c'@':
        return False
    for i in range(wanted):
        c = p[length - wanted + i]
        if (c + 32 if c'A' <= c <= c'Z' else c) != domain.at(i):
            return False
    return True
