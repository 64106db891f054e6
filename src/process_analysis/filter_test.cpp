#include <gmock/gmock.h>

#include "process_analysis/cut.h"
#include "process_analysis/filter_form.h"
#include "process_analysis/test_logs.h"

namespace ledstang {
namespace {

// Names of the cases of the emergency log that pass.
std::string passing(const Filter& filter) {
    const auto chosen = filtered(Selection(emergency_log()), filter);
    return chosen ? case_names(*chosen) : chosen.error().code;
}
using Names_ = std::vector<std::string>;

TEST(Filter, ByWhatHappens) {
    EXPECT_EQ(passing({Contains{{"Inlagd"}}}), "C F");
    EXPECT_EQ(passing({Contains{{"Inlagd", "Hem"}}}), "A B C E F");
    EXPECT_EQ(passing({StartsWith{{"Triage"}}}), "F");
    EXPECT_EQ(passing({EndsWith{{"Triage", "Inlagd"}}}), "C D F");
    EXPECT_EQ(passing({Repeats{"Läkare"}}), "C");
    EXPECT_EQ(passing({Repeats{"Läkare", {0, 0}}}), "D");
    EXPECT_EQ(passing({Repeats{"Läkare", {0.5, 1.5}}}), "A B E F");
}

TEST(Filter, ByWhatFollowsWhat) {
    EXPECT_EQ(passing({DirectlyFollows{{"Ankomst"}, {"Läkare"}}}), "F");
    EXPECT_EQ(passing({EventuallyFollows{{"Ankomst"}, {"Läkare"}}}), "A B C E F");
    EXPECT_EQ(passing({EventuallyFollows{{"Läkare"}, {"Ankomst"}}}), "");
    EXPECT_EQ(passing({EventuallyFollows{{"Läkare"}, {"Läkare"}}}), "C");
    // Bounds are inclusive: 20 minutes for A, 60 for B, 30 for C, none for E.
    EXPECT_EQ(passing({DirectlyFollows{{"Triage"}, {"Läkare"}, {20 * 60, 30 * 60}}}), "A C");
    EXPECT_EQ(passing({DirectlyFollows{{"Triage"}, {"Läkare"}, {{}, 0}}}), "E");
    // C's second doctor comes 100 minutes after arrival.
    EXPECT_EQ(passing({EventuallyFollows{{"Ankomst"}, {"Läkare"}, {100 * 60, {}}}}), "C");
}

TEST(Filter, BySizeDurationAndTime) {
    EXPECT_EQ(passing({CaseSize{{{}, 2}}}), "D");
    EXPECT_EQ(passing({CaseSize{{4.5, {}}}}), "C");
    EXPECT_EQ(passing({CaseDuration{{90 * 60, 95 * 60}}}), "A F");
    const auto in = [](TimeMatch match) { return passing({InTime{5 * a_minute, 100 * a_minute, match}}); };
    EXPECT_EQ(in(TimeMatch::contained), "D E");
    EXPECT_EQ(in(TimeMatch::intersecting), "A B C D E F");
    EXPECT_EQ(in(TimeMatch::starts_inside), "C D E");
    EXPECT_EQ(passing({InTime{165 * a_minute, 199 * a_minute, TimeMatch::intersecting}}), "B C");
    EXPECT_EQ(passing({InTime{166 * a_minute, 199 * a_minute, TimeMatch::event_inside}}), "");
}

TEST(Filter, ByVariant) {
    EXPECT_EQ(passing({CommonVariants{1}}), "A B E");
    EXPECT_EQ(passing({CommonVariants{0}}), "");
    EXPECT_EQ(passing({VariantCoverage{0.5}}), "A B E");
    EXPECT_EQ(passing({OfVariant{2}}), "D");  // of the ways that one takes, the first in order of names
}

TEST(Filter, ByAttribute) {
    EXPECT_EQ(passing({HasAttribute{"resource", {"Örjan"}}}), "C F");
    EXPECT_EQ(passing({HasAttribute{"kön", {"K"}}}), "process.attribute_unknown");
    EventLogBuilder builder;
    const auto sex = builder.attribute("kön", true);
    const auto age = builder.attribute("ålder", true);
    const auto value = builder.attribute("laktat", false);
    int age_of_case = 20;
    for (const auto* name : {"A", "B", "C"}) {
        builder.add({name, "Ankomst", 0, {}, {}});
        const auto number = builder.case_number(name);
        if (age_of_case != 40) builder.set_case_text(sex, number, age_of_case == 20 ? "K" : "M");
        builder.set_case_number(age, number, age_of_case);
        builder.add({name, "Prov", a_minute, {}, {}});
        builder.set_number(value, age_of_case / 10.0);
        age_of_case += 20;
    }
    const Selection whole(*std::move(builder).build());
    const auto named = [&](const HasAttribute& wish) {
        const auto chosen = filtered(whole, {wish});
        return chosen ? case_names(*chosen) : chosen.error().code;
    };
    EXPECT_EQ(named({"kön", {"K", "X"}}), "A");
    EXPECT_EQ(named({"kön", {}}), "A C");
    EXPECT_EQ(named({"ålder", {}, {40, {}}}), "B C");
    EXPECT_EQ(named({"ålder", {"20"}}), "A");
    EXPECT_EQ(named({"laktat", {}, {{}, 4}}), "A B");
    EXPECT_EQ(named({"kön", {}, {1, {}}}), "process.attribute_not_number");
    EXPECT_EQ(named({"ålder", {"gammal"}}), "process.attribute_not_number");
}

TEST(Filter, Combines) {
    const Filter doctor{Contains{{"Läkare"}}};
    const Filter home{EndsWith{{"Hem"}}};
    EXPECT_EQ(passing({AllOf{}}), "A B C D E F");
    EXPECT_EQ(passing({AnyOf{}}), "");
    EXPECT_EQ(passing({AllOf{{doctor, {NoneOf{{home}}}}}}), "C F");
    EXPECT_EQ(passing({NoneOf{{doctor, home}}}), "D");
    EXPECT_EQ(passing({AnyOf{{{CaseSize{{{}, 2}}}, home}}}), "A B D E");
    // A filter of a filter's cases sees only those: of C, D and F, each with its own way, D's is the first by name.
    const auto rest = filtered(Selection(emergency_log()), {NoneOf{{home}}});
    ASSERT_TRUE(rest);
    EXPECT_EQ(case_names(*filtered(*rest, {CommonVariants{1}})), "D");
    EXPECT_EQ(rest->event_count(), 11U);
}

TEST(Filter, RefusesWhatItCannotMean) {
    EXPECT_EQ(passing({Contains{{"Läkarn"}}}), "process.activity_unknown");
    EXPECT_EQ(passing({Contains{}}), "process.activity_missing");
    EXPECT_EQ(passing({CaseSize{{3, 2}}}), "process.bounds");
    EXPECT_EQ(passing({InTime{1, 0, TimeMatch::contained}}), "process.bounds");
    const auto refused = filtered(Selection(emergency_log()), {Contains{{"Läkarn"}}});
    EXPECT_THAT(refused.error().message, testing::HasSubstr("Menade du ”Läkare”?"));
}

TEST(FilterForm, SaysTheSameInWords) {
    const Selection whole(emergency_log());
    FilterForm form;
    ConditionForm both;
    both.contains = {"Läkare"};
    both.case_size = BoundsForm{{}, 4};
    form.all_of = {both};
    EXPECT_EQ(case_names(*select_by(whole, form)), "A B E F");
    ConditionForm home;
    home.ends_with = {"Hem"};
    form.none_of = {home};
    EXPECT_EQ(case_names(*select_by(whole, form)), "F");
    ConditionForm time;
    time.time = TimeForm{"1970-01-01", "1970-01-01", TimeMatch::contained};
    form = {};
    form.any_of = {time};
    EXPECT_EQ(case_names(*select_by(whole, form)), "A B C D E F");
    form.any_of[0].time->to = "i morgon";
    EXPECT_EQ(select_by(whole, form).error().code, "process.time");
}

TEST(Cut, KeepsSomeOfTheEvents) {
    const Selection whole(emergency_log());
    const EventLog late(events_in_time(whole, 30 * a_minute, 60 * a_minute));
    EXPECT_EQ(case_names(Selection(late)), "A C D E");
    EXPECT_EQ(late.events(), 4U);
    EXPECT_EQ(late.activities()[late.activity()[0]], "Läkare");
    EXPECT_EQ(late.resources()[late.resource()[0]], "Åsa");

    const auto doctors = events_of(whole, *activity_set(whole.log(), Names_{"Läkare"}));
    EXPECT_EQ(case_names(Selection(doctors)), "A B C E F");
    EXPECT_EQ(doctors.events(), 6U);
}

TEST(Cut, MakesStretchesBetweenTwoSteps) {
    const auto log = log_of_lines({
        "1: X 0, A 1, Y 2, A 3, B 4, B 5, A 6, B 7, A 8",
        "1 (2): A 0, B 1",
        "3: B 0, A 1",
    });
    const auto set = [&](const char* name) { return *activity_set(log, Names_{name}); };
    const auto stretches = stretches_between(Selection(log), set("A"), set("B"));
    // From the first A to the next B with all between; then A and B again; the last A reaches no B.
    EXPECT_EQ(case_names(Selection(stretches)), "1 1 (3) 1 (2)");
    EXPECT_EQ(stretches.events(), 4U + 2 + 2);
    EXPECT_EQ(stretches.complete()[0], a_minute);
    EXPECT_EQ(events_of(Selection(log), ActivitySet(log, Names_{})).cases(), 0U);
}

}  // namespace
}  // namespace ledstang
