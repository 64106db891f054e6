#include "app/sessions.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

namespace ledstang {
namespace {

constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::size_t random_bytes = 32;

std::string text_of(const std::array<unsigned char, random_bytes>& bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
    text.pop_back();  // the terminating zero
    return text;
}

std::string hash_of(std::string_view token) {
    std::array<unsigned char, random_bytes> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(token.data()), token.size(),
                       nullptr, 0);
    return text_of(hash);
}

std::string random_token() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used");
    std::array<unsigned char, random_bytes> random{};
    randombytes_buf(random.data(), random.size());
    return text_of(random);
}

bool may_be_token(std::string_view token) {
    return token.size() == 43;
}

std::int64_t seconds(Sessions::Instant instant) {
    return std::chrono::duration_cast<std::chrono::seconds>(instant.time_since_epoch()).count();
}
Sessions::Instant instant(std::int64_t seconds) {
    return Sessions::Instant(std::chrono::seconds(seconds));
}

}  // namespace

std::string Sessions::begin(const std::string& person, const std::string& assignment, Instant now) {
    std::string token = random_token();
    KeptLogIn log_in{person, std::nullopt, seconds(now)};
    std::int64_t number = 0;
    if (std::from_chars(assignment.data(), assignment.data() + assignment.size(), number).ec == std::errc{})
        log_in.assignment = number;
    keep_log_in(store_, hash_of(token), log_in, seconds(now - limits_.longest));
    return token;
}

std::shared_ptr<const Caller> Sessions::known(std::string_view token, Instant now, const Date& today) {
    if (!may_be_token(token)) return nullptr;
    const std::string hash = hash_of(token);
    const std::uint64_t generation = store_.generation();
    const std::lock_guard lock(mutex_);
    const auto found = sessions_.find(hash);
    if (found == sessions_.end() || over(found->second, now)) return nullptr;
    if (found->second.generation != generation || found->second.day != today) return nullptr;
    found->second.used = now;
    return found->second.caller;
}

std::shared_ptr<const Caller> Sessions::caller_of(std::string_view token, Instant now, const Date& today) {
    if (!may_be_token(token)) return nullptr;
    if (auto caller = known(token, now, today)) return caller;
    const std::string hash = hash_of(token);
    Session session{now, now, nullptr, store_.generation(), today};
    const bool kept = store_.read([&](Sql& sql) {
        const auto log_in = kept_log_in(sql, hash);
        if (!log_in) return false;
        session.begun = instant(log_in->begun);
        if (auto caller = ledstang::caller_of(sql, configuration_, *log_in, today))
            session.caller = std::make_shared<const Caller>(std::move(*caller));
        return true;
    });
    {
        const std::lock_guard lock(mutex_);
        const auto before = sessions_.find(hash);
        // What counts is when it was used before this request.
        const bool idle = before != sessions_.end() && over(before->second, now);
        if (kept && session.caller && !idle && !over(session, now)) {
            if (before == sessions_.end()) make_room();
            sessions_[hash] = session;
            return session.caller;
        }
    }
    forget(hash, kept);
    return nullptr;
}

void Sessions::end(std::string_view token) {
    if (may_be_token(token)) forget(hash_of(token), true);
}

void Sessions::forget(const std::string& hash, bool in_store) {
    if (in_store) drop_log_in(store_, hash);
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

void Sessions::make_room() {
    while (sessions_.size() >= limits_.most && !sessions_.empty()) {
        sessions_.erase(std::ranges::min_element(sessions_, {}, [](const auto& entry) { return entry.second.used; }));
    }
}

}  // namespace ledstang
