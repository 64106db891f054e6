// One figure of a unit's plan, judged as its row in the scorecard is: for entering it without reading the unit's whole
// scorecard.
#pragma once

#include "goals/comparison.h"
#include "goals/plan.h"

namespace ledstang {

// The measure as it stands in the unit's plan on a day, with the target of the nearest plan that gives one. `chain` is
// the unit's on that day (unit_chain). Refused "measure.unknown", "measure.not_in_plan".
Result<PlanMeasure> find_plan_measure(Sql& sql, const std::vector<ChainUnit>& chain, const std::string& measure,
                                      const Date& on);

// Whether the measure is followed up for the period; it always is for a period that is no follow-up.
bool is_followed_up(const Configuration& configuration, const Measure& measure, const Period& period);
// Whether a unit of that level reports the measure itself. A measure of a level with a label ("Regionmått") is produced
// there alone.
bool is_reported_by(const Configuration& configuration, const Measure& measure, const std::string& level);

// The periods whose outcomes a figure is judged from, itself included; each once.
std::vector<Period> periods_compared(const Measure& measure, const Target* target, const Period& period);

// The measures' past at a unit, which development is judged by where it is long enough and the region has not chosen
// otherwise (config/judgement.toml): read once for all figures of the unit and period. Refuses with what is wrong in
// judgement.toml or spc.toml.
Result<SeriesPast> past_for_judging(Sql& sql, const Configuration& configuration, const std::string& unit,
                                    const Period& period, std::span<const Measure* const> measures);

// What gather_figures (comparison.h) found, judged with the region's significance. `comment` is the reason for missing
// data where the outcome gives none; it may be empty.
Judgement judge_figure(const Configuration& configuration, JudgementInput input, const std::string& comment);

}  // namespace ledstang
