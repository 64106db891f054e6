// Measurable requirements inside an action, and where they differ from the target of the measure that they concern.
#pragma once

#include "matters/plan_words.h"

namespace ledstang {

// The operators of a sub-target: limits, or milestone and precondition, which have no value.
const std::vector<std::string>& sub_target_rules();

// In the source's order, without `conflict`.
std::vector<SubTarget> read_sub_targets(Sql& sql, const std::string& matter);

// Adds or changes one; `position` is its place in the source.
Applied save_sub_target(Transaction& transaction, const Matter& matter, const SubTarget& target, int position);

// "Åtgärdens delmål är 100 %, måttets mål är ”70%”. …" when both are limits in the same unit and differ; else empty.
std::string conflict_between(const SubTarget& target, const MeasureTarget& measure, const std::string& measure_name);

}  // namespace ledstang
