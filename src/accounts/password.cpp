#include "accounts/password.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <chrono>
#include <semaphore>
#include <stdexcept>

#include "base/swedish_text.h"
#include "base/utf8.h"

namespace ledstang {
namespace {

constexpr int at_a_time = 2;
constexpr std::chrono::seconds longest_wait{10};
constexpr std::string_view easily_read = "abcdefghjkmnpqrstuvwxyz23456789";

std::counting_semaphore<at_a_time> turns(at_a_time);

class Turn {
 public:
    Turn() : taken_(turns.try_acquire_for(longest_wait)) {}
    ~Turn() {
        if (taken_) turns.release();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    bool taken() const { return taken_; }

 private:
    bool taken_;
};

tl::unexpected<Refusal> busy() {
    return refuse(RefusalKind::unavailable, "session.busy", "Många loggar in just nu. Försök igen om en stund.");
}

void need_sodium() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used");
}

std::string hashed(const std::string& password) {
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str(text.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
        throw std::runtime_error("there is not memory enough to hash a password");
    }
    return text.data();
}

}  // namespace

Result<std::string> hash_password(const std::string& password) {
    need_sodium();
    const Turn turn;
    if (!turn.taken()) return busy();
    return hashed(password);
}

Result<bool> password_is(const std::string& hash, const std::string& password) {
    need_sodium();
    if (password.size() > longest_password) return false;
    const Turn turn;
    if (!turn.taken()) return busy();
    if (hash.empty()) {
        hashed(password);
        return false;
    }
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

Result<void> check_new_password(const std::string& password, const std::string& user_name) {
    if (count_characters(password) < shortest_password) {
        return refuse(
            "password.short",
            fmt::format("Lösenordet är för kort: det ska ha minst {} tecken. En mening går bra.", shortest_password));
    }
    if (password.size() > longest_password) {
        return refuse("password.long", "Lösenordet är för långt. Korta det till högst 250 tecken.");
    }
    if (!user_name.empty() && lower_case(password).find(user_name) != std::string::npos) {
        return refuse("password.name", "Lösenordet innehåller användarnamnet. Välj ett annat.");
    }
    return {};
}

std::string one_time_password() {
    need_sodium();
    std::string password;
    for (int i = 0; i < 20; ++i) {
        if (i > 0 && i % 4 == 0) password += '-';
        password += easily_read[randombytes_uniform(static_cast<std::uint32_t>(easily_read.size()))];
    }
    return password;
}

}  // namespace ledstang
