// The public face of goals: the plan's chain at every level, targets, the judged scorecard, a measure's page, and what
// people write about a period.
#pragma once

#include "goals/due_rows.h"
#include "goals/figure.h"
#include "goals/judgement.h"
#include "goals/masking.h"
#include "goals/measure_page.h"
#include "goals/period_words.h"
#include "goals/plan.h"
#include "goals/scorecard.h"
#include "goals/target.h"
#include "goals/what_measures_say.h"

namespace ledstang {

void offer_goals(Operations& operations);

}  // namespace ledstang
