// The reference cases of other programs, met point by point. Where we answer otherwise, `deviations` says so and why.
#include <gtest/gtest.h>

#include <support/shared_folder.h>
#include <support/spc_cases.h>
#include <algorithm>
#include <cmath>
#include <set>

#include "spc/funnel.h"
#include "spc/spc.h"
#include "spc/suggestion.h"

namespace ledstang {
namespace {

// Case → columns of the expected files (or of the summary) that we answer otherwise, and the reason.
struct Deviation {
    std::set<std::string, std::less<>> columns;
    std::string reason;
};
const std::string constant_series =
    "all values are the same: screening leaves no moving range, so the other program's limits are undefined. Ours are "
    "the "
    "value itself, and a target that every value meets is met.";
const std::map<std::string, Deviation, std::less<>> deviations{
    {"nhs-syn-31", {{"lcl", "ucl", "assurance"}, constant_series}},
    {"qic-edge-19", {{"lcl", "ucl", "lcl_2sigma", "ucl_2sigma"}, constant_series}},
};

class Comparison {
 public:
    explicit Comparison(const SpcCase& reference) : id_(reference.id()) {
        const auto found = deviations.find(id_);
        if (found != deviations.end()) deviation_ = &found->second;
    }
    ~Comparison() {
        if (deviation_ == nullptr) return;
        for (const auto& column : deviation_->columns) {
            EXPECT_TRUE(used_.contains(column)) << id_ << ": " << column << " is listed as a deviation and is none";
        }
    }
    Comparison(const Comparison&) = delete;
    Comparison& operator=(const Comparison&) = delete;

    void number(std::string_view column, std::size_t row, double ours, double theirs) {
        const bool same = std::isnan(ours)
                              ? std::isnan(theirs)
                              : std::abs(ours - theirs) <= 1e-9 * std::max(std::abs(ours), std::abs(theirs)) ||
                                    std::abs(ours - theirs) < 1e-12;
        tell(same, column, row, ours, theirs);
    }
    template <class T>
    void same(std::string_view column, std::size_t row, const T& ours, const T& theirs) {
        tell(ours == theirs, column, row, ours, theirs);
    }
    // An empty flag is one that the other program could not decide beside a gap; then there is no signal.
    void flag(std::string_view column, const SpcRows& rows, std::size_t row, bool ours) {
        const std::string& text = rows[row].find(column)->second;
        same(column, row, ours, text == "1");
    }

 private:
    template <class T>
    void tell(bool same, std::string_view column, std::size_t row, const T& ours, const T& theirs) {
        if (same) return;
        if (deviation_ != nullptr && deviation_->columns.contains(column)) {
            used_.insert(std::string(column));
            return;
        }
        ADD_FAILURE() << id_ << " row " << row + 1 << ", " << column << ": " << testing::PrintToString(ours)
                      << ", expected " << testing::PrintToString(theirs);
    }

