#include "app/history_words.h"

#include <algorithm>
#include <array>

#include "base/swedish_number.h"
#include "base/swedish_text.h"
#include "measures/measures.h"

namespace ledstang {
namespace {

constexpr std::array kinds{
    EntityKind{"outcome", "utfall", "Outcome", true},
    EntityKind{"outcomes", "inlästa utfall", "", true},
    EntityKind{"measure", "mått", "Measure", true},
    EntityKind{"comparison_values", "andra regioners utfall", "", true},
    EntityKind{"measure_phase", "fas i styrdiagram", "MeasurePhase", true},
    EntityKind{"target", "mål för mått", "PlanMeasure", true},
    EntityKind{"perspective", "perspektiv", "PlanPerspective", true},
    EntityKind{"strategic_goal", "strategiskt mål", "PlanGoal", true},
    EntityKind{"goal", "strategiskt mål", "PlanGoal", true},
    EntityKind{"success_factor", "framgångsfaktor", "PlanFactor", true},
    EntityKind{"factor", "framgångsfaktor", "PlanFactor", true},
    EntityKind{"plan_version", "planversion", "PlanVersion", true},
    EntityKind{"plan_words", "planens text", "", true},
    EntityKind{"plan_decision", "beslut om planen", "PlanDecision", true},
    EntityKind{"label", "etikett", "LabelledItem", true},
    EntityKind{"form_answer", "svar i formulär", "FormAnswer", true},
    EntityKind{"comment", "kommentar", "PeriodComment", true},
    EntityKind{"goal_assessment", "samlad bedömning", "GoalAssessment", true},
    EntityKind{"judgement", "ändrad bedömning", "LoggedOverruling", true},
    EntityKind{"action", "åtgärd", "ActionRow", true},
    EntityKind{"action_target", "delmål", "SubTarget", true},
    EntityKind{"unit_budget", "budget", "UnitBudget", true},
    EntityKind{"effect", "effekt", "Effect", true},
    EntityKind{"data_gap", "datalucka", "DataGap", true},
    EntityKind{"report_head", "rapportens huvud", "ReportHead", true},
    EntityKind{"production_figure", "uppgift om produktion", "ProductionFigure", true},
    EntityKind{"unit", "enhet", "UnitInterval", true},
    EntityKind{"group", "grupp", "GroupRow", true},
    EntityKind{"group_member", "ledamot i grupp", "GroupMember", true},
    EntityKind{"group_wanted", "önskad sammansättning", "", true},
    EntityKind{"group_link", "koppling mellan grupper", "", true},
    EntityKind{"group_unit", "berörd enhet", "PageUnit", true},
    EntityKind{"group_topic", "ämne med ombud", "TopicRow", true},
    EntityKind{"unit_contact", "enhetens kontakt", "", true},
    EntityKind{"group_message", "meddelande", "", true},
    EntityKind{"group_message_receipt", "bekräftat meddelande", "", true},
    EntityKind{"area_owner", "områdets ägare", "", true},
    EntityKind{"forum", "forum", "Forum", true},
    EntityKind{"meeting_series", "mötesserie", "MeetingSeries", true},
    EntityKind{"action_link", "åtgärdens koppling", "", true},
    // What was said at a meeting is for those invited, and for who reviews.
    EntityKind{"meeting", "möte", "", false},
    EntityKind{"meeting_person", "inbjuden till möte", "", false},
    EntityKind{"agenda", "dagordning", "", false},
    EntityKind{"agenda_item", "punkt på dagordning", "", false},
    EntityKind{"agenda_guest", "gäst för en punkt", "", false},
    EntityKind{"decision", "beslut på möte", "", false},
    EntityKind{"minutes_adjuster", "justering av protokoll", "", false},
    EntityKind{"calendar_feed", "kalenderadress", "", false},
    EntityKind{"function", "funktion", "Holding", true},
    EntityKind{"period", "period i kalendern", "CalendarPeriod", true},
    EntityKind{"period_reopening", "återöppnad period", "Reopening", true},
    EntityKind{"round", "rapportering", "Round", true},
    EntityKind{"question", "fråga om en rad", "RoundQuestion", true},
    EntityKind{"acceptance", "godtagen rad", "", true},
    EntityKind{"signed_report", "undertecknad rapport", "SignedVersion", true},
    EntityKind{"signed_file", "fil av undertecknad rapport", "", true},
    EntityKind{"report_chapters", "rapportens kapitel", "", true},
    EntityKind{"report_chapter", "kapitel", "Chapter", true},
    EntityKind{"chapter_comment", "kommentar till kapitel", "", true},
    EntityKind{"document", "dokument", "LoggedDocument", true},
    EntityKind{"process", "process", "StoredProcess", true},
    EntityKind{"process_stage", "steg i en process", "ProcessStageOnDay", true},
    EntityKind{"process_person", "roll i en process", "RoleInProcess", true},
    EntityKind{"process_model", "processbild", "ProcessModelRow", true},
    EntityKind{"process_target", "målvärde i en process", "ProcessTarget", false},
    EntityKind{"process_patient_page", "patienternas sida om en process", "StoredPatientPage", true},
    EntityKind{"patients_read", "läsning av patienters vägar", "", false},
    EntityKind{"process_way_shared", "länk till en patients väg", "", false},
    EntityKind{"process_log", "händelser i en process", "StoredProcessLog", true},
    EntityKind{"document_text", "dokumentets text", "DocumentText", true},
    EntityKind{"document_comment", "kommentar till dokument", "DocumentComment", true},
    EntityKind{"document_mark", "dokument som gäller vid enheten", "DocumentMark", true},
    EntityKind{"document_feedback", "läsares ord om dokument", "DocumentFeedback", true},
    EntityKind{"delivery", "leverans av källdata", "Batch", false},
    EntityKind{"definition", "definition av mått", "", true},
    EntityKind{"definition_try", "prövad definition", "", false},
    EntityKind{"person", "person", "PersonRow", false},
    EntityKind{"account", "konto", "", false},
    EntityKind{"assignment", "uppdrag", "Assignment", false},
    EntityKind{"identity", "inloggning utifrån", "", false},
    EntityKind{"absence", "frånvaro", "Absence", false},
    EntityKind{"share", "delning", "Share", false},
    EntityKind{"share_comment", "kommentar till något delat", "", false},
};

// Words for values that stand as codes in the log.
const std::map<std::string, std::string>& code_words() {
    static const std::map<std::string, std::string> words = {
        {"met", "uppfyllt"},
        {"partly_met", "delvis uppfyllt"},
        {"not_met", "ej uppfyllt"},
        {"not_yet", "ännu inte förfallet"},
        {"undetermined", "kan inte bedömas"},
        {"baseline_missing", "baslinje saknas"},
        {"no_data", "data saknas"},
        {"higher_is_better", "högre är bättre"},
        {"lower_is_better", "lägre är bättre"},
        {"between", "mellan två gränser"},
        {"planned", "planeras"},
        {"in_force", "gäller"},
        {"ended", "avslutad"},
        {"entered", "inskrivet"},
        {"imported", "inläst"},
        {"computed", "uträknat"},
        {"section", "avsnitt"},
        {"perspective", "perspektiv"},
        {"measure", "mått"},
        {"styrmatt", "styrmått"},
        {"kontrollmatt", "kontrollmått"},
    };
    return words;
}

std::string before_semicolon(const std::string& meaning) {
    return meaning.substr(0, meaning.find(';'));
}

bool is_index(const std::string& name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; });
}

