#include "reports/masked_sources.h"

#include <algorithm>

#include "reports/example_for_tests.h"

namespace ledstang {
namespace {

const ReportMeasure& measure(const Report& report, const std::string& id) {
    for (const auto& perspective : report.perspectives) {
        for (const auto& one : perspective.measures) {
            if (one.id == id) return one;
        }
    }
    throw std::runtime_error("no measure " + id);
}

TEST(MaskedReport, withholds_small_numbers_and_what_tells_them) {
    const auto configuration = example::configuration();
    auto sources = example::sources();
    for (auto& perspective : sources.scorecard.perspectives) {
        for (auto& factor : perspective.factors) {
            for (auto& one : factor.measures) {
                if (one.id == "antal_fraga_vald_nara_relation") one.unit = "antal";
            }
        }
    }
    ProductionFigure few;
    few.id = "fa";
    few.section = "produktion";
    few.label = "Antal operationer";
    few.value = Decimal::from_whole(3);
    few.value_as_printed = "3";
    sources.production.push_back(few);
    const auto open = compose_report(sources, configuration);
    ScorecardMasking masking;
    masking.rule = {.limit = 5, .smallest_denominator = 10};
    for (const Sex sex : {Sex::M, Sex::T})
        masking.withheld.add("antal_fraga_vald_nara_relation", sources.scorecard.unit, sources.scorecard.period, sex);
    for (auto& perspective : sources.scorecard.perspectives) {
        for (auto& factor : perspective.factors) {
            for (auto& one : factor.measures) {
                for (auto& row : one.rows) row.value_unit = sources.scorecard.unit;
            }
        }
    }
    mask_sources(sources, masking);
    const auto masked = compose_report(sources, configuration);

    const auto& before = measure(open, "antal_fraga_vald_nara_relation");
    const auto& after = measure(masked, "antal_fraga_vald_nara_relation");
    EXPECT_EQ(before.outcomes[1].printed, "4");
    EXPECT_EQ(after.outcomes[1].printed, "visas inte");
    EXPECT_EQ(
        std::ranges::count_if(after.outcomes, [](const auto& outcome) { return outcome.printed == "visas inte"; }), 2)
        << "small and merely withheld look the same";
    EXPECT_FALSE(before.chart.empty());
    EXPECT_TRUE(after.chart.empty());
    EXPECT_FALSE(before.comments.empty());
    EXPECT_TRUE(after.comments.empty());
    EXPECT_EQ(open.sections[1].figures.back().printed, "3");
    EXPECT_EQ(masked.sections[1].figures.back().printed, "visas inte");
    EXPECT_FALSE(masked.sections[1].figures.back().value);
    EXPECT_EQ(masked.sections[1].figures.back().value_as_printed, "");
    EXPECT_EQ(measure(masked, "andel_vantat_90_forsta_besok").outcomes[0].printed,
              measure(open, "andel_vantat_90_forsta_besok").outcomes[0].printed);
}

}  // namespace
}  // namespace ledstang
