// A package: a guideline, template, measure or type of matter on its way from one region to another. Inside the module.
//
// The file is text. Four lines, an empty one, and a payload of JSON whose bytes are signed as they stand:
//
//     ledstang-package 1
//     key 9f…        Ed25519 public key, 64 hexadecimal digits
//     hash 3c…       BLAKE2b-256 of the payload, 64 hexadecimal digits
//     signature 07…  Ed25519 over the three lines above and the payload, 128 hexadecimal digits
//
//     {"kind": "matter_type", …}
//
// docs/packages.md is the format's page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "described/description.h"

namespace ledstang {

inline constexpr int package_format = 1;
inline constexpr std::size_t largest_package = 4 * 1024 * 1024;  // bytes

struct PackageFile {
    std::string path;  // within config/, such as flows/introduction.toml
    std::string text;
    template <class P = PackageFile>
    static constexpr auto described() {
        return describe("PackageFile", field("path", &P::path, "Plats"), field("text", &P::text, "Innehåll"));
    }
};

struct Package {
    std::string kind;  // package_kinds
    std::string id;
    std::string name;
    std::string origin;   // the region that made it
    std::string version;  // of what is in it, as its origin numbers it
    std::string licence;  // SPDX
    std::string created;  // day
    std::vector<PackageFile> files;
    template <class P = Package>
    static constexpr auto described() {
        return describe("Package", field("kind", &P::kind, "Slag"), field("id", &P::id, "Id"),
                        field("name", &P::name, "Namn"), field("origin", &P::origin, "Ursprung"),
                        field("version", &P::version, "Version"), field("licence", &P::licence, "Licens"),
                        field("created", &P::created, "Gjort"), field("files", &P::files, "Filer"));
    }
};

struct SignedPackage {
    Package package;
    std::string key;   // who signed it
    std::string hash;  // of the payload
};

// An Ed25519 key pair out of its 32 bytes of seed.
struct SigningKey {
    std::string seed;
    std::string public_key() const;  // 64 hexadecimal digits
};

// BLAKE2b-256 in 64 hexadecimal digits.
std::string package_hash(std::string_view bytes);

std::string write_package(const Package& package, const SigningKey& key);

// The package with its signature checked against the key that stands in it; whose key it is, is another question
// (trusted.h). Refusals: package.too_large, package.form (no package, or something of its head is missing),
// package.newer (a format that this program does not know), package.changed (hash or signature does not fit the bytes),
// and those of the payload's JSON.
Result<SignedPackage> read_package(std::string_view bytes);

}  // namespace ledstang
