#include "event_logs/variant_numbers.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>
#include <vector>

namespace ledstang {
namespace {

using Sequence = std::span<const std::uint32_t>;

// Of no use against somebody who writes a log to make sequences meet; equality is always verified, so that the worst
// they can do is to make it slow.
std::uint64_t hash_of(Sequence sequence) {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15ULL;
    std::uint64_t hash = sequence.size() * odd;
    std::size_t i = 0;
    for (; i + 1 < sequence.size(); i += 2) {
        hash = (hash ^ (std::uint64_t{sequence[i]} << 32 | sequence[i + 1])) * odd;
        hash ^= hash >> 29;
    }
    if (i < sequence.size()) hash = (hash ^ sequence[i]) * odd;
    hash ^= hash >> 32;
    return hash * odd;
}

// Variants by their sequence: linear probing, at most half full.
class VariantTable {
 public:
    explicit VariantTable(const EventLog& log)
        : begin_(log.case_begin().data()), activity_(log.activity().data()), slots_(1024) {}

    std::size_t size() const { return found_.size(); }
    Sequence operator[](std::uint32_t number) const { return of_case(found_[number].example); }
    Sequence of_case(std::uint32_t index) const {
        return {activity_ + begin_[index], static_cast<std::size_t>(begin_[index + 1] - begin_[index])};
    }
    void prefetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }

    // The number of the case's variant, in order of first appearance.
    std::uint32_t number(std::uint64_t hash, std::uint32_t index) {
        const auto tag = static_cast<std::uint32_t>(hash >> 32);
        for (auto at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
            auto& slot = slots_[at];
            if (slot.number == absent) {
                const auto number = static_cast<std::uint32_t>(found_.size());
                slot = {tag, number};
                found_.push_back({hash, index});
                if (found_.size() * 2 > slots_.size()) grow();
                return number;
            }
            const auto& one = found_[slot.number];
            if (slot.tag == tag && one.hash == hash && equal(of_case(one.example), of_case(index))) return slot.number;
        }
    }

 private:
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t number = absent;
    };
    struct Found {
        std::uint64_t hash;
        std::uint32_t example;  // the first case that has it
    };
    static bool equal(Sequence a, Sequence b) {
        return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size_bytes()) == 0);
    }
    void grow() {
        std::vector<Slot> wider(slots_.size() * 4);
        for (std::uint32_t number = 0; number < found_.size(); ++number) {
            auto at = found_[number].hash & (wider.size() - 1);
            while (wider[at].number != absent) at = (at + 1) & (wider.size() - 1);
            wider[at] = {static_cast<std::uint32_t>(found_[number].hash >> 32), number};
        }
        slots_ = std::move(wider);
    }

    const std::uint64_t* begin_;
    const std::uint32_t* activity_;
    std::vector<Slot> slots_;
    std::vector<Found> found_;
};

// The table's number for each case.
GrowingColumn<std::uint32_t> find_variants(const EventLog& log, VariantTable& table) {
    GrowingColumn<std::uint32_t> numbers;
    numbers.resize(log.cases());
    // Some cases ahead, so that the table's slot has come from memory when it is looked at.
    constexpr std::uint32_t ahead = 16;
    std::array<std::uint64_t, ahead> hashes{};
    for (std::uint32_t index = 0; index < std::min(ahead, log.cases()); ++index) {
        hashes[index] = hash_of(table.of_case(index));
    }
    for (std::uint32_t index = 0; index < log.cases(); ++index) {
        auto& hash = hashes[index % ahead];
        numbers[index] = table.number(hash, index);
        if (log.cases() - index <= ahead) continue;
        hash = hash_of(table.of_case(index + ahead));
        table.prefetch(hash);
    }
    return numbers;
}

// Each activity's place in the order of names: UTF-8 in order of bytes is in order of code points.
std::vector<std::uint32_t> ranks_of(const Names& names) {
    std::vector<std::uint32_t> order(names.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](auto a, auto b) { return names[a] < names[b]; });
    std::vector<std::uint32_t> ranks(names.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
    return ranks;
}

// Each found variant's place in the order of names.
std::vector<std::uint32_t> places_of(const VariantTable& table, const Names& names) {
    const auto ranks = ranks_of(names);
    // The first activities packed in two numbers decide nearly always, without a look at the events. 0 is the end,
    // which comes before every activity.
    const auto width = std::max(1U, static_cast<unsigned>(std::bit_width(ranks.size() + 1)));
    const std::size_t packed = 64 / width;
    struct Key {
        std::uint64_t first;
        std::uint64_t second;
        std::uint32_t number;
    };
    const auto pack = [&](Sequence sequence, std::size_t from) {
        std::uint64_t word = 0;
        for (std::size_t i = from; i < from + packed; ++i) {
            word = word << width | (i < sequence.size() ? std::uint64_t{ranks[sequence[i]]} + 1 : 0);
        }
        return word;
    };
    std::vector<Key> keys;
    keys.reserve(table.size());
    for (std::uint32_t number = 0; number < table.size(); ++number) {
        keys.push_back({pack(table[number], 0), pack(table[number], packed), number});
    }
    std::ranges::sort(keys, [&](const Key& a, const Key& b) {
        if (a.first != b.first) return a.first < b.first;
        if (a.second != b.second) return a.second < b.second;
        const auto rank = [&](std::uint32_t activity) { return ranks[activity]; };
        return std::ranges::lexicographical_compare(table[a.number], table[b.number], {}, rank, rank);
    });
    std::vector<std::uint32_t> places(keys.size());
    for (std::uint32_t i = 0; i < keys.size(); ++i) places[keys[i].number] = i;
    return places;
}

}  // namespace

GrowingColumn<std::uint32_t> variant_numbers(const EventLog& log) {
    VariantTable table(log);
    auto numbers = find_variants(log, table);
    const auto places = places_of(table, log.activities());
    for (std::uint32_t index = 0; index < log.cases(); ++index) numbers[index] = places[numbers[index]];
    return numbers;
}

}  // namespace ledstang
