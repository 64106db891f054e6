// `ledstang import persons FILE`: one person with one assignment a row; a row without a role is about the person alone.
#include <fmt/format.h>

#include <map>

#include "accounts/persons.h"
#include "base/by_id.h"
#include "base/swedish_text.h"
#include "exchange/row_reader.h"
#include "operations/import_run.h"

namespace ledstang {
namespace {

struct PersonWish {
    std::string user_name, hsa_id, name, title, email;
};
struct AssignmentWish {
    std::string role, unit;
    Date from{};
    std::optional<Date> to;
};

std::optional<std::string> or_null(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

class PersonRows {
 public:
    PersonRows(Transaction& transaction, const Configuration& configuration, const Organisation& organisation,
               Date today)
        : transaction_(transaction), configuration_(configuration), organisation_(organisation), today_(today) {
        Sql& sql = transaction.sql();
        for (const auto& [person, user_name, hsa_id] : sql.rows<std::tuple<std::string, std::string, std::string>>(
                 "select person, coalesce(user_name, ''), coalesce(employee_hsa_id, '') from account")) {
            if (!user_name.empty()) by_user_name_[user_name] = person;
            if (!hsa_id.empty()) by_hsa_id_[hsa_id] = person;
        }
        for (auto& row : all_assignments(sql)) assignments_[row.person].push_back(std::move(row));
    }

    // Nothing when the row has a fault.
    std::optional<Applied> apply(RowReader& cells) {
        PersonWish wish{as_user_name(cells.optional_text("user_name")),
                        as_hsa_id(cells.optional_text("employee_hsa_id")), cells.text("name"),
                        cells.optional_text("title"), cells.optional_text("email")};
        const auto person = recognised(cells, wish);
        if (cells.ok()) check_texts(cells, wish);
        const auto assignment = read_assignment(cells);
        if (!cells.ok()) return std::nullopt;
        const bool is_new = person.empty();
        const std::string id = is_new ? add(wish) : person;
        const bool changed = !is_new && change(id, wish);
        const bool assigned = assignment && assign(id, *assignment);
        return is_new ? Applied::added : changed || assigned ? Applied::changed : Applied::unchanged;
    }

 private:
    // Whose row it is; empty for somebody new.
    std::string recognised(RowReader& cells, const PersonWish& wish) {
        if (wish.user_name.empty() && wish.hsa_id.empty()) {
            cells.fault("user_name", "person.key",
                        "Skriv ett användarnamn eller HSA-id, så att personen känns igen nästa gång.");
            return {};
        }
        const auto by_user_name = by_user_name_.find(wish.user_name);
        const auto by_hsa_id = by_hsa_id_.find(wish.hsa_id);
        const std::string first = by_user_name == by_user_name_.end() ? "" : by_user_name->second;
        const std::string second = by_hsa_id == by_hsa_id_.end() ? "" : by_hsa_id->second;
        if (!first.empty() && !second.empty() && first != second) {
            cells.fault("employee_hsa_id", "person.hsa_id_taken",
                        fmt::format("HSA-id {} hör till en annan person än användarnamnet {}.", in_quotes(wish.hsa_id),
                                    in_quotes(wish.user_name)));
        }
        return first.empty() ? second : first;
    }

    void check_texts(RowReader& cells, const PersonWish& wish) {
        const auto good = check_person_texts(wish.name, wish.user_name, wish.email);
        if (good) return;
        const auto& code = good.error().code;
        cells.fault(code.substr(code.find('.') + 1), code, good.error().message);
    }

    std::optional<AssignmentWish> read_assignment(RowReader& cells) {
        AssignmentWish wish;
        const std::string role = cells.optional_text("role");
        const std::string unit = cells.optional_text("unit_id");
        wish.from = cells.optional_date("valid_from").value_or(today_);
        wish.to = cells.optional_date("valid_to");
        if (role.empty()) {
            if (!unit.empty()) cells.fault("role", "cell.missing", "Skriv vilken roll personen har i enheten.");
            return std::nullopt;
        }
        const Role* known = role_called(role);
        if (known == nullptr) {
            cells.fault("role", "role.unknown", require_role(configuration_, role).error().message);
            return std::nullopt;
        }
        wish.role = known->id;
        if (!unit.empty()) {
            if (const UnitRow* row = organisation_.by_any_name(unit))
                wish.unit = row->id;
            else
                cells.fault("unit_id", "unit.unknown", require_unit(organisation_, unit).error().message);
        } else if (needs_unit(*known)) {
            cells.fault("unit_id", "assignment.unit_needed",
                        fmt::format("Rollen {} får ändra något. Ange i vilken enhet.", known->name));
        }
        if (wish.to && *wish.to <= wish.from)
            cells.fault("valid_to", "assignment.order", "Uppdraget slutar innan det börjar. Rätta datumen.");
        return wish;
    }

    const Role* role_called(const std::string& written) const {
        const auto& roles = configuration_.roles.roles;
        if (const Role* role = find_by_id(roles, written)) return role;
        for (const auto& role : roles) {
            if (lower_case(role.name) == lower_case(written)) return &role;
        }
        return nullptr;
    }

    std::string add(const PersonWish& wish) {
        Sql& sql = transaction_.sql();
        const std::string id = free_person_id(sql, wish.name);
        sql.execute("insert into person (id, name, title, email) values (:id, :name, :title, :email)", id, wish.name,
                    wish.title, wish.email);
        require_account(sql, id);
        sql.execute("update account set user_name = :user_name, employee_hsa_id = :hsa_id where person = :person",
                    or_null(wish.user_name), or_null(wish.hsa_id), id);
        transaction_.log("person", id, "", logged_person(*read_person(sql, configuration_, id, today_)));
        remember(id, wish);
        return id;
    }

    // A blank cell says nothing. Whether anything was new.
    bool change(const std::string& id, const PersonWish& wish) {
        Sql& sql = transaction_.sql();
        const auto before = *read_person(sql, configuration_, id, today_);
        PersonRow after = before;
        after.name = wish.name;
        for (const auto& [member, value] : {std::pair{&PersonRow::title, &wish.title},
                                            {&PersonRow::email, &wish.email},
                                            {&PersonRow::user_name, &wish.user_name},
                                            {&PersonRow::employee_hsa_id, &wish.hsa_id}}) {
            if (!value->empty()) after.*member = *value;
        }
        if (logged_person(before) == logged_person(after)) return false;
        sql.execute(
            "update person set name = :name, title = :title, email = :email, version = version + 1 where id = :id",
            after.name, after.title, after.email, id);
        require_account(sql, id);
        sql.execute("update account set user_name = :user_name, employee_hsa_id = :hsa_id where person = :person",
                    or_null(after.user_name), or_null(after.employee_hsa_id), id);
        transaction_.log("person", id, logged_person(before), logged_person(after));
        remember(id, wish);
        return true;
    }

    // The assignment is there already when one of the same role and unit holds on its first day. Whether anything was
    // new.
    bool assign(const std::string& person, const AssignmentWish& wish) {
        auto& own = assignments_[person];
        for (auto& row : own) {
            const bool same = row.role == wish.role && row.unit == wish.unit && row.origin == "local" &&
                              Validity{row.valid_from, row.valid_to}.contains(wish.from);
            if (!same) continue;
            if (!wish.to || row.valid_to == wish.to) return false;
            end_assignment_row(transaction_, row, *wish.to);
            row.valid_to = wish.to;
            return true;
        }
        AssignmentRow row{0, person, wish.role, wish.unit, wish.from, wish.to, "local"};
        row.number = add_assignment_row(transaction_, row);
        own.push_back(std::move(row));
        return true;
    }

    void remember(const std::string& id, const PersonWish& wish) {
        if (!wish.user_name.empty()) by_user_name_[wish.user_name] = id;
        if (!wish.hsa_id.empty()) by_hsa_id_[wish.hsa_id] = id;
    }

    Transaction& transaction_;
    const Configuration& configuration_;
    const Organisation& organisation_;
    Date today_;
    std::map<std::string, std::string> by_user_name_, by_hsa_id_;
    std::map<std::string, std::vector<AssignmentRow>> assignments_;
};

}  // namespace

Result<ImportReport> import_persons(Context& context, const ImportWish& wish) {
    const auto table = read_table(wish.file.name, wish.file.bytes);
    if (!table) return refuse(table.error());
    if (auto complete = require_columns(*table, {"name"}); !complete) return refuse(complete.error());
    return run_import(context, wish, "persons",
                      [&](Transaction& transaction, TableFaults& faults, ImportReport& report) -> Result<void> {
                          const auto organisation =
                              read_organisation(transaction.sql(), context.configuration, context.today);
                          PersonRows rows(transaction, context.configuration, organisation, context.today);
                          for (const Row& row : table->rows) {
                              ++report.rows;
                              RowReader cells(*table, row, faults);
                              const auto applied = rows.apply(cells);
                              if (!applied) continue;
                              report.count(*applied);
                          }
                          return {};
                      });
}

}  // namespace ledstang
