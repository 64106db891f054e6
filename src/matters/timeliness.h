// Whether something is in time on a given day: its dates against what has been reported of it.
#pragma once

#include "matters/matters.h"

namespace ledstang {

struct Schedule {
    std::string wording;  // the timetable in the source's words; tells "no date" from "date not understood"
    std::string kind;     // one of the matter type's schedule_kinds, or empty
    std::optional<Date> start_by;
    std::optional<Date> due_by;
};

// What is known of the progress on the day. A status that is only printed later is not known yet (known_from).
struct Progress {
    bool reported = false;
    bool started = false;
    bool ended = false;
    std::string status_name;
};

struct TimelinessVerdict {
    Timeliness timeliness = Timeliness::no_date;
    std::string reason;  // Swedish
    int days_late = 0;   // days since the date that was passed; the day after it is 1
};

// In this order: ended → ended; due day passed → overdue; start day passed and nothing begun → start_overdue, whatever
// the kind of schedule; neither date → no_date; else on_time. On the day itself it is not late.
TimelinessVerdict judge_timeliness(const Schedule& schedule, const Progress& progress, const Date& on);

// The first day on which a report about a period counts. A report for 2022-T1 says how it stood at the end of that
// tertial, so it counts from 2022-04-30 although it was written in May; written before the period's end it counts from
// the day it was written. Without a period it counts from that day.
Date known_from(const std::optional<Period>& period, const Date& recorded);

}  // namespace ledstang
