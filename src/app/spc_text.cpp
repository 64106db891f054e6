#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/spc_answer.h"
#include "app/text_table.h"
#include "base/swedish_number.h"

namespace ledstang {
namespace {

// Decimals that tell values of this size apart: shares get four, thousands none.
int decimals_for(double largest) {
    if (largest < 2) return 4;
    if (largest < 20) return 3;
    if (largest < 200) return 2;
    return largest < 2000 ? 1 : 0;
}

std::string shown(double number, int decimals) {
    if (!std::isfinite(number)) return "–";
    const auto decimal = Decimal::from_double(number);
    return decimal ? format_number(*decimal, decimals) : fmt::format("{:g}", number);
}

double largest_of(const SpcAnswer& answer) {
    double largest = 0;
    for (const auto& point : answer.points) {
        if (!point.missing()) largest = std::max(largest, std::abs(point.value));
    }
    return largest;
}

std::string_view rule_in_words(const SpcPointAnswer& point) {
    switch (point.rule) {
        case SpcRule::none:
            break;
        case SpcRule::outside:
            return point.towards > 0 ? "över gränsen" : "under gränsen";
        case SpcRule::trend:
            return point.towards > 0 ? "trend uppåt" : "trend nedåt";
        case SpcRule::two_of_three:
            return point.towards > 0 ? "två av tre högt" : "två av tre lågt";
        case SpcRule::shift:
            return point.towards > 0 ? "skifte uppåt" : "skifte nedåt";
    }
    if (point.excluded) return "undantagen";
    return point.missing() ? "saknas" : "";
}

std::string_view type_in_words(PointType type) {
    switch (type) {
        case PointType::improvement:
            return "▲ förbättring";
        case PointType::concern:
            return "▼ försämring";
        case PointType::neutral:
            return "◆ förändring";
        case PointType::common:
            break;
    }
    return "";
}

std::string suggestion_text(const SpcSeries& series, const SpcSuggestions& suggestions, int decimals) {
    std::string text;
    if (suggestions.parts) {
        std::string starts;
        for (const auto& part : suggestions.parts->parts) {
            if (part.first > 0) starts += fmt::format("  ny del från {}\n", series.times[part.first]);
        }
        if (suggestions.parts->parts.empty()) {
            text += "\nFörslag: för få punkter för att föreslå delar.\n";
        } else if (starts.empty()) {
            text += "\nFörslag: ingen ny del.\n";
        } else {
            text += "\nFörslag, att godta först när någon vet vad som hände då:\n" + starts;
        }
    }
    if (suggestions.medians) {
        text += suggestions.medians->empty() ? "\nFörslag: för få punkter för en första median.\n"
                                             : "\nFörslag till medianer:\n";
        for (const auto& period : *suggestions.medians) {
            text += fmt::format("  {} räknad på {} till {}\n", shown(period.median, decimals),
                                series.times[period.first], series.times[period.last]);
        }
    }
    return text;
}

}  // namespace

std::string spc_text(const SpcSeries& series, const SpcQuestion& question, const SpcAnswer& answer,
                     const SpcSuggestions& suggestions, const SpcTexts& texts) {
    const auto cautions = cautions_of(series.points, question, answer, series.step.rounds);
    const int decimals = decimals_for(largest_of(answer));
    std::string text = verdict(answer, question, cautions, series.step.word) + "\n\n";
    TextTable parts({{"Del"},
                     {"Från"},
                     {"Till"},
                     {"Värden", true},
                     {"Mitt", true},
                     {"Undre", true},
                     {"Övre", true},
                     {"Längsta serie", true},
                     {"Växlingar", true}});
    for (std::size_t i = 0; i < answer.parts.size(); ++i) {
        const auto& part = answer.parts[i];
        parts.row(
            {std::to_string(i + 1), series.times[part.first], series.times[part.first + part.count - 1],
             std::to_string(part.values), shown(part.centre, decimals), shown(part.lower, decimals),
             shown(part.upper, decimals),
             part.runs.useful == 0 ? "–"
                                   : fmt::format("{} (högst {})", part.runs.longest_run, part.runs.longest_run_limit),
             part.runs.useful == 0 ? "–"
                                   : fmt::format("{} (minst {})", part.runs.crossings, part.runs.fewest_crossings)});
    }
    text += parts.text() + "\n";
    TextTable points(
        {{"Tid"}, {"Värde", true}, {"Mitt", true}, {"Undre", true}, {"Övre", true}, {"Regel"}, {"Tyder på"}});
    for (std::size_t i = 0; i < answer.points.size(); ++i) {
        const auto& point = answer.points[i];
        points.row({series.times[i], shown(point.value, decimals), shown(point.centre, decimals),
                    shown(point.lower, decimals), shown(point.upper, decimals), std::string(rule_in_words(point)),
                    std::string(type_in_words(point.type))});
    }
    text += points.text() + suggestion_text(series, suggestions, decimals);
    for (const auto& note : texts.notes) text += "\n" + note + "\n";
    return text;
}

std::string funnel_text(const SpcGroups& groups, const FunnelQuestion& question, const FunnelAnswer& answer) {
    std::string text = answer.outliers == 0 ? "Ingen grupp skiljer sig från de andra mer än slumpen ger.\n"
                                            : fmt::format("{} av {} grupper ligger utanför 99,8-procentsgränserna.\n",
                                                          answer.outliers, answer.points.size());
    text += fmt::format("Jämförs med {}. {}\n\n", shown(answer.target, 4),
                        question.adjust ? fmt::format("Gränserna är vidgade för skillnader utöver slumpen (τ² {}).",
                                                      shown(answer.tau2, 6))
                                        : "Gränserna räknar bara med slumpen.");
    TextTable table({{"Grupp"},
                     {"Täljare", true},
                     {"Nämnare", true},
                     {"Kvot", true},
                     {"Undre 99,8 %", true},
                     {"Övre 99,8 %", true},
                     {""}});
    // Expected numbers have decimals, counts have none.
    const int count_decimals = question.kind == FunnelKind::standardised ? 1 : 0;
    for (std::size_t i = 0; i < answer.points.size(); ++i) {
        const auto& point = answer.points[i];
        const auto& limits = question.adjust ? point.adjusted : point.plain;
        table.row({groups.names[i], shown(groups.groups[i].numerator, count_decimals),
                   shown(groups.groups[i].denominator, count_decimals), shown(point.ratio, 4),
                   shown(limits.lower998, 4), shown(limits.upper998, 4), point.outlier ? "utanför" : ""});
    }
    return text + table.text();
}

}  // namespace ledstang
