// One action, many units: which units carry it out, and how they stand together.
#pragma once

#include "matters/progress.h"

namespace ledstang {

// A responsible function that names a unit gives that unit; a kind with fans_out (config/organisation.toml) gives every
// unit of its level below `unit`. In the tree's order, each once, without `unit` itself.
std::vector<std::string> units_of(const Configuration& configuration, const Organisation& organisation,
                                  const std::string& unit, const std::vector<MatterResponsible>& responsibles);

// The day whose organisation says where a year's actions fan out: `today` within the year, else the year's nearest day.
Date fan_out_day(int year, const Date& today);

// The progress of the whole where its own unit has reported nothing: begun when any unit has, ended when all have.
Progress progress_together(const MatterType& type, const std::vector<Progress>& units);

// "Klar: 2 av 5. Pågår: 1. Ej rapporterad: 2. Sena: 1." Empty for no units.
std::string roll_up_text(const MatterType& type, const std::vector<UnitStatus>& units);

}  // namespace ledstang
