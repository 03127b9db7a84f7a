// What a table's rows are counted by, with the places of columns in it.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "_counts.h"

namespace maillens {

// A condition on a row.
struct Condition {
    int column = 0, test = 0;
    std::string value;

    bool same(const Condition& other) const {
        return column == other.column && test == other.test && value == other.value;
    }
};

constexpr int64_t MOST_PART = 1000;     // bytes that count of a value that is part of a key
constexpr int64_t PART_ROOM = MOST_PART + 16;

// A part of keys, as it is in the row in hand.
struct Part {
    int column = 0, form = 0;
    bool known = false;
    int64_t length = 0;
    const char* text = nullptr;
};

// One count.
struct Plan {
    uint64_t where = 0;                 // numbers of its conditions, as bits
    std::vector<int> parts, measures;
    int example = -1, spread = -1;
    int file = -1, offset = -1;         // columns of the place of the first line, where that is kept
    Counts* counts = nullptr;
};

// A row that is to be counted by a key, whose place in memory is being brought in.
struct Expected {
    const Plan* plan;
    const char* key;
    int64_t length;
    uint64_t hash;
    int64_t row, time;
};

}  // namespace maillens
