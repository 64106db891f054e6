#include <fmt/format.h>

#include "app/choices.h"
#include "app/command_line.h"

#include "app/scorecard_rows.h"

namespace ledstang {
namespace {

struct ScorecardQuestion {
    std::string unit;
    std::string period;
    OutputFormat format = OutputFormat::table;
};

Result<ExitCode> show(LocalSession& session, const ScorecardQuestion& question) {
    Arguments arguments;
    arguments.texts = {{"unit", {question.unit}}, {"period", {question.period}}};
    const auto answer = session.run("get_scorecard", arguments);
    if (!answer) return refuse(answer.error());
    if (question.format == OutputFormat::json) {
        fmt::print("{}\n", answer->json);
        return ExitCode::done;
    }
    const auto scorecard = from_json_text<Scorecard>(answer->json);
    if (!scorecard) return refuse(scorecard.error());
    fmt::print("{}", question.format == OutputFormat::csv ? write_csv(scorecard_rows(*scorecard))
                                                          : scorecard_text(*scorecard));
    return ExitCode::done;
}

}  // namespace

void offer_scorecard(CLI::App& program, CommandLine& line) {
    auto question = std::make_shared<ScorecardQuestion>();
    auto* command = program.add_subcommand("scorecard", "Visa en enhets bedömda styrkort");
    command->add_option("ENHET", question->unit, "Enhetens id")->required()->type_name("");
    command->add_option("PERIOD", question->period, "Till exempel 2022-T1")->required()->type_name("");
    add_format(*command, question->format);
    command->footer(examples(R"(  ledstang scorecard div_lanssjukvard_2 2022-T1
  ledstang scorecard div_lanssjukvard_2 2022-T1 --format csv > styrkort.csv

CSV har en rad för varje mått och kön, tal med decimalpunkt och bedömningen som ord för program (met, not_met …).)"));
    command->callback([&line, question] {
        line.chosen = [&line, question] {
            return with_installation(line, [&](LocalSession& session) { return show(session, *question); });
        };
    });
}

}  // namespace ledstang
