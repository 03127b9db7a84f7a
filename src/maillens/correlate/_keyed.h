// What is looked up once a line: values by keys that are hashes already, and objects that are used again.
#pragma once
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace maillens {

// An open hash table. Keys are mixed well (`hash_text`), so their low bits are their place.
template <class Value>
class Keyed {
    struct Slot {
        int64_t key;
        bool used = false;
        Value value;
    };

    std::vector<Slot> slots_ = std::vector<Slot>(64);
    size_t size_ = 0;

    size_t mask() const { return slots_.size() - 1; }

    // Where a key is, or the free slot where it would be.
    size_t place(int64_t key) const {
        size_t at = size_t(key) & mask();
        while (slots_[at].used && slots_[at].key != key) at = (at + 1) & mask();
        return at;
    }

    void widen() {
        std::vector<Slot> old(slots_.size() * 2);
        old.swap(slots_);
        for (Slot& slot : old)
            if (slot.used) slots_[place(slot.key)] = std::move(slot);
    }

public:
    // Have the memory brought in where a key is, or would be.
    void expect(int64_t key) const { __builtin_prefetch(&slots_[size_t(key) & mask()]); }

    // The value of a key, null where there is none; valid until the next change.
    Value* find(int64_t key) {
        Slot& slot = slots_[place(key)];
        return slot.used ? &slot.value : nullptr;
    }

    // The value of a key, made where there is none.
    Value& at(int64_t key) {
        size_t place = this->place(key);
        if (!slots_[place].used) {
            if (2 * ++size_ > slots_.size()) {
                widen();
                place = this->place(key);
            }
            slots_[place] = {key, true, Value()};
        }
        return slots_[place].value;
    }

    void erase(int64_t key) {
        size_t hole = place(key);
        if (!slots_[hole].used) return;
        --size_;
        // What stands behind in the same run moves up, if its own place is not behind the hole.
        for (size_t next = (hole + 1) & mask(); slots_[next].used; next = (next + 1) & mask()) {
            size_t home = size_t(slots_[next].key) & mask();
            if (((next - home) & mask()) >= ((next - hole) & mask())) {
                slots_[hole] = std::move(slots_[next]);
                hole = next;
            }
        }
        slots_[hole] = Slot();
    }

    void clear() {
        slots_ = std::vector<Slot>(64);
        size_ = 0;
    }

    std::vector<Value> values() const {
        std::vector<Value> found;
        for (const Slot& slot : slots_)
            if (slot.used) found.push_back(slot.value);
        return found;
    }
};

// Objects that are used again: their texts keep the memory that they have. `Thing::renew` makes one as good as new.
template <class Thing>
class Pool {
    std::vector<Thing*> all_, free_;

public:
    Pool() = default;
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;
    ~Pool() {
        for (Thing* thing : all_) delete thing;
    }

    Thing* take() {
        if (free_.empty()) {
            all_.push_back(new Thing());
            return all_.back();
        }
        Thing* thing = free_.back();
        free_.pop_back();
        return thing;
    }

    void give_back(Thing* thing) {
        thing->renew();
        free_.push_back(thing);
    }
};

}  // namespace maillens
