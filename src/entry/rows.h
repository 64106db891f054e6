// A row of the grid out of what is known of its measure. Inside the entry module.
#pragma once

#include "entry/entry.h"
#include "matters/matters.h"

namespace ledstang {

// The measure and what its figures are held against.
struct EntryMeasure {
    PlanMeasure item;
    std::vector<Outcome> records;         // the unit's, of periods_for_entry
    std::vector<PeriodComment> comments;  // on the measure, this period
    std::string mend;                     // id of the open data gap
};

// Everything that a row is made from, besides its measure.
struct EntryPlace {
    const Configuration& configuration;
    std::string unit;
    Period period;
    std::map<std::pair<std::string, Sex>, Overruled> overruled;
    SeriesPast past = {};  // of the measures whose rows are made
};

// The periods whose outcomes a row needs, the asked one first.
std::vector<Period> periods_for_entry(const PlanMeasure& item, const Period& period);

// Whether the unit fills in the measure for the period: it reports it, and the period is one of its follow-ups.
bool is_due(const Configuration& configuration, const Measure& measure, const std::string& level, const Period& period);

// Whether numerator and denominator give the value.
bool takes_numerator(const Measure& measure);

// The unit's present figure of the period among the records; null when nothing was recorded.
const Outcome* present_in(const EntryMeasure& measure, const Period& period, Sex sex);

// The latest figure before the period: the period just before, else the same period last year.
std::optional<EarlierFigure> earlier_figure(const EntryMeasure& measure, const std::string& unit, const Period& period,
                                            Sex sex);

// Without recorded_by_name, question and accepted.
EntryRow entry_row(const EntryPlace& place, const EntryMeasure& measure, Sex sex);

}  // namespace ledstang
