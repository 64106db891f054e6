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

// Whether a text is a form that the region can use; `name` is the file's, with .toml. Refuses as its file would be.
Result<void> check_form_text(const Configuration& configuration, const std::string& text, const std::string& name);

void offer_forms(Operations& operations);

}  // namespace ledstang
