// The public face of goals: the plan's chain at every level, targets, the judged scorecard, comments and assessments.
#pragma once

#include "goals/judgement.h"
#include "goals/plan.h"
#include "goals/scorecard.h"
#include "goals/target.h"
