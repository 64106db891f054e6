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

// What is judged. gather_figures (comparison.h) fills it from a unit's recorded outcomes.
struct JudgementInput {
    const Measure& measure;
    const Target* target = nullptr;  // null: a measure without a target
    Sex sex = Sex::T;
    Period period;
    const Outcome* outcome = nullptr;                 // null or without value: no data
    std::optional<ComparisonFigure> comparison = {};  // from records, see comparison_for
    std::optional<ComparisonFigure> baseline =
        {};                                   // recorded value of the target's comparison period, see baseline_for
    double significance = 0.05;               // two-sided level below which a change is not put down to chance
    std::string comparison_absence = {};      // Swedish sentence: why there is no comparison
    std::string baseline_absence = {};        // Swedish clause: why there is no baseline
    std::optional<SeriesSignal> series = {};  // what the measure's own past says; nothing where it is too short
};

struct Judgement {
    Attainment attainment = Attainment::no_data;
    std::string attainment_reason;
    std::optional<Decimal> limit;        // the limit that was judged against, computed for relative targets
    std::optional<Decimal> upper_limit;  // of a target that is an interval; `limit` is then its lower one
    std::optional<Decimal>
        gap;  // how far from the limit, in the outcome's unit; positive = short of it, negative = past;
              // of an interval how far outside it, negative = how far inside, to the nearest limit
    std::optional<Period> comparison_period;
    std::optional<Decimal> comparison_value;
    std::optional<Decimal> change;  // value − comparison, in the outcome's unit (points for %); nothing for counts
                                    // over periods of different length, where it would mislead
    std::optional<Decimal> change_percent;  // change as per cent of a positive comparison value, one decimal
    ChangeDirection direction = ChangeDirection::unknown;
    Development development = Development::not_comparable;
    std::string development_reason;

    template <class J = Judgement>
    static constexpr auto described() {
        return describe("Judgement", field("attainment", &J::attainment, "Måluppfyllelse"),
                        field("attainment_reason", &J::attainment_reason, "Skäl"),
                        field("limit", &J::limit, "Gräns som bedömningen gäller"),
                        field("upper_limit", &J::upper_limit, "Övre gräns, när målet är ett intervall"),
                        field("gap", &J::gap, "Avstånd till gränsen"),
                        field("comparison_period", &J::comparison_period, "Jämförelseperiod"),
                        field("comparison_value", &J::comparison_value, "Jämförelsevärde"),
                        field("change", &J::change, "Förändring"),
                        field("change_percent", &J::change_percent, "Förändring i procent"),
                        field("direction", &J::direction, "Riktning"),
                        field("development", &J::development, "Utveckling"),
                        field("development_reason", &J::development_reason, "Skäl"));
    }
};

// Never throws and never refuses: what cannot be judged is an answer too. The rules are those of attainment.h and
// development.h.
Judgement judge(const JudgementInput& input);

}  // namespace ledstang
