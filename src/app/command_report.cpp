#include <fmt/format.h>

#include "app/choices.h"
#include "app/command_files.h"
#include "app/command_line.h"

namespace ledstang {
namespace {

struct ReportQuestion {
    std::string unit;
    std::string period;
    std::string format;
    std::string out;
};

Result<ExitCode> write(LocalSession& session, const ReportQuestion& question) {
    Arguments arguments;
    arguments.texts = {{"unit", {question.unit}}, {"period", {question.period}}, {"format", {question.format}}};
    const auto answer = session.run("download_report", arguments);
    if (!answer) return refuse(answer.error());
    if (auto written = write_whole_file(question.out, answer->file->bytes); !written) return refuse(written.error());
    if (question.out != "-") fmt::print("Rapporten är skriven: {}\n", question.out);
    return ExitCode::done;
}

}  // namespace

void offer_report(CLI::App& program, CommandLine& line) {
    auto question = std::make_shared<ReportQuestion>();
    auto* command = program.add_subcommand("report", "Skriv periodens rapport");
    command->add_option("ENHET", question->unit, "Enhetens id")->required()->type_name("");
    command->add_option("PERIOD", question->period, "Till exempel 2022-T1")->required()->type_name("");
    command->add_option("--format", question->format, "html, pdf, docx, xlsx eller md")
        ->required()
        ->type_name("FORMAT")
        ->check(one_of({"html", "pdf", "docx", "xlsx", "md"}));
    command->add_option("--out", question->out, "Filen som skrivs; - är standard ut")->required()->type_name("FIL");
    command->footer(examples(R"(  ledstang report div_lanssjukvard_2 2022-T1 --format pdf --out rapport.pdf
  ledstang report div_lanssjukvard_2 2022-T1 --format md --out -

PDF skrivs av programmet weasyprint och Word av pandoc. Saknas de säger felet vilket paket som ska installeras.)"));
    command->callback([&line, question] {
        line.chosen = [&line, question] {
            return with_installation(line, [&](LocalSession& session) { return write(session, *question); });
        };
    });
}

}  // namespace ledstang
