#include "described/toml_file.h"
#include "base/whole_file.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include <toml++/toml.h>

namespace ledstang {
namespace {

Refusal syntax_refusal(const std::string& name, const toml::parse_error& error) {
    const auto place = error.source().begin;
    Refusal refusal{RefusalKind::invalid,
                    "configuration.syntax",
                    fmt::format("{}: filen går inte att tolka (rad {}, kolumn {}).", name, place.line, place.column),
                    {}};
    refusal.faults.push_back({"configuration.syntax",
                              std::string(error.description()),
                              {},
                              name,
                              static_cast<int>(place.line),
                              static_cast<int>(place.column)});
    return refusal;
}

}  // namespace

Refusal in_file(Refusal refusal, const std::string& name) {
    for (auto& fault : refusal.faults) fault.file = name;
    refusal.message = name + ": " + refusal.message;
    return refusal;
}

Result<Json> read_toml(const std::filesystem::path& file) {
    const std::string name = file.filename().string();
    const auto text = read_file(file);
    if (!text)
        return refuse("configuration.missing",
                      fmt::format("Inställningsfilen {} saknas. Hämta den med ”ledstang init”.", file.string()));
    return read_toml_text(*text, name);
}

Result<Json> read_toml_text(const std::string& text, const std::string& name) {
    toml::table parsed;
    try {
        parsed = toml::parse(text);
    } catch (const toml::parse_error& error) {
        return refuse(syntax_refusal(name, error));
    }
    std::stringstream json_text;
    json_text << toml::json_formatter{parsed};
    auto json = parse_json(json_text.str());
    if (!json) return refuse(in_file(json.error(), name));
    return json;
}

}  // namespace ledstang
