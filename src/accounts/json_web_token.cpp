#include "accounts/json_web_token.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>
#include <sodium.h>

#include <array>
#include <memory>
#include <stdexcept>

namespace ledstang {
namespace {

constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr int fewest_rsa_bits = 2048;
constexpr std::size_t p256_bytes = 32;

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* pointer) const {
        Free(pointer);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using ParameterBuilder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string text_in(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string decoded(const Json& key, const char* name) {
    return bytes_of_base64_url(text_in(key, name)).value_or("");
}

Key made_of(const char* type, OSSL_PARAM_BLD* builder) {
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) {
        return nullptr;
    }
    return Key(key);
}

Key rsa_key(const Json& key) {
    const std::string n = decoded(key, "n");
    const std::string e = decoded(key, "e");
    const Number modulus(BN_bin2bn(bytes_of(n), static_cast<int>(n.size()), nullptr));
    const Number exponent(BN_bin2bn(bytes_of(e), static_cast<int>(e.size()), nullptr));
    const ParameterBuilder builder(OSSL_PARAM_BLD_new());
    if (!modulus || !exponent || !builder || n.empty() || e.empty() || BN_num_bits(modulus.get()) < fewest_rsa_bits ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1) {
        return nullptr;
    }
    return made_of("RSA", builder.get());
}

Key p256_key(const Json& key) {
    const std::string x = decoded(key, "x");
    const std::string y = decoded(key, "y");
    if (text_in(key, "crv") != "P-256" || x.size() != p256_bytes || y.size() != p256_bytes) return nullptr;
    const std::string point = "\x04" + x + y;
    const ParameterBuilder builder(OSSL_PARAM_BLD_new());
    if (!builder || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) != 1 ||
        OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1) {
        return nullptr;
    }
    return made_of("EC", builder.get());
}

// ES256's signature is the two numbers side by side; OpenSSL wants them in DER.
std::string der_of(const std::string& signature) {
    if (signature.size() != 2 * p256_bytes) return {};
    const std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>> pair(ECDSA_SIG_new());
    BIGNUM* r = BN_bin2bn(bytes_of(signature), p256_bytes, nullptr);
    BIGNUM* s = BN_bin2bn(bytes_of(signature) + p256_bytes, p256_bytes, nullptr);
    if (!pair || ECDSA_SIG_set0(pair.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return {};
    }
    unsigned char* der = nullptr;
    const int length = i2d_ECDSA_SIG(pair.get(), &der);
    if (length <= 0) return {};
    std::string text(reinterpret_cast<const char*>(der), static_cast<std::size_t>(length));
    OPENSSL_free(der);
    return text;
}

bool is_right(EVP_PKEY* key, const std::string& algorithm, const JsonWebToken& token) {
    const DigestContext digest(EVP_MD_CTX_new());
    EVP_PKEY_CTX* padding = nullptr;  // the digest's own
    if (!digest || EVP_DigestVerifyInit(digest.get(), &padding, EVP_sha256(), nullptr, key) != 1) return false;
    if (algorithm == "PS256" && (EVP_PKEY_CTX_set_rsa_padding(padding, RSA_PKCS1_PSS_PADDING) != 1 ||
                                 EVP_PKEY_CTX_set_rsa_pss_saltlen(padding, RSA_PSS_SALTLEN_DIGEST) != 1)) {
        return false;
    }
    const std::string signature = algorithm == "ES256" ? der_of(token.signature) : token.signature;
    if (signature.empty()) return false;
    return EVP_DigestVerify(digest.get(), bytes_of(signature), signature.size(), bytes_of(token.signed_text),
                            token.signed_text.size()) == 1;
}

bool fits(const Json& key, const std::string& type, const std::string& algorithm, const std::string& id) {
    if (!key.is_object() || text_in(key, "kty") != type) return false;
    if (key.contains("use") && text_in(key, "use") != "sig") return false;
    if (key.contains("alg") && text_in(key, "alg") != algorithm) return false;
    return id.empty() || text_in(key, "kid") == id;
}

}  // namespace

std::string base64_url(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), variant);
    text.pop_back();  // the terminating zero
    return text;
}

std::optional<std::string> bytes_of_base64_url(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
                          nullptr, &length, nullptr, variant) != 0) {
        return std::nullopt;
    }
    bytes.resize(length);
    return bytes;
}

std::string random_word() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used");
    std::array<char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return base64_url({bytes.data(), bytes.size()});
}

std::string sha256_word(std::string_view text) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), bytes_of(text), text.size());
    return base64_url({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

Result<JsonWebToken> read_token(std::string_view text) {
    const auto malformed = [] {
        return refuse("openid.token",
                      "Identitetstjänstens svar går inte att läsa. Försök igen, eller hör av dig till "
                      "den som sköter Ledstång.");
    };
    const auto first = text.find('.');
    const auto second = first == std::string_view::npos ? first : text.find('.', first + 1);
    if (second == std::string_view::npos || text.find('.', second + 1) != std::string_view::npos) return malformed();
    const auto header = bytes_of_base64_url(text.substr(0, first));
    const auto claims = bytes_of_base64_url(text.substr(first + 1, second - first - 1));
    auto signature = bytes_of_base64_url(text.substr(second + 1));
    if (!header || !claims || !signature) return malformed();
    auto header_json = parse_json(*header);
    auto claims_json = parse_json(*claims);
    if (!header_json || !claims_json || !header_json->is_object() || !claims_json->is_object()) return malformed();
    return JsonWebToken{std::move(*header_json), std::move(*claims_json), std::string(text.substr(0, second)),
                        std::move(*signature)};
}

Signature JsonWebKeys::check(const JsonWebToken& token) const {
    const std::string algorithm = text_in(token.header, "alg");
    const bool rsa = algorithm == "RS256" || algorithm == "PS256";
    if ((!rsa && algorithm != "ES256") || token.header.contains("crit")) return Signature::wrong;
    const auto list = keys_.find("keys");
    if (list == keys_.end() || !list->is_array()) return Signature::unknown_key;
    bool known = false;
    for (const auto& item : *list) {
        if (!fits(item, rsa ? "RSA" : "EC", algorithm, text_in(token.header, "kid"))) continue;
        const Key key = rsa ? rsa_key(item) : p256_key(item);
        if (!key) continue;
        known = true;
        if (is_right(key.get(), algorithm, token)) return Signature::right;
    }
    return known ? Signature::wrong : Signature::unknown_key;
}

}  // namespace ledstang
