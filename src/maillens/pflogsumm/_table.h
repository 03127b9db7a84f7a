// Bytes -> a value: an open hash table whose keys lie one behind the other.
#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "_hash.h"

namespace maillens {

template <class Value>
class Table {
    struct Entry {
        uint64_t hash;
        int64_t at;             // of its key in `keys_`
        int32_t length;         // -1 where it is erased
        Value value;
    };

    std::vector<Entry> entries_;
    std::vector<int32_t> slots_ = std::vector<int32_t>(64, -1);
    std::string keys_;
    size_t erased_ = 0;

    static uint64_t hash_of(const char* p, size_t length) { return maillens_hash(p, int64_t(length), 0); }

    // The slot of a key, or the free one that it would have.
    size_t slot_of(const char* p, size_t length, uint64_t hash) const {
        size_t mask = slots_.size() - 1, at = hash & mask;
        for (; slots_[at] >= 0; at = (at + 1) & mask) {
            const Entry& entry = entries_[slots_[at]];
            if (entry.hash == hash && entry.length == int32_t(length) && !std::memcmp(&keys_[entry.at], p, length)) break;
        }
        return at;
    }

    // More slots; what was erased goes, so that memory is what is left.
    void rebuild() {
        if (erased_) {
            std::vector<Entry> left;
            std::string keys;
            for (Entry& entry : entries_) {
                if (entry.length < 0) continue;
                keys.append(keys_, entry.at, entry.length);
                entry.at = int64_t(keys.size()) - entry.length;
                left.push_back(entry);
            }
            entries_.swap(left);
            keys_.swap(keys);
            erased_ = 0;
        }
        size_t wanted = 64;
        while (wanted < entries_.size() * 4) wanted *= 2;
        slots_.assign(wanted, -1);
        for (size_t place = 0; place < entries_.size(); place++) {
            size_t at = entries_[place].hash & (wanted - 1);
            while (slots_[at] >= 0) at = (at + 1) & (wanted - 1);
            slots_[at] = int32_t(place);
        }
    }

  public:
    // The place of a key, which is added when it is new. Places stay as long as nothing is erased; addresses of
    // values as long as nothing is added.
    size_t place_of(const char* p, size_t length) {
        uint64_t hash = hash_of(p, length);
        size_t at = slot_of(p, length, hash);
        if (slots_[at] >= 0) return slots_[at];
        if (entries_.size() * 2 >= slots_.size()) {
            rebuild();
            at = slot_of(p, length, hash);
        }
        slots_[at] = int32_t(entries_.size());
        entries_.push_back({hash, int64_t(keys_.size()), int32_t(length), Value()});
        keys_.append(p, length);
        return entries_.size() - 1;
    }

    Value* at(const char* p, size_t length) { return &entries_[place_of(p, length)].value; }

    Value* find(const char* p, size_t length) {
        int32_t place = slots_[slot_of(p, length, hash_of(p, length))];
        return place < 0 ? nullptr : &entries_[place].value;
    }

    void erase(const char* p, size_t length) {
        int32_t place = slots_[slot_of(p, length, hash_of(p, length))];
        if (place < 0) return;
        entries_[place].length = -1;    // its slot stays taken: others may lie behind it
        erased_++;
    }

    void clear() {
        entries_.clear();
        keys_.clear();
        slots_.assign(64, -1);
        erased_ = 0;
    }

    size_t places() const { return entries_.size(); }
    // The value at a place; nothing where it was erased.
    Value* value(size_t place) { return entries_[place].length < 0 ? nullptr : &entries_[place].value; }
    std::string key(size_t place) const { return keys_.substr(entries_[place].at, entries_[place].length); }
};

}  // namespace maillens
