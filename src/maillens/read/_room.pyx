# cython: language_level=3
"""Memory to read into."""

from cpython.bytearray cimport PyByteArray_FromStringAndSize


def room(Py_ssize_t size):
    """A bytearray of SIZE bytes that hold whatever the memory held: who asks fills them.

    `bytearray(size)` would write every byte of a log once more, before it is read.
    """
    return PyByteArray_FromStringAndSize(NULL, size)
