// A timetable's wording read into dates: "Klart senast under tertial 2" is due 2022-08-31.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace ledstang {

struct Timetable {
    std::string schedule_kind;  // start_senast | klart_senast | lopande | vid_behov_lopande
    std::optional<Date> start_by;
    std::optional<Date> due_by;
    bool operator==(const Timetable&) const = default;
};

// Reads a wording that names one point in time and says whether something is to begin or to be done by then, or that it
// goes on all the time. Points in time: tertial 2, T2, andra tertialet, årets slut, under året, maj, 25 maj,
// 2022-05-25, each in `year` unless a year stands after it. "Under" and "senast" mean the last day; "innan" and "före"
// the day before the first, but "innan årets slut" the last day of the year.
//
// Gives nothing rather than guess: two points in time ("… under tertial 1, därefter …"), both a beginning and an end,
// no word that says which, a negation, or a point in time in words that it does not know.
std::optional<Timetable> parse_timetable(std::string_view text, int year);

}  // namespace ledstang
