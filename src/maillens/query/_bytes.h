// Eight bytes of text at once, in a word.
#pragma once
#include <cstdint>

namespace maillens {

constexpr uint64_t each(uint8_t byte) { return uint64_t(0x0101010101010101) * byte; }

// The highest bit of each byte that is from FIRST to LAST, which are ASCII.
inline uint64_t between(uint64_t word, uint8_t first, uint8_t last) {
    uint64_t low = word & each(0x7F);
    return (low + each(0x80 - first)) & ~(low + each(0x7F - last)) & ~word & each(0x80);
}

// A to Z as small letters.
inline uint64_t small_letters(uint64_t word) { return word | between(word, 'A', 'Z') >> 2; }

}  // namespace maillens
