// An account's row. Inside the accounts module.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "accounts/accounts.h"

namespace ledstang {

struct AccountRow {
    std::string person;
    std::optional<std::string> user_name;
    std::optional<std::string> employee_hsa_id;
    std::optional<std::string> password_hash;
    bool must_change = false;
    std::optional<std::string> second_factor;  // sealed
    bool factor_in_use = false;
    std::int64_t factor_step = 0;
    bool disabled = false;
    template <class A = AccountRow>
    static constexpr auto described() {
        return describe(
            "AccountRow", field("person", &A::person, "Person"), field("user_name", &A::user_name, "Användarnamn"),
            field("employee_hsa_id", &A::employee_hsa_id, "HSA-id"),
            field("password_hash", &A::password_hash, "Lösenordets kontrollsumma"),
            field("must_change", &A::must_change, "Måste bytas"),
            field("second_factor", &A::second_factor, "Andra faktorns hemlighet"),
            field("factor_in_use", &A::factor_in_use, "Om den används"),
            field("factor_step", &A::factor_step, "Senast använda steg"), field("disabled", &A::disabled, "Avstängt"));
    }
};

std::optional<AccountRow> account_of(Sql& sql, const std::string& person);
std::optional<AccountRow> account_named(Sql& sql, const std::string& user_name);
// "Karin.Astrom " → "karin.astrom"
std::string as_user_name(const std::string& written);
// "se2321000131-e000000012345 " → capitals, without spaces
std::string as_hsa_id(const std::string& written);

// The person's account, which is made without user name and password where there is none.
AccountRow require_account(Sql& sql, const std::string& person);

// Changes of it. None of them puts a secret into the change log: what is logged is that it was done.
void set_password(Transaction& transaction, const std::string& person, const std::string& hash, bool must_change);
void set_second_factor(Transaction& transaction, const std::string& person, const std::optional<std::string>& sealed,
                       bool in_use, std::int64_t step);
// The step's code is used now; false when that or a later one was used before.
bool use_step(Transaction& transaction, const std::string& person, std::int64_t step);
// Every log-in of the person ends.
void end_log_ins(Transaction& transaction, const std::string& person);

// "Åsa Öberg" → "asa_oberg", or "asa_oberg_2" when that is taken.
std::string free_person_id(Sql& sql, const std::string& name);

std::int64_t seconds_now();  // since 1970

}  // namespace ledstang
