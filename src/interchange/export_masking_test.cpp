// A measure's counts of a whole region, masked: 100 units below ten divisions, a year and its months, by sex.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <random>

#include "interchange/exported.h"
#include "masking/masking.h"

namespace ledstang {
namespace {

class MadeUpRegion {
 public:
    MadeUpRegion() {
        Measure visits;
        visits.id = "besok";
        visits.unit = "antal";
        out.measures.emplace("besok", visits);
        for (int division = 0; division < 10; ++division) {
            const std::string above = fmt::format("division_{}", division);
            parents[above] = "region";
            for (int unit = 0; unit < 10; ++unit) parents[fmt::format("unit_{}_{}", division, unit)] = above;
        }
        std::mt19937 random(100);
        std::map<std::tuple<std::string, std::string, Sex>, int> counts;
        for (const auto& [unit, above] : parents) {
            if (above == "region") continue;
            for (int month = 0; month < 12; ++month) {
                const int year = 2019 + month / 12;
                const auto period = fmt::format("{}-{:02}", year, month % 12 + 1);
                for (const Sex sex : {Sex::K, Sex::M}) {
                    const int seen = static_cast<int>(random() % 60);
                    for (const auto& where : {unit, above, std::string("region")}) {
                        for (const auto& when : {period, std::to_string(year)}) {
                            counts[{where, when, sex}] += seen;
                            counts[{where, when, Sex::T}] += seen;
                        }
                    }
                }
            }
        }
        for (const auto& [place, count] : counts) {
            const auto& [unit, period, sex] = place;
            out.outcomes.push_back(
                {"besok", unit, *Period::parse(period), sex, Decimal::from_whole(count), {}, {}, {}, "", false});
        }
    }
    Export out;
    std::map<std::string, std::string> parents;
};

TEST(ExportMasking, a_whole_regions_measure_shows_no_small_count_and_most_of_the_rest) {
    MadeUpRegion region;
    ASSERT_EQ(region.out.outcomes.size(), 111U * 13U * 3U);
    const auto before = region.out.outcomes;
    std::size_t small = 0;
    for (const auto& one : before) small += *one.value > Decimal{} && *one.value < Decimal::from_whole(5);
    ASSERT_GT(small, 100U);
    mask_export(region.out, [&](int) -> const auto& { return region.parents; },
                {.limit = 5, .smallest_denominator = 10});
    std::size_t masked = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const auto& one = region.out.outcomes[i];
        masked += one.masked;
        EXPECT_EQ(one.masked, !one.value) << one.unit << " " << one.period.to_string();
        if (one.value) {
            EXPECT_EQ(*one.value, *before[i].value);
            EXPECT_FALSE(*one.value > Decimal{} && *one.value < Decimal::from_whole(5)) << one.unit;
        }
    }
    EXPECT_LT(masked, before.size() / 2);
}

}  // namespace
}  // namespace ledstang