    std::string id_;
    const Deviation* deviation_ = nullptr;
    std::set<std::string, std::less<>> used_;
};

std::vector<SpcPoint> points_of(const SpcRows& rows) {
    std::vector<SpcPoint> points;
    for (const auto& row : rows) {
        const auto numerator = row.contains("y") ? row.find("y") : row.find("num");
        points.push_back(
            {spc_number(numerator->second), row.contains("den") ? spc_number(row.find("den")->second) : 1});
    }
    return points;
}

SpcQuestion question_of(const SpcCase& reference, const SpcRows& rows) {
    static const std::map<std::string, ControlChart> charts{{"run", ControlChart::run},
                                                            {"i", ControlChart::individuals},
                                                            {"mr", ControlChart::moving_range},
                                                            {"p", ControlChart::p},
                                                            {"pp", ControlChart::p_prime},
                                                            {"u", ControlChart::u},
                                                            {"up", ControlChart::u_prime},
                                                            {"c", ControlChart::c},
                                                            {"g", ControlChart::g},
                                                            {"t", ControlChart::t},
                                                            {"ip", ControlChart::i_prime},
                                                            {"XMR", ControlChart::individuals},
                                                            {"C'", ControlChart::individuals},
                                                            {"P'", ControlChart::p_prime}};
    const auto& params = reference.params();
    SpcQuestion question;
    if (params.contains("chart")) question.chart = charts.at(params.at("chart"));
    const std::string good = params.value("improvement_direction", "neutral");
    question.good = good == "increase"   ? GoodDirection::increase
                    : good == "decrease" ? GoodDirection::decrease
                                         : GoodDirection::neutral;
    question.rules.screen_moving_ranges =
        params.value("screen_outliers", true) && params.value("screen_moving_ranges", true);
    if (params.contains("target")) question.target = params.at("target");
    if (params.contains("known_centre_line")) question.centre = params.at("known_centre_line");
    question.multiply = params.value("multiply", 1.0);
    question.may_be_negative = params.value("y_may_be_negative", true);
    for (const char* name : {"fix_after_n_points", "freeze_after_point"}) {
        if (params.contains(name)) question.baseline = params.at(name);
    }
    for (const auto& last : params.value("new_part_after_points", std::vector<std::size_t>{})) {
        question.part_starts.push_back(last);
    }
    for (const auto& number : params.value("exclude_points", std::vector<std::size_t>{})) {
        question.excluded.push_back(number - 1);
    }
    for (const auto& date : params.value("rebase_dates", std::vector<std::string>{})) {
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& one) { return one.at("t") == date; });
        if (row != rows.end()) question.part_starts.push_back(static_cast<std::size_t>(row - rows.begin()));
    }
    return question;
}

const std::map<PointType, std::string> type_names{{PointType::common, "common_cause"},
                                                  {PointType::improvement, "special_cause_improvement"},
                                                  {PointType::concern, "special_cause_concern"}};

std::string cause_of(const SpcPointAnswer& point) {
    const bool up = point.towards > 0;
    switch (point.rule) {
        case SpcRule::none:
            return "Common Cause";
        case SpcRule::outside:
            return up ? "Above UCL" : "Below LCL";
        case SpcRule::trend:
            return up ? "7 Point Trend (Increasing)" : "7 Point Trend (Decreasing)";
        case SpcRule::two_of_three:
            return up ? "2 in 3 Above CL" : "2 in 3 Below CL";
        case SpcRule::shift:
            return up ? "7 Points Above CL" : "7 Points Below CL";
    }
    return "";
}

std::string type_of(const SpcPointAnswer& point) {
    if (point.type == PointType::neutral)
        return point.towards > 0 ? "special_cause_neutral_high" : "special_cause_neutral_low";
    return type_names.at(point.type);
}

std::string icon_of(const SpcAnswer& answer) {
    if (!answer.last) return "common_cause";
    const auto& point = answer.points[*answer.last];
    if (point.type == PointType::common) return "common_cause";
    const std::string type = point.type == PointType::improvement ? "improvement"
                             : point.type == PointType::concern   ? "concern"
                                                                  : "neutral";
    return type + (point.towards > 0 ? "_high" : "_low");
}

