#include "operations/toml_file.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace ledstang {

Refusal in_file(Refusal refusal, const std::string& name) {
    for (auto& fault : refusal.faults) fault.file = name;
    refusal.message = name + ": " + refusal.message;
    return refusal;
}

Result<Json> read_toml(const std::filesystem::path& file) {
    const std::string name = file.filename().string();
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return refuse("configuration.missing",
                      fmt::format("Inställningsfilen {} saknas. Hämta den med ”ledstang init”.", file.string()));
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
    auto json = parse_json(json_text.str());
    if (!json) return refuse(in_file(json.error(), name));
    return json;
}

}  // namespace ledstang
