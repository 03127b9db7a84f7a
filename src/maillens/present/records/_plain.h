// Whether a text can stand in JSON as it is: looks at 16 bytes at once, with the vectors of GCC and Clang.
#pragma once
#include <stdint.h>
#include <string.h>

typedef uint8_t bytes16 __attribute__((vector_size(16)));

static inline int plain16(bytes16 v) {
    // 0xC2 begins the two bytes of U+0080 to U+00BF, the first half of which is C1.
    bytes16 special = (bytes16) ((v < 0x20) | (v == '"') | (v == '\\') | (v == 0x7F) | (v == 0xC2));
    uint64_t halves[2];
    memcpy(halves, &special, 16);
    return (halves[0] | halves[1]) == 0;
}

static inline int is_plain(const char* p, int64_t length) {
    bytes16 v;
    if (length >= 16) {
        for (int64_t i = 0; i < length - 16; i += 16) {
            memcpy(&v, p + i, 16);
            if (!plain16(v)) return 0;
        }
        memcpy(&v, p + length - 16, 16);    // some bytes a second time, none behind the end
        return plain16(v);
    }
    char text[16];
    memset(text, ' ', 16);
    if (length >= 8) {
        memcpy(text, p, 8);
        memcpy(text + 8, p + length - 8, 8);
    } else if (length >= 4) {
        memcpy(text, p, 4);
        memcpy(text + 4, p + length - 4, 4);
    } else {
        for (int64_t i = 0; i < length; i++) text[i] = p[i];
    }
    memcpy(&v, text, 16);
    return plain16(v);
}
