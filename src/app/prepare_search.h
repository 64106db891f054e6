// The search's index, made before anybody asks.
#pragma once

#include "app/installation.h"

namespace ledstang {

// Makes the index of what the store has now; a question that comes meanwhile waits for it. What is wrong is written to
// the log, and told again by the first question.
void prepare_search(Installation& installation);

}  // namespace ledstang
