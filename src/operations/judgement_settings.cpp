#include "operations/judgement_settings.h"

#include <filesystem>

#include "described/toml_file.h"

namespace ledstang {

JudgedFigure JudgementSettings::of(const std::string& measure) const {
    const auto found = measures.find(measure);
    return found == measures.end() ? judged : found->second;
}

Result<JudgementSettings> read_judgement_settings(const Configuration& configuration) {
    const auto file = std::filesystem::path(configuration.folder) / "judgement.toml";
    if (!std::filesystem::exists(file)) return JudgementSettings{};
    return read_toml_as<JudgementSettings>(file);
}

}  // namespace ledstang
