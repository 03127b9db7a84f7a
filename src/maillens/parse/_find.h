// Many bytes at a time: where a byte occurs in a short text, how many hexadecimal capitals one begins with, how long
// the name of a program, a tag and a line are.
#pragma once
#include <stdint.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { ROOM = 16 };  // bytes that may be read at any place up to a LIMIT; memory ends behind them

__attribute__((noinline, cold)) static uint64_t last_bytes(const char* p, const char* limit) {
    uint64_t word = 0;
    int64_t left = limit + ROOM - p;
    if (left > 0) memcpy(&word, p, (size_t) (left < 8 ? left : 8));
    return word;
}

// The eight bytes at P, zeros where memory ends.
static inline uint64_t eight(const char* p, const char* limit) {
    uint64_t word;
    if (__builtin_expect(p > limit, 0)) return last_bytes(p, limit);
    memcpy(&word, p, 8);
    return word;
}

// The eight bytes at P, which may be read.
static inline uint64_t word_at(const char* p) {
    uint64_t word;
    memcpy(&word, p, 8);
    return word;
}

// As memchr over [p, end), where ROOM bytes may be read at END too. Fields are short: most end within the first bytes,
// where a call takes longer than the search.
static inline const char* find_byte(const char* p, const char* end, char byte) {
#if defined(__SSE2__)
    const __m128i wanted = _mm_set1_epi8(byte);
    for (int step = 0; step < 4; step++, p += 16) {
        unsigned found = (unsigned) _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128((const __m128i*) p), wanted));
        if (found) {
            p += __builtin_ctz(found);
            return p < end ? p : NULL;
        }
        if (end - p <= 16) return NULL;
    }
#endif
    return p < end ? (const char*) memchr(p, byte, (size_t) (end - p)) : NULL;
}

// As memrchr over [p, end).
static inline const char* find_last_byte(const char* p, const char* end, char byte) {
#if defined(__SSE2__)
    const __m128i wanted = _mm_set1_epi8(byte);
    for (int step = 0; step < 4 && end - p >= 16; step++, end -= 16) {
        __m128i here = _mm_loadu_si128((const __m128i*) (end - 16));
        unsigned found = (unsigned) _mm_movemask_epi8(_mm_cmpeq_epi8(here, wanted));
        if (found) return end - 1 - (__builtin_clz(found) - 16);
    }
#endif
    return (const char*) memrchr(p, byte, (size_t) (end - p));
}

// Behind the run of MEMBERS (a byte for each of the 256) at P, up to END, where ROOM bytes may be read too.
static inline const char* run_in(const char* p, const char* end, const uint8_t* members) {
    for (; p < end; p += 4) {
        if (!members[(uint8_t) p[0]]) return p;
        if (!members[(uint8_t) p[1]]) return p + 1;
        if (!members[(uint8_t) p[2]]) return p + 2 < end ? p + 2 : end;
        if (!members[(uint8_t) p[3]]) return p + 3 < end ? p + 3 : end;
    }
    return end;
}

// How many of the bytes at P, 16 of which may be read, are digits or A to F before the first that is not.
static inline int hex_capitals(const char* p) {
#if defined(__SSE2__)
    __m128i here = _mm_loadu_si128((const __m128i*) p);
    __m128i digits = _mm_sub_epi8(here, _mm_set1_epi8('0')), letters = _mm_sub_epi8(here, _mm_set1_epi8('A'));
    __m128i is_digit = _mm_cmpeq_epi8(_mm_min_epu8(digits, _mm_set1_epi8(9)), digits);
    __m128i is_letter = _mm_cmpeq_epi8(_mm_min_epu8(letters, _mm_set1_epi8(5)), letters);
    unsigned others = ~(unsigned) _mm_movemask_epi8(_mm_or_si128(is_digit, is_letter));
    return __builtin_ctz(others);
#else
    int count = 0;
    while (count < 16 && ((p[count] >= '0' && p[count] <= '9') || (p[count] >= 'A' && p[count] <= 'F'))) count++;
    return count;
#endif
}

