// A target that is an interval, "40–50 %": how it is judged, refused, read from words, and kept. HA-36
#include <gmock/gmock.h>

#include "goals/judgement_cases.h"
#include "goals/plan_file.h"
#include "goals/target_wording.h"
#include "goals/test_plan.h"

namespace ledstang {
namespace {

using namespace judgement_cases;  // NOLINT(google-build-using-namespace): the words of these tests
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

Case between(std::string_view value, std::string_view lower = "40", std::string_view upper = "50", int decimals = 0) {
    Case row = share(value, TargetOperator::between, lower, decimals);
    row.target.upper = figure(upper);
    return row;
}
Case moved(Parts before, Parts now) {
    Case row = shares(now, before);
    row.measure.decimals = 0;
    row.target.rule = TargetOperator::between;
    row.target.value = figure("40");
    row.target.upper = figure("50");
    return row;
}

TEST(IntervalTargetTest, HoldsOnItsLimitsAndBetweenThem) {
    for (const auto& [value, reached] : {std::pair{"39.999999", false}, std::pair{"40", true}, std::pair{"45", true},
                                         std::pair{"50", true}, std::pair{"50.000001", false}}) {
        const Judgement judgement = between(value).judged();
        EXPECT_EQ(judgement.attainment, reached ? Attainment::met : Attainment::not_met) << value;
        EXPECT_EQ(judgement.limit, figure("40"));
        EXPECT_EQ(judgement.upper_limit, figure("50"));
    }
    EXPECT_EQ(share("45", TargetOperator::at_least, "40").judged().upper_limit, std::nullopt);
}

TEST(IntervalTargetTest, TheReasonNamesTheLimitThatWasPassedAndByHowMuch) {
    const auto reason = [](const Case& row) { return plain(row.judged().attainment_reason); };
    EXPECT_EQ(reason(between("45")), "45 % mot målet mellan 40 och 50 %: nått.");
    EXPECT_EQ(reason(between("36")),
              "36 % mot målet mellan 40 och 50 %: inte nått, 4 procentenheter under den nedre gränsen 40 %.");
    EXPECT_EQ(reason(between("51")),
              "51 % mot målet mellan 40 och 50 %: inte nått, 1 procentenhet över den övre gränsen 50 %.");
    EXPECT_EQ(reason(between("50.04")),
              "50,04 % mot målet mellan 40 och 50 %: inte nått, 0,04 procentenheter över den övre gränsen 50 %.");
    EXPECT_EQ(reason(between("40", "39.5", "40.5")), "40 % mot målet mellan 39,5 och 40,5 %: nått.");
}

TEST(IntervalTargetTest, TheGapIsTheDistanceToTheNearestLimit) {
    EXPECT_EQ(between("36").judged().gap, figure("4"));
    EXPECT_EQ(between("53").judged().gap, figure("3"));
    EXPECT_EQ(between("42").judged().gap, figure("-2"));
    EXPECT_EQ(between("50").judged().gap, figure("0"));
}

TEST(IntervalTargetTest, IsNotYetDueBeforeItsDay) {
    Case row = between("36");
    row.target.by = period_of("2022-12");
    EXPECT_EQ(row.judged().attainment, Attainment::not_yet);
    EXPECT_EQ(
        plain(row.judged().attainment_reason),
        "36 % mot målet mellan 40 och 50 % i december 2022: ännu inte förfallet, 4 procentenheter under den nedre "
        "gränsen 40 %.");
}

TEST(IntervalTargetTest, AnotherUnitOrHalfAnIntervalIsNotGuessedAt) {
    Case row = between("45");
    row.target.unit = "dagar";
    EXPECT_EQ(row.judged().attainment, Attainment::undetermined);
    row = between("45");
    row.target.upper.reset();
    EXPECT_EQ(row.judged().attainment, Attainment::undetermined);
    EXPECT_THAT(row.judged().attainment_reason, HasSubstr("utan två gränser"));
}

TEST(IntervalTargetTest, DevelopmentGoesByNearnessWhateverTheMeasuresOwnDirection) {
    for (const auto direction : {BetterDirection::higher_is_better, BetterDirection::lower_is_better}) {
        const auto judged = [&](Parts before, Parts now) {
            Case row = moved(before, now);
            row.measure.direction = direction;
            return row.judged();
        };
        const auto nearer = judged({"300", "1000"}, {"380", "1000"});
        EXPECT_EQ(nearer.development, Development::improved);
        EXPECT_THAT(plain(nearer.development_reason), HasSubstr("närmare målet mellan 40 och 50 %, större än slumpen"));
        EXPECT_EQ(judged({"350", "1000"}, {"450", "1000"}).development, Development::improved) << "into it";
        EXPECT_EQ(judged({"650", "1000"}, {"550", "1000"}).direction, ChangeDirection::better) << "from above";
        const auto further = judged({"550", "1000"}, {"650", "1000"});
        EXPECT_EQ(further.development, Development::declined);
        EXPECT_THAT(plain(further.development_reason), HasSubstr("längre från målet"));
        EXPECT_EQ(judged({"3", "10"}, {"4", "10"}).development, Development::within_variation);
    }
}

TEST(IntervalTargetTest, TwoValuesInItAreAsGoodAsEachOther) {
    const auto inside = moved({"420", "1000"}, {"480", "1000"}).judged();
    EXPECT_EQ(inside.direction, ChangeDirection::unchanged);
    EXPECT_EQ(inside.development, Development::unchanged);
    EXPECT_THAT(inside.development_reason, HasSubstr("det ena är inte bättre än det andra"));
}

TEST(IntervalTargetTest, RightThroughItIsNeitherBetterNorWorse) {
    const auto through = moved({"380", "1000"}, {"550", "1000"}).judged();
    EXPECT_EQ(through.development, Development::not_comparable);
    EXPECT_EQ(through.direction, ChangeDirection::worse) << "two points off became five: that is a fact";
    EXPECT_THAT(plain(through.development_reason), HasSubstr("från under till över målet mellan 40 och 50 %"));
}

TEST(IntervalTargetTest, AControlChartsGoodDirectionDecidesNothing) {
    Case row = moved({"550", "1000"}, {"650", "1000"});
    row.series = SeriesSignal{SeriesSays::improvement, false, 24, "månader", period_of("2022-04"), "Åtta i rad över."};
    EXPECT_EQ(row.judged().development, Development::declined);
    EXPECT_THAT(row.judged().development_reason, Not(HasSubstr("Styrdiagrammet")));
}

// ---------------------------------------------------------------------------------------------- words

std::string read(std::string_view wording) {
    const auto found = interval_in(wording);
    return found ? fmt::format("{}..{} {}", found->lower.to_string(), found->upper.to_string(), found->unit) : "";
}

TEST(IntervalWordingTest, IsReadAsPeopleWriteIt) {
    EXPECT_EQ(read("40-50 %"), "40..50 %");
    EXPECT_EQ(read("40–50%"), "40..50 %") << "an en dash";
    EXPECT_EQ(read("40 % – 50 %"), "40..50 %");
    EXPECT_EQ(read("40\u00A0\u2212\u00A050\u00A0%"), "40..50 %") << "a minus sign and no-break spaces";
    EXPECT_EQ(read("Mellan 40 och 50 %"), "40..50 %");
    EXPECT_EQ(read("mellan 40 % och 50 procent av besöken"), "40..50 %");
    EXPECT_EQ(read("4,5–5,25 dagar"), "4.5..5.25 dagar");
    EXPECT_EQ(read("mellan 2 och 3"), "2..3 ");
    EXPECT_EQ(read("upp mot 40-50% användning av webbtidbokning"), "40..50 %");
}

TEST(IntervalWordingTest, WhatCanBeReadInAnotherWayIsLeftAlone) {
    for (const char* wording :
         {"", "minst 40 %", "minska med 5–10 %", "öka från 40 till 50 %", "Högst 5–6 %", "2025–2027", "50–40 %", "2–3",
          "40–50 % av männen och 30–40 % av kvinnorna", "−5–5 %", "1.234–2.345 kr", "mellan tummen och pekfingret"})
        EXPECT_EQ(read(wording), "") << wording;
}

// ------------------------------------------------------------------------------------------- what is refused

TEST(IntervalTargetTest, AnIntervalThatIsNoneIsRefusedAtItsField) {
    Target target;
    target.text = "40–50 %";
    target.rule = TargetOperator::between;
    const auto fault = [&] {
        const auto found = target_fault(target);
        return found ? found->code + " " + found->field : std::string();
    };
    EXPECT_EQ(fault(), "target.interval value");
    target.value = figure("40");
    EXPECT_EQ(fault(), "target.interval upper");
    target.upper = figure("39.9");
    EXPECT_EQ(fault(), "target.interval upper");
    EXPECT_THAT(target_fault(target)->message, HasSubstr("den övre gränsen 39,9 är lägre än den undre 40"));
    target.upper = figure("50");
    EXPECT_EQ(fault(), "");
    target.per_sex = {{"K", figure("40")}};
    EXPECT_EQ(fault(), "target.interval per_sex") << "one interval for all sexes";
    target.per_sex.clear();
    target.rule = TargetOperator::at_least;
    EXPECT_EQ(fault(), "target.interval upper") << "a limit on one side has no upper one";
}

// ------------------------------------------------------------------------- through the store and the operations

constexpr int centres = 24;

std::string centre(int i) {
    return fmt::format("vc_{:02}", i);
}

class IntervalPlanTest : public GoalsTest {
 protected:
    // The example's plan with twenty-four made-up health centres below the division, and the share of released slots
    // that were booked on the web.
    static Json plan_with_centres() {
        Json plan = *parse_json(example("plan.json"));
        for (int i = 0; i < centres; ++i) {
            plan["organisation"]["units"].push_back({{"id", centre(i)},
                                                     {"name", fmt::format("Vårdcentral {}", i + 1)},
                                                     {"kind", "verksamhetsomrade"},
                                                     {"parent", division}});
        }
        Json measure = plan["measures"][0];
        measure["no"] = 16;
        measure["id"] = "andel_webbokat";
        measure["name"] = "Andel webbokade av släppta tider";
        measure["name_as_printed"] = measure["name"];
        measure["decimals"] = 0;
        measure["sex_split"] = {"T"};
        measure["target"] = {{"text", "40–50 %"}, {"operator", "between"}, {"value", 40}, {"upper", 50}, {"unit", "%"}};
        plan["measures"].push_back(measure);
        return plan;
    }
    void load_centres() {
        const auto report = import_plan(plan_with_centres().dump());
        ASSERT_TRUE(report) << report.error().message;
        ASSERT_TRUE(report->at("applied").get<bool>()) << report->dump();
    }
    // Centre i released 50·(4 + i) slots and had (4 + i)·(10 + i) booked on the web: 20 % + 2·i.
    void record(int i, const char* period = "2022-T1", int further = 0) {
        const int denominator = 50 * (4 + i), numerator = (4 + i) * (10 + i) + further;
        const auto recorded = call("record_outcome", {{"unit", centre(i)},
                                                      {"measure", "andel_webbokat"},
                                                      {"period", period},
                                                      {"sex", "T"},
                                                      {"value", 100.0 * numerator / denominator},
                                                      {"numerator", numerator},
                                                      {"denominator", denominator}});
        ASSERT_TRUE(recorded) << recorded.error().message;
    }
    Json row(int i, const char* period = "2022-T1") {
        const auto page =
            call("get_measure_page", {{"unit", centre(i)}, {"measure", "andel_webbokat"}, {"period", period}});
        if (!page) throw std::runtime_error(page.error().message);
        return page->at("judged").at("rows").at(0);
    }
};
LEDSTANG_ON_BOTH_STORES(IntervalPlanTest);

// HA-36: web booking at twenty-four health centres, target 40–50 %, share of released slots.
TEST_P(IntervalPlanTest, TwentyFourHealthCentresAreJudgedAndRankedByNearness) {
    load_centres();
    for (int i = 0; i < centres; ++i) record(i);
    std::map<std::string, int> counts;
    for (int i = 0; i < centres; ++i) ++counts[row(i).at("attainment")];
    EXPECT_EQ(counts, (std::map<std::string, int>{{"met", 6}, {"not_met", 18}})) << "40, 42 … 50 % are six of them";
    EXPECT_EQ(plain(row(8).at("attainment_reason")),
              "36 % mot målet mellan 40 och 50 %: inte nått, 4 procentenheter under den nedre gränsen 40 %.");
    EXPECT_EQ(row(23).at("limit"), 40);
    EXPECT_EQ(row(23).at("upper_limit"), 50);
    EXPECT_EQ(row(23).at("gap"), 16);

    const auto funnel = call("get_measure_funnel", {{"unit", division},
                                                    {"measure", "andel_webbokat"},
                                                    {"period", "2022-T1"},
                                                    {"target_lower", 40},
                                                    {"target_upper", 50}});
    ASSERT_TRUE(funnel) << funnel.error().message;
    EXPECT_EQ(funnel->at("below_target"), 10);
    EXPECT_EQ(funnel->at("within_target"), 6);
    EXPECT_EQ(funnel->at("above_target"), 8);
    std::map<std::string, Json> units;
    for (const auto& unit : funnel->at("units")) units[unit.at("unit")] = unit;
    ASSERT_EQ(units.size(), 24U);
    for (int i = 10; i <= 15; ++i) EXPECT_EQ(units[centre(i)].at("rank"), 1) << i;
    EXPECT_EQ(units[centre(9)].at("rank"), 7) << "38 %, two points below";
    EXPECT_EQ(units[centre(16)].at("rank"), 7) << "52 %, two points above: the same place";
    EXPECT_EQ(units[centre(23)].at("rank"), 21) << "66 %: sixteen points, as 24 %; 22 and 20 % are further";
    EXPECT_EQ(units[centre(0)].at("rank"), 24) << "20 %: furthest";
    EXPECT_EQ(units[centre(10)].at("numerator"), 280) << "with what it is a share of";
    EXPECT_EQ(units[centre(10)].at("denominator"), 700);
    EXPECT_GT(units[centre(10)].at("worst"), 1) << "on the limit: chance leaves open that it is outside";
    for (const auto& [id, unit] : units) {
        EXPECT_NE(unit.at("meaning"), "improvement") << id;
        EXPECT_NE(unit.at("meaning"), "concern") << id;
    }

    const auto by_direction =
        call("get_measure_funnel", {{"unit", division}, {"measure", "andel_webbokat"}, {"period", "2022-T1"}});
    ASSERT_TRUE(by_direction);
    EXPECT_EQ(by_direction->at("target_lower"), nullptr);
    EXPECT_EQ(refused("get_measure_funnel", {{"unit", division}, {"measure", "andel_webbokat"}, {"target_lower", 40}}),
              "target.interval");
    EXPECT_EQ(refused("get_measure_below",
                      {{"unit", division}, {"measure", "andel_webbokat"}, {"target_lower", 50}, {"target_upper", 40}}),
              "target.interval");
}

TEST_P(IntervalPlanTest, GoesOutAndComesInAgainAsItWas) {
    load_centres();
    const auto before = head();
    const Json written = *parse_json(file(division, "json"));
    const Json& target = written.at("measures").at(15).at("target");
    EXPECT_EQ(target.at("operator"), "between");
    EXPECT_EQ(target.at("upper"), 50);
    const auto again = import_plan(written.dump());
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(again->at("changed"), 0);
    for (const char* format : {"csv", "xlsx"}) {
        const auto same = import_plan(file(division, format), format);
        ASSERT_TRUE(same) << same.error().message;
        EXPECT_EQ(same->at("unchanged"), 16) << format << same->dump();
    }
    EXPECT_EQ(head(), before);
}

// A store from before intervals holds targets without the field; the same target is still no change.
TEST_P(IntervalPlanTest, ATargetStoredBeforeThereWereIntervalsIsStillTheSame) {
    load_plan();
    const auto stripped = store().write({"test", "old"}, [&](Transaction& transaction) -> Result<int> {
        return static_cast<int>(
            transaction.sql().execute("update plan_measure set target = replace(target, '\"upper\":null,', '')"));
    });
    ASSERT_TRUE(stripped);
    ASSERT_GT(*stripped, 10);
    const auto before = head();
    const auto again = import_plan(example("plan.json"));
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(again->at("changed"), 0);
    EXPECT_EQ(head(), before);
    EXPECT_EQ(measure(plan(division), "sjukfranvaro").at("target").at("upper"), nullptr);
}

TEST_P(IntervalPlanTest, ATableMayLeaveTheOperatorToTheWords) {
    load_plan();
    const auto table = [](const std::string& wording, const std::string& cells) {
        return "measure_id,success_factor,name,level,direction,target_text,target_operator,target_value,"
               "target_value_upper,unit\nwebb,langsiktighet,Webbokat,division,higher_is_better,\"" +
               wording + "\"," + cells + ",%\n";
    };
    Json plan_now = plan(division);
    const std::string factor = all(plan_now, "factors").front().at("id");
    const auto send_table = [&](std::string bytes) {
        bytes.replace(bytes.find("langsiktighet"), std::string_view("langsiktighet").size(), factor);
        return send("import_measures", "m.csv", bytes);
    };
    const auto read = send_table(table("mellan 40,5 och 50 %", ",,"));
    ASSERT_TRUE(read) << read.error().message;
    ASSERT_THAT(read->at("faults"), IsEmpty()) << read->dump();
    const Json target = measure(plan(division), "webb").at("target");
    EXPECT_EQ(target.at("operator"), "between");
    EXPECT_EQ(target.at("value"), 40.5);
    EXPECT_EQ(target.at("upper"), 50);
    EXPECT_EQ(target.at("unit"), "%");

    const auto faults = [&](const std::string& bytes) { return faults_of(send_table(bytes)); };
    EXPECT_THAT(faults(table("bra", ",,")), ElementsAre("target.operator 2:7 target_operator"));
    EXPECT_THAT(faults(table("40–50 %", "between,40,")), ElementsAre("target.interval 2:6 target_text"));
    EXPECT_THAT(faults(table("40–50 %", "between,50,40")), ElementsAre("target.interval 2:9 target_value_upper"));
    EXPECT_THAT(faults(table("minst 40 %", ">=,40,50")), ElementsAre("target.interval 2:9 target_value_upper"));
}

TEST_P(IntervalPlanTest, TheFormsRefusalNamesTheField) {
    load_plan();
    ASSERT_TRUE(call("start_planning", {{"unit", division}, {"name", "Plan 2023"}}));
    const auto answer = call("put_plan_measure",
                             {{"unit", division},
                              {"measure", "sjukfranvaro"},
                              {"factor", "hallbar_arbetsmiljo"},
                              {"target", {{"text", "4–6 %"}, {"operator", "between"}, {"value", 6}, {"upper", 4}}}});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, "target.interval");
    ASSERT_EQ(answer.error().faults.size(), 1U);
    EXPECT_EQ(answer.error().faults[0].path, "/target/upper");
}

}  // namespace
}  // namespace ledstang
