#include "meetings/rhythm.h"

#include <fmt/format.h>

namespace ledstang {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::weekday;

constexpr std::array weekdays{"söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"};
constexpr std::array month_names{"januari", "februari", "mars",      "april",   "maj",      "juni",
                                 "juli",    "augusti",  "september", "oktober", "november", "december"};

unsigned day_number(const Date& day) {
    return static_cast<unsigned>(day.day());
}

// 1 to 4, 5 for the last.
unsigned place_in_month(const Date& day) {
    return (day_number(day) - 1) / 7 + 1;
}

Date in_month(const std::chrono::year_month& month, weekday on, unsigned place) {
    const Date last{sys_days{month / on[std::chrono::last]}};
    return place > 4 ? last : Date{sys_days{month / on[place]}};
}

int months_between(Every every) {
    return every == Every::month ? 1 : every == Every::two_months ? 2 : 3;
}

int weeks_between(Every every) {
    return every == Every::week ? 1 : every == Every::two_weeks ? 2 : 4;
}

const char* name_of_weekday(const Date& day) {
    return weekdays.at(weekday{sys_days{day}}.c_encoding());
}

}  // namespace

std::vector<Date> days_of(Every every, const Date& first, const Date& through) {
    std::vector<Date> found;
    if (every == Every::week || every == Every::two_weeks || every == Every::four_weeks) {
        for (sys_days day{first}; day <= sys_days{through}; day += days{7 * weeks_between(every)})
            found.emplace_back(day);
        return found;
    }
    const weekday on{sys_days{first}};
    for (auto month = first.year() / first.month();; month += months{months_between(every)}) {
        const Date day = in_month(month, on, place_in_month(first));
        if (through < day) return found;
        found.push_back(day);
    }
}

std::string in_words(Every every, const Date& first) {
    const std::string day = name_of_weekday(first);
    switch (every) {
        case Every::week:
            return "Varje " + day;
        case Every::two_weeks:
            return "Varannan " + day;
        case Every::four_weeks:
            return "Var fjärde " + day;
        default:
            break;
    }
    constexpr std::array places{"Första", "Andra", "Tredje", "Fjärde", "Sista"};
    const char* often = every == Every::month        ? "i månaden"
                        : every == Every::two_months ? "varannan månad"
                                                     : "varje kvartal";
    return fmt::format("{} {}en {}", places.at(place_in_month(first) - 1), day, often);
}

std::string day_in_words(const Date& day) {
    return fmt::format("{} {} {} {}", name_of_weekday(day), day_number(day),
                       month_names.at(static_cast<unsigned>(day.month()) - 1), static_cast<int>(day.year()));
}

Date proposed_day(const Date& meeting, const Date& today) {
    sys_days day = sys_days{meeting} + days{14};
    while (day < sys_days{today} + days{14}) day += days{7};
    return Date{day};
}

}  // namespace ledstang
