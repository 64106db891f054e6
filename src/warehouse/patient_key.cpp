#include "warehouse/patient_key.h"

#include <fmt/format.h>
#include <sodium.h>

#include <cstring>
#include <stdexcept>

#include "base/whole_file.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

using Bytes = std::array<unsigned char, PatientKey::bytes>;

std::uint64_t big_endian(const unsigned char* bytes) {
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i) value = value << 8U | bytes[i];
    return value;
}

}  // namespace

Result<PatientKey> PatientKey::open(const files::path& file) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
    if (!files::exists(file)) make_key_file(file, bytes);
    const std::string read = read_file(file).value_or("");
    if (read.size() != bytes) {
        return refuse("patient_key.damaged",
                      fmt::format("Filen {} är ingen patientnyckel. Lägg tillbaka den ur en säkerhetskopia; med en ny "
                                  "nyckel går nya rader inte att koppla till gamla.",
                                  file.filename().string()));
    }
    Bytes key{};
    std::memcpy(key.data(), read.data(), bytes);
    return PatientKey(key);
}

Identity PatientKey::identity_of(std::string_view person) const {
    std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
    static_assert(crypto_generichash_BYTES_MIN == 16);
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(person.data()), person.size(),
                       key_.data(), key_.size());
    Identity identity{big_endian(hash.data()), big_endian(hash.data() + 8)};
    identity.high = (identity.high & ~std::uint64_t{0xF000}) | std::uint64_t{0x8000};
    identity.low = (identity.low & ~(std::uint64_t{3} << 62U)) | std::uint64_t{1} << 63U;
    return identity;
}

std::string PatientKey::fingerprint() const {
    return to_string(identity_of("fingerprint of the key, no person"));
}

}  // namespace ledstang
