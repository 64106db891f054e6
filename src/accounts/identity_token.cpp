#include "accounts/identity_token.h"

#include <algorithm>
#include <array>

namespace ledstang {
namespace {

constexpr std::size_t longest_subject = 255;  // as the standard has it

tl::unexpected<Refusal> wrong(const char* code, const std::string& why) {
    return refuse(RefusalKind::forbidden, code,
                  "Identitetstjänstens intyg godtas inte: " + why +
                      ". Försök igen, och hör annars av dig till den som sköter Ledstång.");
}

std::optional<std::int64_t> claim_seconds(const Json& claims, const char* name) {
    const auto found = claims.find(name);
    if (found == claims.end() || !found->is_number()) return std::nullopt;
    const double seconds = found->get<double>();
    if (seconds < 0 || seconds > 1e12) return std::nullopt;
    return static_cast<std::int64_t>(seconds);
}

bool is_for(const Json& claims, const std::string& client) {
    const auto audiences = claim_texts(claims, "aud");
    if (std::ranges::find(audiences, client) == audiences.end()) return false;
    const std::string party = claim_text(claims, "azp");
    if (claims.contains("azp")) return party == client;
    return audiences.size() == 1;
}

}  // namespace

Result<void> check_claims(const Json& claims, const TokenExpectation& expected) {
    if (claim_text(claims, "iss") != expected.issuer) return wrong("openid.issuer", "det har en annan utfärdare");
    if (!is_for(claims, expected.client_id)) return wrong("openid.audience", "det är utfärdat för någon annan");
    const std::string subject = claim_text(claims, "sub");
    const auto expires = claim_seconds(claims, "exp");
    const auto issued = claim_seconds(claims, "iat");
    if (subject.empty() || subject.size() > longest_subject || !expires || !issued)
        return wrong("openid.token", "det saknar uppgifter");
    if (*expires + clock_difference <= expected.now) return wrong("openid.expired", "dess tid har gått ut");
    if (*issued - clock_difference > expected.now || *issued + oldest_token < expected.now)
        return wrong("openid.expired", "det är inte utfärdat nu");
    if (claim_text(claims, "nonce") != expected.nonce) return wrong("openid.nonce", "det svarar på en annan fråga");
    return {};
}

std::string claim_text(const Json& claims, const std::string& name) {
    const auto found = claims.find(name);
    return found != claims.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<std::string> claim_texts(const Json& claims, const std::string& name) {
    std::vector<std::string> texts;
    const auto found = claims.find(name);
    if (found == claims.end()) return texts;
    const auto take = [&](const Json& item) {
        if (item.is_string()) {
            texts.push_back(item.get<std::string>());
        } else if (item.is_object()) {
            for (const char* member : {"id", "value", "name"}) {
                if (const std::string text = claim_text(item, member); !text.empty()) {
                    texts.push_back(text);
                    break;
                }
            }
        }
    };
    if (found->is_array()) {
        for (const auto& item : *found) take(item);
    } else {
        take(*found);
    }
    return texts;
}

}  // namespace ledstang
