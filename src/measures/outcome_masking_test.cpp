// Which outcomes outsiders may not see, over sexes, units and periods; and the same from the store, on both databases.
#include "measures/outcome_masking.h"

#include <gmock/gmock.h>

#include "masking/masking.h"
#include "measures/test_measures.h"

namespace ledstang {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const MaskingRule rule{.limit = 5, .smallest_denominator = 10};
const std::map<std::string, std::string> parents = {{"a", "top"}, {"b", "top"}, {"c", "top"}};
const ParentsIn as_always = [](int) -> const auto& { return parents; };

Measure counting(const char* unit = "antal") {
    Measure measure;
    measure.id = "m";
    measure.unit = unit;
    return measure;
}
MaskedFigure count(const char* unit, const char* period, Sex sex, int value) {
    return {unit, *Period::parse(period), sex, Decimal::from_whole(value), {}, {}};
}
std::vector<std::string> withheld(const Measure& measure, const std::vector<MaskedFigure>& figures) {
    const auto found = withheld_figures(measure, figures, as_always, rule);
    std::vector<std::string> named;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (found[i])
            named.push_back(
                fmt::format("{} {} {}", figures[i].unit, figures[i].period.to_string(), name_of(figures[i].sex)));
    }
    return named;
}

TEST(OutcomeMasking, OverTheSexes) {
    EXPECT_THAT(withheld(counting(), {count("a", "2022-T1", Sex::K, 29), count("a", "2022-T1", Sex::M, 4),
                                      count("a", "2022-T1", Sex::T, 33)}),
                ElementsAre("a 2022-T1 K", "a 2022-T1 M"));
    EXPECT_THAT(withheld(counting(), {count("a", "2022-T1", Sex::K, 29), count("a", "2022-T1", Sex::M, 4)}),
                ElementsAre("a 2022-T1 M"))
        << "without a total nothing gives it back";
    EXPECT_THAT(withheld(counting(), {count("a", "2022-T1", Sex::T, 0)}), IsEmpty());
}

TEST(OutcomeMasking, OverTheUnitsAndThePeriodsOfAYear) {
    EXPECT_THAT(withheld(counting(), {count("top", "2022-T1", Sex::T, 63), count("a", "2022-T1", Sex::T, 3),
                                      count("b", "2022-T1", Sex::T, 20), count("c", "2022-T1", Sex::T, 40)}),
                ElementsAre("a 2022-T1 T", "b 2022-T1 T"));
    EXPECT_THAT(withheld(counting(), {count("a", "2022", Sex::T, 43), count("a", "2022-T1", Sex::T, 3),
                                      count("a", "2022-T2", Sex::T, 10), count("a", "2022-T3", Sex::T, 30),
                                      count("a", "2021-T3", Sex::T, 10)}),
                ElementsAre("a 2022-T1 T", "a 2022-T2 T"));
}

TEST(OutcomeMasking, SharesByTheirPartsAndHoursNever) {
    auto few = count("a", "2022-T1", Sex::T, 50);
    few.numerator = Decimal::from_whole(5);
    few.denominator = Decimal::from_whole(8);
    EXPECT_THAT(withheld(counting("%"), {few}), ElementsAre("a 2022-T1 T"));
    few.denominator = Decimal::from_whole(80);
    EXPECT_THAT(withheld(counting("%"), {few}), IsEmpty());
    few.numerator = Decimal::from_whole(3);
    EXPECT_THAT(withheld(counting("%"), {few}), ElementsAre("a 2022-T1 T"));
    auto hours = counting("%");
    hours.counted = Counted::hours;
    EXPECT_THAT(withheld(hours, {few}), IsEmpty());
}

class OutcomeMaskingTest : public MeasuresTest {
 protected:
    static constexpr const char* measure = "antal_fraga_vald_nara_relation";
    void record(const char* unit, const char* period, const char* sex, int value) {
        const auto done =
            call("record_outcome",
                 {{"unit", unit}, {"measure", measure}, {"period", period}, {"sex", sex}, {"value", value}});
        ASSERT_TRUE(done) << done.error().message;
    }
};
LEDSTANG_ON_BOTH_STORES(OutcomeMaskingTest);

TEST_P(OutcomeMaskingTest, TheWholeOrganisationIsReadWhateverIsPublished) {
    for (const char* sex : {"K", "M"}) record("vo_ortopedi", "2022-T1", sex, 30);
    record("vo_ortopedi", "2022-T1", "T", 60);
    record("vo_hjartsjukvard", "2022-T1", "T", 3);
    record(division, "2022-T1", "T", 63);
    record("vo_hjartsjukvard", "2021-T1", "T", 2);
    const auto withheld =
        store().read([&](Sql& sql) { return WithheldOutcomes::read(sql, configuration, {measure}, {2022}); });
    const auto now = *Period::parse("2022-T1");
    EXPECT_TRUE(withheld.has(measure, "vo_hjartsjukvard", now, Sex::T));
    EXPECT_TRUE(withheld.has(measure, "vo_ortopedi", now, Sex::T) || withheld.has(measure, division, now, Sex::T))
        << "63 − 60 would give the 3 back";
    EXPECT_FALSE(withheld.has(measure, "vo_hjartsjukvard", *Period::parse("2021-T1"), Sex::T)) << "2021 was not asked";
    EXPECT_FALSE(withheld.has("sjukfranvaro", "vo_hjartsjukvard", now, Sex::T));
}

}  // namespace
}  // namespace ledstang
