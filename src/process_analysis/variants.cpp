#include "process_analysis/variants.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>

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

    struct Found {
        std::uint64_t hash;
        std::uint64_t count;
        std::uint32_t example;
    };
    const std::vector<Found>& found() const { return found_; }

    Sequence sequence(std::uint32_t index) const {
        return {activity_ + begin_[index], static_cast<std::size_t>(begin_[index + 1] - begin_[index])};
    }
    void prefetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }

    // The variant's number in found(), which `cases` more cases have.
    std::uint32_t add(std::uint64_t hash, std::uint32_t example, std::uint64_t cases) {
        const auto tag = static_cast<std::uint32_t>(hash >> 32);
        for (auto at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
            auto& slot = slots_[at];
            if (slot.number == absent) {
                slot = {tag, static_cast<std::uint32_t>(found_.size())};
                found_.push_back({hash, cases, example});
                if (found_.size() * 2 > slots_.size()) grow();
                return static_cast<std::uint32_t>(found_.size() - 1);
            }
            auto& one = found_[slot.number];
            if (slot.tag == tag && one.hash == hash && equal(sequence(one.example), sequence(example))) {
                one.count += cases;
                return slot.number;
            }
        }
    }

 private:
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t number = absent;
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

// Fills in, for every case of the range, the variant's number in the table.
void find_variants(const Selection& selection, CaseRange range, VariantTable& table, std::uint32_t* of_case) {
    // Some cases ahead, so that the table's slot has come from memory when it is looked at.
    constexpr std::size_t ahead = 16;
    struct Waiting {
        std::uint64_t hash;
        std::uint32_t index;
    };
    std::array<Waiting, ahead> waiting{};
    std::size_t come = 0;
    const auto settle = [&](const Waiting& one) { of_case[one.index] = table.add(one.hash, one.index, 1); };
    selection.for_each_case(range, [&](std::uint32_t index, std::uint64_t, std::uint64_t) {
        auto& place = waiting[come % ahead];
        if (come >= ahead) settle(place);
        place = {hash_of(table.sequence(index)), index};
        table.prefetch(place.hash);
        ++come;
    });
    for (auto i = come < ahead ? 0 : come - ahead; i < come; ++i) settle(waiting[i % ahead]);
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

// The found variants' numbers in the order of the list.
std::vector<std::uint32_t> in_order(const VariantTable& table, const Names& names) {
    const auto ranks = ranks_of(names);
    // The first activities packed in two numbers decide nearly always, without a look at the events. 0 is the end,
    // which comes before every activity.
    const auto width = static_cast<unsigned>(std::bit_width(ranks.size() + 1));
    const std::size_t packed = 64 / width;
    struct Key {
        std::uint64_t count;
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
    keys.reserve(table.found().size());
    for (const auto& one : table.found()) {
        const auto sequence = table.sequence(one.example);
        keys.push_back({one.count, pack(sequence, 0), pack(sequence, packed), static_cast<std::uint32_t>(keys.size())});
    }
    std::ranges::sort(keys, [&](const Key& a, const Key& b) {
        if (a.count != b.count) return a.count > b.count;
        if (a.first != b.first) return a.first < b.first;
        if (a.second != b.second) return a.second < b.second;
        const auto left = table.sequence(table.found()[a.number].example);
        const auto right = table.sequence(table.found()[b.number].example);
        const auto rank = [&](std::uint32_t activity) { return ranks[activity]; };
        return std::ranges::lexicographical_compare(left, right, {}, rank, rank);
    });
    std::vector<std::uint32_t> order;
    order.reserve(keys.size());
    for (const auto& key : keys) order.push_back(key.number);
    return order;
}

}  // namespace

Variants variants_of(const Selection& selection, Threads threads) {
    const auto& log = selection.log();
    const auto ranges = share_cases(selection, threads);
    Variants out;
    out.of_case.assign(log.cases(), absent);
    std::vector<VariantTable> tables(ranges.size(), VariantTable(log));
    in_threads(ranges.size(),
               [&](std::size_t i) { find_variants(selection, ranges[i], tables[i], out.of_case.data()); });

    // The first table's numbers stand; the others' variants are found in it or added.
    std::vector<std::vector<std::uint32_t>> numbers(tables.size());
    for (std::size_t i = 1; i < tables.size(); ++i) {
        for (const auto& one : tables[i].found()) {
            numbers[i].push_back(tables[0].add(one.hash, one.example, one.count));
        }
    }
    const auto order = in_order(tables[0], log.activities());
    std::vector<std::uint32_t> place(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        place[order[i]] = i;
        const auto& one = tables[0].found()[order[i]];
        out.list.push_back({one.count, one.example});
    }
    in_threads(ranges.size(), [&](std::size_t i) {
        for (auto index = ranges[i].first; index < ranges[i].last; ++index) {
            auto& number = out.of_case[index];
            if (number != absent) number = place[i == 0 ? number : numbers[i][number]];
        }
    });
    return out;
}

std::span<const std::uint32_t> sequence_of(const EventLog& log, const Variant& variant) {
    const auto begin = log.case_begin()[variant.example];
    return log.activity().subspan(begin, log.case_begin()[variant.example + 1] - begin);
}

std::uint64_t cases_in_variants_below(const Variants& variants, std::uint64_t cases) {
    std::uint64_t sum = 0;
    for (const auto& variant : variants.list) sum += variant.count < cases ? variant.count : 0;
    return sum;
}

std::size_t variants_for_coverage(const Variants& variants, double share) {
    std::uint64_t all = 0;
    for (const auto& variant : variants.list) all += variant.count;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < variants.list.size(); ++i) {
        if (static_cast<double>(sum) >= share * static_cast<double>(all)) return i;
        sum += variants.list[i].count;
    }
    return variants.list.size();
}

std::string variants_sha256(const EventLog& log, const Variants& variants) {
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::string line;
    for (std::size_t i = 0; i < variants.list.size(); ++i) {
        line = fmt::format("{}{}\t", i == 0 ? "" : "\n", variants.list[i].count);
        bool first = true;
        for (const auto activity : sequence_of(log, variants.list[i])) {
            if (!first) line += '\x1F';
            first = false;
            line += log.activities()[activity];
        }
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(line.data()), line.size());
    }
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256_final(&state, hash.data());
    std::string out;
    for (const auto byte : hash) out += fmt::format("{:02x}", byte);
    return out;
}

}  // namespace ledstang
