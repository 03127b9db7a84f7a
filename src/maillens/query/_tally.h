// What the rows of a table are counted by, with the places of columns in it.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "_stretch.h"
#include "_counts.h"
#include "_keys.h"
#include "_order.h"

namespace maillens {

// A condition on a row.
struct Condition {
    int column = 0, test = 0;
    std::string value;
    bool is_cell = false;               // whether a text is this value if its cell is `cell`
    uint64_t cell[2] = {};

    bool same(const Condition& other) const {
        return column == other.column && test == other.test && value == other.value;
    }
};

// A column whose values are summed, or of which percentiles are wanted.
struct Measured {
    int column = 0;
    bool is_float = false;
    double values[STRETCH];             // of the rows in hand
};

// One count.
struct Plan {
    const Part* part = nullptr;         // its key
    int chosen = -1;                    // the rows that it counts
    std::vector<const double*> summed, peaks;
    const double* spread = nullptr;
    int example = -1;
    int file = -1, offset = -1;         // columns of the place of the first line, where that is kept
    Counts* counts = nullptr;
};

constexpr int64_t MOST_PART = 1000;     // bytes that count of a value that is part of a key
constexpr int64_t ROOM = STRETCH * (MOST_PART + 16);

// A text whose number is wanted.
struct Asked {
    const uint64_t* cell;
    const char* text;
    int32_t row, length;
    uint32_t hash;
};

// Texts of a stretch whose numbers are wanted, while they and their places in memory are being brought in.
struct Asking {
    int count = 0;
    int64_t used = 0;                   // bytes of the room for texts that had to be written
    Asked asked[STRETCH];

    char* room() const { return room_.get(); }

private:
    std::unique_ptr<char[]> room_{new char[ROOM]};
};

}  // namespace maillens
