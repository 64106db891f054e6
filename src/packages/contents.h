// What a package may hold, and how each kind is made, checked and taken in. Inside the module.
#pragma once

#include <string_view>

#include "operations/context.h"
#include "packages/package.h"

namespace ledstang {

// A kind of thing: a file of config/, as a type of matter, a measure's definition, a form or a kind of document; or a
// document of the store (documents.h).
struct PackageKind {
    std::string_view id;      // matter_type
    std::string_view name;    // "Ärendetyp"
    std::string_view folder;  // flows
    // Whether the region can use the file: the refusal is the reader's own, with line and column.
    // Null: it is in the store.
    Result<void> (*check)(const Context& context, const std::string& text, const std::string& name);
};
// Refuses with package.kind.
Result<const PackageKind*> require_kind(const std::string& kind);
const std::vector<PackageKind>& package_kinds();

// What taking in one file would do.
struct PackageChange {
    std::string path;
    std::string change;  // new, changed, same
    std::string before;
    std::string after;
    template <class P = PackageChange>
    static constexpr auto described() {
        return describe("PackageChange", field("path", &P::path, "Fil"),
                        field("change", &P::change, "new, changed eller same"),
                        field("before", &P::before, "Som det är"), field("after", &P::after, "Som det blir"));
    }
};

// The package of a thing of this region, its licence empty where it is for the region to say. Refuses with
// package.nothing, or as document_to_send does.
Result<Package> package_of(const Context& context, const PackageKind& kind, const std::string& id);
// Refuses with package.path a file that is not <folder>/<id>.toml, and with package.nothing a package without files.
Result<void> check_paths(const PackageKind& kind, const Package& package);
// Checks the files of a package of files and tells what each would change. Refuses as check_paths does, and with the
// reader's own.
Result<std::vector<PackageChange>> changes_of(const Context& context, const PackageKind& kind, const Package& package);
// Writes the files. Whoever calls has seen the changes.
void put_files(const Context& context, const std::vector<PackageChange>& changes);

}  // namespace ledstang
