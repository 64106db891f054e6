#include "matters/fan_out.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

MatterType type_with_statuses() {
    MatterType type;
    type.statuses = {{"not_started", "Ej påbörjad", false, false},
                     {"ongoing", "Pågår", false, true},
                     {"done", "Klar", true, true},
                     {"cancelled", "Avbruten", true, true}};
    return type;
}

UnitStatus unit(const char* status, Timeliness timeliness) {
    return {"vo", "VO", status, "", timeliness, "", ""};
}

TEST(RollUpTest, CountsEndedFirstAndSaysHowManyAreLate) {
    EXPECT_EQ(roll_up_text(type_with_statuses(), {}), "");
    EXPECT_EQ(
        roll_up_text(type_with_statuses(), {unit("done", Timeliness::ended), unit("done", Timeliness::ended),
                                            unit("cancelled", Timeliness::ended), unit("ongoing", Timeliness::overdue),
                                            unit("", Timeliness::start_overdue), unit("", Timeliness::on_time)}),
        "Klar: 2 av 6. Avbruten: 1. Pågår: 1. Ej rapporterad: 2. Sena: 2.");
}

TEST(RollUpTest, TheWholeHasBegunWithOneAndEndedWithAll) {
    const Progress none;
    const Progress begun{true, true, false, "Pågår"};
    const Progress ended{true, true, true, "Klar"};
    const auto type = type_with_statuses();
    EXPECT_FALSE(progress_together(type, {}).ended);
    EXPECT_FALSE(progress_together(type, {none, none}).started);
    EXPECT_TRUE(progress_together(type, {none, begun}).started);
    EXPECT_FALSE(progress_together(type, {ended, begun}).ended);
    EXPECT_TRUE(progress_together(type, {ended, ended}).ended);
}

TEST(RollUpTest, FansOutOnADayOfItsYear) {
    EXPECT_EQ(fan_out_day(2022, *parse_date("2022-06-01")), *parse_date("2022-06-01"));
    EXPECT_EQ(fan_out_day(2022, *parse_date("2025-06-01")), *parse_date("2022-12-31"));
    EXPECT_EQ(fan_out_day(2022, *parse_date("2021-06-01")), *parse_date("2022-01-01"));
}

}  // namespace
}  // namespace ledstang
