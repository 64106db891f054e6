// Months in a row and the periods that are made of them. Inside the computing module.
#pragma once

#include <algorithm>
#include <vector>

#include "base/date.h"

namespace ledstang {

// Months counted from year 0.
inline int month_number(const Date& day) {
    return static_cast<int>(day.year()) * 12 + static_cast<int>(static_cast<unsigned>(day.month())) - 1;
}
inline Date first_of_month(int number) {
    return Date{std::chrono::year(number / 12), std::chrono::month(static_cast<unsigned>(number % 12 + 1)),
                std::chrono::day(1)};
}
inline Date last_of_month(int number) {
    const Date first = first_of_month(number);
    return Date{first.year() / first.month() / std::chrono::last};
}
inline int months_in(Period::Kind kind) {
    switch (kind) {
        case Period::Kind::month:
            return 1;
        case Period::Kind::quarter:
            return 3;
        case Period::Kind::tertial:
            return 4;
        case Period::Kind::term:
            return 6;
        default:
            return 12;
    }
}
// The period of that kind that the month lies in; weeks have none.
inline Period period_around(Period::Kind kind, int month) {
    const int index = (month % 12) / months_in(kind) + 1;
    return *Period::from_code(month / 12 * 1000 + static_cast<int>(kind) * 100 + index);
}

// A period and the months [first, last] that its figure is made of, counted from the grid's first month.
struct PeriodSpan {
    Period period;
    int first = 0;
    int last = 0;
};

}  // namespace ledstang
