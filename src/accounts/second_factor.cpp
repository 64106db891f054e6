// The second factor: a code of an authenticator application, beside the password.
#include "accounts/account_rows.h"
#include "accounts/one_time_code.h"
#include "accounts/password.h"
#include "accounts/sealed.h"
#include "accounts/session.h"
#include "accounts/throttle.h"

namespace ledstang {
namespace {

struct SecondFactor {
    std::string secret;
    std::string address;
    template <class S = SecondFactor>
    static constexpr auto described() {
        return describe("SecondFactor", field("secret", &S::secret, "Hemlighet att skriva in i appen"),
                        field("address", &S::address, "Adress (otpauth) för en QR-kod"));
    }
};
struct ConfirmSecondFactor {
    std::string code;
    template <class S = ConfirmSecondFactor>
    static constexpr auto described() {
        return describe("ConfirmSecondFactor", field("code", &S::code, "Koden som appen visar"));
    }
};
struct RemoveSecondFactor {
    std::string password;
    template <class S = RemoveSecondFactor>
    static constexpr auto described() {
        return describe("RemoveSecondFactor", field("password", &S::password, "Lösenord"));
    }
};

Result<AccountRow> own_account(Context& context) {
    const auto account = context.store.read([&](Sql& sql) { return account_of(sql, context.caller.person); });
    if (account && account->password_hash) return *account;
    return refuse("password.none",
                  "Du loggar inte in med ett lösenord här. Identitetstjänsten sköter din andra faktor.");
}

tl::unexpected<Refusal> wrong_code() {
    return refuse("second_factor.wrong",
                  "Koden stämmer inte. Vänta på nästa, och kontrollera att telefonens klocka går rätt.");
}

Result<SecondFactor> begin_second_factor(Context& context, const Nothing&) {
    const auto account = own_account(context);
    if (!account) return refuse(account.error());
    if (account->factor_in_use) {
        return refuse(RefusalKind::conflict, "second_factor.in_use",
                      "Inloggningen kräver redan en kod. Ta bort den först om du vill byta app.");
    }
    const std::string secret = new_code_secret();
    const std::string sealed = Sealer::of(context.configuration.log_in.folder).seal(secret);
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<SecondFactor> {
        set_second_factor(transaction, context.caller.person, sealed, false, 0);
        return SecondFactor{base32(secret), authenticator_address(account->user_name.value_or(""), secret)};
    });
}

Result<Nothing> confirm_second_factor(Context& context, const ConfirmSecondFactor& wish) {
    const auto account = own_account(context);
    if (!account) return refuse(account.error());
    if (account->factor_in_use || !account->second_factor)
        return refuse("second_factor.not_begun", "Börja med att visa hemligheten för appen.");
    const auto secret = Sealer::of(context.configuration.log_in.folder).open(*account->second_factor);
    if (!secret) return refuse("second_factor.not_begun", "Börja om: hemligheten går inte längre att läsa.");
    const auto step = step_of_code(*secret, wish.code, seconds_now(), account->factor_step);
    if (!step) return wrong_code();
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<Nothing> {
        const auto now = account_of(transaction.sql(), context.caller.person);
        if (!now || now->second_factor != account->second_factor) return wrong_code();  // begun anew meanwhile
        set_second_factor(transaction, context.caller.person, account->second_factor, true, *step);
        return Nothing{};
    });
}

Result<Nothing> remove_second_factor(Context& context, const RemoveSecondFactor& wish) {
    if (auto possible = require_log_in(context); !possible) return refuse(possible.error());
    const auto account = own_account(context);
    if (!account) return refuse(account.error());
    const std::string user_name = account->user_name.value_or("");
    if (auto may = begin_try(context.store, user_name, context.log_in->address(), seconds_now()); !may)
        return refuse(may.error());
    const auto right = password_is(*account->password_hash, wish.password);
    if (!right) return refuse(right.error());
    if (!*right) return refuse("password.wrong", "Det nuvarande lösenordet stämmer inte.");
    end_try(context.store, user_name);
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<Nothing> {
        set_second_factor(transaction, context.caller.person, std::nullopt, false, 0);
        return Nothing{};
    });
}

}  // namespace

void offer_second_factor(Operations& operations) {
    operations.post("begin_second_factor", "/session/second-factor", begin_second_factor, {Permission::self},
                    "Börja kräva en kod vid inloggningen");
    operations.put("confirm_second_factor", "/session/second-factor", confirm_second_factor, {Permission::self},
                   "Visa att appen ger rätt kod");
    // A DELETE would put the password into the address, and so into logs.
    operations.post("remove_second_factor", "/session/second-factor/removal", remove_second_factor, {Permission::self},
                    "Sluta kräva en kod vid inloggningen");
}

}  // namespace ledstang
