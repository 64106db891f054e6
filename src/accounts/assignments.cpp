#include "accounts/assignments.h"

#include <algorithm>
#include <charconv>

#include "base/swedish_text.h"
#include "store/next_key.h"

namespace ledstang {
namespace {

constexpr const char* by_person =
    "select number, person, role, unit, valid_from, valid_to, origin from assignment where person = :person order by "
    "number";

std::string unit_name_on(Sql& sql, const std::string& unit, const Date& on) {
    return sql
        .row<std::string>(
            "select i.name from unit u join unit_interval i on i.unit = u.number where u.id = :id and i.valid_from <= "
            ":day and (i.valid_to is null or :day < i.valid_to)",
            unit, on)
        .value_or(unit);
}

// What a deputy does not take over: these rights concern more than the follow-up that must not stop.
constexpr std::array never_lent{Permission::administer, Permission::organise, Permission::review};

std::set<Permission> permissions_of(const Configuration& configuration, const std::string& role) {
    std::set<Permission> permissions;
    if (const Role* known = configuration.role(role)) {
        for (const auto& name : known->permissions) {
            if (const auto permission = value_named<Permission>(name)) permissions.insert(*permission);
        }
    }
    return permissions;
}

bool reads(Sql& sql, const Configuration& configuration, const std::string& person, const Date& on) {
    const auto own = assignments_of(sql, person);
    return std::ranges::any_of(own, [&](const AssignmentRow& row) {
        return holds(row, configuration, on) && permissions_of(configuration, row.role).contains(Permission::read);
    });
}

// Whether somebody else's assignment may be chosen by this person that day.
bool is_lent(Sql& sql, const Configuration& configuration, const AssignmentRow& row, const std::string& person,
             const Date& on) {
    const auto absent = absent_with_deputy(sql, person, on);
    return std::ranges::find(absent, row.person, &PersonName::person) != absent.end() &&
           reads(sql, configuration, person, on);
}

}  // namespace

std::vector<AssignmentRow> assignments_of(Sql& sql, const std::string& person) {
    return sql.rows<AssignmentRow>(by_person, person);
}
std::vector<AssignmentRow> all_assignments(Sql& sql) {
    return sql.rows<AssignmentRow>(
        "select number, person, role, unit, valid_from, valid_to, origin from assignment order by number");
}
std::optional<AssignmentRow> assignment_numbered(Sql& sql, std::int64_t number) {
    return sql.row<AssignmentRow>(
        "select number, person, role, unit, valid_from, valid_to, origin from assignment where number = :number",
        number);
}

std::optional<std::int64_t> assignment_number(const std::string& id) {
    std::int64_t number = 0;
    const auto [end, wrong] = std::from_chars(id.data(), id.data() + id.size(), number);
    if (wrong != std::errc{} || end != id.data() + id.size()) return std::nullopt;
    return number;
}

bool holds(const AssignmentRow& row, const Configuration& configuration, const Date& on) {
    return Validity{row.valid_from, row.valid_to}.contains(on) && (row.origin != "demo" || configuration.log_in.demo);
}

Assignment shown(Sql& sql, const Configuration& configuration, const AssignmentRow& row, const Date& on) {
    const Role* role = configuration.role(row.role);
    return {std::to_string(row.number),
            row.role,
            role != nullptr ? role->name : row.role,
            row.unit,
            row.unit.empty() ? "" : unit_name_on(sql, row.unit, on),
            row.valid_from,
            row.valid_to,
            "",
            ""};
}

std::vector<Assignment> assignments_on(Sql& sql, const Configuration& configuration, const std::string& person,
                                       const Date& on) {
    std::vector<Assignment> found;
    for (const auto& row : assignments_of(sql, person)) {
        if (holds(row, configuration, on)) found.push_back(shown(sql, configuration, row, on));
    }
    if (!reads(sql, configuration, person, on)) return found;
    for (const auto& absent : absent_with_deputy(sql, person, on)) {
        for (const auto& row : assignments_of(sql, absent.person)) {
            if (!holds(row, configuration, on)) continue;
            found.push_back(shown(sql, configuration, row, on));
            found.back().deputy_for = absent.person;
            found.back().deputy_for_name = absent.name;
        }
    }
    return found;
}

std::optional<Caller> caller_of(Sql& sql, const Configuration& configuration, const KeptLogIn& log_in, const Date& on) {
    const auto known = sql.row<std::tuple<std::string, std::string, bool, bool>>(
        "select p.name, p.title, a.disabled, a.must_change from person p join account a on a.person = p.id where p.id "
        "= :id",
        log_in.person);
    if (!known) return std::nullopt;
    const auto& [name, title, disabled, must_change] = *known;
    if (disabled) return std::nullopt;
    Caller caller{log_in.person, name, title, "", {}, {}};
    if (must_change) caller.only = "change_password";
    if (!log_in.assignment) return caller;
    const auto row = assignment_numbered(sql, *log_in.assignment);
    if (!row || !holds(*row, configuration, on)) return caller;
    const bool own = row->person == log_in.person;
    if (!own && !is_lent(sql, configuration, *row, log_in.person, on)) return caller;
    caller.assignment = std::to_string(row->number);
    caller.role = row->role;
    caller.permissions = permissions_of(configuration, row->role);
    if (!own) {
        for (const Permission permission : never_lent) caller.permissions.erase(permission);
    }
    if (!row->unit.empty()) caller.parts.push_back(row->unit);
    return caller;
}

std::int64_t add_assignment_row(Transaction& transaction, AssignmentRow row) {
    Sql& sql = transaction.sql();
    row.number = next_key(sql, "assignment");
    sql.execute(
        "insert into assignment (number, person, role, unit, valid_from, valid_to, origin) values (:number, :person, "
        ":role, :unit, :valid_from, :valid_to, :origin)",
        row.number, row.person, row.role, row.unit, row.valid_from, row.valid_to, row.origin);
    transaction.log("assignment", std::to_string(row.number), "", to_json(row));
    return row.number;
}

void end_assignment_row(Transaction& transaction, const AssignmentRow& row, const Date& valid_to) {
    if (row.valid_to == valid_to) return;
    AssignmentRow after = row;
    after.valid_to = valid_to;
    transaction.sql().execute("update assignment set valid_to = :valid_to where number = :number", valid_to,
                              row.number);
    transaction.log("assignment", std::to_string(row.number), to_json(row), to_json(after));
}

std::string only_choice(const std::vector<Assignment>& assignments) {
    const auto own = [](const Assignment& assignment) { return assignment.deputy_for.empty(); };
    if (std::ranges::count_if(assignments, own) != 1) return {};
    return std::ranges::find_if(assignments, own)->id;
}

bool needs_unit(const Role& role) {
    constexpr std::array changing{Permission::report, Permission::approve,  Permission::control,
                                  Permission::plan,   Permission::organise, Permission::administer};
    return std::ranges::any_of(changing, [&](Permission permission) {
        return std::ranges::find(role.permissions, name_of(permission)) != role.permissions.end();
    });
}

Result<const Role*> require_role(const Configuration& configuration, const std::string& role) {
    if (const Role* known = configuration.role(role)) return known;
    std::vector<std::string> names;
    for (const auto& known : configuration.roles.roles) names.push_back(known.id);
    return refuse("role.unknown", "Rollen " + in_quotes(role) + " finns inte i roles.toml. Välj " +
                                      list_in_words(names, "eller") + ".");
}

}  // namespace ledstang
