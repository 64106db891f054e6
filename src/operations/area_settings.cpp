#include "operations/area_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/swedish_text.h"
#include "described/toml_file.h"

namespace ledstang {
namespace {

struct AreaFile {
    std::vector<Area> areas;
    template <class S = AreaFile>
    static constexpr auto described() {
        return describe("AreaFile", field("areas", &S::areas, "Områden"));
    }
};

}  // namespace

Result<std::vector<Area>> read_areas(const std::string& folder) {
    const auto file = std::filesystem::path(folder) / "areas.toml";
    if (!std::filesystem::exists(file)) return std::vector<Area>{};
    auto read = read_toml_as<AreaFile>(file);
    if (!read) return refuse(read.error());
    std::set<std::string> ids;
    for (const auto& area : read->areas) {
        if (ids.insert(area.id).second) continue;
        return refuse(
            "configuration.area_twice",
            fmt::format("areas.toml: området {} finns två gånger. Ge det ena ett annat id.", in_quotes(area.id)));
    }
    return std::move(read->areas);
}

Result<Area> require_area(const std::vector<Area>& areas, const std::string& id) {
    const auto found = std::ranges::find(areas, id, &Area::id);
    if (found != areas.end()) return *found;
    std::vector<std::string> ids;
    for (const auto& area : areas) ids.push_back(area.id);
    const auto nearest = nearest_name(id, ids);
    return refuse(RefusalKind::not_found, "area.unknown",
                  fmt::format("Området {} finns inte i areas.toml.{}", in_quotes(id),
                              nearest ? fmt::format(" Menade du {}?", in_quotes(*nearest)) : ""));
}

std::string area_name(const std::vector<Area>& areas, const std::string& id) {
    const auto found = std::ranges::find(areas, id, &Area::id);
    return found == areas.end() ? id : found->name;
}

}  // namespace ledstang
