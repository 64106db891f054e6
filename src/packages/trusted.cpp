#include "packages/trusted.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/whole_file.h"
#include "described/toml_file.h"

namespace ledstang {

namespace files = std::filesystem;

namespace {

files::path key_file(const std::string& config_folder) {
    return files::path(config_folder).parent_path() / "package.key";
}

}  // namespace

Result<PackageSettings> read_package_settings(const std::string& config_folder) {
    const auto file = files::path(config_folder) / "packages.toml";
    if (!files::exists(file)) return PackageSettings{};
    return read_toml_as<PackageSettings>(file);
}

std::optional<SigningKey> present_key(const std::string& config_folder) {
    auto seed = read_file(key_file(config_folder));
    return seed ? std::optional(SigningKey{std::move(*seed)}) : std::nullopt;
}

SigningKey own_key(const std::string& config_folder) {
    if (const auto present = present_key(config_folder)) return *present;
    make_key_file(key_file(config_folder), 32);
    return present_key(config_folder).value();
}

Result<std::string> require_trusted(const PackageSettings& settings, const std::optional<SigningKey>& own,
                                    const std::string& key) {
    if (own && key == own->public_key()) return settings.origin;
    const auto found = std::ranges::find(settings.trusted, key, &TrustedKey::key);
    if (found != settings.trusted.end()) return found->name;
    return refuse(
        RefusalKind::forbidden, "package.key",
        fmt::format("Paketet är undertecknat med en okänd nyckel ({}…). Be utgivaren om nyckeln på annan väg än "
                    "paketet kom, och skriv den i config/packages.toml.",
                    key.substr(0, 16)));
}

}  // namespace ledstang
