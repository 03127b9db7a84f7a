// Keys of the rows of one table as numbers: a part of keys numbers what a column holds, a pair what two of them do.
//
// What many counts ask for, the domain of the recipient say, is looked up once a row, and its text is kept once.
#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "_names.h"
#include "_stretch.h"
#include "_words.h"

namespace maillens {

// A column in some form, or what two others are together.
struct Part {
    int column = -1, form = 0;
    int left = -1, right = -1;
    uint64_t any = 0;                               // as of `Chosen`: of all counts that need it
    int chosen = -1;
    Names names;                                    // of texts
    Recent recent;
    Words words;                                    // of numbers, and of pairs of numbers
    int32_t numbers[STRETCH];                       // of the rows in hand

    bool is_pair() const { return left >= 0; }
    size_t size() const { return names.size() + words.size(); }     // of which one is in use
};

// One value of a part that is not a pair.
struct Leaf {
    int form;
    std::string_view text;                          // of what is no text its eight bytes
};

class Keys {
    std::deque<Part> parts_;                        // a pair comes behind its parts

    int add(int column, int form, int left, int right) {
        for (size_t i = 0; i < parts_.size(); ++i) {
            const Part& one = parts_[i];
            if (one.column == column && one.form == form && one.left == left && one.right == right) return int(i);
        }
        Part& one = parts_.emplace_back();
        one.column = column, one.form = form, one.left = left, one.right = right;
        return int(parts_.size()) - 1;
    }

    static std::string_view value(const Part& part, int32_t number) {
        if (part.words.size()) return {reinterpret_cast<const char*>(&part.words.word(number)), sizeof(uint64_t)};
        return part.names.text(number);
    }

    void append(int part, int32_t number, std::vector<Leaf>& found) const {
        const Part& one = parts_[part];
        if (one.is_pair()) {
            append(one.left, int32_t(one.words.word(number) >> 32), found);
            append(one.right, int32_t(one.words.word(number)), found);
        } else {
            found.push_back({one.form, value(one, number)});
        }
    }

public:
    // The same for all that ask for it.
    int part(int column, int form) { return add(column, form, -1, -1); }
    int pair(int left, int right) { return add(-1, 0, left, right); }

    size_t size() const { return parts_.size(); }
    Part* at(size_t index) { return &parts_[index]; }
    bool is_pair(int part) const { return parts_[part].is_pair(); }

    // Say that a part is needed where a set of conditions holds, and with it what it is made of.
    void need(int part, uint64_t set) {
        Part& one = parts_[part];
        one.any |= set;
        if (!one.is_pair()) return;
        need(one.left, set);
        need(one.right, set);
    }

    // What the rows in hand are of a pair of parts, whose numbers are known.
    void join(Part* pair, const Chosen& chosen) {
        const int32_t *left = parts_[pair->left].numbers, *right = parts_[pair->right].numbers;
        uint64_t words[STRETCH];
        for (int k = 0; k < chosen.count; ++k) {
            int32_t i = chosen.rows[k];
            words[i] = uint64_t(left[i]) << 32 | uint32_t(right[i]);
        }
        pair->words.number(chosen, words, pair->numbers);
    }

    // All values of a key, in order.
    std::vector<Leaf> leaves(int part, int32_t number) const {
        std::vector<Leaf> found;
        append(part, number, found);
        return found;
    }

    // The first value of a key.
    std::string_view first(int part, int32_t number) const {
        for (; parts_[part].is_pair(); part = parts_[part].left) number = int32_t(parts_[part].words.word(number) >> 32);
        return value(parts_[part], number);
    }

    // All of a key as it is ordered: its values with zero bytes between them.
    std::string joined(int part, int32_t number) const {
        std::string all;
        for (const Leaf& leaf : leaves(part, number)) all.append(leaf.text).push_back('\0');
        all.pop_back();
        return all;
    }
};

}  // namespace maillens
