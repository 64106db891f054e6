#include "reports/marks.h"

namespace ledstang {

Mark mark_of(Attainment attainment) {
    switch (attainment) {
        case Attainment::met:
            return {"met", "good", "✔", "Uppfyllt"};
        case Attainment::not_met:
            return {"not_met", "bad", "✖", "Ej uppfyllt"};
        case Attainment::not_yet:
            return {"not_yet", "neutral", "◷", "Ännu inte förfallet"};
        case Attainment::undetermined:
            return {"undetermined", "neutral", "?", "Kan inte bedömas"};
        case Attainment::baseline_missing:
            return {"baseline_missing", "neutral", "◌", "Baslinje saknas"};
        case Attainment::no_data:
            return {"no_data", "neutral", "–", "Data saknas"};
    }
    return {};
}

Mark mark_of(Development development) {
    switch (development) {
        case Development::improved:
            return {"improved", "good", "▲", "Förbättring"};
        case Development::declined:
            return {"declined", "bad", "▼", "Försämring"};
        case Development::within_variation:
            return {"within_variation", "neutral", "≈", "Inom slumpvariation"};
        case Development::unchanged:
            return {"unchanged", "neutral", "=", "Oförändrat"};
        case Development::not_comparable:
            return {"not_comparable", "neutral", "–", "Kan inte avgöras"};
    }
    return {};
}

std::string in_words(ChangeDirection direction) {
    switch (direction) {
        case ChangeDirection::better:
            return "bättre";
        case ChangeDirection::worse:
            return "sämre";
        case ChangeDirection::unchanged:
            return "oförändrat";
        case ChangeDirection::unknown:
            return "";
    }
    return "";
}

std::string capitalised(std::string text) {
    if (text.empty()) return text;
    constexpr unsigned char latin = 0xc3;  // in UTF-8 the first byte of à to þ, whose capitals stand 0x20 before
    const auto first = static_cast<unsigned char>(text[0]);
    if (first >= 'a' && first <= 'z') text[0] = static_cast<char>(first - 0x20);
    if (first == latin && text.size() > 1 && static_cast<unsigned char>(text[1]) >= 0xa0)
        text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) - 0x20);
    return text;
}

std::string reason_after(const Mark& mark, const std::string& reason) {
    const std::string said = mark.word + ": ";
    return reason.starts_with(said) && reason.size() > said.size() ? capitalised(reason.substr(said.size())) : reason;
}

Mark action_mark(const Configuration& configuration, const std::string& status, const std::string& status_name) {
    if (status.empty()) return {"not_reported", "neutral", "○", status_name.empty() ? "Ej rapporterad" : status_name};
    const std::string word = status_name.empty() ? status : status_name;
    const auto type = configuration.matters.find("action");
    if (type != configuration.matters.end()) {
        for (const auto& known : type->second.statuses) {
            if (known.id != status) continue;
            if (known.ended) return {"ended", "neutral", "●", word};
            return known.started ? Mark{"started", "neutral", "◐", word} : Mark{"not_started", "neutral", "◌", word};
        }
    }
    return {"started", "neutral", "◐", word};
}

std::vector<Mark> all_attainment_marks() {
    std::vector<Mark> marks;
    for (const auto& named : names_of(Attainment{})) marks.push_back(mark_of(named.value));
    return marks;
}

std::vector<Mark> all_development_marks() {
    std::vector<Mark> marks;
    for (const auto& named : names_of(Development{})) marks.push_back(mark_of(named.value));
    return marks;
}

}  // namespace ledstang
