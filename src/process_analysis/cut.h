// Parts of cases: a log of only some of the events. Unlike a filter this copies columns; names are shared. Cases that
// have no event left are left out.
#pragma once

#include "process_analysis/activity_set.h"
#include "process_analysis/selection.h"

namespace ledstang {

// Events from `first` to and with `last`, microseconds since 1970, by when they begin.
EventLog events_in_time(const Selection& selection, std::int64_t first, std::int64_t last);
EventLog events_of(const Selection& selection, const ActivitySet& activities);

// Every stretch from an event of `from` to the next of `to`, both included, becomes a case of its own; after it the
// next `from` is waited for. A case's first stretch has the case's name, the others "name (2)", "name (3)" ….
EventLog stretches_between(const Selection& selection, const ActivitySet& from, const ActivitySet& to);

}  // namespace ledstang
