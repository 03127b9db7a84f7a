// The orders in which what was counted is told: by entries of `Counts`.
#pragma once
#include <algorithm>
#include <cstdint>
#include <deque>
#include <numeric>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "_counts.h"

namespace maillens {

// The bytes of keys, by which they are ordered where their counts are the same.
class Spelled {
    std::deque<std::string> joined_;
    std::vector<std::string_view> texts_;

public:
    explicit Spelled(const Counts& counts) {
        texts_.reserve(counts.size());
        for (size_t entry = 0; entry < counts.size(); ++entry)
            texts_.push_back(counts.has_one_part() ? counts.first(entry) : joined_.emplace_back(counts.joined(entry)));
    }

    std::string_view operator[](int64_t entry) const { return texts_[entry]; }
};

// The first MOST of COUNT entries.
template <class Before>
std::vector<int64_t> first_of(size_t count, size_t most, Before before) {
    std::vector<int64_t> order(count);
    std::iota(order.begin(), order.end(), 0);
    most = std::min(most, count);
    if (most < count)
        std::partial_sort(order.begin(), order.begin() + most, order.end(), before);
    else
        std::sort(order.begin(), order.end(), before);
    order.resize(most);
    return order;
}

// Those whose key begins with one of FIRSTS, in order of first sight.
inline std::vector<int64_t> beginning_with(const Counts& counts, const std::vector<std::string>& firsts) {
    const std::unordered_set<std::string_view> wanted(firsts.begin(), firsts.end());
    std::vector<int64_t> found;
    for (size_t entry = 0; entry < counts.size(); ++entry)
        if (wanted.count(counts.first(entry))) found.push_back(entry);
    return found;
}

// Those with the highest counts, ties by the bytes of their keys.
inline std::vector<int64_t> largest(const Counts& counts, size_t most) {
    // What most comparisons need lies side by side: the keys themselves are all over memory.
    struct Ranked {
        double number;
        uint64_t beginning;
    };
    const Spelled texts(counts);
    std::vector<Ranked> ranked(counts.size());
    for (size_t entry = 0; entry < ranked.size(); ++entry) {
        std::string_view text = texts[entry];
        uint64_t beginning = 0;
        for (size_t i = 0; i < sizeof beginning; ++i) beginning = beginning << 8 | (i < text.size() ? uint8_t(text[i]) : 0);
        ranked[entry] = {counts.number(entry), beginning};
    }
    return first_of(counts.size(), most, [&](int64_t a, int64_t b) {
        if (ranked[a].number != ranked[b].number) return ranked[a].number > ranked[b].number;
        if (ranked[a].beginning != ranked[b].beginning) return ranked[a].beginning < ranked[b].beginning;
        return texts[a] < texts[b];
    });
}

// By the second of three PERCENTILES each; those that were counted less than FEW times behind all others.
inline std::vector<int64_t> slowest(const Counts& counts, size_t most, const std::vector<double>& percentiles, double few) {
    const Spelled texts(counts);
    return first_of(counts.size(), most, [&](int64_t a, int64_t b) {
        double a_number = counts.number(a), b_number = counts.number(b);
        bool a_few = a_number < few, b_few = b_number < few;
        if (a_few != b_few) return b_few;
        if (percentiles[a * 3 + 1] != percentiles[b * 3 + 1]) return percentiles[a * 3 + 1] > percentiles[b * 3 + 1];
        if (a_number != b_number) return a_number > b_number;
        return texts[a] < texts[b];
    });
}

}  // namespace maillens
