// What a measure's own past says of its value, on both databases.
#include "measures/series_past.h"

#include <gmock/gmock.h>

#include "measures/test_measures.h"

namespace ledstang {
namespace {

using ::testing::HasSubstr;

class SeriesPastTest : public MeasuresTest {
 protected:
    static constexpr const char* unit = "vo_ortopedi";
    static Period period_of(const std::string& text) { return Period::parse(text).value(); }
    static std::string month(int i) { return fmt::format("{}-{:02}", 2020 + i / 12, i % 12 + 1); }

    void record(const std::string& period, const std::string& value, Json flags = Json::array()) {
        const auto done = call("record_outcome", {{"unit", unit},
                                                  {"measure", "sjukfranvaro"},
                                                  {"period", period},
                                                  {"sex", "T"},
                                                  {"value", Json::parse(value)},
                                                  {"flags", std::move(flags)}});
        ASSERT_TRUE(done) << done.error().message;
    }
    // So many quiet months from January 2020, then low ones, in percentage points.
    void months(int quiet, int low) {
        for (int i = 0; i < quiet + low; ++i)
            record(month(i), i < quiet ? (i % 2 == 0 ? "8.2" : "8.6") : (i % 2 == 0 ? "7.9" : "8.0"));
    }
    std::optional<SeriesSignal> signal(const std::string& period, const char* value) {
        return store().read([&](Sql& sql) {
            const auto measure = read_measure(sql, "sjukfranvaro").value();
            const Measure* const only = &measure;
            const auto past = SeriesPast::read(sql, configuration, unit, period_of(period), {&only, 1});
            if (!past) throw std::runtime_error(past.error().message);
            Outcome present;
            present.measure = measure.id;
            present.period = period_of(period);
            present.value = Decimal::parse(value);
            return past->signal(measure, present);
        });
    }
};
LEDSTANG_ON_BOTH_STORES(SeriesPastTest);

TEST_P(SeriesPastTest, SevenLowMonthsAreAnImprovementWhereLowerIsBetter) {
    months(14, 7);
    const auto found = signal("2021-09", "7.9");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->says, SeriesSays::improvement);
    EXPECT_EQ(found->values, 21);
    EXPECT_EQ(found->points, "månader");
    EXPECT_THAT(found->verdict, HasSubstr("Sju månader i rad under medel"));
    EXPECT_EQ(signal("2021-08", "8.0")->says, SeriesSays::common) << "six are not enough, and later ones do not count";
}

TEST_P(SeriesPastTest, FewerValuesThanTheRegionAsksForSayNothing) {
    months(12, 0);
    EXPECT_FALSE(signal("2020-12", "8.6"));
    record(month(12), "8.2");
    EXPECT_TRUE(signal("2021-01", "8.2")) << "thirteen do";
}

TEST_P(SeriesPastTest, ATertialIsJudgedByItsMonthsWhereTertialsAreFew) {
    months(14, 6);  // 2020-01 to 2021-08
    record("2021-T2", "7.9");
    const auto found = signal("2021-T2", "7.9");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->last, period_of("2021-08"));
    EXPECT_EQ(found->points, "månader");
    EXPECT_FALSE(signal("2021-T3", "7.9")) << "no month of the tertial has a value";
}

TEST_P(SeriesPastTest, AValueThatIsNotSavedYetIsJudgedInItsPlace) {
    months(14, 0);
    EXPECT_EQ(signal("2021-02", "8.6")->says, SeriesSays::common);
    EXPECT_EQ(signal("2021-02", "12.0")->says, SeriesSays::concern);
    EXPECT_EQ(signal("2021-03", "12.0")->says, SeriesSays::concern) << "a month that nothing is recorded for yet";
}

TEST_P(SeriesPastTest, DoubtfulValuesDoNotMoveTheLimits) {
    record("2019-12", "40.0", {"under_reported"});
    months(14, 0);
    EXPECT_EQ(signal("2021-03", "12.0")->says, SeriesSays::concern);
}

TEST_P(SeriesPastTest, APhaseBeginsAnewAndMustBeLongEnoughItself) {
    months(14, 7);
    be("demo_divisionschef");
    ASSERT_TRUE(call("mark_measure_phase",
                     {{"unit", unit}, {"measure", "sjukfranvaro"}, {"from", "2021-03-01"}, {"reason", "ny rutin"}},
                     "2024-01-01"));
    EXPECT_FALSE(signal("2021-09", "7.9"));
}

}  // namespace
}  // namespace ledstang