void compare_nhs(const SpcCase& reference) {
    Comparison compare(reference);
    SpcRows input = reference.input;
    std::stable_sort(input.begin(), input.end(), [](const auto& a, const auto& b) { return a.at("t") < b.at("t"); });
    const auto answer = judge_series(points_of(input), question_of(reference, input));
    ASSERT_EQ(answer.points.size(), reference.expected.size()) << reference.id();
    for (std::size_t i = 0; i < answer.points.size(); ++i) {
        const auto& ours = answer.points[i];
        const auto& theirs = reference.expected[i];
        compare.number("y", i, ours.value, spc_number(theirs.at("y")));
        compare.number("cl", i, ours.centre, spc_number(theirs.at("cl")));
        compare.number("lcl", i, ours.lower, spc_number(theirs.at("lcl")));
        compare.number("ucl", i, ours.upper, spc_number(theirs.at("ucl")));
        compare.same("segment", i, std::to_string(ours.part + 1), theirs.at("segment"));
        if (!ours.missing()) compare.same("side", i, std::to_string(ours.side), theirs.at("side"));
        compare.flag("outside_limits", reference.expected, i, ours.outside);
        compare.flag("close_to_limits", reference.expected, i, ours.near_limit);
        compare.flag("rule_trend7", reference.expected, i, ours.trend);
        compare.flag("rule_2of3", reference.expected, i, ours.two_of_three);
        compare.flag("rule_shift7", reference.expected, i, ours.shift);
        compare.same("special_cause_type", i, cause_of(ours), theirs.at("special_cause_type"));
        compare.same("point_type", i, type_of(ours), theirs.at("point_type"));
    }
    const auto& expected = reference.description.at("expected");
    compare.same("variation_icon", 0, icon_of(answer), expected.at("variation_icon").get<std::string>());
    static const std::map<Assurance, std::string> names{{Assurance::none, "none"},
                                                        {Assurance::pass, "consistent_pass"},
                                                        {Assurance::fail, "consistent_fail"},
                                                        {Assurance::hit_or_miss, "inconsistent"}};
    compare.same("assurance", 0, names.at(answer.assurance), expected.at("assurance").get<std::string>());
    const auto& segments = expected.at("segments");
    ASSERT_EQ(answer.parts.size(), segments.size()) << reference.id();
    for (std::size_t i = 0; i < segments.size(); ++i) {
        compare.same("n", i, answer.parts[i].count, segments[i].at("n").get<std::size_t>());
        compare.same("short_group_warning", i, answer.parts[i].few_points,
                     segments[i].at("short_group_warning").get<bool>());
    }
}

void compare_runs(const SpcCase& reference) {
    Comparison compare(reference);
    const auto answer = judge_series(points_of(reference.input), question_of(reference, reference.input));
    ASSERT_EQ(answer.points.size(), reference.expected.size()) << reference.id();
    for (std::size_t i = 0; i < answer.points.size(); ++i) {
        const auto& ours = answer.points[i];
        const auto& theirs = reference.expected[i];
        compare.number("value", i, ours.value, spc_number(theirs.at("value")));
        compare.number("cl", i, ours.centre, spc_number(theirs.at("cl")));
        compare.number("lcl", i, ours.lower, spc_number(theirs.at("lcl")));
        compare.number("ucl", i, ours.upper, spc_number(theirs.at("ucl")));
        compare.number("lcl_2sigma", i, ours.lower_inner, spc_number(theirs.at("lcl_2sigma")));
        compare.number("ucl_2sigma", i, ours.upper_inner, spc_number(theirs.at("ucl_2sigma")));
        compare.same("part", i, std::to_string(ours.part + 1), theirs.at("part"));
        compare.flag("sigma_signal", reference.expected, i, ours.outside);
        compare.flag("runs_signal", reference.expected, i,
                     answer.parts[static_cast<std::size_t>(ours.part)].runs.signal());
    }
    const auto& expected = reference.description.at("expected");
    compare.same("n_sigma_signals", 0, answer.outside, expected.at("n_sigma_signals").get<int>());
    const auto& parts = expected.at("parts");
    ASSERT_EQ(answer.parts.size(), parts.size()) << reference.id();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto& ours = answer.parts[i];
        const auto whole = [&](const char* name) {
            return parts[i].at(name).is_null() ? -1 : parts[i].at(name).get<int>();
        };
        const auto shown = [&](int number) { return ours.runs.useful == 0 ? -1 : number; };
        compare.same("n_obs", i, static_cast<int>(ours.count - ours.excluded), whole("n_obs"));
        compare.same("n_useful", i, ours.runs.useful, whole("n_useful"));
        compare.same("longest_run", i, shown(ours.runs.longest_run), whole("longest_run"));
        compare.same("longest_run_max", i, shown(ours.runs.longest_run_limit), whole("longest_run_max"));
        compare.same("n_crossings", i, shown(ours.runs.crossings), whole("n_crossings"));
        compare.same("n_crossings_min", i, shown(ours.runs.fewest_crossings), whole("n_crossings_min"));
    }
}

