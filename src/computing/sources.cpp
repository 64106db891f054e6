#include <fmt/format.h>

#include <filesystem>

#include "base/swedish_text.h"
#include "computing/computation.h"

namespace ledstang {

const DefinitionFile* Sources::find(const std::string& measure) const {
    for (const auto& file : definitions.files) {
        if (file.definition.id == measure) return &file;
    }
    return nullptr;
}

Result<Sources> read_sources(const Configuration& configuration) {
    const std::filesystem::path folder = configuration.folder;
    auto datasets = read_datasets(folder / "datasets");
    if (!datasets) return refuse(datasets.error());
    Sources sources{std::move(*datasets), {}};
    sources.definitions = read_definitions(folder / "measures", sources.datasets);
    return sources;
}

Result<const DefinitionFile*> require_definition(const Sources& sources, const std::string& measure) {
    if (const auto* found = sources.find(measure)) return found;
    for (const auto& refused : sources.definitions.refused) {
        if (!refused.faults.empty() && refused.faults.front().file == measure + ".toml") return refuse(refused);
        if (refused.message.starts_with(measure + ".toml")) return refuse(refused);
    }
    std::vector<std::string> names;
    for (const auto& file : sources.definitions.files) names.push_back(file.definition.id);
    std::string message = fmt::format("Måttet {} har ingen definition i config/measures.", in_quotes(measure));
    if (const auto nearest = nearest_name(measure, names))
        message += fmt::format(" Menade du {}?", in_quotes(*nearest));
    return refuse(RefusalKind::not_found, "definition.unknown", std::move(message));
}

}  // namespace ledstang
