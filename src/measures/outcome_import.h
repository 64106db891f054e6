// Outcomes out of a table. Inside the measures module.
#pragma once

#include "exchange/row_reader.h"
#include "measures/measures.h"

namespace ledstang {

// The table's right rows as outcomes, a fault for each wrong one. Columns: measure_id, unit_id, period, sex, value are
// needed (unit_id not with a default unit); outcome_id, series, period_basis, unit, value_as_printed, origin, note,
// numerator, denominator, flags, missing_reason may be there; others are left alone. Refused when columns are missing.
Result<std::vector<Outcome>> read_outcome_table(const Table& table, Sql& sql, const Configuration& configuration,
                                                const std::string& default_unit, TableFaults& faults);

Result<ImportReport> import_outcomes(Context& context, const ImportWish& wish);

}  // namespace ledstang
