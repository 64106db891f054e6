// How it went: attainment (måluppfyllelse) and development (utveckling) of one measure, sex and period, with their
// reasons in words that name the figures. Pure functions of what they are given.
#pragma once

#include "goals/target.h"

namespace ledstang {

enum class Attainment { met, not_met, not_yet, undetermined, baseline_missing, no_data };
constexpr auto names_of(Attainment) {
    return std::array{Named{Attainment::met, "met"},
                      Named{Attainment::not_met, "not_met"},
                      Named{Attainment::not_yet, "not_yet"},
                      Named{Attainment::undetermined, "undetermined"},
                      Named{Attainment::baseline_missing, "baseline_missing"},
                      Named{Attainment::no_data, "no_data"}};
}

enum class ChangeDirection { better, worse, unchanged, unknown };
constexpr auto names_of(ChangeDirection) {
    return std::array{Named{ChangeDirection::better, "better"}, Named{ChangeDirection::worse, "worse"},
                      Named{ChangeDirection::unchanged, "unchanged"}, Named{ChangeDirection::unknown, "unknown"}};
}

enum class Development { improved, declined, within_variation, unchanged, not_comparable };
constexpr auto names_of(Development) {
    return std::array{Named{Development::improved, "improved"}, Named{Development::declined, "declined"},
                      Named{Development::within_variation, "within_variation"},
                      Named{Development::unchanged, "unchanged"}, Named{Development::not_comparable, "not_comparable"}};
}

// A value to compare with, and when it is from.
struct ComparisonFigure {
    Period period;
    Decimal value;
    std::optional<Decimal> numerator;
    std::optional<Decimal> denominator;
    std::vector<QualityFlag> flags;
};

struct JudgementInput {
    const Measure& measure;
    const Target* target = nullptr;  // null: a control measure without a target
    Sex sex = Sex::T;
    Period period;
    const Outcome* outcome = nullptr;  // null or without value: no data
    std::optional<ComparisonFigure>
        comparison;  // from records: same period last year, else last full year; see comparison_for
    std::optional<ComparisonFigure> baseline;  // recorded value of the target's comparison period, where there is one
    double significance = 0.05;                // two-sided level below which a change is not put down to chance
};

struct Judgement {
    Attainment attainment = Attainment::no_data;
    std::string attainment_reason;
    std::optional<Decimal> limit;  // the limit that was judged against, computed for relative targets
    std::optional<Decimal> gap;    // how far from the limit, in the outcome's unit; positive = short of it
    std::optional<Period> comparison_period;
    std::optional<Decimal> comparison_value;
    std::optional<Decimal> change;          // value − comparison, in the outcome's unit (points for %)
    std::optional<Decimal> change_percent;  // change as per cent of the comparison value, one decimal
    ChangeDirection direction = ChangeDirection::unknown;
    Development development = Development::not_comparable;
    std::string development_reason;
};

Judgement judge(const JudgementInput& input);

}  // namespace ledstang
