// The public face of forms: questions that units answer for a period, such as a self-assessment that is repeated, or
// one follow-up form that all staff functions ask and read together. Which forms there are is configuration
// (forms/*.toml).
#pragma once

#include "operations/operations.h"
#include "operations/task.h"
#include "organisation/organisation.h"

namespace ledstang {

// Forms that lie among tasks and that the units have not answered in full for the periods.
std::vector<Task> form_tasks(Sql& sql, const Configuration& configuration, const std::vector<const UnitRow*>& units,
                             const std::vector<Period>& periods);

void offer_forms(Operations& operations);

}  // namespace ledstang
