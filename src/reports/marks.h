// Statuses as symbol and word.
#pragma once

#include <string>
#include <vector>

#include "goals/goals.h"
#include "reports/report_measures.h"

namespace ledstang {

Mark mark_of(Attainment attainment);
Mark mark_of(Development development);

// "bättre", "sämre", "oförändrat"; empty where it is unknown.
std::string in_words(ChangeDirection direction);

// "Kvinnor" of "kvinnor".
std::string capitalised(std::string text);

// A reason to stand after its mark's word, without saying the word twice: "Data saknas" and "Data saknas: underlag
// saknas." become "Underlag saknas."
std::string reason_after(const Mark& mark, const std::string& reason);

// Of an action; `status` is an id of config/matters/action.toml, empty where nobody has reported.
Mark action_mark(const Configuration& configuration, const std::string& status, const std::string& status_name);

// Every mark there is, for the report's key to the symbols.
std::vector<Mark> all_attainment_marks();
std::vector<Mark> all_development_marks();

}  // namespace ledstang
