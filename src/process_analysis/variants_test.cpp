#include "process_analysis/variants.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <random>

#include "process_analysis/test_logs.h"

namespace ledstang {
namespace {

std::string way(const EventLog& log, const Variant& variant) {
    std::string text;
    for (const auto activity : sequence_of(log, variant)) {
        text += (text.empty() ? "" : " ") + std::string(log.activities()[activity]);
    }
    return text;
}

TEST(Variants, AreListedByCasesAndThenByNames) {
    const auto log = log_of_lines({
        "1: Ö 0, A 1",
        "2: B 0",
        "3: A 0, Ö 1",
        "4: B 0, A 1",
        "5: Ö 0, A 1",
        "6: A 0, Z 1",
    });
    const auto variants = variants_of(Selection(log));
    std::vector<std::string> ways;
    for (const auto& variant : variants.list) ways.push_back(std::to_string(variant.count) + " " + way(log, variant));
    // In order of code points, so Ö after Z; a way that is the beginning of another comes before it.
    EXPECT_THAT(ways, testing::ElementsAre("2 Ö A", "1 A Z", "1 A Ö", "1 B", "1 B A"));
    EXPECT_THAT(variants.of_case, testing::ElementsAre(0U, 3U, 2U, 4U, 0U, 1U));
    EXPECT_EQ(cases_in_variants_below(variants, 2), 4U);
    EXPECT_EQ(cases_in_variants_below(variants, 3), 6U);
    EXPECT_EQ(variants_for_coverage(variants, 0.3), 1U);
    EXPECT_EQ(variants_for_coverage(variants, 0.34), 2U);
    EXPECT_EQ(variants_for_coverage(variants, 1), 5U);
    EXPECT_EQ(variants_for_coverage(variants, 0), 0U);
}

TEST(Variants, HaveAChecksum) {
    // printf '2\tA\x1fB\n1\tA' | sha256sum
    const auto log = log_of_lines({"1: A 0, B 1", "2: A 0", "3: A 5, B 6"});
    EXPECT_EQ(variants_sha256(log, variants_of(Selection(log))),
              "19138e54e9279952e6c5c7a76e85493cc4280368a1d5dbac22829f8074971107");
}

TEST(Variants, OfASelectionLeaveTheOtherCasesOut) {
    const auto log = log_of_lines({"1: A 0, B 1", "2: A 0", "3: A 5, B 6"});
    CaseSet some(3, false);
    some.add(1);
    some.add(2);
    const auto variants = variants_of(Selection(log, some));
    ASSERT_EQ(variants.list.size(), 2U);
    EXPECT_EQ(variants.list[0].count, 1U);
    EXPECT_EQ(variants.list[1].example, 2U);
    EXPECT_THAT(variants.of_case, testing::ElementsAre(absent, 0U, 1U));
}

TEST(Variants, AreTheSameAsTheSimplestReckoning) {
    std::mt19937 random(7);
    EventLogBuilder builder;
    // More activities than fit in a byte, many ways alike in their first eight steps.
    for (int c = 0; c < 20'000; ++c) {
        const auto name = std::to_string(c);
        const auto size = 1 + random() % 16;
        for (std::uint32_t i = 0; i < size; ++i) {
            const auto step = i < 9 ? i : random() % 300;
            builder.add({name, "steg" + std::to_string(step), std::int64_t{i}, {}, {}});
        }
    }
    const EventLog log = *std::move(builder).build();
    const Selection whole(log);
    std::map<std::vector<std::string>, std::uint64_t> plain;
    for (std::uint32_t c = 0; c < log.cases(); ++c) {
        std::vector<std::string> sequence;
        for (auto e = log.case_begin()[c]; e < log.case_begin()[c + 1]; ++e) {
            sequence.emplace_back(log.activities()[log.activity()[e]]);
        }
        ++plain[sequence];
    }
    std::vector<std::pair<std::uint64_t, std::vector<std::string>>> sorted;
    for (const auto& [sequence, count] : plain) sorted.emplace_back(count, sequence);
    std::ranges::stable_sort(sorted, [](const auto& a, const auto& b) { return a.first > b.first; });
    const auto variants = variants_of(whole);
    ASSERT_EQ(variants.list.size(), sorted.size());
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const auto sequence = sequence_of(log, variants.list[i]);
        ASSERT_EQ(variants.list[i].count, sorted[i].first);
        ASSERT_EQ(sequence.size(), sorted[i].second.size());
        for (std::size_t k = 0; k < sequence.size(); ++k) {
            ASSERT_EQ(log.activities()[sequence[k]], sorted[i].second[k]);
        }
        ASSERT_EQ(variants.of_case[variants.list[i].example], i);
    }
}

}  // namespace
}  // namespace ledstang
