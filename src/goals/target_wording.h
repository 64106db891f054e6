// A target that is an interval, as people write it: "40–50 %", "mellan 40 och 50 procent", "4,5-5,5 dagar".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"

namespace ledstang {

struct WordedInterval {
    Decimal lower, upper;
    std::string unit;  // as written after the upper limit, "procent" as "%"
};

// Nothing where the wording can be read in another way: a limit on one side ("högst 5–6 %"), a change ("minska med
// 5–10 %"), years ("2025–2027"), two intervals, a lower limit above the upper. A hyphen, a dash and a minus sign all
// part the limits, so a limit below zero is never read. Without "mellan" a unit must follow: "2–3" may be an order of
// work.
std::optional<WordedInterval> interval_in(std::string_view wording);

}  // namespace ledstang
