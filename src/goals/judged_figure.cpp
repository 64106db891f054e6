#include "goals/judged_figure.h"

namespace ledstang {

Result<SeriesPast> read_series_past(Sql& sql, const Configuration& configuration, const JudgementSettings& settings,
                                    const std::string& unit, const Period& period,
                                    std::span<const Measure* const> measures) {
    if (settings.development == DevelopmentBy::two_figures) return SeriesPast{};
    return SeriesPast::read(sql, configuration, unit, period, measures,
                            [&](std::vector<Outcome>& outcomes) { put_judged_first(outcomes, settings); });
}

}  // namespace ledstang
