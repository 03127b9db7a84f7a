// The few texts of one thing, one behind the other in one piece of memory.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>

namespace maillens {

// A text that lies elsewhere.
struct Text {
    const char* start = nullptr;
    int64_t length = 0;
};

// A text that is written again and again.
struct Word {
    Text text;
    char cell[16];      // of a column, where the text is short enough to stand in it
};

// Texts by their numbers, empty until they are set; a thing that is used again keeps their memory.
class Texts {
public:
    static constexpr int MOST = 8;

private:
    std::string all_;
    uint32_t ends_[MOST] = {};      // where each ends, and the next begins: none is longer than a line

    uint32_t start(int which) const { return which ? ends_[which - 1] : 0; }

public:
    void set(int which, const char* p, int64_t length) {
        uint32_t start = this->start(which), before = ends_[which] - start;
        if (start == all_.size()) all_.append(p, size_t(length));
        else all_.replace(start, before, p, size_t(length));
        for (int i = which; i < MOST; ++i) ends_[i] += uint32_t(length) - before;
    }

    // Valid until the next change.
    Text get(int which) const { return {all_.data() + start(which), int64_t(ends_[which]) - start(which)}; }

    void clear() {
        all_.clear();
        for (uint32_t& end : ends_) end = 0;
    }
};

}  // namespace maillens
