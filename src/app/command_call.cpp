// `ledstang call`: any operation, with its fields as options. Its words are read here and not by CLI11, since every
// operation has fields of its own.
#include <fmt/format.h>

#include <algorithm>

#include "app/command_files.h"
#include "app/command_line.h"
#include "base/swedish_text.h"
#include "base/utf8.h"

namespace ledstang {
namespace {

struct CallWish {
    std::string operation;
    Arguments arguments;
    std::string json, file, out;
    bool help = false;
};

tl::unexpected<Refusal> bad_usage(std::string message) {
    return refuse("call.usage", std::move(message));
}

// "--field value" or "--field=value", in any order; the first other word is the operation.
Result<CallWish> read_words(const std::vector<std::string>& words, std::string& data) {
    CallWish wish;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "-h" || word == "--help") {
            wish.help = true;
            continue;
        }
        if (!word.starts_with("--")) {
            if (!wish.operation.empty())
                return bad_usage(fmt::format("”{}” hör inte till något fält. Skriv --fält värde.", word));
            wish.operation = word;
            continue;
        }
        const auto equals = word.find('=');
        const std::string name = word.substr(2, equals == std::string::npos ? equals : equals - 2);
        if (equals == std::string::npos && i + 1 == words.size())
            return bad_usage(fmt::format("Värdet efter {} saknas.", word));
        std::string value = equals == std::string::npos ? words[++i] : word.substr(equals + 1);
        if (name == "data") {
            data = std::move(value);
        } else if (name == "json") {
            wish.json = std::move(value);
        } else if (name == "file") {
            wish.file = std::move(value);
        } else if (name == "out") {
            wish.out = std::move(value);
        } else {
            wish.arguments.texts[name].push_back(std::move(value));
        }
    }
    return wish;
}

void list_operations(const Operations& operations) {
    std::size_t widest = 0;
    for (const auto& operation : operations.all()) widest = std::max(widest, operation.name.size());
    for (const auto& operation : operations.all())
        fmt::print("{:<{}}  {}\n", operation.name, widest, operation.summary);
    fmt::print("\nFälten visas av: ledstang call OPERATION --help\n");
}

// Names of the fields that cannot be left out.
std::vector<std::string> needed_fields(const Operation& operation) {
    Schemas schemas;
    const Json document = operation.document(schemas);
    std::vector<std::string> needed;
    for (const auto& parameter : document.value("parameters", Json::array())) {
        if (parameter.at("required").get<bool>()) needed.push_back(parameter.at("name"));
    }
    const Json::json_pointer required("/requestBody/content/application~1json/schema/required");
    if (document.contains(required)) {
        for (const auto& name : document.at(required)) needed.push_back(name);
    }
    return needed;
}

void show_operation(const Operation& operation) {
    fmt::print("{}\n\n  ledstang call {}", operation.summary, operation.name);
    const auto needed = needed_fields(operation);
    const auto is_needed = [&](const auto& name) { return std::ranges::find(needed, name) != needed.end(); };
    for (const auto& [name, meaning] : operation.fields) {
        if (is_needed(name) && !(operation.file_body && name == "file")) fmt::print(" --{} …", name);
    }
    if (operation.file_body) fmt::print(" --file FIL");
    fmt::print("\n\nSom HTTP: {} /api{}   Rättighet: {}\n", operation.method, operation.path,
               name_of(operation.permission));
    if (operation.fields.empty()) return;
    fmt::print("\nFält (* krävs):\n");
    for (const auto& [name, meaning] : operation.fields) {
        fmt::print("  {}--{:<24} {}\n", is_needed(name) || (operation.file_body && name == "file") ? '*' : ' ', name,
                   meaning);
    }
    fmt::print(
        "\nDatum skrivs 2022-04-30, perioder 2022-T1, tal med decimalpunkt, listor genom att fältet upprepas.\n"
        "Hela anropet kan i stället stå i en JSON-fil: --json FIL (- är standard in).\n");
}

Result<const Operation*> require_operation(const Operations& operations, const std::string& name) {
    if (const auto* operation = operations.named(name)) return operation;
    std::vector<std::string> names;
    for (const auto& operation : operations.all()) names.push_back(operation.name);
    const auto nearest = nearest_name(name, names);
    return refuse(RefusalKind::not_found, "operation.unknown",
                  fmt::format("Operationen ”{}” finns inte.{} ”ledstang call” räknar upp dem som finns.", name,
                              nearest ? fmt::format(" Menade du {}?", *nearest) : ""));
}

Result<void> read_body(CallWish& wish) {
    const std::string& source = wish.file.empty() ? wish.json : wish.file;
    if (source.empty()) return {};
    auto bytes = read_whole_file(source);
    if (!bytes) return refuse(bytes.error());
    wish.arguments.body = std::move(*bytes);
    if (wish.file.empty()) return {};
    const auto slash = wish.file.rfind('/');
    wish.arguments.texts.try_emplace("file_name",
                                     std::vector{wish.file.substr(slash == std::string::npos ? 0 : slash + 1)});
    return {};
}

Result<ExitCode> call(LocalSession& session, CallWish& wish) {
    const auto operation = require_operation(session.installation().operations, wish.operation);
    if (!operation) return refuse(operation.error());
    if (auto read = read_body(wish); !read) return refuse(read.error());
    const auto answer = session.run(**operation, wish.arguments);
    if (!answer) return refuse(answer.error());
    const std::string out = wish.out.empty() ? "-" : wish.out;
    const auto written = write_whole_file(out, answer->file ? answer->file->bytes : answer->json + "\n");
    if (!written) return refuse(written.error());
    return ExitCode::done;
}

ExitCode run(CommandLine& line, const std::vector<std::string>& words) {
    auto wish = read_words(words, line.data);
    if (!wish) {
        tell(wish.error());
        return ExitCode::usage;
    }
    const Operations operations = all_operations();
    if (wish->operation.empty()) {
        list_operations(operations);
        return ExitCode::done;
    }
    const auto operation = require_operation(operations, wish->operation);
    if (!operation) {
        tell(operation.error());
        return ExitCode::usage;
    }
    if (wish->help) {
        show_operation(**operation);
        return ExitCode::done;
    }
    return with_installation(line, [&](LocalSession& session) { return call(session, *wish); });
}

}  // namespace

void offer_call(CLI::App& program, CommandLine& line) {
    auto* command = program.add_subcommand("call", "Anropa vilken operation som helst, som över HTTP");
    command->footer(examples(R"(  ledstang call                                        räkna upp operationerna
  ledstang call record_outcome --help                  visa en operations fält
  ledstang call list_units --on 2022-04-30
  ledstang call record_outcome --json utfall.json
  ledstang call import_outcomes --file outcomes.csv --dry_run true

Svaret är JSON på standard ut; en fil skrivs dit, eller till --out FIL. Den som kör programmet får göra allt.)"));
    command->callback([&line] { line.chosen = [&line] { return run(line, line.call_words); }; });
}

}  // namespace ledstang
