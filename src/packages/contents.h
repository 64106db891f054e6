// What a package may hold, and how each kind is made, checked and taken in. Inside the module.
#pragma once

#include <string_view>

#include "operations/context.h"
#include "packages/package.h"

namespace ledstang {

// A kind whose things are files of config/: a type of matter, a measure's definition, a form, a kind of document.
struct PackageKind {
    std::string_view id;      // matter_type
    std::string_view name;    // "Ärendetyp"
    std::string_view folder;  // flows
    // Whether the region can use the file: the refusal is the reader's own, with line and column.
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

// The package of a thing of this region. Refuses with package.nothing.
Result<Package> package_of(const Context& context, const PackageKind& kind, const std::string& id);
// Checks the package's files and tells what each would change. Refusals: package.kind, package.path (a file that is not
// <folder>/<id>.toml), and the reader's own.
Result<std::vector<PackageChange>> changes_of(const Context& context, const Package& package);
// Writes the files. Whoever calls has seen the changes.
void put_files(const Context& context, const std::vector<PackageChange>& changes);

}  // namespace ledstang
