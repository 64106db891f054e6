// The public face of forms: questions that units answer for a period, such as a self-assessment that is repeated, or
// one follow-up form that all staff functions ask and read together. Which forms there are is configuration
// (forms/*.toml).
#pragma once

#include "operations/operations.h"
#include "operations/task.h"
#include "organisation/organisation.h"

namespace ledstang {

// Forms for the period that lie among tasks and that the unit has not answered in full.
std::vector<Task> form_tasks(Sql& sql, const Configuration& configuration, const UnitRow& unit, const Period& period);

void offer_forms(Operations& operations);

}  // namespace ledstang