std::string text_words(const Configuration& configuration, const std::string& field, const std::string& text) {
    if (field == "status") {
        for (const auto& [id, type] : configuration.matters) {
            for (const auto& status : type.statuses) {
                if (status.id == text) return status.name;
            }
        }
    }
    if (field == "flags") {
        if (const auto flag = value_named<QualityFlag>(text)) return flags_in_words(std::array{*flag});
    }
    if (field == "sex" || field == "sex_split") {
        if (const auto sex = value_named<Sex>(text)) return sex_in_words(*sex, Population::all_ages);
    }
    if (field == "period" || field == "by") {
        if (const auto period = Period::parse(text)) return period->swedish();
    }
    const auto& words = code_words();
    const auto found = words.find(text);
    return found == words.end() ? text : found->second;
}

}  // namespace

const EntityKind* entity_kind(const std::string& entity) {
    const auto found =
        std::ranges::find_if(kinds, [&](const EntityKind& kind) { return std::string_view(kind.entity) == entity; });
    return found == kinds.end() ? nullptr : &*found;
}

std::vector<EntityKind> entity_kinds() {
    return {kinds.begin(), kinds.end()};
}

HistoryWords::HistoryWords(const Operations& operations) {
    const Json api = operations.open_api("");
    for (const auto& [schema, content] : api.at("components").at("schemas").items()) {
        if (!content.contains("properties")) continue;
        for (const auto& [field, property] : content.at("properties").items()) {
            const std::string meaning = before_semicolon(property.value("description", ""));
            if (meaning.empty()) continue;
            meanings_[schema][field] = meaning;
            common_.try_emplace(field, meaning);
        }
    }
    for (const auto& operation : operations.all()) operations_[operation.name] = operation.summary;
}

std::string HistoryWords::entity_name(const std::string& entity) const {
    const EntityKind* kind = entity_kind(entity);
    return kind != nullptr ? kind->name : entity;
}

std::string HistoryWords::operation_name(const std::string& operation) const {
    const auto found = operations_.find(operation);
    return found == operations_.end() ? operation : found->second;
}

std::string HistoryWords::meaning(const std::string& schema, const std::string& field) const {
    if (const auto fields = meanings_.find(schema); fields != meanings_.end()) {
        if (const auto found = fields->second.find(field); found != fields->second.end()) return found->second;
    }
    const auto found = common_.find(field);
    return found == common_.end() ? field : found->second;
}

std::string HistoryWords::field_name(const std::string& entity, const std::vector<std::string>& path) const {
    const EntityKind* kind = entity_kind(entity);
    std::string schema = kind != nullptr ? kind->schema : "";
    std::string name;
    for (const auto& step : path) {
        if (!name.empty()) name += is_index(step) ? " " : ": ";
        name += is_index(step) ? (name.empty() ? "nr " + step : step) : meaning(schema, step);
        if (step == "target") schema = "Target";
        if (step == "comparison") schema = "Comparison";
    }
    return name;
}

std::string value_words(const Configuration& configuration, const std::string& field, const Json& value) {
    if (value.is_null()) return {};
    if (value.is_boolean()) return value.get<bool>() ? "ja" : "nej";
    if (value.is_number()) {
        if (field == "year" || field == "number") return value.dump();  // without a space between thousands
        const auto decimal =
            value.is_number_integer() ? Decimal::parse(value.dump()) : Decimal::from_double(value.get<double>());
        return decimal ? format_number(*decimal) : value.dump();
    }
    if (value.is_string()) return text_words(configuration, field, value.get<std::string>());
    if (!value.is_array()) return value.dump();
    std::vector<std::string> parts;
    for (const auto& item : value) parts.push_back(value_words(configuration, field, item));
    return list_in_words(parts);
}

}  // namespace ledstang
