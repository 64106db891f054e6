#include "goals/judged_figure.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>

#include "described/toml_file.h"

namespace ledstang {
namespace {

using Place = std::tuple<std::string, std::string, std::optional<Period>, Sex>;

Place place_of(const Outcome& outcome) {
    return {outcome.unit_id, outcome.measure, outcome.period, outcome.sex};
}

}  // namespace

JudgedFigure JudgementSettings::of(const std::string& measure) const {
    const auto found = measures.find(measure);
    return found == measures.end() ? judged : found->second;
}

Result<JudgementSettings> read_judgement_settings(const Configuration& configuration) {
    const auto file = std::filesystem::path(configuration.folder) / "judgement.toml";
    if (!std::filesystem::exists(file)) return JudgementSettings{};
    return read_toml_as<JudgementSettings>(file);
}

Result<SeriesPast> read_series_past(Sql& sql, const Configuration& configuration, const JudgementSettings& settings,
                                    const std::string& unit, const Period& period,
                                    std::span<const Measure* const> measures) {
    if (settings.development == DevelopmentBy::two_figures) return SeriesPast{};
    return SeriesPast::read(sql, configuration, unit, period, measures,
                            [&](std::vector<Outcome>& outcomes) { put_judged_first(outcomes, settings); });
}

void put_judged_first(std::vector<Outcome>& outcomes, const JudgementSettings& settings) {
    if (settings.judged == JudgedFigure::printed && settings.measures.empty()) return;
    std::set<Place> computed;
    for (const auto& outcome : outcomes) {
        // A computation without a value takes nobody's place: it says that the source data lack something.
        if (outcome.series == series_of_computed && outcome.value &&
            settings.of(outcome.measure) == JudgedFigure::computed)
            computed.insert(place_of(outcome));
    }
    for (auto& outcome : outcomes) {
        if (!computed.contains(place_of(outcome))) continue;
        if (outcome.series == "main") {
            outcome.series = series_of_printed;
        } else if (outcome.series == series_of_computed) {
            outcome.series = "main";
        }
    }
}

}  // namespace ledstang
