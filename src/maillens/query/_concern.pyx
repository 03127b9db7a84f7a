# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# distutils: language = c++
"""Tables of facts -> which of their rows concern a mail domain.

A message concerns the domain of its sender and those of all its recipients. Its row comes when it has ended,
behind those of its deliveries, so the messages that a delivery spoke of are remembered until then.
"""

from libc.stdint cimport int64_t, uint8_t
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


cdef class Concern:
    """Finds the rows that concern one domain, block after block.

    Args:
        domain: In any case; subdomains are other domains.
    """

    cdef string domain
    cdef unordered_set[int64_t] messages

    def __init__(self, str domain):
        self.domain = domain.lower().encode()

    def rows(self, dict tables):
        """For each table by name one byte a row, 1 where it concerns the domain; deliveries are read before messages."""
        found = {name: self._rows(tables[name], ADDRESSES.get(name, ()), name == "deliveries")
                 for name in tables if name != "messages"}
        return found | {"messages": self._messages(tables["messages"])}

    def _rows(self, Table table, tuple columns, bint remember):
        cdef Rows* rows = &table.rows
        cdef int64_t row
        cdef int position, message = table.position("message") if remember else -1
        cdef uint8_t[::1] mask
        out = bytearray(rows.row_count)
        if not rows.row_count:
            return out
        mask = out
        for name in columns:
            position = table.position(name)
            for row in range(rows.row_count):
                mask[row] |= self.concerns(rows, position, row)
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
        out = self._rows(table, ADDRESSES["messages"], False)
        if rows.row_count:
            mask = out
            for row in range(rows.row_count):
                mask[row] |= self.messages.erase(int_at(rows, message, row))
        return out

    cdef bint concerns(self, Rows* rows, int column, int64_t row) noexcept nogil:
        cdef int64_t length, i, wanted = <int64_t> self.domain.size()
        cdef const char* p = text_at(rows, column, row, &length)
        cdef char c
        if p == NULL or length <= wanted or p[length - wanted - 1] != c'@':
            return False
        for i in range(wanted):
            c = p[length - wanted + i]
            if (c + 32 if c'A' <= c <= c'Z' else c) != self.domain[i]:
                return False
        return True
