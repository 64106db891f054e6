#include <fmt/format.h>

#include <filesystem>
#include <set>

#include "base/by_id.h"
#include "base/swedish_text.h"
#include "described/toml_file.h"
#include "operations/configuration.h"
#include "processes/emergency.h"

namespace ledstang {
namespace {

Refusal fault_of(const std::string& what) {
    return {RefusalKind::invalid, "process.emergency", "emergency.toml: " + what};
}
Result<void> wrong(const std::string& what) {
    return refuse(fault_of(what));
}

Result<void> check(const EmergencySettings& settings) {
    std::set<std::string> ids, activities;
    for (const auto& stamp : settings.stamps) {
        if (!ids.insert(stamp.id).second)
            return wrong(fmt::format("stämpeln {} finns två gånger.", in_quotes(stamp.id)));
        for (const auto& activity : stamp.activities) {
            if (!activities.insert(activity).second)
                return wrong(fmt::format("händelsen {} är två stämplar. Ta bort den ur den ena.", in_quotes(activity)));
        }
    }
    std::set<std::string> intervals;
    for (const auto& interval : settings.intervals) {
        if (!intervals.insert(interval.id).second)
            return wrong(fmt::format("tiden {} finns två gånger.", in_quotes(interval.id)));
        for (const auto& stamp : {interval.from, interval.to}) {
            if (settings.stamp(stamp) == nullptr)
                return wrong(fmt::format("tiden {} nämner stämpeln {}, som inte finns bland stamps.",
                                         in_quotes(interval.id), in_quotes(stamp)));
        }
        if (interval.from == interval.to || interval.limit < Decimal{})
            return wrong(fmt::format("tiden {} ska gå mellan två stämplar, med en gräns som inte är negativ.",
                                     in_quotes(interval.id)));
    }
    if (settings.stamps.empty() || settings.intervals.empty()) return wrong("inga stämplar eller inga tider finns.");
    return {};
}

}  // namespace

const EmergencyStamp* EmergencySettings::stamp(const std::string& id) const {
    return find_by_id(stamps, id);
}

Result<EmergencySettings> read_emergency_settings(const Configuration& configuration) {
    const auto file = std::filesystem::path(configuration.folder) / "emergency.toml";
    if (!std::filesystem::exists(file)) return refuse(fault_of("filen saknas. Skriv vilka händelser som är stämplar."));
    auto settings = read_toml_as<EmergencySettings>(file);
    if (!settings) return settings;
    if (auto right = check(*settings); !right) return refuse(right.error());
    return settings;
}

}  // namespace ledstang
