// The past that development is judged by, as config/judgement.toml says. Inside the goals module.
#pragma once

#include "measures/measures.h"
#include "operations/judgement_settings.h"

namespace ledstang {

// The past of the measures at a unit, as the region judges development by it: empty where it goes by the two figures.
Result<SeriesPast> read_series_past(Sql& sql, const Configuration& configuration, const JudgementSettings& settings,
                                    const std::string& unit, const Period& period,
                                    std::span<const Measure* const> measures);

}  // namespace ledstang
