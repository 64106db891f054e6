#include "accounts/openid.h"

#include <fmt/format.h>
#include <sodium.h>
#include <spdlog/spdlog.h>

#include "accounts/admission.h"
#include "accounts/identity_provider.h"
#include "accounts/identity_token.h"
#include "accounts/session.h"
#include "base/swedish_text.h"

namespace ledstang {
namespace {

constexpr std::int64_t longest_question = 10 * 60;  // seconds to log in at the provider

struct Asked {
    std::string nonce;
    std::string verifier;
    template <class S = Asked>
    static constexpr auto described() {
        return describe("Asked", field("nonce", &S::nonce, "Nonce"), field("verifier", &S::verifier, "PKCE"));
    }
};

void remember(Store& store, const std::string& state, const std::string& provider, const Asked& asked) {
    const std::int64_t now = seconds_now();
    const auto kept = store.write_aside({"", "openid"}, [&](Transaction& transaction) -> Result<void> {
        transaction.sql().execute("delete from log_in_asked where asked < :oldest", now - longest_question);
        transaction.sql().execute(
            "insert into log_in_asked (state, provider, nonce, verifier, asked) values (:state, :provider, :nonce, "
            ":verifier, :asked)",
            sha256_word(state), provider, asked.nonce, asked.verifier, now);
        return {};
    });
    if (!kept) throw std::logic_error("a question was refused: " + kept.error().message);
}

// What was asked with this state; each can be recalled once.
Result<Asked> recall(Store& store, const std::string& state, const std::string& provider) {
    return store.write_aside({"", "openid"}, [&](Transaction& transaction) -> Result<Asked> {
        Sql& sql = transaction.sql();
        const std::string hash = sha256_word(state);
        const auto asked = sql.row<Asked>(
            "select nonce, verifier from log_in_asked where state = :state and provider = :provider and asked >= "
            ":oldest",
            hash, provider, seconds_now() - longest_question);
        if (!asked) {
            return refuse(RefusalKind::forbidden, "openid.state",
                          "Inloggningen tog för lång tid, eller har använts redan. Försök igen från början.");
        }
        sql.execute("delete from log_in_asked where state = :state", hash);
        return *asked;
    });
}

bool same(const std::string& a, const std::string& b) {
    return !a.empty() && a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace

OpenIdLogIn::OpenIdLogIn(const LogInSettings& settings) {
    for (const auto& provider : settings.providers)
        connections_.push_back(std::make_unique<ProviderConnection>(provider, settings.folder));
}
OpenIdLogIn::~OpenIdLogIn() = default;

Result<ProviderConnection*> OpenIdLogIn::connection(const std::string& provider) {
    for (const auto& connection : connections_) {
        if (connection->provider().id == provider) return connection.get();
    }
    return refuse(RefusalKind::not_found, "openid.provider",
                  fmt::format("Identitetstjänsten {} finns inte. Gå till startsidan och logga in därifrån.",
                              in_quotes(provider)));
}

Result<OpenIdQuestion> OpenIdLogIn::ask(Context& context, const std::string& provider,
                                        const std::string& answer_address) {
    const auto known = connection(provider);
    if (!known) return refuse(known.error());
    const std::string state = random_word();
    const Asked asked{random_word(), random_word()};
    auto address = (*known)->question(state, asked.nonce, asked.verifier, answer_address);
    if (!address) {
        spdlog::warn(R"({{"event":"openid_refused","provider":{},"code":"{}","detail":{}}})", to_json(provider),
                     address.error().code, to_json(address.error().message));
        return refuse(address.error());
    }
    remember(context.store, state, provider, asked);
    return OpenIdQuestion{std::move(*address), state};
}

Result<void> OpenIdLogIn::take(Context& context, const std::string& provider, const OpenIdAnswer& answer,
                               const std::string& answer_address) {
    auto done = taken(context, provider, answer, answer_address);
    if (!done) {
        spdlog::warn(R"({{"event":"openid_refused","provider":{},"code":"{}","address":{},"detail":{}}})",
                     to_json(provider), done.error().code, to_json(context.log_in->address()),
                     to_json(done.error().message));
    }
    return done;
}

Result<void> OpenIdLogIn::taken(Context& context, const std::string& provider, const OpenIdAnswer& answer,
                                const std::string& answer_address) {
    const auto known = connection(provider);
    if (!known) return refuse(known.error());
    if (!same(answer.state, answer.cookie)) {
        return refuse(RefusalKind::forbidden, "openid.state",
                      "Inloggningen påbörjades inte i den här webbläsaren. Försök igen från början.");
    }
    const auto asked = recall(context.store, answer.state, provider);
    if (!asked) return refuse(asked.error());
    const IdentityProvider& settings = (*known)->provider();
    if (!answer.issuer.empty() && answer.issuer != settings.issuer) {
        return refuse(RefusalKind::forbidden, "openid.issuer",
                      "Svaret kommer från en annan identitetstjänst än den som tillfrågades. Försök igen från början.");
    }
    if (!answer.error.empty() || answer.code.empty()) {
        return refuse(RefusalKind::forbidden, "openid.declined",
                      fmt::format("{} loggade inte in dig. Försök igen.", settings.name));
    }
    const auto claims = (*known)->claims({answer.code, asked->verifier, asked->nonce, answer_address}, seconds_now());
    if (!claims) return refuse(claims.error());
    const auto person = admit(context, settings, *claims);
    if (!person) return refuse(person.error());
    const auto session = begin_session(context, *person, "openid");
    if (!session) return refuse(session.error());
    return {};
}

}  // namespace ledstang
