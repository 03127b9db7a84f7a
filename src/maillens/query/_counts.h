// Counts and sums by key: an open hash table, and the orders in which its keys are told.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <numeric>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "_spread.h"

namespace maillens {

class Counts {
    static constexpr int64_t most_example = 300;    // bytes kept of an example
    static constexpr double infinity = std::numeric_limits<double>::infinity();

    struct Slot {
        uint64_t hash = 0;
        int64_t entry = -1;                         // where it begins in `words_`, -1 for a free slot
    };
    // What an entry begins with; behind it its cells, and behind them its key. One place for all of it, as
    // what is counted is spread over memory and waiting for memory is most of the work.
    struct Head {
        int32_t index, length;                      // length of the key
        int32_t example_length, file;               // -1 where the line is of no file
        int64_t example;                            // where it lies in `examples_`, -1 for none
        int64_t offset;                             // of the line that was counted first, in the file
    };
    static constexpr int64_t head_words = sizeof(Head) / sizeof(double);

    std::vector<Slot> slots_{256};
    std::vector<double> words_;                     // the entries
    std::vector<int64_t> entries_;                  // where each begins, in order of first sight
    std::string examples_;
    int measure_count_ = 0, width_ = 3;             // of the cells: count, sums, highest values, first and last time

    const Head* head(int64_t entry) const { return reinterpret_cast<const Head*>(&words_[entry]); }
    Head* head(int64_t entry) { return reinterpret_cast<Head*>(&words_[entry]); }
    const char* bytes(int64_t entry) const { return reinterpret_cast<const char*>(&words_[entry + head_words + width_]); }

    int64_t new_entry(const char* key, int64_t length) {
        int64_t entry = int64_t(words_.size());
        int64_t cells = entry + head_words;
        words_.resize(cells + width_ + (length + 7) / 8);
        *head(entry) = {int32_t(entries_.size()), int32_t(length), 0, -1, -1, 0};
        words_[cells + width_ - 2] = infinity;
        words_[cells + width_ - 1] = -infinity;
        std::memcpy(&words_[cells + width_], key, length);
        entries_.push_back(entry);
        return entry;
    }

    // Where the entry of a key is, which is added when it is new.
    int64_t find(const char* key, int64_t length, uint64_t hash) {
        uint64_t mask = slots_.size() - 1, at = hash & mask;
        for (; slots_[at].entry >= 0; at = (at + 1) & mask) {
            int64_t entry = slots_[at].entry;
            if (slots_[at].hash == hash && head(entry)->length == length && std::memcmp(bytes(entry), key, length) == 0)
                return entry;
        }
        int64_t entry = new_entry(key, length);
        slots_[at] = {hash, entry};
        if (entries_.size() * 2 > slots_.size()) widen();
        return entry;
    }

    void widen() {
        std::vector<Slot> old(slots_.size() * 2);
        old.swap(slots_);
        uint64_t mask = slots_.size() - 1;
        for (const Slot& slot : old) {
            if (slot.entry < 0) continue;
            uint64_t at = slot.hash & mask;
            while (slots_[at].entry >= 0) at = (at + 1) & mask;
            slots_[at] = slot;
        }
    }

    template <class Before>
    std::vector<int64_t> first(size_t most, Before before) const {
        std::vector<int64_t> order(size());
        std::iota(order.begin(), order.end(), 0);
        most = std::min(most, order.size());
        if (most < order.size())
            std::partial_sort(order.begin(), order.begin() + most, order.end(), before);
        else
            std::sort(order.begin(), order.end(), before);
        order.resize(most);
        return order;
    }

    bool more(int64_t a, int64_t b) const {
        if (cells(a)[0] != cells(b)[0]) return cells(a)[0] > cells(b)[0];
        return text(a) < text(b);
    }

public:
    Spread spread;                                  // of the column that percentiles are wanted of

    explicit Counts(int measure_count = 0) : measure_count_(measure_count), width_(3 + 2 * measure_count) {}

