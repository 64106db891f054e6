// The key that makes patients' identities into what the warehouse keeps of them. It lies in the data folder and never
// in the warehouse: who has the warehouse alone cannot find a person in it, who loses the key cannot join new rows to
// old.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "warehouse/columns.h"

namespace ledstang {

class PatientKey {
 public:
    static constexpr std::size_t bytes = 32;

    // Reads the file; makes it, with a new random key and readable by its owner only, when it is not there.
    // Refuses with `patient_key.damaged` what is no key. Throws std::runtime_error when it cannot be made.
    static Result<PatientKey> open(const std::filesystem::path& file);
    // For tests.
    explicit PatientKey(const std::array<unsigned char, bytes>& key) : key_(key) {}

    // 128 bits of BLAKE2b with the key over what is given, in the form of a UUID of version 8 (RFC 9562).
    Identity identity_of(std::string_view person) const;

    // Tells keys apart without telling the key: hexadecimal.
    std::string fingerprint() const;

 private:
    std::array<unsigned char, bytes> key_;
};

}  // namespace ledstang
