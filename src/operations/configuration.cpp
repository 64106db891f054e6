#include "operations/configuration.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "described/json_read.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

Refusal in_file(Refusal refusal, const std::string& name) {
    for (auto& fault : refusal.faults) fault.file = name;
    refusal.message = name + ": " + refusal.message;
    return refusal;
}

template <class T>
Result<T> load_file(const files::path& path) {
    const std::string name = path.filename().string();
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        return refuse("configuration.missing",
                      fmt::format("Inställningsfilen {} saknas. Hämta den med ”ledstang init”.", path.string()));
    std::stringstream text;
    text << stream.rdbuf();
    const auto parsed = toml::parse(text.str());
    if (!parsed) {
        const auto place = parsed.error().source().begin;
        Refusal refusal{
            RefusalKind::invalid,
            "configuration.syntax",
            fmt::format("{}: filen går inte att tolka (rad {}, kolumn {}).", name, place.line, place.column),
            {}};
        refusal.faults.push_back({"configuration.syntax",
                                  std::string(parsed.error().description()),
                                  {},
                                  name,
                                  static_cast<int>(place.line),
                                  static_cast<int>(place.column)});
        return refuse(std::move(refusal));
    }
    std::stringstream json_text;
    json_text << toml::json_formatter{parsed.table()};
    const auto json = parse_json(json_text.str());
    if (!json) return refuse(in_file(json.error(), name));
    auto value = from_json<T>(*json);
    if (!value) return refuse(in_file(value.error(), name));
    return value;
}

template <class Items>
auto find_by_id(const Items& items, const std::string& id) -> const typename Items::value_type* {
    const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

Result<void> check(const Configuration& configuration) {
    if (configuration.organisation.levels.empty())
        return refuse("configuration.levels", "organisation.toml: minst en nivå behövs.");
    for (const auto& person : configuration.roles.demo_persons) {
        if (configuration.role(person.role) == nullptr) {
            return refuse("configuration.role",
                          fmt::format("roles.toml: {} har rollen ”{}”, som inte finns.", person.id, person.role));
        }
    }
    for (const auto& [element, level] : configuration.plan.set_at) {
        if (!level.empty() && configuration.level(level) == nullptr) {
            return refuse("configuration.level",
                          fmt::format("plan.toml: {} fastställs på nivån ”{}”, som inte finns.", element, level));
        }
    }
    return {};
}

}  // namespace

const Level* Configuration::level(const std::string& id) const {
    return find_by_id(organisation.levels, id);
}
const FunctionKind* Configuration::function_kind(const std::string& id) const {
    return find_by_id(organisation.functions, id);
}
const Role* Configuration::role(const std::string& id) const {
    return find_by_id(roles.roles, id);
}

Result<Configuration> load_configuration(const std::string& folder) {
    Configuration configuration;
    configuration.folder = folder;
    std::optional<Refusal> failed;
    const auto load = [&]<class T>(const char* name, T& into) {
        if (failed) return;
        auto loaded = load_file<T>(files::path(folder) / name);
        if (loaded) {
            into = std::move(*loaded);
        } else {
            failed = loaded.error();
        }
    };
    load("organisation.toml", configuration.organisation);
    load("calendar.toml", configuration.calendar);
    load("roles.toml", configuration.roles);
    load("plan.toml", configuration.plan);
    load("import.toml", configuration.imports);
    load("report.toml", configuration.report);
    MatterType action;
    load("matters/action.toml", action);
    if (failed) return refuse(std::move(*failed));
    configuration.matters[action.id] = std::move(action);
    if (const auto checked = check(configuration); !checked) return refuse(checked.error());
    return configuration;
}

}  // namespace ledstang