void compare_funnel(const SpcCase& reference) {
    Comparison compare(reference);
    FunnelQuestion question;
    const std::string kind = reference.params().at("data_type");
    question.kind = kind == "PR"   ? FunnelKind::proportion
                    : kind == "RC" ? FunnelKind::ratio_of_counts
                                   : FunnelKind::standardised;
    question.adjust = reference.params().at("adjust_overdispersion");
    question.trim = reference.params().at("trim_by");
    // Rows of the same group are summed.
    std::map<std::string, std::size_t> place;
    std::vector<SpcPoint> groups;
    const auto rows = points_of(reference.input);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto [found, is_new] = place.emplace(reference.input[i].at("group"), groups.size());
        if (is_new) groups.push_back({0, 0});
        groups[found->second].numerator += rows[i].numerator;
        groups[found->second].denominator += rows[i].denominator;
    }
    std::vector<double> ratios;
    for (const auto& group : groups) ratios.push_back(group.numerator / group.denominator);
    if (question.kind == FunnelKind::standardised) {
        // That program rounds expected numbers to two decimals before everything but the ratio; they stand so in the
        // file.
        for (const auto& theirs : reference.expected) {
            groups.at(place.at(theirs.at("group"))).denominator = spc_number(theirs.at("den"));
        }
    }
    const auto answer = judge_groups(groups, question);
    for (std::size_t i = 0; i < reference.expected.size(); ++i) {
        const auto& theirs = reference.expected[i];
        const auto& ours = answer.points.at(place.at(theirs.at("group")));
        compare.number("ratio", i, ratios.at(place.at(theirs.at("group"))), spc_number(theirs.at("ratio")));
        compare.number("z", i, ours.z, spc_number(theirs.at("z")));
        compare.number("lcl95", i, ours.plain.lower95, spc_number(theirs.at("lcl95")));
        compare.number("ucl95", i, ours.plain.upper95, spc_number(theirs.at("ucl95")));
        compare.number("lcl998", i, ours.plain.lower998, spc_number(theirs.at("lcl998")));
        compare.number("ucl998", i, ours.plain.upper998, spc_number(theirs.at("ucl998")));
        compare.number("od_lcl95", i, ours.adjusted.lower95, spc_number(theirs.at("od_lcl95")));
        compare.number("od_ucl95", i, ours.adjusted.upper95, spc_number(theirs.at("od_ucl95")));
        compare.number("od_lcl998", i, ours.adjusted.lower998, spc_number(theirs.at("od_lcl998")));
        compare.number("od_ucl998", i, ours.adjusted.upper998, spc_number(theirs.at("od_ucl998")));
        compare.flag("outlier", reference.expected, i, ours.outlier);
    }
    const auto& expected = reference.description.at("expected");
    compare.number("target", 0, answer.target, expected.at("target"));
    compare.number("phi", 0, answer.phi, expected.at("phi"));
    compare.number("tau2", 0, answer.tau2, expected.at("tau2"));
    compare.same("n_outliers", 0, answer.outliers, expected.at("n_outliers").get<int>());
}

