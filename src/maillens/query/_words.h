// Words of 64 bits -> numbers: an open hash table. The first word is 0, the next new one 1, and so on.
#pragma once
#include <cstdint>
#include <vector>

#include "_hash.h"
#include "_stretch.h"

namespace maillens {

class Words {
    struct Slot {
        uint64_t word = 0;
        int32_t number = -1;                        // -1 for a free slot
    };

    std::vector<Slot> slots_ = std::vector<Slot>(64);
    std::vector<uint64_t> words_;                   // by number

    // Where a word is, or the free slot where it would be.
    Slot& slot(uint64_t word, uint64_t hash) {
        size_t mask = slots_.size() - 1, at = hash & mask;
        while (slots_[at].number >= 0 && slots_[at].word != word) at = (at + 1) & mask;
        return slots_[at];
    }

    void widen() {
        std::vector<Slot> old(slots_.size() * 2);
        old.swap(slots_);
        for (const Slot& one : old)
            if (one.number >= 0) slot(one.word, maillens_hash_word(one.word)) = one;
    }

    // The number of a word, which is added when it is new.
    int32_t number(uint64_t word, uint64_t hash) {
        Slot& found = slot(word, hash);
        if (found.number >= 0) return found.number;
        found = {word, int32_t(size())};
        words_.push_back(word);
        if (size() * 2 > slots_.size()) widen();
        return int32_t(size()) - 1;
    }

public:
    size_t size() const { return words_.size(); }
    const uint64_t& word(int32_t number) const { return words_[number]; }

    // The numbers of the words of rows, which are looked up when their places in memory have been brought in.
    void number(const Chosen& chosen, const uint64_t* words, int32_t* numbers) {
        uint64_t hashes[STRETCH];
        for (int k = 0; k < chosen.count; ++k) {
            hashes[k] = maillens_hash_word(words[chosen.rows[k]]);
            __builtin_prefetch(&slots_[hashes[k] & (slots_.size() - 1)]);
        }
        for (int k = 0; k < chosen.count; ++k) numbers[chosen.rows[k]] = number(words[chosen.rows[k]], hashes[k]);
    }
};

}  // namespace maillens
