// What an administrator does about a person's log-in and assignments.
#include <fmt/format.h>

#include "accounts/password.h"
#include "accounts/persons.h"
#include "accounts/session.h"
#include "base/swedish_text.h"

namespace ledstang {
namespace {

struct OfPerson {
    std::string person;
    template <class S = OfPerson>
    static constexpr auto described() {
        return describe("OfPerson", field("person", &S::person, "Personens id"));
    }
};
struct OneTimePassword {
    std::string one_time_password;
    template <class S = OneTimePassword>
    static constexpr auto described() {
        return describe("OneTimePassword",
                        field("one_time_password", &S::one_time_password, "Engångslösenord, visas bara nu"));
    }
};
struct AddAssignment {
    std::string person;
    std::string role;
    std::string unit;
    Date valid_from;
    std::optional<Date> valid_to;
    template <class A = AddAssignment>
    static constexpr auto described() {
        return describe("AddAssignment", field("person", &A::person, "Personens id"), field("role", &A::role, "Roll"),
                        optional_field("unit", &A::unit, "Enhet; behövs inte för en roll som bara läser"),
                        field("valid_from", &A::valid_from, "Gäller från"),
                        field("valid_to", &A::valid_to, "Gäller till (första dag då det inte gäller)"));
    }
};
struct EndAssignment {
    std::string person;
    std::string id;
    Date valid_to;
    template <class E = EndAssignment>
    static constexpr auto described() {
        return describe("EndAssignment", field("person", &E::person, "Personens id"),
                        field("id", &E::id, "Uppdragets id"),
                        field("valid_to", &E::valid_to, "Gäller till (första dag då det inte gäller)"));
    }
};
struct RoleList {
    std::vector<Role> roles;
    static constexpr auto described() { return describe("RoleList", field("roles", &RoleList::roles, "Roller")); }
};

Result<PersonRow> person_now(Context& context, Sql& sql, const std::string& person) {
    return read_person(sql, context.configuration, person, context.today);
}

Result<OneTimePassword> reset_password(Context& context, const OfPerson& wish) {
    if (auto within = require_person_within(context, wish.person); !within) return refuse(within.error());
    if (!context.configuration.log_in.local_passwords) {
        return refuse(RefusalKind::forbidden, "session.passwords_off",
                      "Här loggar man inte in med lösenord. Använd identitetstjänsten.");
    }
    const std::string password = one_time_password();
    const auto hash = hash_password(password);
    if (!hash) return refuse(hash.error());
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<OneTimePassword> {
        Sql& sql = transaction.sql();
        const auto person = person_now(context, sql, wish.person);
        if (!person) return refuse(person.error());
        if (person->user_name.empty())
            return refuse("person.no_user_name", fmt::format("{} har inget användarnamn. Ge ett först.", person->name));
        set_password(transaction, wish.person, *hash, true);
        end_log_ins(transaction, wish.person);
        sql.execute("delete from log_in_failure where kind = 'user' and name = :name", person->user_name);
        return OneTimePassword{password};
    });
}

Result<Nothing> reset_second_factor(Context& context, const OfPerson& wish) {
    if (auto within = require_person_within(context, wish.person); !within) return refuse(within.error());
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<Nothing> {
        const auto person = person_now(context, transaction.sql(), wish.person);
        if (!person) return refuse(person.error());
        set_second_factor(transaction, wish.person, std::nullopt, false, 0);
        return Nothing{};
    });
}

// The unit there is; on an installation without units any, so that the first administrator can be made.
Result<void> check_unit(Sql& sql, const std::string& unit) {
    if (unit_number(sql, unit) || sql.value<std::int64_t>("select count(*) from unit") == 0) return {};
    const auto nearest = nearest_name(unit, sql.rows<std::string>("select id from unit"));
    return refuse(RefusalKind::not_found, "unit.unknown",
                  fmt::format("Enheten {} finns inte.{}", in_quotes(unit),
                              nearest ? fmt::format(" Menade du {}?", *nearest) : ""));
}

Result<PersonRow> add_assignment(Context& context, const AddAssignment& wish) {
    const auto role = require_role(context.configuration, wish.role);
    if (!role) return refuse(role.error());
    if (wish.unit.empty() && needs_unit(**role)) {
        return refuse("assignment.unit_needed",
                      fmt::format("Rollen {} får ändra något. Ange i vilken enhet.", (*role)->name));
    }
    if (wish.valid_to && *wish.valid_to <= wish.valid_from)
        return refuse("assignment.order", "Uppdraget slutar innan det börjar. Rätta datumen.");
    if (!wish.unit.empty()) {
        if (auto within = require_within(context, wish.unit); !within) return refuse(within.error());
    }
    if (auto within = require_person_within(context, wish.person); !within) return refuse(within.error());
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<PersonRow> {
        Sql& sql = transaction.sql();
        if (auto person = person_now(context, sql, wish.person); !person) return person;
        if (!wish.unit.empty()) {
            if (auto known = check_unit(sql, wish.unit); !known) return refuse(known.error());
        }
        require_account(sql, wish.person);
        add_assignment_row(transaction,
                           {0, wish.person, wish.role, wish.unit, wish.valid_from, wish.valid_to, "local"});
        return person_now(context, sql, wish.person);
    });
}

Result<PersonRow> end_assignment(Context& context, const EndAssignment& wish) {
    const auto number = assignment_number(wish.id);
    const auto row = context.store.read([&](Sql& sql) -> std::optional<AssignmentRow> {
        return number ? assignment_numbered(sql, *number) : std::nullopt;
    });
    if (!row || row->person != wish.person)
        return refuse(RefusalKind::not_found, "assignment.unknown", "Personen har inte det uppdraget.");
    if (!row->unit.empty()) {
        if (auto within = require_within(context, row->unit); !within) return refuse(within.error());
    }
    if (wish.valid_to < row->valid_from)
        return refuse("assignment.order", "Uppdraget slutar innan det börjar. Rätta datumen.");
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<PersonRow> {
        end_assignment_row(transaction, *assignment_numbered(transaction.sql(), *number), wish.valid_to);
        return person_now(context, transaction.sql(), wish.person);
    });
}

Result<RoleList> list_roles(Context& context, const Nothing&) {
    return RoleList{context.configuration.roles.roles};
}

}  // namespace

void offer_person_rights(Operations& operations) {
    operations.post("reset_password", "/persons/{person}/password", reset_password, {Permission::administer},
                    "Ge en person ett nytt engångslösenord");
    operations.remove("reset_second_factor", "/persons/{person}/second-factor", reset_second_factor,
                      {Permission::administer}, "Låt en person logga in utan kod");
    operations.post("add_assignment", "/persons/{person}/assignments", add_assignment, {Permission::administer},
                    "Ge en person ett uppdrag");
    operations.put("end_assignment", "/persons/{person}/assignments/{id}", end_assignment, {Permission::administer},
                   "Avsluta ett uppdrag");
    operations.get("list_roles", "/roles", list_roles, {Permission::administer}, "Roller och vad de får göra");
}

}  // namespace ledstang
