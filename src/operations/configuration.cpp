#include "operations/configuration.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/by_id.h"
#include "base/whole_file.h"
#include "described/toml_file.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

Result<void> check_rounds(const Configuration& configuration) {
    const auto is_level = [&](const std::string& id) {
        return id.empty() || id == "above" || configuration.level(id) != nullptr;
    };
    for (const auto& rule : configuration.rounds.levels) {
        for (const auto& level : {rule.level, rule.approve_at, rule.sign_at}) {
            if (is_level(level)) continue;
            return refuse("configuration.level", fmt::format("rounds.toml: nivån ”{}” finns inte.", level));
        }
        for (const auto& function : {rule.submit, rule.approve, rule.sign}) {
            if (function.empty() || configuration.function_kind(function) != nullptr) continue;
            return refuse("configuration.function",
                          fmt::format("rounds.toml: funktionen ”{}” finns inte i organisation.toml.", function));
        }
    }
    return {};
}

Result<void> check_labels(const LabelSettings& settings) {
    static const std::vector<std::string> kinds = {"plan", "measure", "action"};
    for (const auto& set : settings.sets) {
        for (const auto& kind : set.kinds) {
            if (std::ranges::find(kinds, kind) != kinds.end()) continue;
            return refuse(
                "configuration.label_kind",
                fmt::format("labels.toml: {} har kinds med ”{}”. Skriv plan, measure eller action.", set.id, kind));
        }
        for (const auto& label : set.labels) {
            if (find_by_id(set.labels, label.id) == &label) continue;
            return refuse("configuration.label_twice",
                          fmt::format("labels.toml: {} har etiketten ”{}” två gånger.", set.id, label.id));
        }
    }
    return {};
}

Result<void> check(const Configuration& configuration) {
    if (auto labels = check_labels(configuration.labels); !labels) return labels;
    if (configuration.organisation.levels.empty())
        return refuse("configuration.levels", "organisation.toml: minst en nivå behövs.");
    static const std::set<std::string> kinds = {"month", "quarter", "week", "term"};
    for (const auto& rhythm : configuration.calendar.rhythms) {
        if (kinds.contains(rhythm.every)) continue;
        return refuse("configuration.rhythm",
                      fmt::format("calendar.toml: {} har every = ”{}”. Skriv month, quarter, week eller term.",
                                  rhythm.id, rhythm.every));
    }
    if (auto rounds = check_rounds(configuration); !rounds) return rounds;
    for (const auto& person : configuration.roles.demo_persons) {
        if (configuration.role(person.role) == nullptr) {
            return refuse("configuration.role",
                          fmt::format("roles.toml: {} har rollen ”{}”, som inte finns.", person.id, person.role));
        }
    }
    for (const auto& provider : configuration.log_in.providers) {
        for (const auto& mapped : provider.mapping) {
            if (configuration.role(mapped.role) != nullptr) continue;
            return refuse("configuration.role",
                          fmt::format("identity_providers.toml: värdet ”{}” ger rollen ”{}”, som inte finns.",
                                      mapped.value, mapped.role));
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

// A gate names statuses and fields of its own type, or it would silently stand nowhere.
Result<void> check_gates(const MatterType& type) {
    const auto has_field = [&](const std::string& id) { return find_by_id(type.fields, id) != nullptr; };
    for (const auto& gate : type.gates) {
        for (const auto& status : gate.statuses) {
            if (find_by_id(type.statuses, status) == nullptr) {
                return refuse(
                    "configuration.gate",
                    fmt::format("matters/{}.toml: en grind gäller statusen ”{}”, som inte finns.", type.id, status));
            }
        }
        std::vector<std::string> fields = gate.needs;
        fields.insert(fields.end(), gate.needs_one_of.begin(), gate.needs_one_of.end());
        std::erase(fields, matter_comment);
        for (const auto& [id, choice] : gate.when) fields.push_back(id);
        for (const auto& id : fields) {
            if (!has_field(id)) {
                return refuse(
                    "configuration.gate",
                    fmt::format("matters/{}.toml: en grind gäller fältet ”{}”, som inte finns.", type.id, id));
            }
        }
    }
    return {};
}

// Every type has a file of its own.
Result<std::map<std::string, MatterType>> load_matters(const files::path& folder) {
    std::map<std::string, MatterType> types;
    const auto found = files_in(folder, ".toml");
    for (const auto& file : found) {
        auto type = read_toml_as<MatterType>(file);
        if (!type) return refuse(type.error());
        if (auto right = check_gates(*type); !right) return refuse(right.error());
        types[type->id] = std::move(*type);
    }
    if (!types.contains("action"))
        return refuse("configuration.matters", "matters/action.toml saknas, eller har ett annat id än action.");
    return types;
}

}  // namespace

const Level* Configuration::level(const std::string& id) const {
    return find_by_id(organisation.levels, id);
}
const FunctionKind* Configuration::function_kind(const std::string& id) const {
    return find_by_id(organisation.functions, id);
}
const LabelSet* LabelSettings::set(const std::string& id) const {
    return find_by_id(sets, id);
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
        auto loaded = read_toml_as<T>(files::path(folder) / name);
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
    // An installation from before there were rounds has no such file; then no unit hands in a report.
    if (files::exists(files::path(folder) / "rounds.toml")) load("rounds.toml", configuration.rounds);
    IdentityProviders identity;
    // A data folder of an earlier version has none.
    if (files::exists(files::path(folder) / "identity_providers.toml")) load("identity_providers.toml", identity);
    configuration.log_in.providers = std::move(identity.providers);
    if (files::exists(files::path(folder) / "entry.toml")) load("entry.toml", configuration.entry);
    if (files::exists(files::path(folder) / "labels.toml")) load("labels.toml", configuration.labels);
    if (failed) return refuse(std::move(*failed));
    auto matters = load_matters(files::path(folder) / "matters");
    if (!matters) return refuse(matters.error());
    configuration.matters = std::move(*matters);
    if (const auto checked = check(configuration); !checked) return refuse(checked.error());
    return configuration;
}

}  // namespace ledstang