void compare_suggestion(const SpcCase& reference) {
    Comparison compare(reference);
    auto question = question_of(reference, reference.input);
    // The P′ of that program is in per cent.
    if (question.chart == ControlChart::p_prime) question.multiply = 100;
    const auto& params = reference.params();
    const auto suggestion =
        suggest_parts(points_of(reference.input), question,
                      {params.at("period_min"), params.at("shift_rule"), params.at("max_exclusions")});
    const auto& expected = reference.description.at("expected");
    if (!expected.value("limits", true)) {
        EXPECT_TRUE(suggestion.parts.empty()) << reference.id();
        return;
    }
    std::vector<std::size_t> starts;
    for (const auto& part : suggestion.parts) {
        if (part.first > 0) starts.push_back(part.first + 1);
    }
    compare.same("rebase_at_points", 0, starts, expected.at("rebase_at_points").get<std::vector<std::size_t>>());
    ASSERT_EQ(suggestion.points.size(), reference.expected.size()) << reference.id();
    for (std::size_t i = 0; i < suggestion.points.size(); ++i) {
        const auto& ours = suggestion.points[i];
        const auto& theirs = reference.expected[i];
        compare.number("value", i, ours.value, spc_number(theirs.at("value")));
        compare.number("cl", i, ours.centre, spc_number(theirs.at("cl")));
        compare.number("lcl", i, ours.lower, spc_number(theirs.at("lcl")));
        compare.number("ucl", i, ours.upper, spc_number(theirs.at("ucl")));
        const auto& part = suggestion.parts[static_cast<std::size_t>(ours.part)];
        compare.flag("excluded", reference.expected, i, std::count(part.excluded.begin(), part.excluded.end(), i) > 0);
        compare.flag("rule1", reference.expected, i, ours.outside);
        compare.flag("rule2", reference.expected, i, ours.shift);
    }
}

void compare_medians(const SpcCase& reference) {
    Comparison compare(reference);
    const auto& params = reference.params();
    const auto periods = suggest_medians(
        points_of(reference.input), {params.at("baseline_points"), params.at("run_length"),
                                     params.at("direction") == "above" ? ShiftDirection::above : ShiftDirection::both});
    const auto& expected = reference.description.at("expected").at("medians");
    ASSERT_EQ(periods.size(), expected.size()) << reference.id();
    for (std::size_t i = 0; i < periods.size(); ++i) {
        compare.number("median", i, periods[i].median, expected[i].at("median"));
        compare.same("from", i, reference.input[periods[i].first].at("t"), expected[i].at("from").get<std::string>());
        compare.same("to", i, reference.input[periods[i].last].at("t"), expected[i].at("to").get<std::string>());
    }
}

TEST(spc_reference, all_cases_are_met) {
    const auto shared = shared_folder();
    if (!shared) GTEST_SKIP() << "skipped: there is no shared folder with reference cases";
    const auto cases = read_spc_cases(*shared / "data" / "spc");
    std::map<std::string, int> compared;
    for (const auto& reference : cases) {
        const std::string group = reference.group();
        if (group == "nhs_xmr") {
            compare_nhs(reference);
        } else if (group.starts_with("qic_")) {
            compare_runs(reference);
        } else if (group == "funnel") {
            compare_funnel(reference);
        } else if (group == "auto_rebase") {
            compare_suggestion(reference);
        } else if (group == "runcharter") {
            compare_medians(reference);
        } else {
            ADD_FAILURE() << "no comparison for the group " << group;
        }
        ++compared[group];
    }
    EXPECT_EQ(cases.size(), 145U);
    EXPECT_EQ(compared["nhs_xmr"], 82);
}

TEST(spc_reference, the_anhoej_limits_are_those_of_the_table) {
    const auto shared = shared_folder();
    if (!shared) GTEST_SKIP() << "skipped: there is no shared folder with reference cases";
    int compared = 0;
    for (const auto& row : read_spc_rows(*shared / "data" / "spc" / "anhoej_limits.csv")) {
        const int useful = std::stoi(row.at("n_useful"));
        std::vector<SpcPoint> points;
        for (int i = 0; i < useful; ++i) points.push_back({i < useful / 2 ? 1.0 : 3.0, 1});
        SpcQuestion question;
        question.chart = ControlChart::run;
        question.centre = 2;
        const auto runs = judge_series(points, question).parts.front().runs;
        EXPECT_EQ(runs.longest_run_limit, std::stoi(row.at("longest_run_max"))) << useful;
        EXPECT_EQ(runs.fewest_crossings, std::stoi(row.at("crossings_min"))) << useful;
        ++compared;
    }
    EXPECT_EQ(compared, 51);
}

}  // namespace
}  // namespace ledstang
