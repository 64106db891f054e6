#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/swedish_text.h"
#include "described/toml_file.h"
#include "operations/configuration.h"
#include "processes/pathways.h"

namespace ledstang {
namespace {

constexpr auto whole_share = Decimal::from_whole(100);

Result<void> wrong(const std::string& what) {
    return refuse("process.pathways", "pathways.toml: " + what);
}

Result<void> check_id(std::set<std::string>& known, const std::string& id) {
    if (id.empty() || id != ascii_slug(id))
        return wrong(fmt::format("id {} ska vara små bokstäver a–z, siffror och _.", in_quotes(id)));
    if (!known.insert(id).second) return wrong(fmt::format("id {} finns två gånger. Ta bort det ena.", in_quotes(id)));
    return {};
}

Result<void> check_steps(const Pathways& pathways) {
    std::set<std::string> ids, names, activities;
    for (const auto& step : pathways.steps) {
        if (auto right = check_id(ids, step.id); !right) return right;
        if (!names.insert(step.name).second)
            return wrong(fmt::format("två steg heter {}. Ge det ena ett annat namn.", in_quotes(step.name)));
        if (step.activities.empty())
            return wrong(fmt::format("steget {} saknar händelser i activities.", in_quotes(step.id)));
        for (const auto& activity : step.activities) {
            if (!activities.insert(activity).second)
                return wrong(fmt::format("händelsen {} är två steg. Ta bort den ur det ena.", in_quotes(activity)));
        }
    }
    for (const auto& id : {pathways.from, pathways.to}) {
        const auto step = std::ranges::find(pathways.steps, id, &PathwayStep::id);
        if (step == pathways.steps.end() || !step->milestone || step->optional)
            return wrong(fmt::format(
                "from och to är {}, som inte är ett steg med milestone = true som alla går igenom.", in_quotes(id)));
    }
    if (pathways.from == pathways.to) return wrong("from och to är samma steg. Välj två olika.");
    return {};
}

bool is_days(const Decimal& limit) {
    return Decimal{} <= limit && limit == limit.rounded(0);
}

Result<void> check_versions(const Pathway& pathway) {
    if (pathway.versions.empty()) return wrong(fmt::format("{} har ingen version.", in_quotes(pathway.id)));
    const PathwayVersion* before = nullptr;
    for (const auto& version : pathway.versions) {
        if (before != nullptr && version.valid_from <= before->valid_from)
            return wrong(fmt::format("versionerna av {} ska stå i ordning, en för varje dag.", in_quotes(pathway.id)));
        before = &version;
        bool days = is_days(version.limit);
        std::set<std::string> outcomes;
        for (const auto& own : version.limits) {
            days = days && is_days(own.limit);
            for (const auto& outcome : own.outcomes) {
                if (!outcomes.insert(outcome).second)
                    return wrong(fmt::format("{} har två gränser för {} från {}.", in_quotes(pathway.id),
                                             in_quotes(outcome), to_string(version.valid_from)));
            }
        }
        if (!days) return wrong(fmt::format("en gräns för {} är inte ett helt antal dagar.", in_quotes(pathway.id)));
    }
    return {};
}

Result<void> check(const Pathways& pathways) {
    if (auto right = check_steps(pathways); !right) return right;
    if (pathways.share <= Decimal{} || whole_share < pathways.share)
        return wrong("share är ett tal över 0 och högst 100 procent.");
    if (pathways.inclusion_share && (*pathways.inclusion_share <= Decimal{} || whole_share < *pathways.inclusion_share))
        return wrong("inclusion_share är ett tal över 0 och högst 100 procent.");
    if (pathways.inclusion_share && pathways.inclusion_measure.empty())
        return wrong(
            "inclusion_share är ett mål för inclusion_measure, som saknas. Skriv måttets id, eller ta bort målet.");
    std::set<std::string> ids;
    for (const auto& pathway : pathways.pathways) {
        if (auto right = check_id(ids, pathway.id); !right) return right;
        if (auto right = check_versions(pathway); !right) return right;
    }
    return {};
}

}  // namespace

Result<Pathways> read_pathways(const Configuration& configuration) {
    const auto file = std::filesystem::path(configuration.folder) / "pathways.toml";
    if (!std::filesystem::exists(file)) return Pathways{};
    auto pathways = read_toml_as<Pathways>(file);
    if (!pathways) return pathways;
    if (auto right = check(*pathways); !right) return refuse(right.error());
    return pathways;
}

}  // namespace ledstang
