#include <fmt/format.h>

#include "app/choices.h"
#include "app/command_files.h"
#include "app/command_line.h"

namespace ledstang {
namespace {

struct ExportQuestion {
    std::string what;
    std::string unit;
    std::string format;
    std::string period;
    std::string measure;
    std::string out;
    bool below = false;
};

Result<ExitCode> write(LocalSession& session, const ExportQuestion& question) {
    Arguments arguments;
    arguments.texts = {{"unit", {question.unit}}, {"format", {question.format}}};
    if (!question.period.empty()) arguments.texts["period"] = {question.period};
    if (!question.measure.empty()) arguments.texts["measure"] = {question.measure};
    if (question.below) arguments.texts["below"] = {"true"};
    const auto answer = session.run("export_outcomes", arguments);
    if (!answer) return refuse(answer.error());
    if (auto written = write_whole_file(question.out, answer->file->bytes); !written) return refuse(written.error());
    if (question.out != "-") fmt::print("Utfallen är skrivna: {}\n", question.out);
    return ExitCode::done;
}

}  // namespace

void offer_export(CLI::App& program, CommandLine& line) {
    auto question = std::make_shared<ExportQuestion>();
    auto* command = program.add_subcommand("export", "Skriv utfall till en fil som andra läser");
    command->add_option("SLAG", question->what, "outcomes")->required()->type_name("")->check(one_of({"outcomes"}));
    command->add_option("ENHET", question->unit, "Enhetens id")->required()->type_name("");
    command->add_option("--format", question->format, "fhir, kolada, csv (svensk) eller csv-en (för maskiner)")
        ->required()
        ->type_name("FORMAT")
        ->check(one_of({"fhir", "kolada", "csv", "csv-en"}));
    command->add_option("--period", question->period, "Till exempel 2022-T1; annars alla")->type_name("PERIOD");
    command->add_option("--measure", question->measure, "Måttets id; annars alla")->type_name("MÅTT");
    command->add_flag("--below", question->below, "Också alla enheter under");
    command->add_option("--out", question->out, "Filen som skrivs; - är standard ut")->required()->type_name("FIL");
    command->footer(examples(R"(  ledstang export outcomes region_norrbotten --format fhir --out utfall.json
  ledstang export outcomes div_lanssjukvard_2 --below --period 2022-T1 --format csv --out utfall.csv

Små tal maskeras alltid som för läsare utanför regionen, och med dem det som de kunde räknas ut ur.)"));
    command->callback([&line, question] {
        line.chosen = [&line, question] {
            return with_installation(line, [&](LocalSession& session) { return write(session, *question); });
        };
    });
}

}  // namespace ledstang
