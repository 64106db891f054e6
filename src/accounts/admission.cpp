#include "accounts/admission.h"

#include <algorithm>

#include "accounts/assignments.h"
#include "accounts/identity_token.h"

namespace ledstang {
namespace {

struct LoggedIdentity {
    std::string issuer, subject, employee_hsa_id;
    template <class L = LoggedIdentity>
    static constexpr auto described() {
        return describe("LoggedIdentity", field("issuer", &L::issuer, "Utfärdare"),
                        field("subject", &L::subject, "Identitet"),
                        field("employee_hsa_id", &L::employee_hsa_id, "HSA-id"));
    }
};

std::vector<MappedAssignment> mapped_of(const IdentityProvider& provider, const Json& claims) {
    std::vector<MappedAssignment> found;
    if (provider.assignments.empty()) return found;
    const auto values = claim_texts(claims, provider.assignments);
    for (const auto& mapped : provider.mapping) {
        if (std::ranges::find(values, mapped.value) != values.end()) found.push_back(mapped);
    }
    return found;
}

std::optional<std::string> known_person(Sql& sql, const LoggedIdentity& identity) {
    if (auto person =
            sql.row<std::string>("select person from log_in_identity where issuer = :issuer and subject = :subject",
                                 identity.issuer, identity.subject)) {
        return person;
    }
    if (identity.employee_hsa_id.empty()) return std::nullopt;
    return sql.row<std::string>("select person from account where employee_hsa_id = :id", identity.employee_hsa_id);
}

std::string new_person(Transaction& transaction, const std::string& name, const LoggedIdentity& identity) {
    Sql& sql = transaction.sql();
    const std::string id = free_person_id(sql, name);
    sql.execute("insert into person (id, name) values (:id, :name)", id, name);
    require_account(sql, id);
    if (!identity.employee_hsa_id.empty())
        sql.execute("update account set employee_hsa_id = :hsa_id where person = :person", identity.employee_hsa_id,
                    id);
    transaction.log("person", id, "", to_json(PersonName{id, name}));
    return id;
}

void remember_identity(Transaction& transaction, const std::string& person, const LoggedIdentity& identity) {
    Sql& sql = transaction.sql();
    if (sql.row<std::string>("select person from log_in_identity where issuer = :issuer and subject = :subject",
                             identity.issuer, identity.subject)) {
        return;
    }
    sql.execute("insert into log_in_identity (issuer, subject, person) values (:issuer, :subject, :person)",
                identity.issuer, identity.subject, person);
    transaction.log("identity", person, "", to_json(identity));
}

// Those that the provider no longer tells of end today; new ones begin.
void set_assignments(Transaction& transaction, const std::string& person, std::vector<MappedAssignment> wanted,
                     const Date& today) {
    for (const auto& row : assignments_of(transaction.sql(), person)) {
        if (row.origin != "provider" || row.valid_to) continue;
        const auto found = std::ranges::find_if(
            wanted, [&](const MappedAssignment& mapped) { return mapped.role == row.role && mapped.unit == row.unit; });
        if (found == wanted.end()) {
            end_assignment_row(transaction, row, today);
        } else {
            wanted.erase(found);
        }
    }
    for (const auto& mapped : wanted)
        add_assignment_row(transaction, {0, person, mapped.role, mapped.unit, today, std::nullopt, "provider"});
}

}  // namespace

Result<std::string> admit(Context& context, const IdentityProvider& provider, const Json& claims) {
    const LoggedIdentity identity{provider.issuer, claim_text(claims, "sub"),
                                  as_hsa_id(claim_text(claims, provider.employee_hsa_id))};
    const auto mapped = mapped_of(provider, claims);
    const std::string told_name = claim_text(claims, provider.person_name);
    return context.store.write({"", "openid"}, [&](Transaction& transaction) -> Result<std::string> {
        auto person = known_person(transaction.sql(), identity);
        if (!person && (provider.admit != Admission::mapped || mapped.empty())) {
            return refuse(RefusalKind::forbidden, "openid.unknown_person",
                          "Du är inloggad hos identitetstjänsten, men har inget uppdrag i Ledstång. Be den som sköter "
                          "personer och rättigheter lägga upp dig.");
        }
        if (!person) person = new_person(transaction, told_name.empty() ? identity.subject : told_name, identity);
        if (require_account(transaction.sql(), *person).disabled) {
            return refuse(RefusalKind::forbidden, "session.disabled",
                          "Kontot är avstängt. Be den som sköter personer och rättigheter öppna det.");
        }
        remember_identity(transaction, *person, identity);
        if (!provider.assignments.empty()) set_assignments(transaction, *person, mapped, context.today);
        return *person;
    });
}

}  // namespace ledstang
