// Whose packages are taken in, and one's own key. Inside the module.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "packages/package.h"

namespace ledstang {

struct TrustedKey {
    std::string name;  // "Region Kronoberg"
    std::string key;   // 64 hexadecimal digits
    template <class T = TrustedKey>
    static constexpr auto described() {
        return describe("TrustedKey", field("name", &T::name, "Vems nyckeln är"), field("key", &T::key, "Nyckeln"));
    }
};
// packages.toml. `origin` is what one's own packages are signed as.
struct PackageSettings {
    std::string origin;
    std::string licence = "CC-BY-4.0";
    std::vector<TrustedKey> trusted;
    template <class P = PackageSettings>
    static constexpr auto described() {
        return describe("PackageSettings", field("origin", &P::origin, "Regionens namn i egna paket"),
                        optional_field("licence", &P::licence, "Licens för egna paket, SPDX"),
                        field("trusted", &P::trusted, "Nycklar vars paket tas emot"));
    }
};

// The region's settings; empty ones where there is no packages.toml.
Result<PackageSettings> read_package_settings(const std::string& config_folder);

// One's own key: package.key beside config/, which its owner alone may read. `own_key` makes it the first time
// something is signed.
SigningKey own_key(const std::string& config_folder);
std::optional<SigningKey> present_key(const std::string& config_folder);

// Whose key it is: a trusted one's name, or one's own origin. Refuses with package.key for any other.
Result<std::string> require_trusted(const PackageSettings& settings, const std::optional<SigningKey>& own,
                                    const std::string& key);

}  // namespace ledstang
