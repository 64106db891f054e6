#include "goals/what_measures_say.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

ScorecardMeasure measure(std::vector<Attainment> rows) {
    ScorecardMeasure made;
    for (const auto attainment : rows) {
        made.rows.emplace_back();
        made.rows.back().attainment = attainment;
    }
    return made;
}

MeasuresSay said(std::vector<ScorecardMeasure> measures) {
    return what_measures_say({"p", "P", "", true, {}, {{"f", "F", std::move(measures)}}, {}});
}

TEST(WhatMeasuresSay, counts_each_judged_outcome) {
    using enum Attainment;
    EXPECT_EQ(said({measure({met, met})}).status, "met");
    EXPECT_EQ(said({measure({met}), measure({not_met})}).status, "partly_met");
    EXPECT_EQ(said({measure({not_met, no_data})}).status, "not_met");
    const auto mixed = said({measure({met, not_met}), measure({met, not_yet, no_data})});
    EXPECT_EQ(mixed.words,
              "Måtten säger delvis uppfyllt: 2 av 3 bedömda utfall når målet. 2 går inte att bedöma ännu.");
}

TEST(WhatMeasuresSay, nothing_where_nothing_is_judged) {
    using enum Attainment;
    EXPECT_EQ(said({measure({not_yet, no_data, undetermined, baseline_missing})}).status, "undetermined");
    EXPECT_EQ(said({}).status, "undetermined");
    EXPECT_EQ(said({}).words, "Inga styrmått följs upp den här perioden, så måtten säger ingenting om målet.");
}

TEST(WhatMeasuresSay, leaves_out_control_measures_and_those_not_due) {
    using enum Attainment;
    auto control = measure({not_met});
    control.kind = MeasureKind::control;
    auto later = measure({not_met});
    later.due = false;
    EXPECT_EQ(said({measure({met}), control, later}).status, "met");
}

}  // namespace
}  // namespace ledstang
