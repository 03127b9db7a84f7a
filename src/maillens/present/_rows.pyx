# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
# distutils: language = c++
"""Rows -> JSON or comma-separated values: plain texts and numbers are copied, anything else is left to Python.

A report has a hundred thousand rows, of whose cells nearly all are plain.
"""

from cpython.float cimport PyFloat_AS_DOUBLE, PyFloat_CheckExact
from cpython.long cimport PyLong_CheckExact
from libc.math cimport fabs, signbit
from libc.stdint cimport int64_t, uint64_t
from libc.stdio cimport snprintf
from libc.stdlib cimport free, realloc
from libc.string cimport memchr, memcpy, memset

cdef extern from "Python.h":
    bint PyUnicode_CheckExact(object value)
    bint PyUnicode_IS_COMPACT_ASCII(object text)
    const char* PyUnicode_AsUTF8AndSize(object text, Py_ssize_t* size) except NULL
    long long PyLong_AsLongLongAndOverflow(object number, int* overflow) except? -1

cdef extern from "<math.h>" nogil:
    long long llrint(double value)

cdef extern from "records/_plain.h" nogil:
    bint is_plain(const char* p, int64_t length)

include "records/_text.pxi"


def json_lines(object rows, str margin, object in_json):
    """Objects, each on a line that begins with MARGIN, with a comma between them.

    Args:
        rows: Dictionaries.
        in_json: A value that is not plain -> its JSON.
    """
    cdef Text text
    cdef bytes before = f",\n{margin}{{".encode()
    cdef const char* p = before
    cdef int64_t length = len(before), first = 2
    memset(&text, 0, sizeof(text))
    try:
        for row in rows:
            put_bytes(&text, p + first, length - first)
            first = 0
            first_key = True
            for key, value in (<dict?> row).items():
                if not first_key:
                    put_bytes(&text, b", ", 2)
                first_key = False
                put_json(&text, key, in_json)
                put_bytes(&text, b": ", 2)
                put_json(&text, value, in_json)
            put_byte(&text, c'}')
        return text.data[:text.size].decode() if text.size else ""
    finally:
        free(text.data)


def csv_lines(object rows, str line_end, object in_text):
    """Lines of cells (RFC 4180), None an empty one.

    Args:
        rows: Sequences.
        in_text: A value that is not plain -> its text.
    """
    cdef Text text
    cdef bytes end = line_end.encode()
    cdef const char* p = end
    cdef int64_t length = len(end), start
    cdef bint follows
    memset(&text, 0, sizeof(text))
    try:
        for row in rows:
            start = text.size
            follows = False
            for value in row:
                if follows:
                    put_byte(&text, c',')
                follows = True
                put_cell(&text, value, in_text)
            if text.size == start and follows:
                put_bytes(&text, b'""', 2)      # or the line would be taken for none
            put_bytes(&text, p, length)
        return text.data[:text.size].decode() if text.size else ""
    finally:
        free(text.data)


cdef int put_json(Text* text, object value, object in_json) except -1:
    cdef Py_ssize_t length
    cdef const char* p
    if PyUnicode_CheckExact(value) and PyUnicode_IS_COMPACT_ASCII(value):
        p = PyUnicode_AsUTF8AndSize(value, &length)
        if is_plain(p, length):
            put_byte(text, c'"')
            put_bytes(text, p, length)
            return put_byte(text, c'"')
    elif put_plain_number(text, value):
        return 0
    return put_told(text, in_json(value))


cdef int put_cell(Text* text, object value, object in_text) except -1:
    cdef Py_ssize_t length
    cdef const char* p
    if value is None:
        return 0
    if PyUnicode_CheckExact(value) and PyUnicode_IS_COMPACT_ASCII(value):
        p = PyUnicode_AsUTF8AndSize(value, &length)
        if is_plain(p, length) and not is_sign(p, length) and memchr(p, c',', length) == NULL:
            return put_bytes(text, p, length)
    elif put_plain_number(text, value):
        return 0
    told = in_text(value)
    if any(sign in told for sign in ',"\r\n'):
        told = '"' + told.replace('"', '""') + '"'
    return put_told(text, told)


cdef inline bint is_sign(const char* p, int64_t length) noexcept nogil:
    """Whether a text may be a formula, see `formulas`; those that begin otherwise are not plain anyway."""
    return length > 0 and (p[0] == c'=' or p[0] == c'+' or p[0] == c'-' or p[0] == c'@')


cdef int put_told(Text* text, str told) except -1:
    cdef bytes said = told.encode()
    return put_bytes(text, said, len(said))


cdef bint put_plain_number(Text* text, object value) except -1:
    """Write a number as repr() does; whether it was a plain one."""
    cdef int overflow = 0
    cdef int64_t whole
    cdef double number
    if PyLong_CheckExact(value):
        whole = PyLong_AsLongLongAndOverflow(value, &overflow)
        if not overflow:
            put_number(text, whole)
        return not overflow
    if not PyFloat_CheckExact(value):
        return False
    number = PyFloat_AS_DOUBLE(value)
    if number == 0 or 1e-4 <= fabs(number) < 1e9:   # beyond, repr() writes some with an exponent
        put_decimal(text, number)
        return True
    return False
