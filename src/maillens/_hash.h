// A text -> a number that stands for it, in maps that hold nothing else of it.
#pragma once
#include <stdint.h>
#include <string.h>
#include <time.h>
#ifdef __APPLE__
#include <sys/random.h>
#else
#include <unistd.h>
#endif

// Strangers choose the texts: who knew the keys could make two of one number, and so be taken for somebody else.
static uint64_t maillens_hash_keys[2];

__attribute__((constructor)) static void maillens_make_hash_keys(void) {
    if (getentropy(maillens_hash_keys, sizeof maillens_hash_keys) != 0) {
        maillens_hash_keys[0] = (uint64_t) time(NULL) * 0x9E3779B97F4A7C15u;
        maillens_hash_keys[1] = (uint64_t) (uintptr_t) &maillens_hash_keys * 0xBF58476D1CE4E5B9u;
    }
    maillens_hash_keys[1] |= 1;
}

// Both halves of a product of 128 bits, as wyhash mixes: there is no difference of two texts that all keys cancel.
static inline uint64_t maillens_mixed(uint64_t a, uint64_t b) {
    unsigned __int128 product = (unsigned __int128) a * b;
    return (uint64_t) product ^ (uint64_t) (product >> 64);
}

// The same text has another number for another seed, and in another run of the program.
static inline uint64_t maillens_hash(const char* p, int64_t length, uint64_t seed) {
    uint64_t hash = maillens_hash_keys[0] ^ seed * 0x9E3779B97F4A7C15u ^ (uint64_t) length, word = 0;
    uint32_t first, last;
    for (; length > 8; p += 8, length -= 8) {
        memcpy(&word, p, 8);
        hash = maillens_mixed(hash ^ word, maillens_hash_keys[1]);
    }
    // What is left are one to eight bytes, of which some may be read twice.
    if (length >= 4) {
        memcpy(&first, p, 4);
        memcpy(&last, p + length - 4, 4);
        word = (uint64_t) first << 32 | last;
    } else if (length > 0) {
        word = (uint64_t) (uint8_t) p[0] << 16 | (uint64_t) (uint8_t) p[length / 2] << 8 | (uint8_t) p[length - 1];
    }
    return maillens_mixed(hash ^ word, maillens_hash_keys[1]);
}

// The same for a word.
static inline uint64_t maillens_hash_word(uint64_t word) {
    return maillens_mixed(maillens_hash_keys[0] ^ word, maillens_hash_keys[1]);
}
