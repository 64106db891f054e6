// Which earlier figure a value is held against: never one of another sex, series or unit.
#pragma once

#include <span>
#include <string_view>

#include "goals/judgement.h"

namespace ledstang {

struct ChosenFigure {
    std::optional<ComparisonFigure> figure;
    std::string absence;  // Swedish: why there is none; empty when there is one
};

// The period that a target's comparison means for a judged period. "Same period last year" moves along with the judged
// period, a year stands still. Nothing when the wording does not say, or compares quarters and the judged period is
// none.
std::optional<Period> period_compared_with(const Comparison& comparison, const Period& judged);

// The period that a measure is compared with by itself.
Period period_usually_compared(UsualComparison comparison, const Period& judged);

// The recorded value that the target counts from. `records` may hold any outcomes; those of another measure,
// organisation unit, series or unit of figure are left alone, and of several versions the newest counts.
// The absence is a clause: "värdet finns bara per kön (kvinnor 12, män 7)".
ChosenFigure baseline_for(const Measure& measure, const Target& target, std::string_view unit_id, Sex sex,
                          const Period& judged, std::span<const Outcome> records);

// What the development is told against: the target's comparison period, else the measure's usual one, else the same
// period last year, else last year as a whole. The absence is a sentence: "2021 finns bara som total (62 %); ingen
// utveckling per kön kan anges."
ChosenFigure comparison_for(const Measure& measure, const Target* target, std::string_view unit_id, Sex sex,
                            const Period& judged, std::span<const Outcome> records);

// Everything that judge() needs about one row of a scorecard. The answer points into `measure`, `target` and `records`.
JudgementInput gather_figures(const Measure& measure, const Target* target, std::string_view unit_id, Sex sex,
                              const Period& judged, std::span<const Outcome> records);

// The figure that the target counts from, recorded (preferred) or printed with the target itself.
struct Baseline {
    Decimal value;
    std::optional<Period> period;  // nothing: printed without one
    std::optional<Decimal> numerator;
    std::optional<Decimal> denominator;
    std::vector<QualityFlag> flags;
};
std::optional<Baseline> baseline_of(const JudgementInput& input);
// The value that the target's own text gives, where it gives one for this sex and period.
std::optional<Decimal> printed_baseline(const JudgementInput& input);
// Why baseline_of gives nothing, as a clause.
std::string baseline_absence(const JudgementInput& input);

// Whether the two periods are equally long in the calendar's sense: both tertials, both years.
bool same_length(const Period& a, const Period& b);
int days_of(const Period& period);

}  // namespace ledstang
