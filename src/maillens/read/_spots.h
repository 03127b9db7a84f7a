// A few texts -> where one of them stands, 32 bytes looked at at once.
//
// The four rarest bytes in a row of each text are what is looked for. Two tables of 16 entries for each of the four say,
// by the lower and the upper half of a byte, which of eight buckets of texts have such a byte there; what passes all
// of them is compared in full. This is the search that Hyperscan calls Teddy (Wang et al., Hyperscan: A Fast
// Multi-pattern Regex Matcher for Modern CPUs, NSDI 2019). It needs AVX2; `can_spot` says whether it is there.

#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define MAILLENS_WIDE 1
#endif

namespace maillens {

inline bool can_spot() {
#ifdef MAILLENS_WIDE
    return __builtin_cpu_supports("avx2");
#else
    return false;
#endif
}

inline uint8_t folded(uint8_t byte) { return byte >= 'A' && byte <= 'Z' ? byte + 32 : byte; }

// How common a byte is in mail logs, roughly: stamps and numbers are everywhere, so are the letters of `postfix`.
inline int commonness(uint8_t byte) {
    if (byte >= '0' && byte <= '9') return 8;
    if (byte >= 'A' && byte <= 'F') return 5;
    if (std::strchr(" =:.,[]<>/-", byte)) return 7;
    if (std::strchr("etaoinsrlcdmpu", byte)) return 7;
    return byte >= 'a' && byte <= 'z' ? 4 : 2;
}

class Spots {
public:
    static constexpr int GRAM = 4, BUCKETS = 8;

    // TEXT is in lower case and GRAM bytes or longer.
    void add(const uint8_t* text, int length) {
        int best = 0, rarest = 1 << 30;
        for (int at = 0; at + GRAM <= length; at++) {
            int sum = 0;
            for (int k = 0; k < GRAM; k++) sum += commonness(text[at + k]);
            if (sum < rarest) rarest = sum, best = at;
        }
        texts.push_back({static_cast<int>(bytes.size()), length, best, any_case(text + best)});
        bytes.insert(bytes.end(), text, text + length);
    }

    // No more texts are added: those whose rare bytes begin alike come into one bucket, which then lets less else pass.
    void divide() {
        std::sort(texts.begin(), texts.end(), [&](const Text& a, const Text& b) {
            return std::memcmp(&bytes[a.start + a.gram], &bytes[b.start + b.gram], GRAM) < 0;
        });
        for (size_t i = 0; i < texts.size(); i++) {
            const int bucket = static_cast<int>(i * BUCKETS / texts.size());
            for (int k = 0; k < GRAM; k++) {
                const uint8_t byte = bytes[texts[i].start + texts[i].gram + k];
                mark(k, byte, bucket);
                if (byte >= 'a' && byte <= 'z') mark(k, byte - 32, bucket);
            }
            buckets[bucket].push_back(texts[i]);
        }
    }

    // Where the first text after P stands, nullptr for nowhere before END. Nothing before BEGIN or behind END is read.
    const uint8_t* next(const uint8_t* begin, const uint8_t* p, const uint8_t* end) const {
#ifdef MAILLENS_WIDE
        return wide(begin, p, end);
#else
        return narrow(begin, p, end);
#endif
    }

private:
    struct Text {
        int start, length, gram;
        uint32_t rare;      // its rare bytes, as `any_case`
    };

    // GRAM bytes as a word that is the same for small letters and capitals, and for few others.
    static uint32_t any_case(const uint8_t* p) {
        uint32_t word;
        std::memcpy(&word, p, GRAM);
        return word | 0x20202020;
    }

    void mark(int k, uint8_t byte, int bucket) {
        low[k][byte & 15] |= 1 << bucket;
        high[k][byte >> 4] |= 1 << bucket;
    }

    // The buckets whose rare bytes may stand at Q.
    int candidates(const uint8_t* q) const {
        int bits = 255;
        for (int k = 0; k < GRAM; k++) bits &= low[k][q[k] & 15] & high[k][q[k] >> 4];
        return bits;
    }

    // The text in one of the buckets BITS whose rare bytes stand at Q, from its beginning; nullptr where none does.
    const uint8_t* text_at(const uint8_t* begin, const uint8_t* q, const uint8_t* end, int bits) const {
        const uint32_t here = any_case(q);
        for (; bits; bits &= bits - 1) {
            for (const Text& text : buckets[__builtin_ctz(bits)]) {
                if (text.rare != here) continue;
                const uint8_t* first = q - text.gram;
                if (q - begin >= text.gram && end - first >= text.length && is_at(text, first)) return first;
            }
        }
        return nullptr;
    }

    bool is_at(const Text& text, const uint8_t* p) const {
        for (int i = 0; i < text.length; i++)
            if (folded(p[i]) != bytes[text.start + i]) return false;
        return true;
    }

    const uint8_t* narrow(const uint8_t* begin, const uint8_t* p, const uint8_t* end) const {
        for (; end - p >= GRAM; p++)
            if (const uint8_t* found = text_at(begin, p, end, candidates(p))) return found;
        return nullptr;
    }

#ifdef MAILLENS_WIDE
    __attribute__((target("avx2"))) const uint8_t* wide(const uint8_t* begin, const uint8_t* p, const uint8_t* end) const {
        const __m256i half = _mm256_set1_epi8(15), none = _mm256_setzero_si256();
        __m256i lows[GRAM], highs[GRAM];
        for (int k = 0; k < GRAM; k++) {
            lows[k] = _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(low[k])));
            highs[k] = _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(high[k])));
        }
        for (; end - p >= 32 + GRAM - 1; p += 32) {
            __m256i bits = _mm256_set1_epi8(-1);
            for (int k = 0; k < GRAM; k++) {
                const __m256i data = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p + k));
                const __m256i upper = _mm256_and_si256(_mm256_srli_epi16(data, 4), half);
                bits = _mm256_and_si256(bits, _mm256_shuffle_epi8(lows[k], _mm256_and_si256(data, half)));
                bits = _mm256_and_si256(bits, _mm256_shuffle_epi8(highs[k], upper));
            }
            uint32_t places = ~static_cast<uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(bits, none)));
            if (places == 0) continue;
            alignas(32) uint8_t found_at[32];
            _mm256_store_si256(reinterpret_cast<__m256i*>(found_at), bits);
            for (; places; places &= places - 1) {
                const int at = __builtin_ctz(places);
                if (const uint8_t* found = text_at(begin, p + at, end, found_at[at])) return found;
            }
        }
        return narrow(begin, p, end);
    }
#endif

    uint8_t low[GRAM][16] = {}, high[GRAM][16] = {};
    std::vector<Text> texts, buckets[BUCKETS];
    std::vector<uint8_t> bytes;
};

}  // namespace maillens
