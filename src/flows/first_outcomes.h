// What the measures linked to a matter showed first after its decision. Inside the module.
#pragma once

#include "flows/flow_store.h"

namespace ledstang {

struct FirstOutcome {
    std::string measure;
    Period period;
    Decimal value;
};
// Of each linked measure the first outcome for a period that ends after the decision, at the matter's own unit. None
// before the decision: the first step that gives units their assignment.
std::vector<FirstOutcome> first_outcomes(Sql& sql, const WholeMatter& whole);

}  // namespace ledstang
