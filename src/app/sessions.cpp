#include "app/sessions.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace ledstang {
namespace {

constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

std::string hash_of(std::string_view token) {
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(token.data()), token.size(),
                       nullptr, 0);
    return {hash.begin(), hash.end()};
}

std::string random_token() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used");
    std::array<unsigned char, 32> random{};
    randombytes_buf(random.data(), random.size());
    std::string token(sodium_base64_ENCODED_LEN(random.size(), variant), '\0');
    sodium_bin2base64(token.data(), token.size(), random.data(), random.size(), variant);
    token.pop_back();  // the terminating zero
    return token;
}

}  // namespace

std::string Sessions::begin(std::string person, Instant now) {
    std::string token = random_token();
    const std::lock_guard lock(mutex_);
    make_room(now);
    sessions_[hash_of(token)] = {std::move(person), now, now};
    return token;
}

std::optional<std::string> Sessions::person_of(std::string_view token, Instant now) {
    const std::string hash = hash_of(token);
    const std::lock_guard lock(mutex_);
    const auto found = sessions_.find(hash);
    if (found == sessions_.end()) return std::nullopt;
    if (over(found->second, now)) {
        sessions_.erase(found);
        return std::nullopt;
    }
    found->second.used = now;
    return found->second.person;
}

void Sessions::end(std::string_view token) {
    const std::string hash = hash_of(token);
    const std::lock_guard lock(mutex_);
    sessions_.erase(hash);
}

std::size_t Sessions::count() const {
    const std::lock_guard lock(mutex_);
    return sessions_.size();
}

bool Sessions::over(const Session& session, Instant now) const {
    return now - session.used > limits_.idle || now - session.begun > limits_.longest;
}

void Sessions::make_room(Instant now) {
    if (sessions_.size() < limits_.most) return;
    std::erase_if(sessions_, [&](const auto& entry) { return over(entry.second, now); });
    while (sessions_.size() >= limits_.most && !sessions_.empty()) {
        sessions_.erase(std::ranges::min_element(sessions_, {}, [](const auto& entry) { return entry.second.used; }));
    }
}

}  // namespace ledstang
