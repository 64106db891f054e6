// The program's entry: the command line in Swedish, and the one place where what is broken is caught.
#include <fmt/format.h>

#include <algorithm>
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

// What a command does not take from the one above it.
void speak_swedish_below(CLI::App& program) {
    for (auto* command : program.get_subcommands({})) {
        command->group("Kommandon");
        command->set_help_flag("-h,--help", "Visa den här hjälpen");
        speak_swedish_below(*command);
    }
}

std::string in_swedish(const CLI::ParseError& error) {
    std::string text = error.what();
    switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
        case CLI::ExitCodes::RequiredError:
            if (text.starts_with("A subcommand")) return "ange ett kommando.";
            return text.substr(0, text.find(" is required")) + " saknas.";
        case CLI::ExitCodes::ArgumentMismatch:
            return text.substr(0, text.find(':')) + ": fel antal värden.";
        case CLI::ExitCodes::ConversionError: {
            // "Could not convert: --target = ja"
            const auto option = text.find("--");
            return (option == std::string::npos ? text : text.substr(option)) + " är inget tal.";
        }
        case CLI::ExitCodes::ExtrasError:
            return text.substr(text.rfind(": ") + 2) + " hör inte till kommandot.";
        default:
            return text;  // a validator's own words
    }
}

// What is wrong with how the command was written.
ExitCode explain(const CLI::App& program, const CLI::ParseError& error) {
    const auto chosen = program.get_subcommands();
    fmt::print(stderr, "Kommandot är fel skrivet: {}\n", in_swedish(error));
    fmt::print(stderr, "Se ”ledstang {}--help”.\n", chosen.empty() ? "" : chosen.front()->get_name() + " ");
    return ExitCode::usage;
}

// `call` reads the words after it by itself, since every operation has fields of its own; `call --help` is as others'.
std::vector<std::string> take_words_of_call(std::vector<std::string>& words) {
    std::size_t at = 0;
    while (at < words.size() && words[at].starts_with("--data")) at += words[at] == "--data" ? 2 : 1;
    const auto call = words.begin() + static_cast<std::ptrdiff_t>(std::min(at, words.size()));
    if (call == words.end() || *call != "call") return {};
    std::vector<std::string> taken(call + 1, words.end());
    if (taken.size() == 1 && (taken.front() == "--help" || taken.front() == "-h")) return {};
    words.erase(call + 1, words.end());
    return taken;
}

ExitCode run(std::vector<std::string> words) {
    CLI::App program(about, "ledstang");
    speak_swedish(program);
    program.footer(footer);
    program.require_subcommand(1);
    program.fallthrough();

    ledstang::CommandLine line;
    line.call_words = take_words_of_call(words);
    program.add_option("--data", line.data, "Datamappen")->type_name("MAPP");
    ledstang::offer_init(program, line);
    ledstang::offer_serve(program, line);
    ledstang::offer_import(program, line);
    ledstang::offer_dataset(program, line);
    ledstang::offer_warehouse(program, line);
    ledstang::offer_scorecard(program, line);
    ledstang::offer_actions(program, line);
    ledstang::offer_report(program, line);
    ledstang::offer_export(program, line);
    ledstang::offer_measure(program, line);
    ledstang::offer_call(program, line);
    ledstang::offer_account(program, line);
    ledstang::offer_remind(program, line);
    ledstang::offer_spc(program, line);
    ledstang::offer_process(program, line);
    ledstang::offer_store_commands(program, line);
    ledstang::offer_describing(program, line);

    speak_swedish_below(program);

    try {
        std::ranges::reverse(words);  // as CLI11 wants them
        program.parse(std::move(words));
    } catch (const CLI::CallForHelp&) {
        fmt::print("{}\n", program.help());
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
        return static_cast<int>(run({words + 1, words + count}));
    } catch (const std::exception& broken) {
        fmt::print(stderr, "Något gick sönder: {}\n", broken.what());
        return static_cast<int>(ExitCode::internal);
    }
}
