#include "flows/activity_kinds.h"

#include "described/toml_file.h"

namespace ledstang {
namespace {

struct ActivityFile {
    std::vector<ActivityKind> kinds;
    template <class A = ActivityFile>
    static constexpr auto described() {
        return describe("ActivityFile", field("kinds", &A::kinds, "Slag av aktiviteter"));
    }
};

}  // namespace

Result<std::vector<ActivityKind>> read_activity_kinds(const std::string& folder) {
    const auto file = std::filesystem::path(folder) / "activities.toml";
    if (!std::filesystem::exists(file)) return std::vector<ActivityKind>{};
    auto read = read_toml_as<ActivityFile>(file);
    if (!read) return refuse(read.error());
    return std::move(read->kinds);
}

}  // namespace ledstang
