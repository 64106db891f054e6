// process import: a log's file read in under a name.
#include <unistd.h>

#include <chrono>
#include <system_error>

#include "app/choices.h"
#include "app/command_process.h"
#include "app/stop_on_signal.h"
#include "base/swedish_number.h"
#include "event_logs/log_file.h"
#include "process_analysis/swedish_calendar.h"
#include "processes/processes.h"

namespace ledstang {
namespace {

struct ImportWish {
    std::string file;
    std::string name;
    std::string zone = "sweden";
    LogReadWish read;
};

std::string in_words(std::uint64_t number) {
    return format_number(Decimal::from_whole(static_cast<std::int64_t>(number)), 0);
}

// What of the source is not in the log, in lines.
std::string left_out(const LogReadReport& report) {
    std::string text;
    const auto add = [&](std::uint64_t count, const char* what) {
        if (count > 0) text += fmt::format("  {} {}\n", in_words(count), what);
    };
    add(report.faulty_events, "händelser saknade fall, aktivitet eller tid");
    add(report.starts_alone, "starter utan slut");
    add(report.other_transitions, "händelser som varken är start eller slut");
    add(report.empty_cases, "fall utan händelser");
    add(report.events_without_case, "händelser utan objekt av slaget");
    for (const auto& name : report.left_out_attributes) text += fmt::format("  attributet {}\n", name);
    return text.empty() ? text : "Inte med:\n" + text;
}

Result<std::string> import_log(const CommandLine& line, ImportWish& wish) {
    const auto file = named_log_file(line, wish.name);
    if (!file) return refuse(file.error());
    const StopOnSignal stop;
    wish.read.stop = stop.token();
    wish.read.zone = wish.zone == "utc" ? ClockZone::utc : ClockZone::sweden;
    const bool terminal = isatty(STDERR_FILENO) != 0;
    if (terminal) {
        wish.read.progress = [](double share) { fmt::print(stderr, "\r{:3.0f} % ", share * 100); };
    }
    auto read = read_log(wish.file, wish.read);
    if (terminal) fmt::print(stderr, "\r\033[K");
    if (!read) return refuse(read.error());
    // It tells the century of numbers with ten digits.
    using std::chrono::microseconds;
    const auto now = std::chrono::floor<microseconds>(std::chrono::system_clock::now()).time_since_epoch().count();
    const Date today{swedish_day(now)};
    const auto data_folder = file->parent_path().parent_path();
    const auto kept = without_personal_numbers(read->log, data_folder, today, read->report.left_out_attributes);
    if (!kept) return refuse(kept.error());
    std::error_code error;
    std::filesystem::create_directories(file->parent_path(), error);
    try {
        write_event_log(*kept, *file);
    } catch (const std::system_error& broken) {
        return refuse("file.unwritable",
                      fmt::format("Loggen går inte att spara i {}: {}.", file->string(), broken.code().message()));
    }
    for (const auto& fault : read->report.faults) fmt::print(stderr, "{}\n", fault_line(fault));
    const auto& log = *kept;
    return fmt::format("{} är inläst: {} händelser, {} fall, {} aktiviteter.\n{}", wish.name, in_words(log.events()),
                       in_words(log.cases()), in_words(log.activities().size()), left_out(read->report));
}

}  // namespace

void offer_process_import(CLI::App& process, CommandLine& line) {
    auto wish = std::make_shared<ImportWish>();
    auto* command = process.add_subcommand("import", "Läs in en logg under ett namn");
    command->add_option("FIL", wish->file, "XES (även packad), OCEL 2.0 JSON, CSV, XLSX, ODS eller Parquet")
        ->required()
        ->type_name("");
    command->add_option("--name", wish->name, "Loggens namn; en logg med samma namn ersätts")
        ->required()
        ->type_name("NAMN");
    auto& columns = wish->read.columns;
    command->add_option("--case", columns.case_name, "Kolumn med fallet; utan valet föreslås kolumnerna av innehållet")
        ->type_name("KOLUMN");
    command->add_option("--activity", columns.activity, "Kolumn med aktiviteten")->type_name("KOLUMN");
    command->add_option("--time", columns.complete, "Kolumn med tidpunkten, eller när händelsen var klar")
        ->type_name("KOLUMN");
    command->add_option("--start", columns.start, "Kolumn med när händelsen började")->type_name("KOLUMN");
    command->add_option("--resource", columns.resource, "Kolumn med utföraren")->type_name("KOLUMN");
    command->add_option("--lifecycle", columns.lifecycle, "Kolumn som säger start eller complete")->type_name("KOLUMN");
    command->add_option("--case-attribute", columns.of_case, "Kolumn som gäller hela fallet; får ges flera gånger")
        ->type_name("KOLUMN")
        ->allow_extra_args(false);
    command->add_option("--object-type", wish->read.object_type, "OCEL: vilket slags objekt som är fallen")
        ->type_name("SLAG");
    command->add_option("--zone", wish->zone, "Tider utan tidszon är sweden (förvalt) eller utc")
        ->type_name("ZON")
        ->check(one_of({"sweden", "utc"}));
    command->add_flag("--leave-out-faulty", wish->read.leave_out_faulty, "Läs in utan felaktiga händelser");
    command->footer(examples(R"(  ledstang process import sepsis.xes.gz --name sepsis
  ledstang process import handelser.csv --name akuten --case besok --activity handelse --time tid --case-attribute kon)"));
    choose_process_command(command, line, wish, import_log);
}

}  // namespace ledstang
