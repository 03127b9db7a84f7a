// The first occurrence of a byte in a short text.
#pragma once
#include <stdint.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// As memchr over [p, end), where bytes up to LIMIT may be read. Fields are short: most end within the first sixteen
// bytes, where a call takes longer than the search.
static inline const char* find_byte(const char* p, const char* end, char byte, const char* limit) {
#if defined(__SSE2__)
    if (limit - p >= 16) {
        __m128i here = _mm_loadu_si128((const __m128i*) p);
        unsigned found = (unsigned) _mm_movemask_epi8(_mm_cmpeq_epi8(here, _mm_set1_epi8(byte)));
        if (found) {
            p += __builtin_ctz(found);
            return p < end ? p : NULL;
        }
        p += 16;
    }
#endif
    return p < end ? (const char*) memchr(p, byte, (size_t) (end - p)) : NULL;
}
