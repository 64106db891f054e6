// openapi and version: what needs no data.
#include <fmt/format.h>

#include "app/command_line.h"

namespace ledstang {

void offer_describing(CLI::App& program, CommandLine& line) {
    auto* openapi = program.add_subcommand("openapi", "Skriv API:ets beskrivning (OpenAPI 3.1)");
    openapi->footer(examples("  ledstang openapi > openapi.json"));
    openapi->callback([&line] {
        line.chosen = [] {
            fmt::print("{}\n", all_operations().open_api(std::string(program_version())).dump(1));
            return ExitCode::done;
        };
    });

    auto* version = program.add_subcommand("version", "Skriv programmets version");
    version->callback([&line] {
        line.chosen = [] {
            fmt::print("ledstang {}\n", program_version());
            return ExitCode::done;
        };
    });
}

}  // namespace ledstang
