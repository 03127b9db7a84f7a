// Counts and sums by key: what was counted of each, in order of first sight.
#pragma once
#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "_keys.h"
#include "_spread.h"

namespace maillens {

class Counts {
    static constexpr int64_t most_example = 300;    // bytes kept of an example
    static constexpr double infinity = std::numeric_limits<double>::infinity();
    static constexpr int page_bits = 9;             // of the number of entries in a page
    static constexpr int64_t page_entries = int64_t(1) << page_bits;

    struct Example {
        int64_t at = -1;                            // where it lies in `examples_`, -1 for none
        int64_t length = 0;
    };
    struct Place {
        int32_t file = -1;                          // -1 where the line is of no file
        int64_t offset = 0;
    };

    std::shared_ptr<const Keys> keys_;
    int part_;                                      // of them, which is the key
    int measure_count_, width_;                     // of the cells: count, sums, highest values, first and last time
    std::vector<int32_t> entry_of_;                 // by number of key, -1 for one that was never counted
    std::vector<int32_t> key_of_;                   // by entry
    std::vector<std::unique_ptr<double[]>> pages_;  // cells of entries, which do not move
    std::vector<Example> kept_;
    std::string examples_;
    std::vector<Place> places_;

    double* cells_of(int64_t entry) const { return &pages_[entry >> page_bits][(entry & (page_entries - 1)) * width_]; }

    int32_t new_entry(int32_t key) {
        int32_t entry = int32_t(key_of_.size());
        if (entry % page_entries == 0) pages_.emplace_back(new double[page_entries * width_]);
        key_of_.push_back(key);
        double* cells = cells_of(entry);
        std::fill_n(cells, width_, 0.0);
        cells[width_ - 2] = infinity;
        cells[width_ - 1] = -infinity;
        return entry;
    }

    int32_t entry_of(int32_t key) {
        if (size_t(key) >= entry_of_.size()) entry_of_.resize(std::max<size_t>(64, 2 * size_t(key)), -1);
        int32_t& entry = entry_of_[key];
        if (entry < 0) entry = new_entry(key);
        return entry;
    }

public:
    Spread spread;                                  // of the column that percentiles are wanted of

    Counts(std::shared_ptr<const Keys> keys, int part, int measure_count)
        : keys_(std::move(keys)), part_(part), measure_count_(measure_count), width_(3 + 2 * measure_count) {}

    size_t size() const { return key_of_.size(); }
    int measure_count() const { return measure_count_; }
    const double* cells(int64_t entry) const { return cells_of(entry); }

    bool has_one_part() const { return !keys_->is_pair(part_); }
    std::string_view first(int64_t entry) const { return keys_->first(part_, key_of_[entry]); }
    std::string joined(int64_t entry) const { return keys_->joined(part_, key_of_[entry]); }
    std::vector<Leaf> leaves(int64_t entry) const { return keys_->leaves(part_, key_of_[entry]); }

    // Count a key once more; its entry. Measures and times that are missing are NaN, which no comparison is true of.
    int32_t add(int32_t key, double time) {
        int32_t entry = entry_of(key);
        count(cells_of(entry), time);
        return entry;
    }

    // Count rows by their keys; which entries they belong to. MEASURES are columns, a value a row.
    void add(const Chosen& chosen, const int32_t* keys, const double* const* measures, const double* times, int32_t* entries) {
        for (int k = 0; k < chosen.count; ++k)
            __builtin_prefetch(entry_of_.data() + keys[chosen.rows[k]]);
        for (int k = 0; k < chosen.count; ++k) {
            entries[k] = entry_of(keys[chosen.rows[k]]);
            const double* cells = cells_of(entries[k]);
            for (int i = 0; i < width_; i += 8) __builtin_prefetch(cells + i);
            __builtin_prefetch(cells + width_ - 1);
        }
        for (int k = 0; k < chosen.count; ++k) {
            int32_t row = chosen.rows[k];
            double* cells = cells_of(entries[k]);
            count(cells, times[row]);
            for (int i = 0; i < measure_count_; ++i) {
                double value = measures[i][row];
                double &sum = cells[1 + i], &most = cells[1 + measure_count_ + i];
                sum += value == value ? value : 0;
                most = std::max(most, value);
            }
        }
    }

    bool has_example(int64_t entry) const { return entry < int64_t(kept_.size()) && kept_[entry].at >= 0; }
    std::string example(int64_t entry) const {
        return has_example(entry) ? examples_.substr(kept_[entry].at, kept_[entry].length) : std::string();
    }
    void keep_example(int64_t entry, const char* text, int64_t length) {
        kept_.resize(std::max(kept_.size(), size()));
        kept_[entry] = {int64_t(examples_.size()), std::min(length, most_example)};
        examples_.append(text, kept_[entry].length);
    }

    bool has_place(int64_t entry) const { return entry < int64_t(places_.size()) && places_[entry].file >= 0; }
    int32_t file(int64_t entry) const { return places_[entry].file; }
    int64_t offset(int64_t entry) const { return places_[entry].offset; }
    void keep_place(int64_t entry, int32_t file, int64_t offset) {
        places_.resize(std::max(places_.size(), size()));
        places_[entry] = {file, offset};
    }

private:
    void count(double* cells, double time) const {
        double &first = cells[width_ - 2], &last = cells[width_ - 1];
        cells[0] += 1;
        first = std::min(first, time);
        last = std::max(last, time);
    }
};

}  // namespace maillens
