#include "app/rights.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/swedish_text.h"

namespace ledstang {
namespace {

// Operations that change something but have no unit in their rule, one a line. Who adds one says here how far it
// reaches; one that is `checked` also needs a request in rights_walk_test.cpp.
constexpr std::string_view lines = R"(
checked add_assignment
checked create_process
checked create_pathway_process
checked put_process_person
checked end_process_person
checked add_effect
checked answer_document_feedback
checked begin_draft
checked change_data_gap
checked change_document_owner
checked change_person
checked comment_action
checked confirm_document_review
checked create_document
checked create_unit
checked edit_action
checked end_assignment
checked get_document_feedback
checked merge_units
checked publish_document
checked put_effect
checked put_person_absence
checked remove_draft
checked remove_effect
checked reopen_period
checked reset_password
checked reset_second_factor
checked resolve_document_comment
checked save_document_head
checked save_document_text
checked set_action_status
checked set_action_units
checked end_group
checked put_area_owner
group change_group
group end_group_member
group put_group_link
group put_group_member
group put_group_unit
group put_group_wanted
checked withdraw_document
group put_topic
group send_message
above accept_row
above approve_round
above return_round
above sign_round
named change_process
named set_process_stage
named decide_process_model
named put_process_target
named end_process_target
named import_process_log
named fetch_process_log
named publish_process_measure
named share_patient_way
named withdraw_way_link
named put_patient_page
named add_attachment
named answer_statement
named change_activity
named plan_activity
named put_attendance
named remove_activity
named remove_attachment
named begin_matter
named check_matter_type
named comment_matter
named edit_matter
named follow_matter
named renew_matter
named reply_to_statement
named set_matter_list
named take_step
named waive_statement
whole close_period
whole lock_period
whole open_period
whole set_period_dates
everything begin_delivery
everything change_measure
everything check_definition
everything comment_document
everything compute_answer_times
everything compute_measures
everything create_measure
everything create_person
everything import_action_targets
everything give_document_feedback
everything import_actions
everything import_comments
everything import_delivery
everything import_group_members
everything import_persons
everything import_kolada
everything import_documents
everything import_measures
everything import_outcomes
everything import_plan
everything import_production
everything preview_document_text
everything preview_process_log
everything record_document_opening
everything save_definition
everything send_package
everything stop_delivery_job
everything undo_delivery
)";

constexpr std::array reaches{Named{Reach::checked, "checked"}, Named{Reach::group, "group"},
                             Named{Reach::above, "above"},     Named{Reach::named, "named"},
                             Named{Reach::whole, "whole"},     Named{Reach::everything, "everything"}};

std::map<std::string_view, Reach> read_lines() {
    std::map<std::string_view, Reach> read;
    std::string_view rest = lines;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        const auto space = line.find(' ');
        const auto reach = std::ranges::find(reaches, line.substr(0, space), &Named<Reach>::name);
        if (reach != reaches.end()) read.emplace(line.substr(space + 1), reach->value);
    }
    return read;
}

std::string in_words(Reach reach) {
    switch (reach) {
        case Reach::anybody:
            return "alla, även utan inloggning";
        case Reach::person:
            return "det egna";
        case Reach::shared:
            return "det som delats med en";
        case Reach::reading:
            return "allt, läsning";
        case Reach::unit:
            return "egen del av organisationen";
        case Reach::checked:
            return "egen del av organisationen, prövas av operationen";
        case Reach::group:
            return "den egna gruppen för ordförande och sekreterare; annars egen del för den som har `organise`";
        case Reach::above:
            return "egen del av organisationen, där steget hör hemma";
        case Reach::named:
            return "den som ärendetypen nämner";
        case Reach::whole:
            return "hela organisationen";
        case Reach::everything:
            return "hela installationen";
    }
    return {};
}

std::string roles_that_may(const Operation& operation, const RoleSettings& settings) {
    if (operation.permission == Permission::open) return "alla";
    if (operation.permission == Permission::self) return "alla inloggade";
    std::vector<std::string> names;
    for (const auto& role : settings.roles) {
        if (std::ranges::find(role.permissions, name_of(operation.permission)) != role.permissions.end())
            names.push_back(role.name);
    }
    return names.size() == settings.roles.size() ? "alla roller" : list_in_words(names);
}

}  // namespace

std::optional<Reach> reach_of(const Operation& operation) {
    if (operation.permission == Permission::open) return Reach::anybody;
    if (operation.permission == Permission::self) return Reach::person;
    if (operation.permission == Permission::shared) return Reach::shared;
    if (operation.scoped) return Reach::unit;
    static const auto told = read_lines();
    if (const auto line = told.find(operation.name); line != told.end()) return line->second;
    if (operation.method == "GET") return operation.permission == Permission::read ? Reach::reading : Reach::everything;
    return std::nullopt;
}

std::string permissions_page(const Operations& operations, const RoleSettings& roles) {
    std::string page =
        "# Vem får göra vad\n\n"
        "Den här sidan skrivs av `ledstang permissions` ur operationerna och `config/roles.toml`; en region som ändrar "
        "sina\nroller skriver ut sin egen. Rättigheter och roller förklaras i "
        "[handboken](handbok/personer.md).\n\n"
        "| Operation | Gör | Anrop under `/api` | Rättighet | Räckvidd | Roller |\n"
        "| --- | --- | --- | --- | --- | --- |\n";
    auto sorted = operations.all();
    std::ranges::stable_sort(sorted, {}, &Operation::name);
    for (const auto& operation : sorted) {
        const auto reach = reach_of(operation);
        page += fmt::format("| `{}` | {} | `{} {}` | `{}` | {} | {} |\n", operation.name, operation.summary,
                            operation.method, operation.path, name_of(operation.permission),
                            reach ? in_words(*reach) : "**okänd**", roles_that_may(operation, roles));
    }
    return page;
}

}  // namespace ledstang
