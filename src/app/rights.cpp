#include "app/rights.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/swedish_text.h"

namespace ledstang {
namespace {

struct Line {
    std::string_view operation;
    Reach reach;
};

// Operations that change something but have no unit in their rule. Who adds one says here how far it reaches; one that
// is `checked` also needs a request in rights_walk_test.cpp.
constexpr std::array lines{
    Line{"create_unit", Reach::checked},          Line{"merge_units", Reach::checked},
    Line{"edit_action", Reach::checked},          Line{"set_action_status", Reach::checked},
    Line{"comment_action", Reach::checked},       Line{"set_action_units", Reach::checked},
    Line{"add_assignment", Reach::checked},       Line{"end_assignment", Reach::checked},
    Line{"change_person", Reach::checked},        Line{"reset_password", Reach::checked},
    Line{"reset_second_factor", Reach::checked},  Line{"put_person_absence", Reach::checked},
    Line{"create_person", Reach::everything},     Line{"change_measure", Reach::everything},
    Line{"import_plan", Reach::everything},       Line{"import_measures", Reach::everything},
    Line{"import_comments", Reach::everything},   Line{"import_outcomes", Reach::everything},
    Line{"import_actions", Reach::everything},    Line{"import_action_targets", Reach::everything},
    Line{"import_production", Reach::everything},
};

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
    const auto line = std::ranges::find(lines, std::string_view(operation.name), &Line::operation);
    if (line != lines.end()) return line->reach;
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
