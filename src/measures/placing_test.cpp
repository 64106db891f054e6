#include <gmock/gmock.h>

#include "measures/test_measures.h"

namespace ledstang {
namespace {

using ::testing::ElementsAre;

class WorkedOutTest : public MeasuresTest {
 protected:
    static Outcome worked_out(const char* unit, const char* period, int value) {
        Outcome outcome;
        outcome.unit_id = unit;
        outcome.period = *Period::parse(period);
        outcome.value = Decimal::from_whole(value);
        return outcome;
    }
    WorkedOut write(std::vector<Outcome> outcomes) {
        WorkedOut told;
        const auto written = store().write({"test", "write"}, [&](Transaction& transaction) -> Result<void> {
            const auto now = context();
            OpenPlaces open(transaction.sql(), now);
            const auto measure = read_measure(transaction.sql(), "sjukfranvaro");
            told = write_worked_out(transaction, open, *measure, std::move(outcomes), "test");
            return {};
        });
        EXPECT_TRUE(written);
        return told;
    }
    std::optional<Outcome> at(const char* unit, const char* period, const char* series = "main") {
        return outcome({"sjukfranvaro", unit, series, Period::parse(period), Sex::T});
    }
};
LEDSTANG_ON_BOTH_STORES(WorkedOutTest);

TEST_P(WorkedOutTest, StandsAsItIsNow) {
    const auto first = write({worked_out("vo_ortopedi", "2022-01", 5), worked_out("vo_hjartsjukvard", "2022-01", 6)});
    EXPECT_EQ(first.counts.added, 2);
    EXPECT_THAT(first.units, ElementsAre("vo_hjartsjukvard", "vo_ortopedi"));
    const auto second = write({worked_out("vo_ortopedi", "2022-01", 5), worked_out("vo_ortopedi", "2022-02", 7)});
    EXPECT_EQ(second.counts.unchanged, 1);
    EXPECT_EQ(second.counts.added, 1);
    EXPECT_EQ(second.counts.changed, 1) << "nothing lies behind the other unit's outcome any longer";
    EXPECT_THAT(second.units, ElementsAre("vo_ortopedi"));
    EXPECT_EQ(at("vo_ortopedi", "2022-02")->value, Decimal::from_whole(7));
    EXPECT_EQ(at("vo_hjartsjukvard", "2022-01")->value, std::nullopt);
    EXPECT_NE(at("vo_hjartsjukvard", "2022-01")->missing_reason, "");
    EXPECT_EQ(write({worked_out("vo_ortopedi", "2022-01", 5), worked_out("vo_ortopedi", "2022-02", 7)}).counts.changed,
              0);
}

TEST_P(WorkedOutTest, LiesBesideWhatAPersonHasWritten) {
    ASSERT_TRUE(call(
        "record_outcome",
        {{"unit", "vo_ortopedi"}, {"measure", "sjukfranvaro"}, {"period", "2022-T1"}, {"sex", "T"}, {"value", 8.6}}));
    const auto told = write({worked_out("vo_ortopedi", "2022-T1", 5)});
    ASSERT_EQ(told.kept.size(), 1U);
    EXPECT_EQ(told.kept.front().code, "computing.entered");
    EXPECT_EQ(told.kept.front().present, "8.6");
    EXPECT_EQ(at("vo_ortopedi", "2022-T1")->value, Decimal::parse("8.6"));
    EXPECT_EQ(at("vo_ortopedi", "2022-T1", computed_series)->value, Decimal::from_whole(5));
}

TEST_P(WorkedOutTest, LeavesARowThatHasBeenAccepted) {
    write({worked_out("vo_ortopedi", "2022-T1", 5)});
    const auto accepted = store().write({"test", "accept"}, [](Transaction& transaction) -> Result<void> {
        transaction.sql().execute(
            "insert into accepted_row (unit, period, measure, sex, person, at) select u.number, :period, m.number, 0, "
            "'demo_controller', '2022-05-20T10:00:00Z' from unit u, measure m where u.id = 'vo_ortopedi' and m.id = "
            "'sjukfranvaro'",
            *Period::parse("2022-T1"));
        return {};
    });
    ASSERT_TRUE(accepted);
    const auto told = write({worked_out("vo_ortopedi", "2022-T1", 9)});
    ASSERT_EQ(told.kept.size(), 1U);
    EXPECT_EQ(told.kept.front().code, "round.row_accepted");
    EXPECT_EQ(at("vo_ortopedi", "2022-T1")->value, Decimal::from_whole(5));
}

}  // namespace
}  // namespace ledstang
