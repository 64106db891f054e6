#include "process_analysis/variants.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <utility>

namespace ledstang {
namespace {

struct Tally {
    std::uint32_t cases = 0;
    std::uint32_t example = absent;  // the first case
};

// By number of the variant, of those that the log has.
std::vector<Tally> tally(const Selection& selection, std::span<const std::uint32_t> variant_of) {
    std::vector<Tally> tallies(variant_of.empty() ? 0 : std::size_t{std::ranges::max(variant_of)} + 1);
    selection.for_each_case([&](std::uint32_t index, std::uint64_t, std::uint64_t) {
        auto& one = tallies[variant_of[index]];
        if (one.cases++ == 0) one.example = index;
    });
    return tallies;
}

// The place in the list of each variant: those with most cases first, and those of equally many as they are numbered,
// which is in order of their names. Counted out, since that is much sooner done than to sort them.
std::vector<std::uint32_t> places_of(const std::vector<Tally>& tallies) {
    std::uint32_t most = 0;
    for (const auto& one : tallies) most = std::max(most, one.cases);
    // First how many variants have so many cases, then the place of the next one that has.
    std::vector<std::uint32_t> next(std::size_t{most} + 1);
    for (const auto& one : tallies) ++next[one.cases];
    std::uint32_t before = 0;
    for (auto cases = most; cases > 0; --cases) before += std::exchange(next[cases], before);
    std::vector<std::uint32_t> places(tallies.size());
    for (std::size_t i = 0; i < tallies.size(); ++i) {
        places[i] = tallies[i].cases == 0 ? absent : next[tallies[i].cases]++;
    }
    return places;
}

}  // namespace

Variants variants_of(const Selection& selection) {
    const auto variant_of = selection.log().case_variant();
    const auto tallies = tally(selection, variant_of);
    const auto places = places_of(tallies);
    Variants out;
    out.list.resize(
        static_cast<std::size_t>(std::ranges::count_if(tallies, [](const Tally& one) { return one.cases > 0; })));
    for (std::size_t i = 0; i < tallies.size(); ++i) {
        if (places[i] != absent) out.list[places[i]] = {tallies[i].cases, tallies[i].example};
    }
    out.of_case.assign(selection.log().cases(), absent);
    selection.for_each_case(
        [&](std::uint32_t index, std::uint64_t, std::uint64_t) { out.of_case[index] = places[variant_of[index]]; });
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
