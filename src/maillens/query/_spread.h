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
        if (seconds * 100 < exact - 0.5) return std::llround(seconds * 100);
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

    // Add to what was seen; whether it is new.
    bool put(const Seen& seen) {
        size_t mask = slots_.size() - 1;
        uint64_t hash = seen.key * 0x9E3779B97F4A7C15u;
        size_t at = (hash ^ hash >> 32) & mask;
        while (slots_[at].key != no_value && slots_[at].key != seen.key) at = (at + 1) & mask;
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
    void add(int64_t index, double seconds) {
        if (2 * (used_ + 1) > slots_.size()) widen();
        used_ += put({uint64_t(index) << value_bits | uint64_t(code_of(seconds)), 1});
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
