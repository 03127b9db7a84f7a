// How the values of each key are spread: how often each occurred, in an open hash table.
//
// A value is kept to a hundredth of a second below 1,000 s, which is all that Postfix logs (delay_logging_resolution_limit,
// postconf(5)), and to three digits above, so that a key has a bounded number of values however long the log is.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "_stretch.h"
#include "_hash.h"

namespace maillens {

class Spread {
    static constexpr int value_bits = 17;           // of a slot's key; the rest is the index of the counted key
    static constexpr int64_t exact = 100'000;       // hundredths of a second that are kept as they are
    static constexpr int64_t decade = 900;          // numbers of three digits
    static constexpr int decades = 8;
    static constexpr uint64_t no_value = ~uint64_t(0);

    struct Seen {
        uint64_t key = no_value;                    // the counted key's index, and the value's code below it
        int64_t number = 0;
    };

    std::vector<Seen> slots_;
    size_t used_ = 0;

    // A number for a value, in the order of the values.
    static int64_t code_of(double seconds) {
        if (!(seconds > 0)) return 0;
        if (seconds * 100 < exact - 0.5) return int64_t(seconds * 100 + 0.5);
        int above = 0;
        double unit = 10;
        for (; above < decades && seconds >= unit * 1000; ++above) unit *= 10;
        return exact + above * decade + std::min<int64_t>(std::max<int64_t>(std::llround(seconds / unit), 100), 1000) - 100;
    }

    static double value_of(int64_t code) {
        if (code < exact) return code / 100.0;
        double unit = 10;
        for (code -= exact; code >= decade; code -= decade) unit *= 10;
        return (code + 100) * unit;
    }

    size_t place(uint64_t key) const { return maillens_hash_word(key) & (slots_.size() - 1); }

    // Add to what was seen; whether it is new.
    bool put(const Seen& seen) {
        size_t at = place(seen.key);
        while (slots_[at].key != no_value && slots_[at].key != seen.key) at = (at + 1) & (slots_.size() - 1);
        slots_[at].number += seen.number;
        bool is_new = slots_[at].key == no_value;
        slots_[at].key = seen.key;
        return is_new;
    }

    void widen() {
        std::vector<Seen> old(std::max<size_t>(256, 2 * slots_.size()));
        old.swap(slots_);
        for (const Seen& seen : old)
            if (seen.key != no_value) put(seen);
    }

public:
    // Add the values of rows to the keys that they belong to, each from its place in memory, which is brought in before.
    void add(const Chosen& chosen, const int32_t* indexes, const double* seconds) {
        Seen seen[STRETCH];
        int count = 0;
        while (2 * (used_ + chosen.count) > slots_.size()) widen();
        for (int k = 0; k < chosen.count; ++k) {
            double value = seconds[chosen.rows[k]];
            if (value != value) continue;
            seen[count] = {uint64_t(indexes[k]) << value_bits | uint64_t(code_of(value)), 1};
            __builtin_prefetch(&slots_[place(seen[count++].key)]);
        }
        for (int k = 0; k < count; ++k) used_ += put(seen[k]);
    }

    // Three of each key: what 50, 95 and 99 of 100 of its values do not exceed, by nearest rank; 0 without values.
    std::vector<double> percentiles(size_t key_count) const {
        std::vector<Seen> known;
        for (const Seen& seen : slots_)
            if (seen.key != no_value) known.push_back(seen);
        std::sort(known.begin(), known.end(), [](const Seen& a, const Seen& b) { return a.key < b.key; });
        std::vector<double> found(3 * key_count);
        for (size_t i = 0; i < known.size();) {
            uint64_t key = known[i].key >> value_bits;
            size_t at = i;
            int64_t total = 0;
            for (; i < known.size() && known[i].key >> value_bits == key; ++i) total += known[i].number;
            int64_t reached = known[at].number;
            int number = 0;
            for (int percent : {50, 95, 99}) {
                while (100 * reached < percent * total) reached += known[++at].number;
                found[3 * key + number++] = value_of(known[at].key & ((uint64_t(1) << value_bits) - 1));
            }
        }
        return found;
    }
};

}  // namespace maillens
