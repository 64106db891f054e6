#include "accounts/identity_provider.h"

#include <fmt/format.h>
#include <sodium.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "accounts/identity_token.h"
#include "network/web_client.h"

namespace ledstang {
namespace {

constexpr std::chrono::seconds between_key_readings{5};  // however many unknown keys are met
constexpr long ok = 200;

std::string without_slash(std::string text) {
    while (text.ends_with('/')) text.pop_back();
    return text;
}

std::string basic(const std::string& client, const std::string& secret) {
    // The standard wants both form-encoded first (RFC 6749, 2.3.1).
    const std::string pair = percent_encoded(client) + ":" + percent_encoded(secret);
    constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
    std::string text(sodium_base64_ENCODED_LEN(pair.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(pair.data()), pair.size(),
                      variant);
    text.pop_back();
    return "Basic " + text;
}

}  // namespace

tl::unexpected<Refusal> ProviderConnection::unreachable(const std::string& why) const {
    return refuse(RefusalKind::unavailable, "openid.unreachable",
                  fmt::format("{} går inte att nå just nu ({}). Försök igen om en stund.", provider_.name, why));
}

Result<Json> ProviderConnection::fetch(const std::string& address, const std::string& bearer) {
    WebRequest request{address};
    request.headers.emplace_back("Accept", "application/json");
    if (!bearer.empty()) request.headers.emplace_back("Authorization", "Bearer " + bearer);
    const auto answer = ask_web(request);
    if (!answer) return unreachable(answer.error().message);
    if (answer->status != ok) return unreachable(fmt::format("{} svarade {}", address, answer->status));
    auto json = parse_json(answer->body);
    if (!json || !json->is_object()) return unreachable(address + " svarade inte med JSON");
    return json;
}

Result<ProviderPlaces> ProviderConnection::places() {
    const std::lock_guard lock(mutex_);
    if (places_) return *places_;
    const auto document = fetch(without_slash(provider_.issuer) + "/.well-known/openid-configuration");
    if (!document) return refuse(document.error());
    if (claim_text(*document, "issuer") != provider_.issuer) return unreachable("den uppger en annan utfärdare");
    ProviderPlaces places{claim_text(*document, "authorization_endpoint"), claim_text(*document, "token_endpoint"),
                          claim_text(*document, "userinfo_endpoint"), claim_text(*document, "jwks_uri")};
    if (places.authorization.empty() || places.token.empty() || places.keys.empty())
        return unreachable("dess beskrivning saknar adresser");
    places_ = places;
    return places;
}

Result<std::string> ProviderConnection::question(const std::string& state, const std::string& nonce,
                                                 const std::string& verifier, const std::string& answer_address) {
    const auto known = places();
    if (!known) return refuse(known.error());
    std::vector<std::pair<std::string, std::string>> fields{{"response_type", "code"},
                                                            {"client_id", provider_.client_id},
                                                            {"redirect_uri", answer_address},
                                                            {"scope", provider_.scopes},
                                                            {"state", state},
                                                            {"nonce", nonce},
                                                            {"code_challenge", sha256_word(verifier)},
                                                            {"code_challenge_method", "S256"}};
    for (const auto& [name, value] : provider_.parameters) fields.emplace_back(name, value);
    const char joint = known->authorization.find('?') == std::string::npos ? '?' : '&';
    return known->authorization + joint + form_of(fields);
}

Result<std::string> ProviderConnection::secret() const {
    if (provider_.client_secret_file.empty()) return provider_.client_secret;
    std::ifstream stream(std::filesystem::path(folder_) / provider_.client_secret_file, std::ios::binary);
    if (!stream) return unreachable(fmt::format("filen {} går inte att läsa", provider_.client_secret_file));
    std::string text(std::istreambuf_iterator<char>(stream), {});
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    return text;
}

Result<Json> ProviderConnection::redeem(const ProviderPlaces& places, const CodeExchange& exchange) {
    const auto known_secret = secret();
    if (!known_secret) return refuse(known_secret.error());
    WebRequest request{places.token, form_of({{"grant_type", "authorization_code"},
                                              {"code", exchange.code},
                                              {"redirect_uri", exchange.answer_address},
                                              {"client_id", provider_.client_id},
                                              {"code_verifier", exchange.verifier}})};
    request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    request.headers.emplace_back("Accept", "application/json");
    if (!known_secret->empty())
        request.headers.emplace_back("Authorization", basic(provider_.client_id, *known_secret));
    const auto answer = ask_web(request);
    if (!answer) return unreachable(answer.error().message);
    if (answer->status != ok) {
        return refuse(RefusalKind::forbidden, "openid.code",
                      fmt::format("{} godtog inte inloggningen. Försök igen.", provider_.name));
    }
    auto json = parse_json(answer->body);
    if (!json || !json->is_object()) return unreachable("svaret är inte JSON");
    return json;
}

Result<void> ProviderConnection::read_keys(const ProviderPlaces& places) {
    auto keys = fetch(places.keys);
    if (!keys) return refuse(keys.error());
    keys_ = JsonWebKeys(std::move(*keys));
    keys_read_ = std::chrono::steady_clock::now();
    return {};
}

// A key that is not known may be new: providers change theirs. They are read anew, but not by each token that is wrong.
Result<void> ProviderConnection::verify(const ProviderPlaces& places, const JsonWebToken& token) {
    const std::lock_guard lock(mutex_);
    if (!keys_) {
        if (auto read = read_keys(places); !read) return read;
    }
    Signature signature = keys_->check(token);
    if (signature == Signature::unknown_key && std::chrono::steady_clock::now() - keys_read_ >= between_key_readings) {
        if (auto read = read_keys(places); !read) return read;
        signature = keys_->check(token);
    }
    if (signature == Signature::right) return {};
    return refuse(RefusalKind::forbidden, "openid.signature",
                  "Identitetstjänstens intyg godtas inte: underskriften stämmer inte. Försök igen, och hör annars av "
                  "dig till den som sköter Ledstång.");
}

Result<Json> ProviderConnection::claims(const CodeExchange& exchange, std::int64_t now) {
    const auto known = places();
    if (!known) return refuse(known.error());
    const auto tokens = redeem(*known, exchange);
    if (!tokens) return refuse(tokens.error());
    auto token = read_token(claim_text(*tokens, "id_token"));
    if (!token) return refuse(token.error());
    if (auto verified = verify(*known, *token); !verified) return refuse(verified.error());
    const TokenExpectation expected{provider_.issuer, provider_.client_id, exchange.nonce, now};
    if (auto checked = check_claims(token->claims, expected); !checked) return refuse(checked.error());

    const auto lacks = [&](const std::string& name) { return !name.empty() && !token->claims.contains(name); };
    const std::string access = claim_text(*tokens, "access_token");
    if (known->user_info.empty() || access.empty() ||
        !(lacks(provider_.employee_hsa_id) || lacks(provider_.person_name) || lacks(provider_.assignments))) {
        return std::move(token->claims);
    }
    const auto more = fetch(known->user_info, access);
    if (!more) return refuse(more.error());
    // The same person, or it says nothing (OpenID Connect Core, 5.3.2).
    if (claim_text(*more, "sub") != claim_text(token->claims, "sub")) {
        return refuse(RefusalKind::forbidden, "openid.token",
                      "Identitetstjänsten svarar om olika personer. Försök igen.");
    }
    for (const auto& [name, value] : more->items()) {
        if (!token->claims.contains(name)) token->claims[name] = value;
    }
    return std::move(token->claims);
}

}  // namespace ledstang
