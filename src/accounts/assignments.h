// Assignments in the store. Inside the accounts module.
#pragma once

#include "accounts/accounts.h"

namespace ledstang {

struct AssignmentRow {
    std::int64_t number = 0;
    std::string person;
    std::string role;
    std::string unit;
    Date valid_from;
    std::optional<Date> valid_to;
    std::string origin;  // local | provider | demo
    template <class R = AssignmentRow>
    static constexpr auto described() {
        return describe("AssignmentRow", field("number", &R::number, "Nummer"), field("person", &R::person, "Person"),
                        field("role", &R::role, "Roll"), field("unit", &R::unit, "Enhet"),
                        field("valid_from", &R::valid_from, "Gäller från"),
                        field("valid_to", &R::valid_to, "Gäller till"), field("origin", &R::origin, "Ursprung"));
    }
};

// Every assignment of the person, the ended ones too, in the order they were made.
std::vector<AssignmentRow> assignments_of(Sql& sql, const std::string& person);
// Those of everybody.
std::vector<AssignmentRow> all_assignments(Sql& sql);
std::optional<AssignmentRow> assignment_numbered(Sql& sql, std::int64_t number);
// "17" → 17
std::optional<std::int64_t> assignment_number(const std::string& id);

// Whether it holds that day; one of the demo log-in only while there is one.
bool holds(const AssignmentRow& row, const Configuration& configuration, const Date& on);

Assignment shown(Sql& sql, const Configuration& configuration, const AssignmentRow& row, const Date& on);

std::int64_t add_assignment_row(Transaction& transaction, AssignmentRow row);
void end_assignment_row(Transaction& transaction, const AssignmentRow& row, const Date& valid_to);

// The only own one; empty when there are none or several to choose between.
std::string only_choice(const std::vector<Assignment>& assignments);

// Whether the role may change something, and therefore needs to be told where.
bool needs_unit(const Role& role);
Result<const Role*> require_role(const Configuration& configuration, const std::string& role);

}  // namespace ledstang
