// Rows are worked on a stretch at a time, one column after the other.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace maillens {

constexpr int STRETCH = 256;                        // rows of a stretch

// Those rows of a stretch for which at least one of some sets of conditions holds.
struct Chosen {
    uint64_t any = 0;                               // the sets, as bits
    int count = 0;
    int32_t rows[STRETCH];                          // in the stretch
};

// The rows in hand: COUNT of a table, from FIRST on.
struct Stretch {
    int64_t first = 0;
    int count = 0;
    uint64_t held[STRETCH];                         // conditions that a row meets, as bits
    uint64_t sets[STRETCH];                         // sets of conditions that it meets
    double times[STRETCH];                          // NaN for none
    uint64_t words[STRETCH];                        // what a part of keys is that is no text
    int32_t entries[STRETCH];                       // to which the rows that a count took belong

    void begin(int64_t first_row, int row_count) {
        first = first_row, count = row_count;
        std::fill_n(held, row_count, 0);
    }

    void find_sets(const std::vector<uint64_t>& conditions) {
        std::fill_n(sets, count, 0);
        for (size_t number = 0; number < conditions.size(); ++number)
            for (int i = 0; i < count; ++i)
                sets[i] |= uint64_t((held[i] & conditions[number]) == conditions[number]) << number;
    }

    void leave_out(int row) { sets[row] = 0; }

    void choose(Chosen& chosen) const {
        chosen.count = 0;
        for (int i = 0; i < count; ++i) {
            chosen.rows[chosen.count] = i;
            chosen.count += (sets[i] & chosen.any) != 0;
        }
    }
};

}  // namespace maillens
