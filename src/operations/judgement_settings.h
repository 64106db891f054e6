// Which figure of a measure is judged where a person has entered one and the source data give another, and what its
// development is judged by: config/judgement.toml. Here because both the charts of measures and the judgement of goals
// go by it.
#pragma once

#include <array>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "base/result.h"
#include "described/description.h"
#include "operations/configuration.h"

namespace ledstang {

// printed: what a person has entered or read in. computed: what the source data give, where they give anything.
enum class JudgedFigure { printed, computed };
constexpr auto names_of(JudgedFigure) {
    return std::array{Named{JudgedFigure::printed, "printed"}, Named{JudgedFigure::computed, "computed"}};
}

// series: the measure's control chart where its past is long enough, otherwise the two figures. two_figures: always.
enum class DevelopmentBy { series, two_figures };
constexpr auto names_of(DevelopmentBy) {
    return std::array{Named{DevelopmentBy::series, "series"}, Named{DevelopmentBy::two_figures, "two_figures"}};
}

struct JudgementSettings {
    DevelopmentBy development = DevelopmentBy::series;
    JudgedFigure judged = JudgedFigure::printed;
    std::map<std::string, JudgedFigure> measures;  // those for which it is otherwise
    JudgedFigure of(const std::string& measure) const;
    template <class S = JudgementSettings>
    static constexpr auto described() {
        return describe("JudgementSettings", optional_field("development", &S::development, "series eller two_figures"),
                        optional_field("judged", &S::judged, "printed eller computed"),
                        field("measures", &S::measures, "Mått som det är på annat sätt för"));
    }
};

// Printed for all where there is no such file.
Result<JudgementSettings> read_judgement_settings(const Configuration& configuration);

// The series of the figure that stands beside the one that is judged.
inline constexpr const char* series_of_printed = "printed";
inline constexpr const char* series_of_computed = "computed";

// The outcomes as they are to be judged: with `computed` a measure's computed figure stands in the series main, and the
// one that it took the place of in the series printed. Where nothing was computed main stays as it is.
template <class Outcome>
void put_judged_first(std::vector<Outcome>& outcomes, const JudgementSettings& settings) {
    if (settings.judged == JudgedFigure::printed && settings.measures.empty()) return;
    const auto place_of = [](const Outcome& outcome) {
        return std::tuple(outcome.unit_id, outcome.measure, outcome.period, outcome.sex);
    };
    std::set<decltype(place_of(outcomes.front()))> computed;
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
