// The program's entry: the command line in Swedish, and the one place where what is broken is caught.
#include <fmt/format.h>

#include <cstdio>

#include "app/command_line.h"
#include "app/log.h"

namespace {

using ledstang::ExitCode;

constexpr const char* about = "Ledstång: från plan till bedömt styrkort och rapport.";

constexpr const char* footer =
    R"(Datamappen skapas av ”ledstang init MAPP”. Kommandona hittar den genom --data MAPP, annars genom
miljövariabeln LEDSTANG_DATA, annars är det mappen du står i.

Slutkoder:
  0  klart
  1  något gick sönder i programmet eller på datorn; texten säger vad
  2  kommandot är fel skrivet
  3  avslag: rader med fel, eller inget gjordes; texten säger varför
  4  databasen eller säkerhetskopian håller inte ihop

Exempel:
  ledstang init ./ledstang
  ledstang --data ./ledstang import plan plan.json
  ledstang --data ./ledstang serve
  ledstang KOMMANDO --help            visar ett kommando med exempel)";

void speak_swedish(CLI::App& program) {
    auto words = std::make_shared<CLI::Formatter>();
    words->label("Usage", "Användning");
    words->label("OPTIONS", "VAL");
    words->label("SUBCOMMAND", "KOMMANDO");
    words->label("SUBCOMMANDS", "KOMMANDON");
    words->label("Subcommands", "Kommandon");
    words->label("Options", "Val");
    words->label("Positionals", "Anges i ordning");
    words->label("REQUIRED", "krävs");
    words->label("TEXT", "TEXT");
    words->label("Env", "Miljövariabel");
    words->column_width(34);
    program.formatter(words);
    program.option_defaults()->group("Val");
    program.set_help_flag("-h,--help", "Visa den här hjälpen");
}

// What is wrong with how the command was written.
ExitCode explain(const CLI::App& program, const CLI::ParseError& error) {
    const CLI::App* command = &program;
    for (const auto* chosen : program.get_subcommands()) command = chosen;
    const bool general = command == &program;
    fmt::print(stderr, "Kommandot är fel skrivet: {}\n", error.what());
    fmt::print(stderr, "Se ”ledstang {}--help”.\n", general ? "" : command->get_name() + " ");
    return ExitCode::usage;
}

ExitCode run(int count, char** words) {
    CLI::App program(about, "ledstang");
    speak_swedish(program);
    program.footer(footer);
    program.require_subcommand(1);
    program.fallthrough();

    ledstang::CommandLine line;
    program.add_option("--data", line.data, "Datamappen")->type_name("MAPP");
    ledstang::offer_init(program, line);
    ledstang::offer_serve(program, line);
    ledstang::offer_import(program, line);
    ledstang::offer_scorecard(program, line);
    ledstang::offer_actions(program, line);
    ledstang::offer_report(program, line);
    ledstang::offer_call(program, line);
    ledstang::offer_store_commands(program, line);
    ledstang::offer_describing(program, line);

    for (auto* command : program.get_subcommands({})) command->group("Kommandon");

    try {
        program.parse(count, words);
    } catch (const CLI::CallForHelp&) {
        const auto chosen = program.get_subcommands();
        fmt::print("{}", chosen.empty() ? program.help() : chosen.front()->help());
        return ExitCode::done;
    } catch (const CLI::ParseError& error) {
        return explain(program, error);
    }
    return line.chosen();
}

}  // namespace

int main(int count, char** words) {
    ledstang::log_nothing();
    try {
        return static_cast<int>(run(count, words));
    } catch (const std::exception& broken) {
        fmt::print(stderr, "Något gick sönder: {}\n", broken.what());
        return static_cast<int>(ExitCode::internal);
    }
}
