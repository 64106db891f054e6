#include "event_logs/column_bytes.h"

#include <array>
#include <bit>
#include <cstring>

namespace ledstang {
namespace {

constexpr std::uint64_t odd_a = 0x9E3779B97F4A7C15;  // 2⁶⁴ over the golden ratio
constexpr std::uint64_t odd_b = 0xD1B54A32D192ED03;

// Turned and multiplied by odd numbers: for a fixed state another word gives another state.
std::uint64_t stirred(std::uint64_t state, std::uint64_t word) {
    return std::rotl(state ^ (word * odd_a), 29) * odd_b;
}

}  // namespace

std::uint64_t column_checksum(std::span<const std::byte> bytes) {
    // Four chains beside each other, since a multiplication waits for the one before it.
    std::array<std::uint64_t, 4> chains = {1, 2, 3, 4};
    const std::byte* at = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= 32; left -= 32, at += 32) {
        std::array<std::uint64_t, 4> words;
        std::memcpy(words.data(), at, 32);
        for (std::size_t i = 0; i < 4; ++i) chains[i] = stirred(chains[i], words[i]);
    }
    std::uint64_t sum = stirred(odd_a, bytes.size());
    for (; left > 0;) {
        const std::size_t some = left < 8 ? left : 8;
        std::uint64_t word = 0;
        std::memcpy(&word, at, some);
        sum = stirred(sum, word);
        left -= some;
        at += some;
    }
    for (const std::uint64_t chain : chains) sum = stirred(sum, chain);
    return sum ^ (sum >> 32U);
}

void ColumnBytes::check() const {
    if (column_checksum(bytes_) != checksum_) throw DamagedLog("a column of an event log does not match its checksum");
    checked_.store(true, std::memory_order_release);
}

}  // namespace ledstang
