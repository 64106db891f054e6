#include "measures/spc_settings.h"

#include <fmt/format.h>

#include <filesystem>

#include "base/swedish_text.h"
#include "described/toml_file.h"

namespace ledstang {
namespace {

// A setting, the field it sets, and between which numbers it makes sense.
struct Length {
    const char* name;
    std::optional<int> SpcSettings::* wished;
    int SpcRules::* rule;
    int least, most;
};
constexpr Length lengths[] = {
    {"shift_points", &SpcSettings::shift_points, &SpcRules::shift_points, 4, 20},
    {"trend_points", &SpcSettings::trend_points, &SpcRules::trend_points, 4, 20},
    {"least_points", &SpcSettings::least_points, &SpcRules::least_points, 5, 50},
    {"longest_gap", &SpcSettings::longest_gap, &SpcRules::longest_gap, 0, 12},
};

Refusal wrong(const std::string& what) {
    return {RefusalKind::invalid, "spc.configuration", "spc.toml: " + what};
}

Result<SpcRules> rules_of(const SpcSettings& settings) {
    SpcRules rules;
    if (settings.rules == "nelson") {
        rules.shift_points = 9;
        rules.trend_points = 6;
        rules.two_of_three_counts_outside = true;
        rules.screen_moving_ranges = false;
    } else if (settings.rules != "making_data_count") {
        return refuse(
            wrong(fmt::format("rules är {}. Skriv making_data_count eller nelson.", in_quotes(settings.rules))));
    }
    for (const auto& length : lengths) {
        const auto& wished = settings.*length.wished;
        if (!wished) continue;
        if (*wished < length.least || *wished > length.most) {
            return refuse(wrong(fmt::format("{} är {}. Skriv ett tal från {} till {}.", length.name, *wished,
                                            length.least, length.most)));
        }
        rules.*length.rule = *wished;
    }
    if (settings.two_of_three_counts_outside) rules.two_of_three_counts_outside = *settings.two_of_three_counts_outside;
    if (settings.screen_moving_ranges) rules.screen_moving_ranges = *settings.screen_moving_ranges;
    return rules;
}

}  // namespace

Result<ChartQuestions> ChartQuestions::read(const Configuration& configuration) {
    ChartQuestions questions;
    const auto file = std::filesystem::path(configuration.folder) / "spc.toml";
    if (!std::filesystem::exists(file)) return questions;
    const auto settings = read_toml_as<SpcSettings>(file);
    if (!settings) return refuse(settings.error());
    const auto rules = rules_of(*settings);
    if (!rules) return refuse(rules.error());
    questions.rules_ = *rules;
    questions.by_parts_ = settings->chart_by_parts;
    for (const auto& [measure, name] : settings->charts) {
        const auto chart = chart_named(name);
        if (!chart) {
            return refuse(wrong(fmt::format("diagrammet för {} är {}. Skriv xmr, run, p, pp, u, up, c, g, t eller ip.",
                                            measure, in_quotes(name))));
        }
        questions.charts_[measure] = *chart;
    }
    return questions;
}

ChartQuestion ChartQuestions::of(const Measure& measure) const {
    ChartQuestion question;
    question.direction = measure.direction;
    question.from_zero = from_zero(measure);
    question.rules = rules_;
    question.kind = {.unit = measure.unit,
                     .decimals = measure.decimals,
                     .counted = measure.counted,
                     .by_parts = by_parts_,
                     .asked = {}};
    if (const auto asked = charts_.find(measure.id); asked != charts_.end()) question.kind.asked = asked->second;
    return question;
}

Result<ChartQuestion> chart_question(const Configuration& configuration, const Measure& measure) {
    const auto questions = ChartQuestions::read(configuration);
    if (!questions) return refuse(questions.error());
    return questions->of(measure);
}

}  // namespace ledstang
