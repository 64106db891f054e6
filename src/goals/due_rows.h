// Which figures a unit is to report for a period, and which of them it has reported.
#pragma once

#include <map>
#include <set>

#include "goals/plan.h"

namespace ledstang {

// One measure and sex.
struct DueRow {
    std::string measure;
    std::string name;
    Sex sex = Sex::T;
    bool entered = false;  // there is a value, or the reason why there is none
};

// Reads units one after another; the plan that many units share is read once. A measure is due when the period is one
// of its follow-ups; one that belongs to a labelled level (Regionmått) is due at that level alone.
class DueRows {
 public:
    // The organisation as it is on the period's last day.
    DueRows(Sql& sql, const Configuration& configuration, const Organisation& organisation, const Period& period);
    // In the report's order; empty for an unknown unit.
    std::vector<DueRow> of(const std::string& unit);
    // Reads what has been entered for the unit and so many levels under it, all at once: before asking for many.
    void read_under(const std::string& unit, int levels = all_levels);
    static constexpr int all_levels = 100;

 private:
    using Line = std::pair<std::string, std::int64_t>;  // measure and code of sex
    const std::vector<DueRow>& wanted_from(const std::string& unit);

    Sql& sql_;
    const Configuration& configuration_;
    const Organisation& organisation_;
    Period period_;
    std::set<std::string> with_plan_;                    // units that have a plan of their own
    std::map<std::string, std::vector<DueRow>> wanted_;  // by the unit whose plan it is, and the level
    std::map<std::string, std::set<Line>> entered_;      // by unit, of those that were read
};

// A measure with a rhythm (every week, every month) that lacks figures for its two latest periods.
struct ForgottenMeasure {
    std::string measure;
    std::string name;
    Period earlier = empty_value<Period>();
    Period latest = empty_value<Period>();
};
std::vector<ForgottenMeasure> forgotten_measures(Sql& sql, const Configuration& configuration,
                                                 const Organisation& organisation, const std::string& unit,
                                                 const Date& today);

}  // namespace ledstang
