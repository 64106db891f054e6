// The public face of measures: definitions, outcomes and their history, and their figures in words.
#pragma once

#include "measures/measure.h"
#include "measures/outcome_codes.h"
#include "measures/outcome_masking.h"
#include "measures/placing.h"
#include "measures/ranking.h"
#include "measures/series_past.h"
#include "measures/statistics.h"
#include "measures/wording.h"
#include "organisation/organisation.h"

namespace ledstang {

std::optional<std::int64_t> measure_number(Sql& sql, const std::string& id);
Result<Measure> read_measure(Sql& sql, const std::string& id);
Refusal unknown_measure(Sql& sql, const std::string& id);
// Adds the definition or brings it to what is wished. An expected version of 0 accepts any.
Result<Applied> apply_measure(Transaction& transaction, const Configuration& configuration, const Measure& wish,
                              int expected_version = 0);

// Every outcome of a unit and a period (nothing: those without one), all measures and series, each measure's together.
// Without recorded_at and recorded_by.
std::vector<Outcome> outcomes_in(Sql& sql, const std::string& unit, const std::optional<Period>& period);
// Every outcome of a measure at a unit, with when and by whom; oldest period first, those without a period last.
std::vector<Outcome> outcomes_of(Sql& sql, const std::string& unit, const std::string& measure);
// Every outcome of a unit in periods of one kind that have ended by a day, all measures, of the measures themselves and
// computed.
std::vector<Outcome> outcomes_until(Sql& sql, const std::string& unit, Period::Kind kind, const Date& last);
// One measure's outcomes at a unit in one period.
std::vector<Outcome> outcomes_of(Sql& sql, const std::string& unit, const std::string& measure, const Period& period);
// Who recorded each outcome of a unit and a period (series main), and when.
struct Recorded {
    std::string measure;
    Sex sex = Sex::T;
    std::string person;
    std::string at;  // ISO instant
};
std::vector<Recorded> recorded_in(Sql& sql, const std::string& unit, const Period& period);
// Outcomes of the units directly below a unit, by unit.
std::vector<Outcome> outcomes_below(Sql& sql, const std::string& unit, const Period& period, const Date& on);

struct OutcomeKey {
    std::string measure;
    std::string unit;
    std::string series = "main";
    std::optional<Period> period;
    Sex sex = Sex::T;
};
// The present value, with when and by whom; nothing when nothing was ever recorded.
std::optional<Outcome> present_outcome(Sql& sql, const OutcomeKey& key);
// The present value first, then every earlier one, newest first; empty when nothing was ever recorded.
std::vector<Outcome> outcome_versions(Sql& sql, const OutcomeKey& key);

// Writes outcomes with their history; what is equal to the present value is left alone. Ids must be known
// (check_outcomes in outcome_import.h does that for files). All rows share one entry of the change log with a digest of
// what was written; `source` is what the entry names: a file.
struct OutcomeCounts {
    int added = 0;
    int changed = 0;
    int unchanged = 0;
};
OutcomeCounts write_outcomes(Transaction& transaction, std::vector<Outcome> outcomes, const std::string& source);

// What became of outcomes that a program worked out of something else than the source data's rows.
struct WorkedOut {
    OutcomeCounts counts;
    std::set<std::string> units;  // where the measure now has them
    std::vector<KeptPlace> kept;
};
// Writes all of a measure's outcomes as they are now, each with the origin "computed". What was worked out before and
// is not among them loses its value. `source` is what the change log names.
WorkedOut write_worked_out(Transaction& transaction, OpenPlaces& open, const Measure& measure,
                           std::vector<Outcome> outcomes, const std::string& source);

// Recomputes the digests of the change log's outcome entries from the outcomes and their history.
struct OutcomeCheck {
    std::int64_t entries = 0;
    std::int64_t outcomes = 0;
    std::vector<std::int64_t> broken;  // sequences whose digest no longer fits
};
OutcomeCheck verify_outcomes(Sql& sql);

void offer_measures(Operations& operations);

}  // namespace ledstang
