#include "computing/definitions.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "base/whole_file.h"
#include "computing/definition_reader.h"
#include "described/toml_file.h"
#include "described/toml_place.h"

namespace ledstang {
namespace {

// Faults have their place as a path from the file's top.
Result<DefinitionParts> read_parts(const std::string& toml, const std::string& name) {
    auto json = read_toml_text(toml, name);
    if (!json) return refuse(json.error());
    DefinitionParts parts;
    const auto measure = json->find("measure");
    if (measure == json->end() || !measure->is_object()) {
        return refuse("definition.words",
                      fmt::format("{}: delen [measure] med måttets namn, enhet och syfte saknas.", name));
    }
    auto described = from_json<Measure>(*measure);
    if (!described) {
        for (auto& fault : described.error().faults) fault.path = "/measure" + fault.path;
        return refuse(in_file(described.error(), name));
    }
    parts.measure = std::move(*described);
    json->erase("measure");
    auto definition = from_json<MeasureDefinition>(*json);
    if (!definition) return refuse(in_file(definition.error(), name));
    parts.definition = std::move(*definition);
    return parts;
}

}  // namespace

CheckedDefinition check_definition(const std::string& toml, const std::string& name,
                                   const std::vector<Dataset>& datasets) {
    auto parts = read_parts(toml, name);
    if (parts) return check_parts(std::move(*parts), toml, name, datasets);
    CheckedDefinition checked;
    for (auto& fault : parts.error().faults) {
        // A key that nobody knows is pointed at itself, everything else at its value.
        const bool unknown = fault.code == "json.unknown_field";
        const TomlPlace place = unknown ? key_in_toml(toml, fault.path) : value_in_toml(toml, fault.path);
        const int line = fault.line.value_or(place.line), column = fault.column.value_or(place.column);
        const int length = fault.line ? length_at(toml, line, column) : place.length;
        checked.faults.push_back(
            {std::move(fault.code), std::move(fault.message), {}, std::move(fault.path), line, column, length});
    }
    if (checked.faults.empty()) checked.faults.push_back({parts.error().code, parts.error().message, {}, {}, 1, 1, 1});
    return checked;
}

Result<DefinitionFile> read_definition(const std::string& toml, const std::string& name,
                                       const std::vector<Dataset>& datasets) {
    auto parts = read_parts(toml, name);
    if (!parts) return refuse(parts.error());
    auto checked = check_parts(std::move(*parts), toml, name, datasets);
    if (checked.file) return std::move(*checked.file);
    Refusal refusal{RefusalKind::invalid, checked.faults.front().code,
                    fmt::format("{}: {}", name, checked.faults.front().message)};
    if (checked.faults.size() > 1) refusal.message += fmt::format(" ({} fel i filen.)", checked.faults.size());
    for (auto& fault : checked.faults) {
        refusal.faults.push_back(
            {std::move(fault.code), std::move(fault.message), std::move(fault.path), name, fault.line, fault.column});
    }
    return refuse(std::move(refusal));
}

DefinitionFiles read_definitions(const std::filesystem::path& folder, const std::vector<Dataset>& datasets) {
    const auto paths = files_in(folder, ".toml");
    DefinitionFiles read;
    for (const auto& path : paths) {
        auto file = read_definition(read_file(path).value_or(""), path.filename().string(), datasets);
        if (file) {
            read.files.push_back(std::move(*file));
        } else {
            read.refused.push_back(file.error());
        }
    }
    return read;
}

}  // namespace ledstang
