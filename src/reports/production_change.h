// Production figures out of counts: how many per cent more or fewer than the same period last year, and shares.
#pragma once

#include "base/decimal.h"
#include "base/result.h"

namespace ledstang {

// 100 · (count − comparison) / comparison, rounded to one decimal. Counts are whole and not negative.
// Refused: production.count (negative or not whole), production.no_comparison (nothing to compare with: comparison 0).
Result<Decimal> change_in_percent(Decimal count, Decimal comparison);

// 100 · part / whole, rounded to one decimal. Refused: production.count, production.no_whole (whole 0),
// production.part (part greater than whole).
Result<Decimal> share_in_percent(Decimal part, Decimal whole);

}  // namespace ledstang
