#include "accounts/account_rows.h"

#include <algorithm>
#include <chrono>

#include "base/swedish_text.h"

namespace ledstang {
namespace {

// What the change log says about an account's secrets.
struct LoggedSecret {
    std::string what;
    template <class S = LoggedSecret>
    static constexpr auto described() {
        return describe("LoggedSecret", field("what", &S::what, "Vad som gjordes"));
    }
};
void log_secret(Transaction& transaction, const std::string& person, const std::string& what) {
    transaction.log("account", person, "", to_json(LoggedSecret{what}));
}

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

}  // namespace

std::optional<AccountRow> account_of(Sql& sql, const std::string& person) {
    return sql.row<AccountRow>(
        "select person, user_name, employee_hsa_id, password_hash, must_change, second_factor, factor_in_use, "
        "factor_step, disabled from account where person = :person",
        person);
}
std::optional<AccountRow> account_named(Sql& sql, const std::string& user_name) {
    return sql.row<AccountRow>(
        "select person, user_name, employee_hsa_id, password_hash, must_change, second_factor, factor_in_use, "
        "factor_step, disabled from account where user_name = :user_name",
        user_name);
}

std::string as_user_name(const std::string& written) {
    return lower_case(trimmed(written));
}
std::string as_hsa_id(const std::string& written) {
    std::string id;
    for (const char letter : trimmed(written)) {
        if (letter == ' ') continue;
        id += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    }
    return id;
}

AccountRow require_account(Sql& sql, const std::string& person) {
    if (auto account = account_of(sql, person)) return *account;
    sql.execute(
        "insert into account (person, must_change, factor_in_use, factor_step, disabled) values (:person, 0, 0, 0, 0)",
        person);
    return *account_of(sql, person);
}

void set_password(Transaction& transaction, const std::string& person, const std::string& hash, bool must_change) {
    transaction.sql().execute(
        "update account set password_hash = :hash, must_change = :must_change where person = :person", hash,
        must_change, person);
    log_secret(transaction, person, must_change ? "one_time_password" : "password");
}

void set_second_factor(Transaction& transaction, const std::string& person, const std::optional<std::string>& sealed,
                       bool in_use, std::int64_t step) {
    transaction.sql().execute(
        "update account set second_factor = :sealed, factor_in_use = :in_use, factor_step = :step where person = "
        ":person",
        sealed, in_use, step, person);
    log_secret(transaction, person, in_use ? "second_factor" : sealed ? "second_factor_begun" : "no_second_factor");
}

bool use_step(Transaction& transaction, const std::string& person, std::int64_t step) {
    return transaction.sql().execute(
               "update account set factor_step = :step where person = :person and factor_step < :step", step, person) ==
           1;
}

void end_log_ins(Transaction& transaction, const std::string& person) {
    transaction.sql().execute("delete from log_in_session where person = :person", person);
}

std::string free_person_id(Sql& sql, const std::string& name) {
    const std::string base = ascii_slug(name).empty() ? "person" : ascii_slug(name);
    std::string id = base;
    for (int number = 2; sql.row<std::string>("select name from person where id = :id", id); ++number)
        id = base + "_" + std::to_string(number);
    return id;
}

std::int64_t seconds_now() {
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

}  // namespace ledstang
