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
    int sum_count_, peak_count_;
    bool has_span_;
    int width_;                                     // of the cells: count, sums, highest values, first and last time
    std::vector<int32_t> entry_of_;                 // by number of key, -1 for one that was never counted
    std::vector<int32_t> key_of_;                   // by entry
    std::vector<std::unique_ptr<double[]>> pages_;  // cells of entries, which do not move
    std::vector<Example> kept_;
    std::string examples_;
    std::vector<Place> places_;

    double* cells_of(int64_t entry) const { return &pages_[entry >> page_bits][(entry & (page_entries - 1)) * width_]; }

    const double* sums_of(int64_t entry) const { return cells_of(entry) + 1; }
    const double* peaks_of(int64_t entry) const { return sums_of(entry) + sum_count_; }

    int32_t new_entry(int32_t key) {
        int32_t entry = int32_t(key_of_.size());
        if (entry % page_entries == 0) pages_.emplace_back(new double[page_entries * width_]);
        key_of_.push_back(key);
        double* cells = cells_of(entry);
        std::fill_n(cells, width_, 0.0);
        if (has_span_) cells[width_ - 2] = infinity, cells[width_ - 1] = -infinity;
        return entry;
    }

    // Make room for keys below COUNT.
    void expect_keys(size_t count) {
        if (count > entry_of_.size()) entry_of_.resize(count, -1);
    }

    int32_t entry_of(int32_t key) {
        int32_t& entry = entry_of_[key];
        if (entry < 0) entry = new_entry(key);
        return entry;
    }

public:
    Spread spread;                                  // of the column that percentiles are wanted of

    Counts(std::shared_ptr<const Keys> keys, int part, int sum_count, int peak_count, bool has_span)
        : keys_(std::move(keys)), part_(part), sum_count_(sum_count), peak_count_(peak_count), has_span_(has_span),
          width_(1 + sum_count + peak_count + 2 * has_span) {}

    size_t size() const { return key_of_.size(); }
    double number(int64_t entry) const { return cells_of(entry)[0]; }
    std::vector<double> sums(int64_t entry) const { return {sums_of(entry), sums_of(entry) + sum_count_}; }
    std::vector<double> peaks(int64_t entry) const { return {peaks_of(entry), peaks_of(entry) + peak_count_}; }
    bool has_span() const { return has_span_; }
    double first_time(int64_t entry) const { return cells_of(entry)[width_ - 2]; }      // infinite where no row had a time
    double last_time(int64_t entry) const { return cells_of(entry)[width_ - 1]; }

    bool has_one_part() const { return !keys_->is_pair(part_); }
    std::string_view first(int64_t entry) const { return keys_->first(part_, key_of_[entry]); }
    std::string joined(int64_t entry) const { return keys_->joined(part_, key_of_[entry]); }
    std::vector<Leaf> leaves(int64_t entry) const { return keys_->leaves(part_, key_of_[entry]); }

    // Count a key once more; its entry.
    int32_t add(int32_t key) {
        expect_keys(size_t(key) + 1);
        int32_t entry = entry_of(key);
        cells_of(entry)[0] += 1;
        return entry;
    }

    // Count rows by what they are of KEY; which entries they belong to. SUMMED and PEAKS are columns, a value a row.
    // Values and times that are missing are NaN, of which no comparison is true.
    void add(
        const Chosen& chosen, const Part& key, const double* const* summed, const double* const* peaks,
        const double* times, int32_t* entries
    ) {
        expect_keys(key.size());
        const int32_t* keys = key.numbers;
        for (int k = 0; k < chosen.count; ++k) __builtin_prefetch(&entry_of_[keys[chosen.rows[k]]]);
        for (int k = 0; k < chosen.count; ++k) {
            entries[k] = entry_of(keys[chosen.rows[k]]);
            const double* cells = cells_of(entries[k]);
            for (int i = 0; i < width_; i += 8) __builtin_prefetch(cells + i);
            __builtin_prefetch(cells + width_ - 1);
        }
        for (int k = 0; k < chosen.count; ++k) {
            int32_t row = chosen.rows[k];
            double* cell = cells_of(entries[k]);
            *cell++ += 1;
            for (int i = 0; i < sum_count_; ++i) *cell++ += summed[i][row] == summed[i][row] ? summed[i][row] : 0;
            for (int i = 0; i < peak_count_; ++i, ++cell) *cell = std::max(*cell, peaks[i][row]);
            if (!has_span_) continue;
            cell[0] = std::min(cell[0], times[row]);
            cell[1] = std::max(cell[1], times[row]);
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
};

}  // namespace maillens
