// How many of many words have each of their 64 bits.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <tuple>

namespace ledstang {

// The counts stand upright, bit k of all of them in one word, so that a word is added to all 64 at once.
class BitCounts {
 public:
    void add(std::uint64_t word) {
        const auto carry = [&word](std::uint64_t& plane) {
            const auto carried = plane & word;
            plane ^= word;
            word = carried;
        };
        std::apply([&](auto&... plane) { (carry(plane), ...); }, planes_);  // one after another, without a loop
        if (++added_ == most) settle();
    }
    std::uint64_t operator[](std::size_t bit) {
        settle();
        return counts_[bit];
    }

 private:
    static constexpr std::size_t planes = 8;
    static constexpr unsigned most = (1U << planes) - 1;  // beyond that a count would not find room

    void settle() {
        if (added_ == 0) return;
        for (std::size_t bit = 0; bit < counts_.size(); ++bit) {
            for (std::size_t k = 0; k < planes; ++k) counts_[bit] += (planes_[k] >> bit & 1) << k;
        }
        planes_.fill(0);
        added_ = 0;
    }

    std::array<std::uint64_t, planes> planes_{};
    std::array<std::uint64_t, 64> counts_{};
    unsigned added_ = 0;
};

}  // namespace ledstang
