// What belongs to no single module: searching in all of them, the change log about one thing, the periods there are,
// and what is shared with others.
#pragma once

#include "operations/operations.h"

namespace ledstang {

void offer_search(Operations& operations);
void offer_changes(Operations& operations);
void offer_history(Operations& operations);
void offer_periods(Operations& operations);
void offer_shares(Operations& operations);

}  // namespace ledstang
