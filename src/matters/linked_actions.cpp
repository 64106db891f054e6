#include <algorithm>
#include <tuple>

#include "matters/change_actions.h"
#include "matters/progress.h"
#include "matters/read_actions.h"

namespace ledstang {
namespace {

using Row = std::tuple<std::string, std::string, int, std::string, std::optional<Date>, std::optional<std::string>>;

const std::string select_actions =
    "select m.id, u.id, m.number, m.title, m.due_by, (select s.status from matter_status s where s.matter = m.id and "
    "s.unit = m.unit order by s.number desc limit 1) from matter m join unit u on u.number = m.unit where m.type = "
    "'action' and ";

LinkedAction action_of(const Row& row, const Configuration& configuration) {
    const auto& [id, unit, number, title, due_by, status] = row;
    LinkedAction action{id, unit, number, title, due_by, "Ej rapporterad", false};
    if (!status) return action;
    const MatterType& type = action_configuration(configuration);
    const auto named = std::ranges::find(type.statuses, *status, &StatusName::id);
    action.status_name = named == type.statuses.end() ? *status : named->name;
    action.ended = named != type.statuses.end() && named->ended;
    return action;
}

std::vector<LinkedAction> actions_of(const std::vector<Row>& rows, const Configuration& configuration) {
    std::vector<LinkedAction> actions;
    for (const auto& row : rows) actions.push_back(action_of(row, configuration));
    return actions;
}

}  // namespace

std::vector<LinkedAction> actions_linked_to(Sql& sql, const Configuration& configuration, const std::string& kind,
                                            const std::string& target) {
    static const std::string query = select_actions +
                                     "m.id in (select l.matter from matter_link l where l.kind = :kind and l.target = "
                                     ":target) order by m.number, m.id";
    return actions_of(sql.rows<Row>(query, kind, target), configuration);
}

std::vector<LinkedAction> open_actions_of_group(Sql& sql, const Configuration& configuration,
                                                const std::string& group) {
    static const std::string query =
        select_actions +
        "m.id in (select r.matter from matter_responsible r where r.kind = :group) order by m.due_by, m.number, m.id";
    auto actions = actions_of(sql.rows<Row>(query, group), configuration);
    std::erase_if(actions, &LinkedAction::ended);
    std::ranges::stable_sort(actions, [](const LinkedAction& a, const LinkedAction& b) {
        if (a.due_by.has_value() != b.due_by.has_value()) return a.due_by.has_value();
        return a.due_by && *a.due_by < *b.due_by;
    });
    return actions;
}

std::optional<LinkedAction> find_linked_action(Sql& sql, const Configuration& configuration, const std::string& id) {
    static const std::string query = select_actions + "m.id = :id";
    const auto row = sql.row<Row>(query, id);
    return row ? std::optional(action_of(*row, configuration)) : std::nullopt;
}

std::vector<std::string> links_of_action(Sql& sql, const std::string& action, const std::string& kind) {
    return sql.rows<std::string>(
        "select target from matter_link where matter = :action and kind = :kind order by position, target", action,
        kind);
}

void link_action(Transaction& transaction, const std::string& action, const std::string& kind,
                 const std::string& target) {
    Sql& sql = transaction.sql();
    const auto links = links_of_action(sql, action, kind);
    if (std::ranges::find(links, target) != links.end()) return;
    sql.execute("insert into matter_link (matter, kind, target, position) values (:matter, :kind, :target, :position)",
                action, kind, target, static_cast<std::int64_t>(links.size()));
    transaction.log("action_link", action + "/" + kind + "/" + target, "", "{}");
}

Result<std::string> add_decided_action(Transaction& transaction, const Context& context, const DecidedAction& wish) {
    CreateAction action;
    action.unit = wish.unit;
    action.title = wish.title;
    action.description = wish.description;
    if (!wish.responsible.empty()) action.responsibles = {{wish.responsible, ""}};
    if (wish.due_by) {
        action.timetable = "Senast " + to_string(*wish.due_by);
        action.due_by = to_string(*wish.due_by);
    }
    return add_action(transaction, context, action);
}

}  // namespace ledstang