    size_t size() const { return entries_.size(); }
    const double* cells(int64_t index) const { return &words_[entries_[index] + head_words]; }
    std::string_view text(int64_t index) const { return {bytes(entries_[index]), size_t(head(entries_[index])->length)}; }
    const char* key(int64_t index) const { return text(index).data(); }
    int64_t key_length(int64_t index) const { return int64_t(text(index).size()); }
    bool has_example(int64_t index) const { return head(entries_[index])->example >= 0; }
    std::string example(int64_t index) const {
        const Head* one = head(entries_[index]);
        return examples_.substr(one->example, one->example_length);
    }

    int32_t file(int64_t index) const { return head(entries_[index])->file; }
    int64_t offset(int64_t index) const { return head(entries_[index])->offset; }

    // Have the memory brought in that `add` will look at: first the slot, then the entry.
    void expect_slot(uint64_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }
    void expect_entry(uint64_t hash) const {
        int64_t entry = slots_[hash & (slots_.size() - 1)].entry;
        if (entry < 0) return;
        __builtin_prefetch(&words_[entry]);
        __builtin_prefetch(&words_[entry] + 8);
    }

    // Count a key once more; where its entry is. Measures that are missing are NaN.
    int64_t add(const char* key, int64_t length, uint64_t hash, const double* measures, int64_t time, bool has_time) {
        int64_t entry = find(key, length, hash);
        double* cell = &words_[entry + head_words];
        double* span = cell + width_ - 2;
        cell[0] += 1;
        for (int i = 1; i <= measure_count_; ++i) {
            if (std::isnan(measures[i - 1])) continue;
            cell[i] += measures[i - 1];
            cell[i + measure_count_] = std::max(cell[i + measure_count_], measures[i - 1]);
        }
        if (has_time) {
            span[0] = std::min(span[0], double(time));
            span[1] = std::max(span[1], double(time));
        }
        return entry;
    }

    int32_t index_of(int64_t entry) const { return head(entry)->index; }
    bool wants_example(int64_t entry) const { return head(entry)->example < 0; }
    bool wants_place(int64_t entry) const { return head(entry)->file < 0; }
    void keep_example(int64_t entry, const char* example, int64_t length) {
        Head* one = head(entry);
        one->example = int64_t(examples_.size());
        one->example_length = int32_t(std::min(length, most_example));
        examples_.append(example, one->example_length);
    }

    void keep_place(int64_t entry, int32_t file, int64_t offset) {
        head(entry)->file = file;
        head(entry)->offset = offset;
    }

    // The keys whose first part is one of FIRSTS.
    std::vector<int64_t> of(const std::vector<std::string>& firsts) const {
        const std::unordered_set<std::string_view> wanted(firsts.begin(), firsts.end());
        std::vector<int64_t> found;
        for (size_t index = 0; index < size(); ++index)
            if (wanted.count(text(index).substr(0, text(index).find('\0')))) found.push_back(index);
        return found;
    }

    // The keys with the highest counts, ties by their bytes.
    std::vector<int64_t> largest(size_t most) const {
        // What most comparisons need lies side by side: the keys themselves are all over memory.
        struct Ranked {
            double count;
            uint64_t beginning;
        };
        std::vector<Ranked> ranked(size());
        for (size_t index = 0; index < size(); ++index) {
            uint64_t beginning = 0;
            for (size_t i = 0; i < sizeof beginning; ++i)
                beginning = beginning << 8 | (i < text(index).size() ? uint8_t(text(index)[i]) : 0);
            ranked[index] = {cells(index)[0], beginning};
        }
        return first(most, [&](int64_t a, int64_t b) {
            if (ranked[a].count != ranked[b].count) return ranked[a].count > ranked[b].count;
            if (ranked[a].beginning != ranked[b].beginning) return ranked[a].beginning < ranked[b].beginning;
            return text(a) < text(b);
        });
    }

    // By the second of three percentiles; keys that were counted less than FEW times behind all others.
    std::vector<int64_t> slowest(size_t most, const std::vector<double>& percentiles, double few) const {
        return first(most, [&](int64_t a, int64_t b) {
            bool a_few = cells(a)[0] < few, b_few = cells(b)[0] < few;
            if (a_few != b_few) return b_few;
            if (percentiles[a * 3 + 1] != percentiles[b * 3 + 1]) return percentiles[a * 3 + 1] > percentiles[b * 3 + 1];
            return more(a, b);
        });
    }
};

}  // namespace maillens
