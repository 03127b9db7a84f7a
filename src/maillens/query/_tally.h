// Orders of keys: by count (the first of each key's cells) or by a percentile, the highest first, ties by their bytes.
#pragma once
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <string>
#include <vector>

namespace maillens {

// What a counter knows of its keys: where their bytes lie, and WIDTH cells for each.
struct Keys {
    const std::vector<double>& cells;
    size_t width;
    const std::string& bytes;
    const std::vector<int64_t>& at;
    const std::vector<int32_t>& length;

    bool more(int64_t a, int64_t b) const {
        if (cells[a * width] != cells[b * width]) return cells[a * width] > cells[b * width];
        int same = std::memcmp(bytes.data() + at[a], bytes.data() + at[b], std::min(length[a], length[b]));
        return same ? same < 0 : length[a] < length[b];
    }

    template <class Before>
    std::vector<int64_t> first(size_t most, Before before) const {
        std::vector<int64_t> order(at.size());
        std::iota(order.begin(), order.end(), 0);
        most = std::min(most, order.size());
        std::partial_sort(order.begin(), order.begin() + most, order.end(), before);
        order.resize(most);
        return order;
    }
};

inline std::vector<int64_t> largest(const std::vector<double>& cells, size_t width, const std::string& bytes,
                                    const std::vector<int64_t>& at, const std::vector<int32_t>& length, size_t most) {
    Keys keys{cells, width, bytes, at, length};
    return keys.first(most, [&](int64_t a, int64_t b) { return keys.more(a, b); });
}

// By the second of three percentiles; keys that were counted less than FEW times behind all others.
inline std::vector<int64_t> slowest(const std::vector<double>& cells, size_t width, const std::string& bytes,
                                    const std::vector<int64_t>& at, const std::vector<int32_t>& length, size_t most,
                                    const std::vector<double>& percentiles, double few) {
    Keys keys{cells, width, bytes, at, length};
    return keys.first(most, [&](int64_t a, int64_t b) {
        bool a_few = cells[a * width] < few, b_few = cells[b * width] < few;
        if (a_few != b_few) return b_few;
        if (percentiles[a * 3 + 1] != percentiles[b * 3 + 1]) return percentiles[a * 3 + 1] > percentiles[b * 3 + 1];
        return keys.more(a, b);
    });
}

}  // namespace maillens
