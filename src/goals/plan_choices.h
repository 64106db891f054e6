// What there is to choose from when a plan or an action is written by hand.
#pragma once

#include "goals/plan.h"

namespace ledstang {

void offer_plan_choices(Operations& operations);

}  // namespace ledstang
