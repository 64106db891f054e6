#include "goals/what_measures_say.h"

#include <fmt/format.h>

namespace ledstang {
namespace {

struct Counts {
    int met = 0;
    int not_met = 0;
    int open = 0;
};

Counts count_rows(const ScorecardPerspective& perspective) {
    Counts counts;
    for (const auto& factor : perspective.factors) {
        for (const auto& measure : factor.measures) {
            if (!measure.due || measure.kind != MeasureKind::steering) continue;
            for (const auto& row : measure.rows) {
                ++(row.attainment == Attainment::met       ? counts.met
                   : row.attainment == Attainment::not_met ? counts.not_met
                                                           : counts.open);
            }
        }
    }
    return counts;
}

std::string status_of(const Counts& counts) {
    if (counts.met + counts.not_met == 0) return "undetermined";
    if (counts.not_met == 0) return "met";
    return counts.met == 0 ? "not_met" : "partly_met";
}

}  // namespace

std::string assessment_status_in_words(const std::string& status) {
    static const std::map<std::string, std::string> words = {{"met", "uppfyllt"},
                                                             {"partly_met", "delvis uppfyllt"},
                                                             {"not_met", "ej uppfyllt"},
                                                             {"undetermined", "ej bedömbart"}};
    const auto found = words.find(status);
    return found == words.end() ? std::string() : found->second;
}

MeasuresSay what_measures_say(const ScorecardPerspective& perspective) {
    const auto counts = count_rows(perspective);
    const int judged = counts.met + counts.not_met;
    MeasuresSay say{status_of(counts), ""};
    if (judged + counts.open == 0) {
        say.words = "Inga styrmått följs upp den här perioden, så måtten säger ingenting om målet.";
        return say;
    }
    say.words = judged == 0 ? "Måtten säger ingenting om målet: inget utfall går att bedöma ännu."
                            : fmt::format("Måtten säger {}: {} av {} bedömda utfall når målet.",
                                          assessment_status_in_words(say.status), counts.met, judged);
    if (judged > 0 && counts.open > 0) say.words += fmt::format(" {} går inte att bedöma ännu.", counts.open);
    return say;
}

}  // namespace ledstang
