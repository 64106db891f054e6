// The judged scorecard in rows, one for each measure and sex: for programs and for people.
#pragma once

#include <string>

#include "exchange/write_csv.h"
#include "goals/goals.h"

namespace ledstang {

// The columns that the handbook promises; figures in machine form, flags joined with ";".
OutTable scorecard_rows(const Scorecard& scorecard);

// Symbols with words, perspective by perspective.
std::string scorecard_text(const Scorecard& scorecard);

}  // namespace ledstang
