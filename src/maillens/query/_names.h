// Texts -> numbers: an open hash table. The first text is 0, the next new one 1, and so on.
#pragma once
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace maillens {

class Names {
    static constexpr uint32_t nowhere = ~uint32_t(0);
    static constexpr int page_bits = 13;
    static constexpr size_t page_words = size_t(1) << page_bits;    // more than any text has

    static constexpr size_t usual_words = 5;        // of an address or a domain, which may lie in two lines of the cache

    struct Slot {
        uint32_t hash = 0;
        uint32_t place = nowhere;                   // of the entry: its page, and the word in it
    };
    // What an entry begins with; its text is behind it, as both are needed at once.
    struct Head {
        int32_t number, length;
    };

    std::vector<Slot> slots_ = std::vector<Slot>(256);
    std::vector<std::unique_ptr<uint64_t[]>> pages_;    // entries do not move
    size_t used_ = page_words;                      // words of the last page
    std::vector<uint32_t> places_;                  // by number

    const uint64_t* entry(uint32_t place) const { return &pages_[place >> page_bits][place & (page_words - 1)]; }
    const Head* head(uint32_t place) const { return reinterpret_cast<const Head*>(entry(place)); }

    uint32_t new_entry(const char* text, int64_t length) {
        size_t words = 1 + (length + 7) / 8;
        if (used_ + words > page_words) {
            pages_.emplace_back(new uint64_t[page_words]);
            used_ = 0;
        }
        uint64_t* entry = &pages_.back()[used_];
        *reinterpret_cast<Head*>(entry) = {int32_t(places_.size()), int32_t(length)};
        std::memcpy(entry + 1, text, length);
        places_.push_back(uint32_t((pages_.size() - 1) << page_bits | used_));
        used_ += words;
        return places_.back();
    }

    void widen() {
        std::vector<Slot> old(slots_.size() * 2);
        old.swap(slots_);
        size_t mask = slots_.size() - 1;
        for (const Slot& slot : old) {
            if (slot.place == nowhere) continue;
            size_t at = slot.hash & mask;
            while (slots_[at].place != nowhere) at = (at + 1) & mask;
            slots_[at] = slot;
        }
    }

public:
    size_t size() const { return places_.size(); }
    std::string_view text(int32_t number) const {
        const Head* one = head(places_[number]);
        return {reinterpret_cast<const char*>(one + 1), size_t(one->length)};
    }

    // Have the memory brought in that `number` will look at: first the slot, then the entry. For gcc a function that
    // does no more has no effect, and is not called, unless it is inlined before that is found out.
    [[gnu::always_inline]] void expect_slot(uint32_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }
    [[gnu::always_inline]] void expect_entry(uint32_t hash) const {
        size_t mask = slots_.size() - 1, at = hash & mask;
        while (slots_[at].place != nowhere && slots_[at].hash != hash) at = (at + 1) & mask;
        if (slots_[at].place == nowhere) return;
        __builtin_prefetch(entry(slots_[at].place));
        __builtin_prefetch(entry(slots_[at].place) + usual_words);
    }

    // The number of a text, which is added when it is new.
    int32_t number(const char* text, int64_t length, uint32_t hash) {
        size_t mask = slots_.size() - 1, at = hash & mask;
        for (; slots_[at].place != nowhere; at = (at + 1) & mask) {
            if (slots_[at].hash != hash) continue;
            const Head* one = head(slots_[at].place);
            if (one->length == length && std::memcmp(one + 1, text, length) == 0) return one->number;
        }
        slots_[at] = {hash, new_entry(text, length)};
        if (size() * 2 > slots_.size()) widen();
        return int32_t(size()) - 1;
    }
};

// The numbers of short texts that came lately, by the cells they were in: what is said again and again is not looked
// up again.
class Recent {
    static constexpr int bits = 6;
    struct Said {
        uint64_t cell[2] = {};
        int32_t number = -1;
    };
    Said said_[size_t(1) << bits];

    static size_t place(const uint64_t* cell) { return ((cell[0] >> 32 ^ cell[0] ^ cell[1]) * 0x9E3779B97F4A7C15u) >> (64 - bits); }

public:
    // -1 for one that did not come, or longer ago.
    int32_t number(const uint64_t* cell) const {
        const Said& one = said_[place(cell)];
        return one.cell[0] == cell[0] && one.cell[1] == cell[1] ? one.number : -1;
    }
    void keep(const uint64_t* cell, int32_t number) { said_[place(cell)] = {{cell[0], cell[1]}, number}; }
};

}  // namespace maillens
