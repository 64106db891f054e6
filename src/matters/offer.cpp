// What matters offers, on one screen.
#include "matters/action_file.h"
#include "matters/change_actions.h"
#include "matters/effects.h"
#include "matters/priorities.h"
#include "matters/read_actions.h"

namespace ledstang {
namespace {

struct ListActions {
    std::string unit;
    std::optional<Date> on;
    std::optional<int> year;
    template <class W = ListActions>
    static constexpr auto described() {
        return describe("ListActions", field("unit", &W::unit, "Enhet"),
                        field("on", &W::on, "Dag; i dag när den utelämnas"),
                        field("year", &W::year, "Ett års plan i stället för det som gäller dagen"));
    }
};
struct GetAction {
    std::string action;
    std::optional<Date> on;
    template <class W = GetAction>
    static constexpr auto described() {
        return describe("GetAction", field("action", &W::action, "Åtgärdens id"),
                        field("on", &W::on, "Dag; i dag när den utelämnas"));
    }
};

Result<ActionList> list_actions(Context& context, const ListActions& wish) {
    return context.store.read([&](Sql& sql) -> Result<ActionList> {
        const Date on = wish.on.value_or(context.today);
        const auto organisation = read_organisation(sql, context.configuration, on);
        if (auto unit = require_unit(organisation, wish.unit); !unit) return refuse(unit.error());
        if (wish.year) return read_actions_of_year(sql, context.configuration, organisation, wish.unit, on, *wish.year);
        return read_actions(sql, context.configuration, organisation, wish.unit, on);
    });
}

Result<ActionDetail> get_action(Context& context, const GetAction& wish) {
    return context.store.read([&](Sql& sql) {
        const Date on = wish.on.value_or(context.today);
        const auto organisation = read_organisation(sql, context.configuration, on);
        return read_action(sql, context.configuration, organisation, wish.action, on);
    });
}

}  // namespace

void offer_matters(Operations& operations) {
    const Right<ImportWish> importing{Permission::administer};
    operations.get("list_actions", "/units/{unit}/actions", list_actions, {Permission::read},
                   "Enhetens åtgärder en viss dag");
    operations.get("get_action", "/actions/{action}", get_action, {Permission::read},
                   "En åtgärd med delmål, kommentarer och historia");
    operations.post("create_action", "/units/{unit}/actions", create_action, {Permission::plan, &CreateAction::unit},
                    "Lägg till en åtgärd");
    operations.put("edit_action", "/actions/{action}", edit_action, {Permission::plan}, "Ändra en åtgärd");
    operations.post("set_action_status", "/actions/{action}/statuses", set_action_status, {Permission::report},
                    "Rapportera en åtgärds status");
    operations.post("comment_action", "/actions/{action}/comments", comment_action, {Permission::report},
                    "Kommentera en åtgärd eller ett delmål");
    operations.put("set_action_units", "/actions/{action}/units", set_action_units, {Permission::plan},
                   "Välj vilka enheter som genomför en åtgärd");
    operations.get("export_actions", "/units/{unit}/actions/file", actions_file, {Permission::read},
                   "Åtgärderna som fil");
    operations.get("export_action_targets", "/units/{unit}/actions/targets/file", action_targets_file,
                   {Permission::read}, "Åtgärdernas delmål som fil");
    operations.post("import_actions", "/imports/actions", import_actions, importing, "Importera åtgärder");
    operations.post("import_action_targets", "/imports/action-targets", import_action_targets, importing,
                    "Importera åtgärdernas delmål");
    offer_data_gaps(operations);
    offer_effects(operations);
    offer_priorities(operations);
}

}  // namespace ledstang
