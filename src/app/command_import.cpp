#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <map>

#include "app/choices.h"
#include "app/command_files.h"
#include "app/command_line.h"
#include "operations/import_report.h"

namespace ledstang {
namespace {

struct ImportKindWish {
    std::string kind;
    std::vector<std::string> files;
    std::string unit;
    std::string period;
    std::string measure;
    std::string kpi;
    bool dry_run = false;
    bool apply_valid = false;
};

// Kinds and their operations.
const std::map<std::string, std::string> kinds{{"plan", "import_plan"},
                                               {"measures", "import_measures"},
                                               {"outcomes", "import_outcomes"},
                                               {"comments", "import_comments"},
                                               {"actions", "import_actions"},
                                               {"action-targets", "import_action_targets"},
                                               {"production", "import_production"},
                                               {"groups", "import_group_members"},
                                               {"kolada", "import_kolada"},
                                               {"documents", "import_documents"},
                                               {"persons", "import_persons"}};

Result<ExitCode> import_file(LocalSession& session, const ImportKindWish& wish, const std::string& file) {
    auto bytes = read_whole_file(file);
    if (!bytes) return refuse(bytes.error());
    Arguments arguments;
    arguments.body = std::move(*bytes);
    arguments.texts["file_name"] = {std::filesystem::path(file).filename().string()};
    if (wish.dry_run) arguments.texts["dry_run"] = {"true"};
    if (wish.apply_valid) arguments.texts["apply_valid"] = {"true"};
    if (!wish.unit.empty()) arguments.texts["unit"] = {wish.unit};
    if (!wish.period.empty()) arguments.texts["period"] = {wish.period};
    if (!wish.measure.empty()) arguments.texts["measure"] = {wish.measure};
    if (!wish.kpi.empty()) arguments.texts["kpi"] = {wish.kpi};
    const auto report = session.ask<ImportReport>(kinds.at(wish.kind), arguments);
    if (!report) return refuse(report.error());
    for (const auto& fault : report->faults) {
        fmt::print(stderr, "{}\n",
                   fault_line({fault.code, fault.message, fault.path, fault.file, fault.line, fault.column}));
    }
    fmt::print(report->refused > 0 ? stderr : stdout, "{}: {}\n", report->file, report->message);
    return report->refused > 0 ? ExitCode::refused : ExitCode::done;
}

Result<ExitCode> import_files(LocalSession& session, const ImportKindWish& wish) {
    ExitCode worst = ExitCode::done;
    for (const auto& file : wish.files) {
        const auto imported = import_file(session, wish, file);
        const ExitCode code = imported ? *imported : tell(imported.error());
        if (code != ExitCode::done) worst = code;
    }
    return worst;
}

}  // namespace

void offer_import(CLI::App& program, CommandLine& line) {
    auto wish = std::make_shared<ImportKindWish>();
    std::vector<std::string> names;
    for (const auto& [kind, operation] : kinds) names.push_back(kind);
    auto* command = program.add_subcommand("import",
                                           "Läs in filer: plan, mått, utfall, kommentarer, åtgärder, produktion, "
                                           "grupper, andra regioners utfall, dokument, personer");
    command
        ->add_option(
            "SLAG", wish->kind,
            "plan, measures, outcomes, comments, actions, action-targets, production, groups, kolada, documents eller "
            "persons")
        ->required()
        ->type_name("")
        ->check(one_of(names));
    command->add_option("FIL", wish->files, "JSON för plan och kolada, TOML för dokument, annars CSV, XLSX eller ODS")
        ->required()
        ->type_name("");
    command->add_flag("--dry-run", wish->dry_run, "Pröva bara: visa vad som skulle hända");
    command->add_flag("--apply-valid", wish->apply_valid, "Spara de rätta raderna fast andra har fel");
    command->add_option("--unit", wish->unit, "Enhet som filen gäller, när den inte står i filen")->type_name("ENHET");
    command->add_option("--period", wish->period, "Period som filen gäller, när den inte står i filen")
        ->type_name("PERIOD");
    command->add_option("--measure", wish->measure, "Mått som nyckeltalet i en fil från Kolada är")->type_name("MÅTT");
    command->add_option("--kpi", wish->kpi, "Nyckeltal, när filen från Kolada har flera")->type_name("ID");
    command->footer(examples(R"(  ledstang import plan plan.json
  ledstang import outcomes outcomes.csv --dry-run
  ledstang import kolada sida-1.json sida-2.json --measure MÅTT --kpi U79003
  ledstang import persons personer.csv --dry-run
  ledstang import comments kommentarer.xlsx --unit div_lanssjukvard_2 --period 2022-T1

Varje fil sparas helt eller inte alls. Fel visas som fil:rad:kolumn: skäl (kod), och slutkoden är då 3.)"));
    command->callback([&line, wish] {
        line.chosen = [&line, wish] {
            return with_installation(line, [&](LocalSession& session) { return import_files(session, *wish); });
        };
    });
}

}  // namespace ledstang
