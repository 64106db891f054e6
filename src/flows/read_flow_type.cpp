#include "flows/read_flow_type.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <set>

#include "base/swedish_text.h"
#include "base/whole_file.h"
#include "described/toml_file.h"
#include "described/toml_place.h"
#include "flows/check_flow.h"
#include "flows/flows.h"
#include "store/store_hash.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

Refusal placed(Refusal refusal, const std::string& toml, const std::string& name) {
    for (auto& fault : refusal.faults) {
        fault.file = name;
        if (fault.line) continue;
        const TomlPlace place =
            fault.code == "json.unknown_field" ? key_in_toml(toml, fault.path) : value_in_toml(toml, fault.path);
        fault.line = place.line;
        fault.column = place.column;
    }
    return refusal;
}

// The type's files change rarely, and are read for every page of a matter: kept until one of them changes.
struct Kept {
    std::string mark;  // names, sizes and times of the files
    FlowTypes types;
};

std::string mark_of(const std::vector<files::path>& paths) {
    std::string mark;
    for (const auto& path : paths) {
        std::error_code gone;
        mark += fmt::format("{} {} {}\n", path.string(), files::file_size(path, gone),
                            files::last_write_time(path, gone).time_since_epoch().count());
    }
    return mark;
}

FlowTypes read_all(const std::vector<files::path>& paths, const Configuration& configuration) {
    FlowTypes read;
    for (const auto& path : paths) {
        auto type = read_flow_type(read_file(path).value_or(""), path.filename().string(), configuration);
        if (type) {
            read.types.push_back(std::make_shared<const CheckedFlow>(std::move(*type)));
        } else {
            read.refused.push_back(type.error());
        }
    }
    return read;
}

}  // namespace

Result<CheckedFlow> read_flow_type(const std::string& toml, const std::string& name,
                                   const Configuration& configuration) {
    const auto json = read_toml_text(toml, name);
    if (!json) return refuse(json.error());
    auto type = from_json<FlowType>(*json);
    if (!type) return refuse(placed(in_file(type.error(), name), toml, name));
    auto checked = check_flow(std::move(*type), toml, name, configuration);
    if (checked) {
        checked->text = toml;
        Blake2b digest;
        checked->digest = digest.field(toml).hex();
    }
    return checked;
}

std::shared_ptr<const CheckedFlow> FlowTypes::find(const std::string& id) const {
    const auto found = std::ranges::find_if(types, [&](const auto& one) { return one->type.id == id; });
    return found == types.end() ? nullptr : *found;
}

FlowTypes read_flow_types(const Configuration& configuration) {
    static std::mutex one_at_a_time;
    static std::map<std::string, Kept> kept;  // by folder
    const auto folder = files::path(configuration.folder) / "flows";
    const auto paths = files_in(folder, ".toml");
    const auto mark = mark_of(paths);
    const std::lock_guard lock(one_at_a_time);
    auto& known = kept[folder.string()];
    if (known.mark != mark || known.types.types.empty()) known = {mark, read_all(paths, configuration)};
    return known.types;
}

Result<void> check_matter_type_text(const Configuration& configuration, const std::string& text,
                                    const std::string& name) {
    const auto type = read_flow_type(text, name, configuration);
    if (!type) return refuse(type.error());
    return {};
}

std::vector<std::string> undefined_rights(const FlowType& type) {
    constexpr std::array rights{std::pair{"prepares", "Ingen bereder."}, std::pair{"advises", "Ingen ger råd."},
                                std::pair{"decides", "Ingen beslutar."}, std::pair{"pays", "Ingen betalar."}};
    std::vector<std::string> missing;
    for (const auto& [right, words] : rights) {
        const auto has = [&](const FlowPart& part) {
            return std::ranges::any_of(part.steps, [&](const FlowStep& step) { return step.right == right; });
        };
        if (!has(type.matter) && !has(type.units)) missing.emplace_back(words);
    }
    return missing;
}

}  // namespace ledstang
