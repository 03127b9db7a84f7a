"""Where in its input a record comes from, and whether its time is wanted."""

from libc.stdint cimport int64_t
from libc.string cimport memchr

from maillens.parse._scanner cimport Record, Scan

cdef struct Place:
    const char* base            # of the block
    const char* at              # lines before it are counted
    const int64_t* offsets      # of each line, where the lines are a translation; else NULL
    int64_t base_offset
    int64_t line
    int64_t line_count

cdef struct Window:
    bint bounded
    int64_t since, until        # microseconds, UTC; until itself is outside


cdef inline void start_place(Place* place, Scan scan, int64_t base_offset, const int64_t[::1] line_offsets) noexcept:
    place.base = place.at = scan.base
    place.base_offset, place.line, place.line_count = base_offset, 0, 0
    place.offsets = <const int64_t*> NULL
    if line_offsets is not None and line_offsets.shape[0]:
        place.offsets, place.line_count = &line_offsets[0], line_offsets.shape[0]


cdef inline int64_t offset_of(Place* place, int64_t start) noexcept nogil:
    """Offset in the input of the line at START of the block; to be asked in the order of the lines."""
    cdef const char* newline
    if place.offsets == NULL:
        return place.base_offset + start
    while place.at < place.base + start:
        newline = <const char*> memchr(place.at, c'\n', place.base + start - place.at)
        if newline == NULL:
            break
        place.line += 1
        place.at = newline + 1
    return place.offsets[min(place.line, place.line_count - 1)]


cdef inline bint inside(Window* window, Record* r) noexcept nogil:
    """Whether a record lies in the time asked for; one without a time lies in none."""
    return not window.bounded or (r.stamp_kind != 3 and window.since <= r.stamp < window.until)
