// Rows are worked on a stretch at a time, one column after the other.
#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

namespace maillens {

constexpr int STRETCH = 256;                        // rows of a stretch
constexpr int STRETCH_WORDS = STRETCH / 64;

// Some rows of a stretch, as bits.
struct Bits {
    uint64_t words[STRETCH_WORDS];

    void clear() { std::fill_n(words, STRETCH_WORDS, 0); }
};

// Rows of a stretch that meet a set of conditions.
struct Set {
    uint64_t conditions = 0;                        // their numbers, as bits
    Bits rows;
};

// Those rows of a stretch that at least one of some sets has.
struct Chosen {
    uint64_t any = 0;                               // the numbers of the sets, as bits
    int count = 0;
    int32_t rows[STRETCH];                          // in the stretch
};

// The rows in hand: COUNT of a table, from FIRST on.
struct Stretch {
    int64_t first = 0;
    int count = 0;
    Bits inside;                                    // those that may be counted at all
    double times[STRETCH];                          // NaN for none
    uint64_t words[STRETCH];                        // what a part of keys is that is no text
    int32_t entries[STRETCH];                       // to which the rows that a count took belong

    void begin(int64_t first_row, int row_count) { first = first_row, count = row_count; }

    // HELD has, for each condition, the rows that meet it.
    void find(Set& set, const std::vector<Bits>& held) const {
        set.rows = inside;
        for (uint64_t left = set.conditions; left; left &= left - 1)
            for (int i = 0; i < STRETCH_WORDS; ++i) set.rows.words[i] &= held[__builtin_ctzll(left)].words[i];
    }

    void choose(Chosen& chosen, const std::vector<Set>& sets) const {
        chosen.count = 0;
        for (int i = 0; i < STRETCH_WORDS; ++i) {
            uint64_t rows = 0;
            for (uint64_t left = chosen.any; left; left &= left - 1) rows |= sets[__builtin_ctzll(left)].rows.words[i];
            for (; rows; rows &= rows - 1) chosen.rows[chosen.count++] = 64 * i + __builtin_ctzll(rows);
        }
    }
};

}  // namespace maillens
