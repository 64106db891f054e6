// The demo log-in's persons, put into the store so that they are persons as all others.
#include <algorithm>

#include "accounts/assignments.h"

namespace ledstang {
namespace {

struct Wanted {
    std::string role;
    std::string unit;
    auto operator<=>(const Wanted&) const = default;
};

std::vector<Wanted> wanted_of(const DemoPerson& person) {
    if (person.parts.empty()) return {{person.role, ""}};
    std::vector<Wanted> wanted;
    for (const auto& part : person.parts) wanted.push_back({person.role, part});
    std::ranges::sort(wanted);
    return wanted;
}

std::vector<AssignmentRow> demo_assignments(Sql& sql, const std::string& person) {
    auto rows = assignments_of(sql, person);
    std::erase_if(rows, [](const AssignmentRow& row) { return row.origin != "demo" || row.valid_to; });
    return rows;
}

bool is_as_wished(Sql& sql, const DemoPerson& person) {
    const auto title = sql.row<std::string>(
        "select p.title from person p join account a on a.person = p.id where p.id = :id", person.id);
    if (title != person.title) return false;
    std::vector<Wanted> held;
    for (const auto& row : demo_assignments(sql, person.id)) held.push_back({row.role, row.unit});
    std::ranges::sort(held);
    return held == wanted_of(person);
}

void put(Transaction& transaction, const Configuration& configuration, const DemoPerson& person) {
    Sql& sql = transaction.sql();
    if (sql.execute("update person set title = :title, version = version + 1 where id = :id", person.title,
                    person.id) == 0) {
        sql.execute("insert into person (id, name, title) values (:id, :name, :title)", person.id, person.name,
                    person.title);
        transaction.log("person", person.id, "", to_json(PersonName{person.id, person.name}));
    }
    if (!sql.row<bool>("select disabled from account where person = :person", person.id)) {
        sql.execute(
            "insert into account (person, must_change, factor_in_use, factor_step, disabled) values (:person, 0, 0, 0, "
            "0)",
            person.id);
    }
    const Date from = configuration.organisation.start;
    auto wanted = wanted_of(person);
    for (const auto& row : demo_assignments(sql, person.id)) {
        const auto found = std::ranges::find(wanted, Wanted{row.role, row.unit});
        if (found == wanted.end()) {
            end_assignment_row(transaction, row, from);
        } else {
            wanted.erase(found);
        }
    }
    for (const auto& [role, unit] : wanted) {
        add_assignment_row(transaction, {0, person.id, role, unit, from, std::nullopt, "demo"});
    }
}

}  // namespace

void put_demo_persons(Store& store, const Configuration& configuration) {
    const auto& persons = configuration.roles.demo_persons;
    const bool as_wished = store.read([&](Sql& sql) {
        return std::ranges::all_of(persons, [&](const DemoPerson& person) { return is_as_wished(sql, person); });
    });
    if (as_wished) return;
    const auto written = store.write({"", "demo"}, [&](Transaction& transaction) -> Result<void> {
        for (const auto& person : persons) {
            if (!is_as_wished(transaction.sql(), person)) put(transaction, configuration, person);
        }
        return {};
    });
    if (!written) throw std::logic_error("the demo log-in was refused: " + written.error().message);
}

}  // namespace ledstang
