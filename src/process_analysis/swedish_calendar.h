// Days, weeks and months as Sweden's clocks and calendar have them.
#pragma once

#include <chrono>
#include <cstdint>

#include "event_logs/instant.h"

namespace ledstang {

inline std::chrono::sys_days swedish_day(std::int64_t instant) {
    using namespace std::chrono;
    return floor<days>(sys_time<std::chrono::microseconds>(std::chrono::microseconds(instant)) +
                       std::chrono::seconds(swedish_offset(instant)));
}

// Months since the year 0, so that they can be counted from each other.
inline int swedish_month(std::int64_t instant) {
    const std::chrono::year_month_day day = swedish_day(instant);
    return static_cast<int>(day.year()) * 12 + static_cast<int>(static_cast<unsigned>(day.month())) - 1;
}

}  // namespace ledstang
