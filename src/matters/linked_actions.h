// Actions as other parts of the system refer to them: begun by a decision that was taken elsewhere, linked to what they
// came from, and listed in short. Part of matters.h, which is the header to include.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "described/description.h"

namespace ledstang {

class Sql;
class Transaction;
struct Context;
struct Configuration;

struct LinkedAction {
    std::string id;
    std::string unit;
    int number = 0;
    std::string title;
    std::optional<Date> due_by;
    std::string status_name;  // of its own unit's latest status; "Ej rapporterad" before the first
    bool ended = false;
    template <class A = LinkedAction>
    static constexpr auto described() {
        return describe("LinkedAction", field("id", &A::id, "Åtgärdens id"), field("unit", &A::unit, "Enhet"),
                        field("number", &A::number, "Nr"), field("title", &A::title, "Åtgärd"),
                        field("due_by", &A::due_by, "Klar senast"), field("status_name", &A::status_name, "Status"),
                        field("ended", &A::ended, "Om den är avslutad"));
    }
};

// Those with a link of the kind to the target ("meeting", a meeting's id), in number order.
std::vector<LinkedAction> actions_linked_to(Sql& sql, const Configuration& configuration, const std::string& kind,
                                            const std::string& target);
// Those that a group answers for, the ended ones left out, by the day they are due.
std::vector<LinkedAction> open_actions_of_group(Sql& sql, const Configuration& configuration, const std::string& group);
// Nothing where there is no such action.
std::optional<LinkedAction> find_linked_action(Sql& sql, const Configuration& configuration, const std::string& id);
// What the action is linked to, of one kind, in the order of linking.
std::vector<std::string> links_of_action(Sql& sql, const std::string& action, const std::string& kind);
void link_action(Transaction& transaction, const std::string& action, const std::string& kind,
                 const std::string& target);

struct DecidedAction {
    std::string unit;  // whose plan it comes into
    std::string title;
    std::string description;
    std::string responsible;  // kind of function; empty: the unit's own
    std::optional<Date> due_by;
};
// Adds an action to the plan of today's year and answers its id. The caller's right to do so is asked for before.
// Refuses what a new action is refused for: unit.unknown, function.unknown, field.missing …
Result<std::string> add_decided_action(Transaction& transaction, const Context& context, const DecidedAction& wish);

}  // namespace ledstang
