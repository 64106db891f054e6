// What belongs to no single module: searching in all of them, the change log about one thing, and the periods there
// are.
#pragma once

#include "operations/operations.h"

namespace ledstang {

void offer_search(Operations& operations);
void offer_changes(Operations& operations);
void offer_periods(Operations& operations);

}  // namespace ledstang
