// Plans in the store: versions, and the elements that stand in them. Inside the goals module.
#pragma once

#include "goals/plan_file.h"

namespace ledstang {

// One version of one unit's own plan.
struct PlanPlace {
    std::int64_t unit = 0;
    std::int64_t number = 0;
    std::string unit_id;
};

// The version of the unit's own plan that is in force on a day (or being planned); nothing where there is none.
std::optional<PlanPlace> plan_place(Sql& sql, std::int64_t unit, const std::string& unit_id, const Date& on,
                                    bool planned);
std::vector<PlanVersion> plan_versions(Sql& sql, const std::string& unit);

// The version that begins on `from`: the present one when it does, else a new one that starts as a copy of the one
// before it.
PlanPlace plan_from(Transaction& transaction, const std::string& unit, const Date& from, const std::string& name);
// A version being planned, as a copy of the one in force. Refused when one is already being planned.
Result<PlanVersion> start_planning(Transaction& transaction, const std::string& unit, const std::string& name);
// The planned version takes effect on `from`; the one in force ends the day before.
Result<PlanVersion> put_in_force(Transaction& transaction, const std::string& unit, int number, const Date& from);

// Each adds the element or brings it to what is wished; an expected version of 0 accepts any.
Result<Applied> apply_perspective(Transaction& transaction, const PlanPlace& place, const PlanFilePerspective& wish,
                                  int expected_version = 0);
Result<Applied> apply_goal(Transaction& transaction, const PlanPlace& place, const std::string& perspective,
                           int position, const PlanFileGoal& wish, int expected_version = 0);
Result<Applied> apply_factor(Transaction& transaction, const PlanPlace& place, int position, const PlanFileFactor& wish,
                             int expected_version = 0);
Result<Applied> apply_plan_measure(Transaction& transaction, const PlanPlace& place, const std::string& measure,
                                   const std::string& factor, const std::optional<Target>& target,
                                   int expected_version = 0);
Applied apply_plan_words(Transaction& transaction, const PlanPlace& place, const PlanFileModel& model,
                         const KeptSource& source);

// Takes an element out of the plan; `kind` is perspective, goal, factor or measure. Refused while others hang on it.
Result<void> remove_element(Transaction& transaction, const PlanPlace& place, const std::string& kind,
                            const std::string& id);

}  // namespace ledstang
