// Logging in with a password, and changing it.
#include <spdlog/spdlog.h>

#include "accounts/account_rows.h"
#include "accounts/one_time_code.h"
#include "accounts/password.h"
#include "accounts/sealed.h"
#include "accounts/session.h"
#include "accounts/throttle.h"

namespace ledstang {
namespace {

struct PasswordLogIn {
    std::string user_name;
    std::string password;
    std::string code;
    template <class L = PasswordLogIn>
    static constexpr auto described() {
        return describe("PasswordLogIn", field("user_name", &L::user_name, "Användarnamn"),
                        field("password", &L::password, "Lösenord"),
                        optional_field("code", &L::code, "Kod från appen, när kontot kräver det"));
    }
};
struct ChangePassword {
    std::string old_password;
    std::string new_password;
    template <class C = ChangePassword>
    static constexpr auto described() {
        return describe("ChangePassword", field("old_password", &C::old_password, "Nuvarande lösenord"),
                        field("new_password", &C::new_password, "Nytt lösenord, minst 12 tecken"));
    }
};

constexpr std::size_t longest_user_name = 200;

tl::unexpected<Refusal> wrong() {
    return refuse(RefusalKind::forbidden, "session.wrong",
                  "Användarnamnet, lösenordet eller koden stämmer inte. Kontrollera dem och försök igen.");
}

// The program's log says more than the person is told, but never what was written.
void note(const std::string& why, const std::string& person, const std::string& address) {
    spdlog::warn(R"({{"event":"log_in_refused","why":"{}","person":{},"address":{}}})", why, to_json(person),
                 to_json(address));
}

enum class CodeCheck { right, wrong, needed };

CodeCheck check_code(Context& context, const AccountRow& account, const std::string& code) {
    if (!account.factor_in_use) return CodeCheck::right;
    if (code.empty()) return CodeCheck::needed;
    const auto secret = Sealer::of(context.configuration.log_in.folder).open(account.second_factor.value_or(""));
    if (!secret) {
        spdlog::error(R"({{"event":"second_factor_unreadable","person":"{}"}})", account.person);
        return CodeCheck::wrong;
    }
    const auto step = step_of_code(*secret, code, seconds_now(), account.factor_step);
    if (!step) return CodeCheck::wrong;
    const auto used = context.store.write_aside(
        {account.person, context.operation},
        [&](Transaction& transaction) -> Result<bool> { return use_step(transaction, account.person, *step); });
    return used && *used ? CodeCheck::right : CodeCheck::wrong;
}

Result<Session> log_in(Context& context, const PasswordLogIn& wish) {
    if (auto possible = require_log_in(context); !possible) return refuse(possible.error());
    if (!context.configuration.log_in.local_passwords) {
        return refuse(RefusalKind::forbidden, "session.passwords_off",
                      "Här loggar man inte in med lösenord. Använd identitetstjänsten.");
    }
    const std::string user_name = as_user_name(wish.user_name);
    if (user_name.size() > longest_user_name) return wrong();
    const std::string address = context.log_in->address();
    if (auto may = begin_try(context.store, user_name, address, seconds_now()); !may) {
        note("wait", "", address);
        return refuse(may.error());
    }
    const auto account = context.store.read([&](Sql& sql) { return account_named(sql, user_name); });
    const auto right = password_is(account ? account->password_hash.value_or("") : "", wish.password);
    if (!right) {  // nobody's fault
        forgive_try(context.store, user_name);
        return refuse(right.error());
    }
    const auto fail = [&](const std::string& why) {
        fail_try(context.store, address, seconds_now());
        note(why, account ? account->person : "", address);
        return wrong();
    };
    if (!*right) return fail(account ? "password" : "user_name");
    if (account->disabled) return fail("disabled");
    switch (check_code(context, *account, wish.code)) {
        case CodeCheck::needed:
            forgive_try(context.store, user_name);
            return refuse(RefusalKind::forbidden, "session.code_needed", "Skriv också koden som appen visar just nu.");
        case CodeCheck::wrong:
            return fail("code");
        case CodeCheck::right:
            break;
    }
    end_try(context.store, user_name);
    return begin_session(context, account->person, "password");
}

Result<Session> change_password(Context& context, const ChangePassword& wish) {
    if (auto possible = require_log_in(context); !possible) return refuse(possible.error());
    const std::string& person = context.caller.person;
    const auto account = context.store.read([&](Sql& sql) { return account_of(sql, person); });
    if (!account || !account->password_hash) {
        return refuse("password.none", "Du loggar inte in med ett lösenord här, så det finns inget att byta.");
    }
    const std::string user_name = account->user_name.value_or("");
    if (auto may = begin_try(context.store, user_name, context.log_in->address(), seconds_now()); !may)
        return refuse(may.error());
    const auto right = password_is(*account->password_hash, wish.old_password);
    if (!right) return refuse(right.error());
    if (!*right) {
        note("old_password", person, context.log_in->address());
        return refuse("password.wrong", "Det nuvarande lösenordet stämmer inte.");
    }
    end_try(context.store, user_name);
    if (auto good = check_new_password(wish.new_password, user_name); !good) return refuse(good.error());
    if (wish.new_password == wish.old_password)
        return refuse("password.same", "Det nya lösenordet är samma som det gamla. Välj ett annat.");
    const auto hash = hash_password(wish.new_password);
    if (!hash) return refuse(hash.error());
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        set_password(transaction, person, *hash, false);
        end_log_ins(transaction, person);  // whoever knew the old one is out
        return {};
    });
    if (!written) return refuse(written.error());
    context.log_in->begin(person, context.caller.assignment);
    return context.store.read([&](Sql& sql) -> Result<Session> {
        Caller caller = context.caller;
        caller.only.clear();
        return session_of(sql, context.configuration, caller, context.today);
    });
}

}  // namespace

void offer_passwords(Operations& operations) {
    operations.post("log_in", "/session/password", log_in, {Permission::open}, "Logga in med lösenord");
    operations.put("change_password", "/session/password", change_password, {Permission::self}, "Byt sitt lösenord");
}

}  // namespace ledstang
