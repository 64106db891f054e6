#include <fmt/format.h>

#include "app/choices.h"
#include "app/command_line.h"

#include "app/text_table.h"
#include "exchange/write_csv.h"
#include "matters/matters.h"

namespace ledstang {
namespace {

struct ActionsQuestion {
    std::string unit;
    std::string on;
    OutputFormat format = OutputFormat::table;
};

std::string day(const std::optional<Date>& date) {
    return date ? to_string(*date) : "";
}

std::string actions_csv(const ActionList& list) {
    OutTable table;
    table.header = {"action_id", "number", "success_factor", "title",      "responsible", "timetable",
                    "start_by",  "due_by", "status",         "timeliness", "days_late",   "timeliness_reason"};
    for (const auto& action : list.actions) {
        table.rows.push_back({action.id, OutNumber{Decimal::from_whole(action.number)}, action.success_factor,
                              action.title, action.responsible, action.timetable, day(action.start_by),
                              day(action.due_by), action.status, std::string(name_of(action.timeliness)),
                              OutNumber{Decimal::from_whole(action.days_late)}, action.timeliness_reason});
    }
    return write_csv(table);
}

std::string actions_text(const ActionList& list) {
    TextTable table({{"Nr", true},
                     {"Åtgärd", false, 50},
                     {"Ansvarig", false, 30},
                     {"Start senast"},
                     {"Klar senast"},
                     {"Status"},
                     {"I tid"}});
    for (const auto& action : list.actions) {
        table.row({std::to_string(action.number), action.title, action.responsible, day(action.start_by),
                   day(action.due_by), action.status_name, action.timeliness_reason});
    }
    return fmt::format(
        "{}: åtgärder den {}\n\n{}\n{} åtgärder, {} försenade, {} som skulle ha påbörjats, {} utan status.\n",
        list.unit_name, to_string(list.on), table.text(), list.actions.size(), list.overdue, list.start_overdue,
        list.without_status);
}

Result<ExitCode> show(LocalSession& session, const ActionsQuestion& question) {
    Arguments arguments;
    arguments.texts["unit"] = {question.unit};
    if (!question.on.empty()) arguments.texts["on"] = {question.on};
    const auto answer = session.run("list_actions", arguments);
    if (!answer) return refuse(answer.error());
    if (question.format == OutputFormat::json) {
        fmt::print("{}\n", answer->json);
        return ExitCode::done;
    }
    const auto list = from_json_text<ActionList>(answer->json);
    if (!list) return refuse(list.error());
    fmt::print("{}", question.format == OutputFormat::csv ? actions_csv(*list) : actions_text(*list));
    return ExitCode::done;
}

}  // namespace

void offer_actions(CLI::App& program, CommandLine& line) {
    auto question = std::make_shared<ActionsQuestion>();
    auto* command = program.add_subcommand("actions", "Visa en enhets åtgärder och vad som är försenat");
    command->add_option("ENHET", question->unit, "Enhetens id")->required()->type_name("");
    command->add_option("--on", question->on, "Dag som förseningar räknas; annars i dag")->type_name("DAG");
    add_format(*command, question->format);
    command->footer(examples(R"(  ledstang actions div_lanssjukvard_2
  ledstang actions div_lanssjukvard_2 --on 2023-01-15 --format csv)"));
    command->callback([&line, question] {
        line.chosen = [&line, question] {
            return with_installation(line, [&](LocalSession& session) { return show(session, *question); });
        };
    });
}

}  // namespace ledstang
