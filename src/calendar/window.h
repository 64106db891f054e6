// Periods in the store. Inside the calendar module.
#pragma once

#include "calendar/calendar.h"

namespace ledstang {

// A row of follow_up_period: what a person has decided.
struct DecidedPeriod {
    Period period = empty_value<Period>();
    PeriodState state = PeriodState::planned;
    std::optional<Date> opens;
    std::optional<Date> deadline;
    std::optional<Date> closes;
    int version = 0;
    template <class D = DecidedPeriod>
    static constexpr auto described() {
        return describe("DecidedPeriod", field("period", &D::period, "Period"), field("state", &D::state, "Läge"),
                        field("opens", &D::opens, "Öppnar"), field("deadline", &D::deadline, "Senast"),
                        field("closes", &D::closes, "Stänger"), field("version", &D::version, "Radens version"));
    }
};

std::optional<DecidedPeriod> read_decided(Sql& sql, const Period& period);
std::vector<DecidedPeriod> read_all_decided(Sql& sql);
// A planned period opens, and an open one closes, by its dates.
PeriodState state_on(const DecidedPeriod& decided, const Date& today);

// An exception from a closed or locked period.
struct Reopening {
    std::string unit;  // and those below it; empty: everybody
    std::string unit_name;
    std::optional<Date> until;  // the last day
    std::string reason;
    std::string by;
    std::string at;
    template <class R = Reopening>
    static constexpr auto described() {
        return describe("Reopening", field("unit", &R::unit, "Enhet, med underliggande; tomt: alla"),
                        field("unit_name", &R::unit_name, "Enhetens namn"), field("until", &R::until, "Till och med"),
                        field("reason", &R::reason, "Skäl"), field("by", &R::by, "Av"), field("at", &R::at, "När"));
    }
};
// Newest first; without the units' names.
std::vector<Reopening> read_reopenings(Sql& sql, const Period& period);

}  // namespace ledstang
