// The public face of accounts: how people log in, and which rights follow from the assignment that they have chosen.
//
// A person has assignments: a role, within a unit and all below it, for a time. A log-in stands for one of them, and
// only it gives rights. Whoever stands in for somebody who is away may choose that person's assignments too.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "accounts/openid.h"
#include "operations/operations.h"
#include "organisation/organisation.h"

namespace ledstang {

struct Assignment {
    std::string id;
    std::string role;
    std::string role_name;
    std::string unit;  // empty: the role changes nothing
    std::string unit_name;
    Date valid_from;
    std::optional<Date> valid_to;  // first day on which it no longer holds
    std::string deputy_for;        // whose it is, for a deputy; empty: one's own
    std::string deputy_for_name;
    template <class A = Assignment>
    static constexpr auto described() {
        return describe(
            "Assignment", field("id", &A::id, "Uppdragets id"), field("role", &A::role, "Roll"),
            field("role_name", &A::role_name, "Rollens namn"), field("unit", &A::unit, "Enhet; kan vara tom"),
            field("unit_name", &A::unit_name, "Enhetens namn"), field("valid_from", &A::valid_from, "Gäller från"),
            field("valid_to", &A::valid_to, "Gäller till (första dag då det inte gäller)"),
            field("deputy_for", &A::deputy_for, "Den som personen ersätter; annars tomt"),
            field("deputy_for_name", &A::deputy_for_name, "Namn på den som ersätts"));
    }
};

// What the person may choose between that day: own assignments first, then those of whom the person stands in for.
std::vector<Assignment> assignments_on(Sql& sql, const Configuration& configuration, const std::string& person,
                                       const Date& on);

// A log-in as the store keeps it, under the hash of the browser's token.
struct KeptLogIn {
    std::string person;
    std::optional<std::int64_t> assignment;  // none is chosen
    std::int64_t begun = 0;                  // seconds since 1970
};
// Log-ins that began before `oldest` are taken away at the same time.
void keep_log_in(Store& store, const std::string& hash, const KeptLogIn& log_in, std::int64_t oldest);
std::optional<KeptLogIn> kept_log_in(Sql& sql, const std::string& hash);
void drop_log_in(Store& store, const std::string& hash);

// The person as a caller that day, with what the assignment gives; without a valid assignment there are no rights.
// Nothing when the person may not be logged in: the account is gone or disabled.
std::optional<Caller> caller_of(Sql& sql, const Configuration& configuration, const KeptLogIn& log_in, const Date& on);

// Writes the demo log-in's persons, accounts and assignments as roles.toml has them, where they differ.
void put_demo_persons(Store& store, const Configuration& configuration);

void offer_accounts(Operations& operations);

}  // namespace ledstang
