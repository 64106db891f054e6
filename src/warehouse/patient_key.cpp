#include "warehouse/patient_key.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <stdexcept>

namespace ledstang {
namespace {

namespace files = std::filesystem;

using Bytes = std::array<unsigned char, PatientKey::bytes>;

// Whole under its name at once, and only if nobody else was first: link() does not replace.
void make_key_file(const files::path& file) {
    Bytes key{};
    randombytes_buf(key.data(), key.size());
    const files::path unfinished = file.string() + "." + std::to_string(::getpid()) + ".unfinished";
    const int handle = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    const bool written = handle >= 0 && ::write(handle, key.data(), key.size()) == static_cast<ssize_t>(key.size()) &&
                         ::fsync(handle) == 0;
    if (handle >= 0) ::close(handle);
    const bool placed = written && (::link(unfinished.c_str(), file.c_str()) == 0 || errno == EEXIST);
    ::unlink(unfinished.c_str());
    if (!placed) throw std::runtime_error("cannot write the file " + file.string());
}

std::uint64_t big_endian(const unsigned char* bytes) {
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i) value = value << 8U | bytes[i];
    return value;
}

}  // namespace

Result<PatientKey> PatientKey::open(const files::path& file) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
    if (!files::exists(file)) make_key_file(file);
    std::ifstream stream(file, std::ios::binary);
    const std::string read{std::istreambuf_iterator<char>(stream), {}};
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
