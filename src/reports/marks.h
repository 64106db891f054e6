// Statuses as symbol and word.
#pragma once

#include "goals/goals.h"
#include "reports/report_measures.h"

namespace ledstang {

Mark mark_of(Attainment attainment);
Mark mark_of(Development development);

// "bättre", "sämre", "oförändrat"; empty where it is unknown.
std::string in_words(ChangeDirection direction);

// Of an action; `status` is an id of config/matters/action.toml, empty where nobody has reported.
Mark action_mark(const Configuration& configuration, const std::string& status, const std::string& status_name);

// Every mark there is, for the report's key to the symbols.
std::vector<Mark> all_attainment_marks();
std::vector<Mark> all_development_marks();

}  // namespace ledstang
