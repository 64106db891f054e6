// The report of a real division for the first tertial of 2022, judged as a careful controller would. The figures stand
// here, and are read from examples/norrbotten-2022 too where that is at hand; both must give the same answers.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include <support/source_folder.h>
#include "described/json_read.h"
#include "exchange/csv.h"
#include "goals/comparison.h"

namespace ledstang {

namespace {

using enum Attainment;
using enum ChangeDirection;

Decimal figure(std::string_view text) {
    return Decimal::parse(text).value();
}
Period period_of(std::string_view text) {
    return Period::parse(text).value();
}

struct PlannedMeasure {
    Measure measure;
    Target target;
};
struct Example {
    std::vector<PlannedMeasure> measures;
    std::vector<Outcome> outcomes;
};

PlannedMeasure planned(int number, std::string name, std::string unit, int decimals, BetterDirection direction,
                       std::string text, TargetOperator rule, std::optional<Decimal> value = {}) {
    PlannedMeasure planned;
    planned.measure.id = "m" + std::to_string(number);
    planned.measure.number = number;
    planned.measure.name = std::move(name);
    planned.measure.unit = unit;
    planned.measure.decimals = decimals;
    planned.measure.direction = direction;
    planned.target.text = std::move(text);
    planned.target.rule = rule;
    planned.target.value = value;
    return planned;
}

Comparison comparison(ComparisonKind kind, std::optional<Period> period = {},
                      std::map<std::string, Decimal> value = {}) {
    return {.kind = kind, .period = period, .value = std::move(value), .stated = false};
}

std::vector<PlannedMeasure> printed_measures() {
    using enum TargetOperator;
    using enum ComparisonKind;
    const auto higher = BetterDirection::higher_is_better;
    const auto lower = BetterDirection::lower_is_better;
    std::vector<PlannedMeasure> all;
    all.push_back(planned(1, "Väntat 90 dagar, besök", "%", 0, higher, "100 % i dec", at_least, figure("100")));
    all.back().target.by = period_of("2022-12");
    all.push_back(planned(2, "Väntat 90 dagar, operation", "%", 0, higher, "100 % i dec", at_least, figure("100")));
    all.back().target.by = period_of("2022-12");
    all.push_back(planned(3, "Fråga om våld i nära relation", "antal", 0, higher, "Öka", increase));
    all.back().target.comparison =
        comparison(same_period_previous_year, period_of("2021-T1"), {{"K", figure("12")}, {"M", figure("7")}});
    all.push_back(planned(4, "Besök 80 år och äldre på akutmottagning", "%", 0, lower, "Minska", decrease));
    all.back().target.comparison = comparison(not_stated);
    all.push_back(planned(5, "Palliativ behandlingsstrategi", "%", 0, higher, "70%", at_least, figure("70")));
    all.push_back(planned(6, "Utskrivningsklara >1 dygn", "%", 1, lower, "7%", at_most, figure("7")));
    all.push_back(planned(7, "Oplanerade återinskrivningar", "%", 1, lower, "K 16,0 M 17,2", at_most));
    all.back().target.per_sex = {{"K", figure("16")}, {"M", figure("17.2")}};
    all.back().target.comparison =
        comparison(same_period_previous_year, period_of("2021-T1"), {{"K", figure("15.8")}, {"M", figure("16.2")}});
    all.push_back(planned(8, "Andelen vårdskador", "%", 1, lower, "Under 6,5%", below, figure("6.5")));
    all.push_back(planned(9, "Vårdrelaterade fallskador", "antal", 0, lower, "Minska med 50% jmf 2020",
                          decrease_by_percent, figure("50")));
    all.back().target.comparison = comparison(year, period_of("2020"));
    all.push_back(planned(10, "Läkemedelsberättelse", "%", 0, higher, "70%", at_least, figure("70")));
    all.push_back(planned(11, "Kostnad inhyrda", "%", 1, lower, "Minska", decrease));
    all.back().target.comparison = comparison(not_stated);
    all.push_back(planned(12, "Sjukfrånvaro", "%", 1, lower, "Minska", decrease));
    all.back().target.comparison = comparison(not_stated);
    all.push_back(planned(13, "Verksamhet inom budget", "mnkr", 1, higher, "0,0", at_least, figure("0")));
    all.push_back(planned(14, "Produktivitet utifrån KPP", "", 0, higher, "Öka jmf med motsvarande kvartal året innan",
                          increase));
    all.back().target.comparison = comparison(same_quarter_previous_year);
    all.push_back(planned(15, "Kostnadsandel öppenvård", "%", 0, higher, "Öka", increase));
    all.back().target.comparison = comparison(not_stated);
    return all;
}

Example printed_example() {
    struct Printed {
        int measure;
        const char* period;
        Sex sex;
        const char* value;
    };
    Example example{printed_measures(), {}};
    for (const Printed& row :
         {Printed{1, "2022-T1", Sex::K, "41"}, {1, "2022-T1", Sex::M, "41"},     {1, "2022-T1", Sex::T, "41"},
          {2, "2022-T1", Sex::K, "42"},        {2, "2022-T1", Sex::M, "48"},     {2, "2022-T1", Sex::T, "44"},
          {3, "2021-T1", Sex::K, "12"},        {3, "2021-T1", Sex::M, "7"},      {3, "2022-T1", Sex::K, "29"},
          {3, "2022-T1", Sex::M, "4"},         {3, "2022-T1", Sex::T, "33"},     {4, "2022-T1", Sex::K, "17"},
          {4, "2022-T1", Sex::M, "12"},        {5, "2021", Sex::K, "23"},        {5, "2021", Sex::M, "23"},
          {5, "2022-T1", Sex::K, "20"},        {5, "2022-T1", Sex::M, "19"},     {6, "2022-T1", Sex::T, "8.4"},
          {7, "2021-T1", Sex::K, "15.8"},      {7, "2021-T1", Sex::M, "16.2"},   {7, "2022-T1", Sex::K, "14.5"},
          {7, "2022-T1", Sex::M, "14.7"},      {8, "2022-T1", Sex::T, "6.7"},    {9, "2022-T1", Sex::K, "1"},
          {9, "2022-T1", Sex::M, "0"},         {9, "2022-T1", Sex::T, "1"},      {10, "2021", Sex::T, "62"},
          {10, "2022-T1", Sex::K, "59"},       {10, "2022-T1", Sex::M, "63"},    {11, "2022-T1", Sex::T, "5.3"},
          {12, "2022-T1", Sex::T, "8.6"},      {13, "2022-T1", Sex::T, "-17.7"}, {14, "2022-T1", Sex::T, ""},
          {15, "2022-T1", Sex::T, ""}}) {
        const Measure& measure = example.measures[static_cast<std::size_t>(row.measure) - 1].measure;
        Outcome outcome;
        outcome.measure = measure.id;
        outcome.unit_id = "division";
        outcome.unit = measure.unit;
        outcome.period = period_of(row.period);
        outcome.sex = row.sex;
        outcome.value = Decimal::parse(row.value);
        if (row.measure == 9) {
            outcome.flags = {QualityFlag::not_quality_assured, QualityFlag::under_reported};
        }
        if (!outcome.value) {
            outcome.missing_reason = "Informationsunderlag till styrmåttet saknas.";
        }
        example.outcomes.push_back(std::move(outcome));
    }
    return example;
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

template <class Enum>
Enum named(const Json& json) {
    for (const auto& named : names_of(Enum{})) {
        if (json == named.name) {
            return named.value;
        }
    }
    throw std::runtime_error("no such name: " + json.dump());
}

std::optional<Decimal> decimal_of(const Json& json) {
    return json.is_number() ? Decimal::from_double(json.get<double>()) : std::nullopt;
}
std::optional<Period> optional_period(const Json& json) {
    return json.is_string() ? Period::parse(json.get<std::string>()) : std::nullopt;
}
std::map<std::string, Decimal> by_sex(const Json& json) {
    std::map<std::string, Decimal> values;
    if (json.is_object()) {
        for (const auto& [sex, value] : json.items()) {
            values[sex] = decimal_of(value).value();
        }
    }
    return values;
}

PlannedMeasure measure_from(const Json& json) {
    PlannedMeasure read;
    read.measure.id = json["id"];
    read.measure.number = json["no"];
    read.measure.name = json["name"];
    read.measure.unit = json["unit"].is_string() ? json["unit"].get<std::string>() : "";
    read.measure.decimals = json["decimals"];
    read.measure.direction = named<BetterDirection>(json["direction"]);
    const Json& target = json["target"];
    read.target.text = target["text"];
    read.target.rule = named<TargetOperator>(target["operator"]);
    read.target.value = decimal_of(target["value"]);
    read.target.unit = target["unit"].is_string() ? target["unit"].get<std::string>() : "";
    read.target.by = optional_period(target["by"]);
    read.target.per_sex = by_sex(target["per_sex"]);
    if (const Json& stated = target["comparison"]; stated.is_object()) {
        read.target.comparison = comparison(named<ComparisonKind>(stated["kind"]), optional_period(stated["period"]),
                                            by_sex(stated["value"]));
    }
    return read;
}

Example example_from(const std::filesystem::path& folder) {
    Example example;
    const Json plan = Json::parse(text_of(folder / "plan.json"));
    for (const Json& json : plan["measures"]) {
        example.measures.push_back(measure_from(json));
    }
    const Table table = read_csv("outcomes.csv", text_of(folder / "outcomes.csv")).value();
    for (const Row& row : table.rows) {
        const auto text = [&](std::string_view column) { return std::string(table.text(row, column)); };
        Outcome outcome;
        outcome.measure = text("measure_id");
        outcome.unit_id = text("unit_id") == "region_norrbotten" ? "division" : text("unit_id");
        outcome.unit_id = outcome.unit_id == "div_lanssjukvard_2" ? "division" : outcome.unit_id;
        outcome.series = text("series");
        outcome.period = Period::parse(text("period"));
        outcome.sex = named<Sex>(text("sex"));
        outcome.value = Decimal::parse(text("value"));
        outcome.unit = text("unit");
        if (text("note").find("inte kvalitetssäkrat") != std::string::npos) {
            outcome.flags.push_back(QualityFlag::not_quality_assured);
        }
        if (text("note").find("underrapportering") != std::string::npos) {
            outcome.flags.push_back(QualityFlag::under_reported);
        }
        if (!outcome.value) {
            outcome.missing_reason = "Informationsunderlag till styrmåttet saknas.";
        }
        example.outcomes.push_back(std::move(outcome));
    }
    return example;
}

struct Expected {
    int measure;
    Sex sex;
    Attainment attainment;
    const char* limit;
    const char* gap;
    const char* comparison_period;
    const char* comparison_value;
    const char* change;
    const char* change_percent;
    ChangeDirection direction;
    Development development;
};

constexpr auto not_comparable = Development::not_comparable;

const Expected expected_rows[] = {
    {1, Sex::K, not_yet, "100", "59", "", "", "", "", unknown, not_comparable},
    {1, Sex::M, not_yet, "100", "59", "", "", "", "", unknown, not_comparable},
    {1, Sex::T, not_yet, "100", "59", "", "", "", "", unknown, not_comparable},
    {2, Sex::K, not_yet, "100", "58", "", "", "", "", unknown, not_comparable},
    {2, Sex::M, not_yet, "100", "52", "", "", "", "", unknown, not_comparable},
    {2, Sex::T, not_yet, "100", "56", "", "", "", "", unknown, not_comparable},
    {3, Sex::K, met, "12", "-17", "2021-T1", "12", "17", "141.7", better, Development::improved},
    {3, Sex::M, not_met, "7", "3", "2021-T1", "7", "-3", "-42.9", worse, Development::within_variation},
    {3, Sex::T, baseline_missing, "", "", "", "", "", "", unknown, not_comparable},
    {4, Sex::K, undetermined, "", "", "", "", "", "", unknown, not_comparable},
    {4, Sex::M, undetermined, "", "", "", "", "", "", unknown, not_comparable},
    {5, Sex::K, not_met, "70", "50", "2021", "23", "-3", "-13", worse, not_comparable},
    {5, Sex::M, not_met, "70", "51", "2021", "23", "-4", "-17.4", worse, not_comparable},
    {6, Sex::T, not_met, "7", "1.4", "", "", "", "", unknown, not_comparable},
    {7, Sex::K, met, "16", "-1.5", "2021-T1", "15.8", "-1.3", "-8.2", better, not_comparable},
    {7, Sex::M, met, "17.2", "-2.5", "2021-T1", "16.2", "-1.5", "-9.3", better, not_comparable},
    {8, Sex::T, not_met, "6.5", "0.2", "", "", "", "", unknown, not_comparable},
    {9, Sex::K, baseline_missing, "", "", "", "", "", "", unknown, not_comparable},
    {9, Sex::M, baseline_missing, "", "", "", "", "", "", unknown, not_comparable},
    {9, Sex::T, baseline_missing, "", "", "", "", "", "", unknown, not_comparable},
    {10, Sex::K, not_met, "70", "11", "", "", "", "", unknown, not_comparable},
    {10, Sex::M, not_met, "70", "7", "", "", "", "", unknown, not_comparable},
    {11, Sex::T, undetermined, "", "", "", "", "", "", unknown, not_comparable},
    {12, Sex::T, undetermined, "", "", "", "", "", "", unknown, not_comparable},
    {13, Sex::T, not_met, "0", "17.7", "", "", "", "", unknown, not_comparable},
    {14, Sex::T, no_data, "", "", "", "", "", "", unknown, not_comparable},
    {15, Sex::T, no_data, "", "", "", "", "", "", unknown, not_comparable},
};

std::string text(const std::optional<Decimal>& value) {
    return value ? value->to_string() : "";
}

void judge_all(const Example& example) {
    const Period tertial = period_of("2022-T1");
    for (const Expected& row : expected_rows) {
        const PlannedMeasure& planned = example.measures[static_cast<std::size_t>(row.measure) - 1];
        const Judgement judgement =
            judge(gather_figures(planned.measure, &planned.target, "division", row.sex, tertial, example.outcomes));
        SCOPED_TRACE(std::to_string(row.measure) + " " + std::string(name_of(row.sex)) + ": " +
                     judgement.attainment_reason + " | " + judgement.development_reason);
        EXPECT_EQ(name_of(judgement.attainment), name_of(row.attainment));
        EXPECT_EQ(text(judgement.limit), row.limit);
        EXPECT_EQ(text(judgement.gap), row.gap);
        EXPECT_EQ(judgement.comparison_period ? judgement.comparison_period->to_string() : "", row.comparison_period);
        EXPECT_EQ(text(judgement.comparison_value), row.comparison_value);
        EXPECT_EQ(text(judgement.change), row.change);
        EXPECT_EQ(text(judgement.change_percent), row.change_percent);
        EXPECT_EQ(name_of(judgement.direction), name_of(row.direction));
        EXPECT_EQ(name_of(judgement.development), name_of(row.development));
        for (const std::string& reason : {judgement.attainment_reason, judgement.development_reason}) {
            EXPECT_TRUE(reason.ends_with('.')) << reason;
            EXPECT_EQ(reason.find(".."), std::string::npos) << reason;
        }
    }
}

}  // namespace

TEST(JudgementExampleTest, PrintedFiguresAreJudgedAsACarefulControllerWould) {
    judge_all(printed_example());
}

TEST(JudgementExampleTest, FilesOfTheExampleAreJudgedAlike) {
    const auto folder = std::filesystem::path(source_folder()) / "examples" / "norrbotten-2022";
    if (!std::filesystem::exists(folder / "plan.json")) {
        GTEST_SKIP() << "the example is not at hand";
    }
    judge_all(example_from(folder));
}

}  // namespace ledstang
