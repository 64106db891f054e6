// On which days a series of meetings falls. Pure. Inside the module.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "described/description.h"

namespace ledstang {

enum class Every : std::uint8_t { week, two_weeks, four_weeks, month, two_months, quarter };
constexpr auto names_of(Every) {
    return std::array{
        Named{Every::week, "week"},   Named{Every::two_weeks, "two_weeks"},   Named{Every::four_weeks, "four_weeks"},
        Named{Every::month, "month"}, Named{Every::two_months, "two_months"}, Named{Every::quarter, "quarter"}};
}

// From `first` on, both ends included. By month the place in the month is kept: the second Tuesday; a day after the
// 28th is the last such weekday.
std::vector<Date> days_of(Every every, const Date& first, const Date& through);

// "Varannan onsdag", "Andra tisdagen i månaden".
std::string in_words(Every every, const Date& first);

// "onsdag 8 juni 2022"
std::string day_in_words(const Date& day);

// The same weekday at least two weeks after both days, for a follow-up.
Date proposed_day(const Date& meeting, const Date& today);

}  // namespace ledstang
