// One bit a point: what a rule says of a whole part takes a few machine instructions.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace ledstang {

// `Words` is std::vector<std::uint64_t> for any number of points, or OneWord for at most 64, which stay in registers.
using OneWord = std::array<std::uint64_t, 1>;

template <class Words>
class PointBits {
 public:
    // All `size` bits 0.
    void reset(std::size_t size) {
        make_room(size);
        for (auto& word : words_) word = 0;
    }
    // Bit `first` and those after it 0.
    void clear_from(std::size_t first) {
        for (std::size_t word = first / 64; word < words_.size(); ++word) {
            words_[word] &= word == first / 64 ? (std::uint64_t{1} << (first % 64)) - 1 : 0;
        }
    }

    bool at(std::size_t i) const { return ((words_[i / 64] >> (i % 64)) & 1U) != 0; }
    void set(std::size_t i) { words_[i / 64] |= std::uint64_t{1} << (i % 64); }
    bool any() const {
        return std::any_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word != 0; });
    }
    int count() const {
        int set = 0;
        for (const auto word : words_) set += std::popcount(word);
        return set;
    }

    // 64 bits a word; the last has room to spare.
    Words& words() { return words_; }
    const Words& words() const { return words_; }
    // In bit i of the word: the bit `by` (1 to 63) places later, or earlier; 0 beyond the ends.
    std::uint64_t later(std::size_t word, unsigned by) const {
        return words_[word] >> by | (word + 1 < words_.size() ? words_[word + 1] << (64 - by) : 0);
    }
    std::uint64_t earlier(std::size_t word, unsigned by) const {
        return words_[word] << by | (word > 0 ? words_[word - 1] >> (64 - by) : 0);
    }

    // Calls use(i) for every bit that is set, in order.
    void for_each(auto&& use) const {
        for (std::size_t word = 0; word < words_.size(); ++word) {
            for (std::uint64_t left = words_[word]; left != 0; left &= left - 1) {
                use(word * 64 + static_cast<std::size_t>(std::countr_zero(left)));
            }
        }
    }

    // Bit i: high[i] > low[i]. Missing figures (NaN) set no bit.
    void set_greater(std::size_t size, const double* high, const double* low) { compare<1, 1>(size, high, low); }
    // The same against one figure, which stands twice at `limit`.
    void set_above(std::size_t size, const double* values, const double* limit) { compare<1, 0>(size, values, limit); }
    void set_below(std::size_t size, const double* values, const double* limit) { compare<0, 1>(size, limit, values); }

 private:
    template <std::size_t high_step, std::size_t low_step>
    void compare(std::size_t size, const double* high, const double* low) {
        make_room(size);
        for (std::size_t word = 0; word < words_.size(); ++word) {
            const std::size_t first = word * 64;
            const std::size_t end = std::min(size, first + 64);
            std::uint64_t bits = 0;
            std::size_t i = first;
            for (; i + 2 <= end; i += 2) {
                bits |= std::uint64_t{two_greater(high + i * high_step, low + i * low_step)} << (i - first);
            }
            if (i < end && high[i * high_step] > low[i * low_step]) bits |= std::uint64_t{1} << (i - first);
            words_[word] = bits;
        }
    }
    void make_room(std::size_t size) {
        if constexpr (std::is_same_v<Words, std::vector<std::uint64_t>>) words_.resize(size / 64 + 1);
    }
    static unsigned two_greater(const double* high, const double* low) {
#ifdef __SSE2__
        return static_cast<unsigned>(_mm_movemask_pd(_mm_cmpgt_pd(_mm_loadu_pd(high), _mm_loadu_pd(low))));
#else
        return (high[0] > low[0] ? 1U : 0U) | (high[1] > low[1] ? 2U : 0U);
#endif
    }

    Words words_{};
};

}  // namespace ledstang
