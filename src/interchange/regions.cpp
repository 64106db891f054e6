#include "interchange/regions.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/swedish_text.h"
#include "described/toml_file.h"

namespace ledstang {
namespace {

Refusal wrong(const std::string& what) {
    return {RefusalKind::invalid, "regions.configuration", "regions.toml: " + what};
}

Result<void> check(const RegionSettings& settings) {
    std::set<std::string> codes;
    for (const auto& region : settings.regions) {
        if (!codes.insert(region.id).second)
            return refuse(wrong(fmt::format("koden {} finns två gånger.", in_quotes(region.id))));
    }
    if (!settings.own.empty() && !codes.contains(settings.own))
        return refuse(wrong(fmt::format("own är {}, som inte finns bland regionerna.", in_quotes(settings.own))));
    std::set<std::string> kpis;
    for (const auto& figure : settings.kolada) {
        if (!kpis.insert(figure.kpi).second)
            return refuse(wrong(fmt::format("nyckeltalet {} finns två gånger.", in_quotes(figure.kpi))));
    }
    return {};
}

}  // namespace

const Region* RegionSettings::find(const std::string& id) const {
    const auto found = std::ranges::find(regions, id, &Region::id);
    return found == regions.end() ? nullptr : &*found;
}

std::string RegionSettings::own_code(const std::string& top_unit_name) const {
    if (!own.empty()) return own;
    const auto found = std::ranges::find_if(
        regions, [&](const Region& region) { return lower_case(region.name) == lower_case(top_unit_name); });
    return found == regions.end() ? std::string{} : found->id;
}

Result<RegionSettings> read_region_settings(const Configuration& configuration) {
    const auto file = std::filesystem::path(configuration.folder) / "regions.toml";
    if (!std::filesystem::exists(file)) return RegionSettings{};
    auto settings = read_toml_as<RegionSettings>(file);
    if (!settings) return settings;
    if (auto right = check(*settings); !right) return refuse(right.error());
    return settings;
}

}  // namespace ledstang
