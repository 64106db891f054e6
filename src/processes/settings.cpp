#include "processes/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/by_id.h"
#include "base/swedish_text.h"
#include "described/toml_file.h"
#include "operations/configuration.h"

namespace ledstang {
namespace {

constexpr std::array needs_known{"about", "area", "owner", "leader", "model", "milestones", "target"};

Result<void> wrong(const std::string& what) {
    return refuse("process.configuration", "processes.toml: " + what);
}

template <class Items>
Result<void> check_once(const Items& items, const char* table) {
    if (const auto* twice = repeated_id(items))
        return wrong(fmt::format("{} har {} två gånger. Ta bort den ena.", table, in_quotes(twice->id)));
    return {};
}

Result<void> check(const ProcessSettings& settings) {
    for (auto once : {check_once(settings.stages, "stages"), check_once(settings.roles, "roles"),
                      check_once(settings.priorities, "priorities"), check_once(settings.care_levels, "care_levels")}) {
        if (!once) return once;
    }
    for (const auto& need : settings.needs) {
        if (std::ranges::find(needs_known, need) == needs_known.end()) {
            return wrong(fmt::format("needs har {}, som inte är något en process kan ha. Välj bland {}.",
                                     in_quotes(need), fmt::join(needs_known, ", ")));
        }
    }
    if (std::ranges::none_of(settings.roles, &ProcessRole::edits))
        return wrong("ingen roll får ändra en process. Ge minst en roll edits = true.");
    if (settings.participation.fewest_units < 1) return wrong("participation har fewest_units under 1. Skriv minst 1.");
    if (settings.stages.empty()) return wrong("inga steg finns. Skriv minst ett under [[stages]].");
    return {};
}

}  // namespace

const ProcessStage* ProcessSettings::stage(const std::string& id) const {
    return find_by_id(stages, id);
}
const ProcessRole* ProcessSettings::role(const std::string& id) const {
    return find_by_id(roles, id);
}
const ProcessPriority* ProcessSettings::priority(const std::string& id) const {
    return find_by_id(priorities, id);
}

Result<ProcessSettings> read_process_settings(const Configuration& configuration) {
    const auto file = std::filesystem::path(configuration.folder) / "processes.toml";
    if (!std::filesystem::exists(file)) return ProcessSettings{};
    auto settings = read_toml_as<ProcessSettings>(file);
    if (!settings) return settings;
    if (auto right = check(*settings); !right) return refuse(right.error());
    return settings;
}

}  // namespace ledstang
