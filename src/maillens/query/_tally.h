// Order of keys by count (the first of each key's cells), the highest first, ties by their bytes.
#pragma once
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <string>
#include <vector>

namespace maillens {

inline std::vector<int64_t> largest(const std::vector<double>& cells, size_t width, const std::string& keys,
                                    const std::vector<int64_t>& at, const std::vector<int32_t>& length, size_t most) {
    std::vector<int64_t> order(at.size());
    std::iota(order.begin(), order.end(), 0);
    most = std::min(most, order.size());
    auto before = [&](int64_t a, int64_t b) {
        if (cells[a * width] != cells[b * width]) return cells[a * width] > cells[b * width];
        int same = std::memcmp(keys.data() + at[a], keys.data() + at[b], std::min(length[a], length[b]));
        return same ? same < 0 : length[a] < length[b];
    };
    std::partial_sort(order.begin(), order.begin() + most, order.end(), before);
    order.resize(most);
    return order;
}

}  // namespace maillens
