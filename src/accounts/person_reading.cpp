#include <algorithm>

#include "accounts/persons.h"
#include "base/swedish_text.h"

namespace ledstang {
namespace {

constexpr const char* columns_of_all =
    "select p.id, p.name, p.title, p.email, coalesce(a.user_name, ''), coalesce(a.employee_hsa_id, ''), case when "
    "a.password_hash is null then 0 else 1 end, coalesce(a.must_change, 0), coalesce(a.factor_in_use, 0), "
    "coalesce(a.disabled, 0), p.version from person p left join account a on a.person = p.id";

auto person_columns() {
    using P = PersonRow;
    return columns(&P::id, &P::name, &P::title, &P::email, &P::user_name, &P::employee_hsa_id, &P::password,
                   &P::must_change_password, &P::second_factor, &P::disabled, &P::version);
}

bool matches(const PersonRow& person, const std::string& wanted) {
    const std::array texts{&person.id, &person.name, &person.user_name, &person.email, &person.employee_hsa_id};
    return std::ranges::any_of(
        texts, [&](const std::string* text) { return lower_case(*text).find(wanted) != std::string::npos; });
}

void complete(Sql& sql, const Configuration& configuration, PersonRow& person, const std::vector<AssignmentRow>& rows,
              const Date& on) {
    for (const auto& row : rows) person.assignments.push_back(shown(sql, configuration, row, on));
    person.absence = absence_of(sql, person.id);
}

}  // namespace

PersonList read_persons(Sql& sql, const Configuration& configuration, const std::string& query, const Date& on) {
    PersonList list{sql.rows(person_columns(), std::string(columns_of_all) + " order by p.id")};
    const std::string wanted = lower_case(query);
    std::erase_if(list.persons, [&](const PersonRow& person) { return !matches(person, wanted); });
    std::ranges::stable_sort(list.persons, SwedishOrder{}, &PersonRow::name);
    std::map<std::string, std::vector<AssignmentRow>> assignments;
    for (auto& row : all_assignments(sql)) assignments[row.person].push_back(std::move(row));
    for (auto& person : list.persons) complete(sql, configuration, person, assignments[person.id], on);
    return list;
}

Result<PersonRow> read_person(Sql& sql, const Configuration& configuration, const std::string& person, const Date& on) {
    auto rows = sql.rows(person_columns(), std::string(columns_of_all) + " where p.id = :id", person);
    if (rows.empty()) return refuse(unknown_person(person));
    complete(sql, configuration, rows.front(), assignments_of(sql, person), on);
    return rows.front();
}

Refusal unknown_person(const std::string& person) {
    return {RefusalKind::not_found,
            "person.unknown",
            "Personen " + in_quotes(person) + " finns inte bland de personer som har lagts upp.",
            {}};
}

Result<void> require_person_within(const Context& context, const std::string& person) {
    const auto rows = context.store.read([&](Sql& sql) { return assignments_of(sql, person); });
    for (const auto& row : rows) {
        if (row.unit.empty() || (row.valid_to && *row.valid_to <= context.today)) continue;
        if (auto within = require_within(context, row.unit); !within) return within;
    }
    return {};
}

}  // namespace ledstang
