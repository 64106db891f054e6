// openapi, permissions and version: what needs no data.
#include <fmt/format.h>

#include <stdexcept>

#include "app/command_line.h"
#include "app/embedded_config.h"
#include "app/rights.h"
#include "described/toml_file.h"

namespace ledstang {
namespace {

// The roles of the data folder that is named, else those that `init` would write.
Result<RoleSettings> roles_of(const std::string& data) {
    if (!data.empty()) {
        const auto folder = find_data_folder(data);
        if (!folder) return refuse(folder.error());
        return read_toml_as<RoleSettings>(std::filesystem::path(folder->config()) / "roles.toml");
    }
    for (const auto& file : embedded_config()) {
        if (std::string_view(file.path) != "roles.toml") continue;
        const auto json = read_toml_text(file.bytes(), file.path);
        if (!json) return refuse(json.error());
        return from_json<RoleSettings>(*json);
    }
    throw std::logic_error("the program has no roles.toml in it");
}

ExitCode show_permissions(const std::string& data) {
    const auto roles = roles_of(data);
    if (!roles) return tell(roles.error());
    fmt::print("{}", permissions_page(all_operations(), *roles));
    return ExitCode::done;
}

}  // namespace

void offer_describing(CLI::App& program, CommandLine& line) {
    auto* openapi = program.add_subcommand("openapi", "Skriv API:ets beskrivning (OpenAPI 3.1)");
    openapi->footer(examples("  ledstang openapi > openapi.json"));
    openapi->callback([&line] {
        line.chosen = [] {
            fmt::print("{}\n", all_operations().open_api(std::string(program_version())).dump(1));
            return ExitCode::done;
        };
    });

    auto* permissions = program.add_subcommand("permissions", "Skriv vem som får göra vad, som en sida (Markdown)");
    permissions->footer(examples(R"(  ledstang permissions > docs/permissions.md           med rollerna som följer med
  ledstang --data ./ledstang permissions                med den egna regionens roller)"));
    permissions->callback([&line] { line.chosen = [&line] { return show_permissions(line.data); }; });

    auto* version = program.add_subcommand("version", "Skriv programmets version");
    version->callback([&line] {
        line.chosen = [] {
            fmt::print("ledstang {}\n", program_version());
            return ExitCode::done;
        };
    });
}

}  // namespace ledstang