// How many of the bytes at P, 16 of which may be read, are of a program's name: small letters, digits and `-`.
static inline int daemon_bytes(const char* p) {
#if defined(__SSE2__)
    __m128i here = _mm_loadu_si128((const __m128i*) p);
    __m128i digits = _mm_sub_epi8(here, _mm_set1_epi8('0')), letters = _mm_sub_epi8(here, _mm_set1_epi8('a'));
    __m128i is_digit = _mm_cmpeq_epi8(_mm_min_epu8(digits, _mm_set1_epi8(9)), digits);
    __m128i is_letter = _mm_cmpeq_epi8(_mm_min_epu8(letters, _mm_set1_epi8(25)), letters);
    __m128i is_name = _mm_or_si128(_mm_or_si128(is_digit, is_letter), _mm_cmpeq_epi8(here, _mm_set1_epi8('-')));
    return __builtin_ctz(~(unsigned) _mm_movemask_epi8(is_name));
#else
    int count = 0;
    while (count < 16 && ((p[count] >= '0' && p[count] <= '9') || (p[count] >= 'a' && p[count] <= 'z') || p[count] == '-')) count++;
    return count;
#endif
}

// How many of the bytes at P, 16 of which may be read, stand before the first angle bracket.
static inline int bytes_before_angle(const char* p) {
#if defined(__SSE2__)
    __m128i here = _mm_loadu_si128((const __m128i*) p);
    __m128i angles = _mm_or_si128(_mm_cmpeq_epi8(here, _mm_set1_epi8('<')), _mm_cmpeq_epi8(here, _mm_set1_epi8('>')));
    return __builtin_ctz((unsigned) _mm_movemask_epi8(angles) | 0x10000u);
#else
    int count = 0;
    while (count < 16 && p[count] != '<' && p[count] != '>') count++;
    return count;
#endif
}

// How many of the bytes at P, 16 of which may be read, stand before the first that ends a tag: blank, tab, `:` or `[`.
static inline int tag_bytes(const char* p) {
#if defined(__SSE2__)
    __m128i here = _mm_loadu_si128((const __m128i*) p);
    __m128i blanks = _mm_or_si128(_mm_cmpeq_epi8(here, _mm_set1_epi8(' ')), _mm_cmpeq_epi8(here, _mm_set1_epi8('\t')));
    __m128i marks = _mm_or_si128(_mm_cmpeq_epi8(here, _mm_set1_epi8(':')), _mm_cmpeq_epi8(here, _mm_set1_epi8('[')));
    return __builtin_ctz((unsigned) _mm_movemask_epi8(_mm_or_si128(blanks, marks)) | 0x10000u);
#else
    int count = 0;
    while (count < 16 && p[count] != ' ' && p[count] != '\t' && p[count] != ':' && p[count] != '[') count++;
    return count;
#endif
}

// Where the line at P ends; IS_ASCII when nothing up to there can be anything else.
static inline const char* line_end(const char* p, const char* end, int* is_ascii) {
    *is_ascii = 0;
#if defined(__SSE2__)
    const __m128i newline = _mm_set1_epi8('\n');
    __m128i all = _mm_setzero_si128();
    for (; end - p >= 64; p += 64) {
        __m128i a = _mm_loadu_si128((const __m128i*) p), b = _mm_loadu_si128((const __m128i*) (p + 16));
        __m128i c = _mm_loadu_si128((const __m128i*) (p + 32)), d = _mm_loadu_si128((const __m128i*) (p + 48));
        __m128i in_a = _mm_cmpeq_epi8(a, newline), in_b = _mm_cmpeq_epi8(b, newline);
        __m128i in_c = _mm_cmpeq_epi8(c, newline), in_d = _mm_cmpeq_epi8(d, newline);
        __builtin_prefetch(p + 1024);  // some lines ahead: reading them is what takes long in one that is not there yet
        all = _mm_or_si128(all, _mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d)));
        if (_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(in_a, in_b), _mm_or_si128(in_c, in_d)))) {
            uint64_t front = (uint64_t) _mm_movemask_epi8(in_a) | (uint64_t) _mm_movemask_epi8(in_b) << 16;
            uint64_t back = (uint64_t) _mm_movemask_epi8(in_c) | (uint64_t) _mm_movemask_epi8(in_d) << 16;
            *is_ascii = !_mm_movemask_epi8(all);
            return p + __builtin_ctzll(front | back << 32);
        }
    }
#endif
    const char* found = (const char*) memchr(p, '\n', (size_t) (end - p));
    return found ? found : end;
}
