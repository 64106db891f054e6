// A target is an object: operator, value, unit, by when, per sex, comparison, with the original wording beside it.
#pragma once

#include <map>

#include "measures/measures.h"

namespace ledstang {

enum class TargetOperator {
    at_least,
    at_most,
    below,
    above,
    equal,
    increase,
    decrease,
    increase_by_percent,
    decrease_by_percent,
    between  // an interval, both limits included
};
constexpr auto names_of(TargetOperator) {
    return std::array{Named{TargetOperator::at_least, ">="},
                      Named{TargetOperator::at_most, "<="},
                      Named{TargetOperator::below, "<"},
                      Named{TargetOperator::above, ">"},
                      Named{TargetOperator::equal, "="},
                      Named{TargetOperator::increase, "increase"},
                      Named{TargetOperator::decrease, "decrease"},
                      Named{TargetOperator::increase_by_percent, "increase_by_percent"},
                      Named{TargetOperator::decrease_by_percent, "decrease_by_percent"},
                      Named{TargetOperator::between, "between"}};
}

enum class ComparisonKind { same_period_previous_year, same_quarter_previous_year, year, not_stated };
constexpr auto names_of(ComparisonKind) {
    return std::array{Named{ComparisonKind::same_period_previous_year, "same_period_previous_year"},
                      Named{ComparisonKind::same_quarter_previous_year, "same_quarter_previous_year"},
                      Named{ComparisonKind::year, "year"}, Named{ComparisonKind::not_stated, "not_stated"}};
}

// What an "öka", "minska" or "minska med x %" is measured against.
struct Comparison {
    ComparisonKind kind = ComparisonKind::not_stated;
    std::optional<Period> period;
    std::map<std::string, Decimal> value;  // by sex: K, M, T; empty when the source prints none
    bool stated = false;                   // whether the target's own wording names it

    template <class S = Comparison>
    static constexpr auto described() {
        return describe("Comparison", field("kind", &S::kind, "Slag av jämförelse"),
                        field("period", &S::period, "Jämförelseperiod"),
                        field("value", &S::value, "Jämförelsevärde per kön"),
                        optional_field("stated", &S::stated, "Om målet självt anger jämförelsen"));
    }
    bool operator==(const Comparison&) const = default;
};

struct Target {
    std::string text;  // the original wording, unchanged
    TargetOperator rule = TargetOperator::at_least;
    std::optional<Decimal> value;  // a limit, or per cent for the "by percent" operators; of an interval the lower
    std::optional<Decimal> upper;  // the upper limit of an interval, which is one for all sexes; otherwise nothing
    std::string unit;
    std::optional<Period> by;                // the target holds at the end of this period (a month: 2022-12)
    std::map<std::string, Decimal> per_sex;  // limits by sex, in place of `value`
    std::optional<Comparison> comparison;
    std::vector<std::string> inferred;  // parts that the wording does not spell out

    template <class S = Target>
    static constexpr auto described() {
        return describe(
            "Target", field("text", &S::text, "Målets ordalydelse"), field("operator", &S::rule, "Jämförelse"),
            field("value", &S::value, "Målvärde; för ett intervall den undre gränsen"),
            field("upper", &S::upper, "Övre gräns, när målet är ett intervall"),
            optional_field("unit", &S::unit, "Målets enhet"), field("by", &S::by, "När målet ska vara nått"),
            field("per_sex", &S::per_sex, "Målvärde per kön"),
            field("comparison", &S::comparison, "Vad målet jämförs med"),
            field("inferred", &S::inferred, "Delar som ordalydelsen inte anger"));
    }
    bool operator==(const Target&) const = default;
};

}  // namespace ledstang
