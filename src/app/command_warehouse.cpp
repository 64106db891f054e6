// warehouse move.
#include <fmt/format.h>

#include "app/command_line.h"
#include "app/stop_on_signal.h"
#include "base/swedish_number.h"
#include "deliveries/deliveries.h"

namespace ledstang {
namespace {

std::string in_words(std::int64_t number) {
    return format_number(Decimal::from_whole(number), 0);
}

Result<ExitCode> move(LocalSession& session, WarehouseMove wish) {
    const StopOnSignal stop;
    wish.stop = stop.token();
    wish.progress = [](const MoveReport& report, std::int64_t of) {
        fmt::print(stderr, "{} av {} leveranser, {} rader\n", in_words(report.batches), in_words(of),
                   in_words(report.rows));
    };
    Context context = session.context("move_warehouse");
    const auto moved = move_source_data(context, wish);
    if (!moved) return refuse(moved.error());
    fmt::print("Källdatan är flyttad och jämförd: {} leveranser med {} rader.\n", in_words(moved->batches),
               in_words(moved->rows));
    fmt::print("{}\n", wish.use ? "Härifrån används den på det nya stället."
                                : "Den gamla används fortfarande. Kör om med --use för att byta.");
    return ExitCode::done;
}

}  // namespace

void offer_warehouse(CLI::App& program, CommandLine& line) {
    auto* warehouse = program.add_subcommand("warehouse", "Källdatalagret");
    warehouse->require_subcommand(1);
    auto* command = warehouse->add_subcommand("move", "Flytta all källdata till ett kluster eller en mapp");
    command->set_help_flag("-h,--help", "Visa den här hjälpen");
    const auto wish = std::make_shared<WarehouseMove>();
    command->add_option("--to", wish->to, "Klustrets adresser med komma emellan, i dess ordning, eller en mapp")
        ->required()
        ->type_name("ADRESSER|MAPP");
    command->add_option("--database", wish->database, "Databas i klustret")->capture_default_str()->type_name("NAMN");
    command->add_option("--user", wish->user, "Användare i klustret")->type_name("NAMN");
    command->add_option("--password-file", wish->password_file, "Fil i datamappen med lösenordet")->type_name("FIL");
    command->add_flag("--use", wish->use, "Använd den på det nya stället sedan");
    command->footer(
        examples("  ledstang warehouse move --to https://s1.region.example:8443,https://s2.region.example:8443 "
                 "--use\n  ledstang warehouse move --to . --use        tillbaka till en fil i datamappen\n"));
    command->callback([&line, wish] {
        line.chosen = [&line, wish] {
            return with_installation(line, [&](LocalSession& session) { return move(session, *wish); });
        };
    });
}

}  // namespace ledstang
