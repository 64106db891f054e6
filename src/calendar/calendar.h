// The public face of the calendar: periods that open, fall due, close and lock, and what is closed to change for whom.
//
// A period that nobody has put into the calendar is open. Every writer of a period's figures and words asks
// require_open inside its transaction.
#pragma once

#include <set>

#include "organisation/organisation.h"

namespace ledstang {

enum class PeriodState { planned, open, closed, locked };
constexpr auto names_of(PeriodState) {
    return std::array{Named{PeriodState::planned, "planned"}, Named{PeriodState::open, "open"},
                      Named{PeriodState::closed, "closed"}, Named{PeriodState::locked, "locked"}};
}

// Where a unit's report for a period is on its way.
enum class RoundState { not_started, in_progress, submitted, returned, approved, signed_off };
constexpr auto names_of(RoundState) {
    return std::array{Named{RoundState::not_started, "not_started"}, Named{RoundState::in_progress, "in_progress"},
                      Named{RoundState::submitted, "submitted"},     Named{RoundState::returned, "returned"},
                      Named{RoundState::approved, "approved"},       Named{RoundState::signed_off, "signed"}};
}
// Whether the unit itself may still change its report.
constexpr bool is_open(RoundState state) {
    return state == RoundState::not_started || state == RoundState::in_progress || state == RoundState::returned;
}

// What the region's configuration says of a period: which follow-up it is and which dates are proposed for it.
struct Occasion {
    std::string id;    // "DÅ04", "MÅNAD"
    std::string name;  // "Delårsrapport april"
    Date opens, deadline, closes;
    std::vector<int> reminders;  // days before the deadline
    std::string forum;           // where the result is presented; empty: nowhere
};
// Nothing when the region does not follow up such a period.
std::optional<Occasion> occasion_of(const CalendarSettings& calendar, const Period& period);
// The follow-up, or rhythm, that a measure due at the period has among its own; empty when the period is none.
std::string follow_up_id(const CalendarSettings& calendar, const Period& period);

// The newest period of the rhythm that has ended by the day.
std::optional<Period> latest_ended(const Rhythm& rhythm, const Date& today);

// A period as it stands on a day.
struct PeriodWindow {
    bool decided = false;  // somebody has put it into the calendar
    PeriodState state = PeriodState::open;
    std::optional<Date> opens, deadline, closes;
    int version = 0;
};
PeriodWindow read_window(Sql& sql, const Period& period, const Date& today);
// Decided periods that are open on the day, for all or, by an exception, for some; the earliest deadline first.
std::vector<Period> open_periods(Sql& sql, const Date& today);
// How the period stands for one unit: open where it has been reopened for the unit.
PeriodState state_for(Sql& sql, const std::string& unit, const Period& period, const Date& today);

RoundState round_state(Sql& sql, const std::string& unit, const Period& period);

// Refuses when the unit's figures and words for the period may not be changed: period.not_open, period.closed,
// period.locked, round.submitted. `who` decides what the message tells to do.
Result<void> require_open(Sql& sql, const Configuration& configuration, const std::string& unit, const Period& period,
                          const Date& today, const Caller& who);
// The same for one figure, which may have been accepted by itself: round.row_accepted.
// `sex` is the code of the sex in the store.
Result<void> require_row_open(Sql& sql, const Configuration& configuration, const std::string& unit,
                              const Period& period, const std::string& measure, std::int64_t sex, const Date& today,
                              const Caller& who);

// Rows of the unit's report that have been accepted by themselves: measure, and the code of the sex in the store.
std::set<std::pair<std::string, std::int64_t>> accepted_rows(Sql& sql, const std::string& unit, const Period& period);

// Questions on single rows that wait for an answer, likewise; of several on one row the newest.
std::map<std::pair<std::string, std::int64_t>, std::string> open_questions(Sql& sql, const std::string& unit,
                                                                           const Period& period);

// Asks require_open once for each unit and period; for imports.
class OpenPlaces {
 public:
    OpenPlaces(Sql& sql, const Context& context) : sql_(sql), context_(context) {}
    // Why the unit's period is closed to change; nothing when it is open.
    const std::optional<Refusal>& closed(const std::string& unit, const Period& period);

 private:
    Sql& sql_;
    const Context& context_;
    std::map<std::pair<std::string, std::int32_t>, std::optional<Refusal>> known_;
};

// Refuses unless the caller's part is the whole organisation: what concerns a period concerns everybody.
Result<void> require_whole_organisation(const Context& context);

void offer_calendar(Operations& operations);

}  // namespace ledstang
