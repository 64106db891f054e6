// Definitions of measures, and their figures out of source data: measure check and list, compute, series.
#include <fmt/format.h>

#include <filesystem>

#include "app/answer_outcomes.h"
#include "app/choices.h"
#include "app/command_files.h"
#include "app/command_line.h"
#include "computing/computing.h"

namespace ledstang {
namespace {

std::string in_words(const Definition& definition) {
    std::string kinds;
    for (const auto& kind : definition.text.periods) kinds += (kinds.empty() ? "" : ", ") + kind;
    return fmt::format("{}: {} ur {}, version {} från {}{}", definition.id, name_of(definition.text.counts),
                       definition.text.dataset.empty() ? "andra definitioner" : definition.text.dataset,
                       definition.text.version, to_string(definition.text.valid_from),
                       kinds.empty() ? std::string{} : ", " + kinds);
}

// Needs no store: the datasets of the data folder, else of the program.
ExitCode check_file(const CommandLine& line, const std::string& path, const std::string& datasets_folder) {
    auto text = read_whole_file(path);
    if (!text) return tell(text.error());
    std::filesystem::path folder = datasets_folder;
    if (folder.empty()) {
        auto data = find_data_folder(line.data);
        if (!data) return tell(data.error());
        folder = std::filesystem::path(data->config()) / "datasets";
    }
    const auto datasets = read_datasets(folder);
    if (!datasets) return tell(datasets.error());
    const auto file = read_definition(*text, std::filesystem::path(path).filename().string(), *datasets);
    if (!file) return tell(file.error());
    fmt::print("{}\nDefinitionen är rätt.\n", in_words(file->definition));
    return ExitCode::done;
}

Result<ExitCode> list(LocalSession& session) {
    const auto sources = read_sources(session.installation().configuration);
    if (!sources) return refuse(sources.error());
    for (const auto& file : sources->definitions.files) fmt::print("{}\n", in_words(file.definition));
    for (const auto& refused : sources->definitions.refused) tell(refused);
    return sources->definitions.refused.empty() ? ExitCode::done : ExitCode::refused;
}

struct ComputeQuestion {
    ComputeMeasures wish;
    std::string period, now;
    bool today = false;
    OutputFormat format = OutputFormat::table;
};

void tell_report(const ComputeReport& report) {
    for (const auto& measure : report.measures) {
        if (measure.untouched) {
            fmt::print("{}: inget nytt sedan sist\n", measure.measure);
            continue;
        }
        fmt::print("{}: {} utfall, {} nya, {} ändrade, {} oförändrade{}\n", measure.measure, measure.figures,
                   measure.added, measure.changed, measure.unchanged,
                   measure.kept > 0 ? fmt::format(", {} rördes inte", measure.kept) : std::string{});
    }
    for (const auto& kept : report.kept) {
        fmt::print(stderr, "{} {} {} {}: beräknat {}, står {}: {} ({})\n", kept.measure, kept.unit, kept.period,
                   name_of(kept.sex), kept.computed.empty() ? "inget värde" : kept.computed,
                   kept.present.empty() ? "inget värde" : kept.present, kept.message, kept.code);
    }
    for (const auto& note : report.notes) fmt::print(stderr, "{}\n", note);
    fmt::print("{}\n", report.message);
}

// The measures that are computed from matters instead of rows.
Result<AnswerTimesReport> answers_in_time(LocalSession& session, const ComputeMeasures& wish) {
    Arguments arguments;
    arguments.body = to_json(ComputeAnswerTimes{wish.add, wish.dry_run});
    const auto answer = session.run("compute_answer_times", arguments);
    if (!answer) return refuse(answer.error());
    return from_json_text<AnswerTimesReport>(answer->json);
}

Result<ExitCode> compute_from_rows(LocalSession& session, ComputeQuestion question) {
    if (!question.period.empty()) {
        auto period = read_text<Period>(question.period);
        if (!period) return refuse(period.error());
        question.wish.period = *period;
    }
    if (!question.now.empty()) {
        const auto now = read_text<Date>(question.now);
        if (!now) return refuse(now.error());
        session.installation().fixed_today = *now;
    }
    if (question.today) question.wish.organised = Organised::today;
    Arguments arguments;
    arguments.body = to_json(question.wish);
    const auto answer = session.run("compute_measures", arguments);
    if (!answer) return refuse(answer.error());
    // Of the whole: a question for one measure or unit gets that alone.
    const auto matters = question.wish.measures.empty() && question.wish.unit.empty() && !question.wish.period
                             ? answers_in_time(session, question.wish)
                             : Result<AnswerTimesReport>{};
    if (!matters) return refuse(matters.error());
    if (question.format == OutputFormat::json) {
        fmt::print("{}\n", answer->json);
        return ExitCode::done;
    }
    const auto report = from_json_text<ComputeReport>(answer->json);
    if (!report) return refuse(report.error());
    tell_report(*report);
    if (matters->answers > 0) {
        fmt::print("Svarstider ur ärendena: {} svar, {} nya utfall, {} ändrade, {} oförändrade{}.\n", matters->answers,
                   matters->added, matters->changed, matters->unchanged,
                   matters->kept > 0 ? fmt::format(", {} rördes inte", matters->kept) : std::string{});
    }
    for (const auto& note : matters->notes) fmt::print(stderr, "{}\n", note);
    return ExitCode::done;
}

struct SeriesQuestion {
    std::string measure, unit, sex = "T", every = "month", series = "main";
    OutputFormat format = OutputFormat::table;
};

// The columns that `ledstang spc` reads: the day, and the value or numerator and denominator.
Result<ExitCode> show_series(LocalSession& session, const SeriesQuestion& question) {
    Arguments arguments;
    arguments.texts = {{"measure", {question.measure}},
                       {"unit", {question.unit}},
                       {"sex", {question.sex}},
                       {"every", {question.every}},
                       {"series", {question.series}}};
    const auto answer = session.run("get_series", arguments);
    if (!answer) return refuse(answer.error());
    if (question.format == OutputFormat::json) {
        fmt::print("{}\n", answer->json);
        return ExitCode::done;
    }
    const auto json = parse_json(answer->json);
    const auto cell = [](const Json& point, const char* field) {
        const auto found = point.find(field);
        if (found == point.end() || found->is_null()) return std::string{};
        return found->is_string() ? found->get<std::string>() : found->dump();
    };
    const Json points = json->value("points", Json::array());
    bool shares = !points.empty();
    for (const auto& point : points) shares = shares && !cell(point, "denominator").empty();
    const char separator = question.format == OutputFormat::csv ? ',' : '\t';
    fmt::print("{}\n", shares ? fmt::format("t{0}num{0}den", separator) : fmt::format("t{}y", separator));
    for (const auto& point : points) {
        const auto period = Period::parse(cell(point, "period"));
        const std::string day = to_string(period->first_day());
        if (shares) {
            fmt::print("{}{}{}{}{}\n", day, separator, cell(point, "numerator"), separator, cell(point, "denominator"));
        } else {
            fmt::print("{}{}{}\n", day, separator, cell(point, "value"));
        }
    }
    return ExitCode::done;
}

void offer_check(CLI::App& measure, CommandLine& line) {
    auto path = std::make_shared<std::string>();
    auto datasets = std::make_shared<std::string>();
    auto* check = measure.add_subcommand("check", "Pröva en definition: kolumner, regler och ord");
    check->add_option("FIL", *path, "TOML, som i config/measures")->required()->type_name("");
    check->add_option("--datasets", *datasets, "Mapp med datamängder; annars datamappens")->type_name("MAPP");
    check->footer(examples(R"(  ledstang measure check config/measures/sjukfranvaro.toml

Fel visas som fil:rad:kolumn: skäl (kod), och slutkoden är då 3.)"));
    check->callback([&line, path, datasets] {
        line.chosen = [&line, path, datasets] { return check_file(line, *path, *datasets); };
    });
}

}  // namespace

void offer_measure(CLI::App& program, CommandLine& line) {
    auto* measure = program.add_subcommand("measure", "Måttens definitioner: check, list");
    measure->require_subcommand(1);
    measure->footer(examples(R"(  ledstang measure list
  ledstang measure check config/measures/sjukfranvaro.toml)"));
    offer_check(*measure, line);
    auto* listing = measure->add_subcommand("list", "Visa alla definitioner");
    listing->footer(examples("  ledstang measure list"));
    listing->callback([&line] { line.chosen = [&line] { return with_installation(line, list); }; });

    auto question = std::make_shared<ComputeQuestion>();
    auto* command = program.add_subcommand("compute", "Räkna ut måttens utfall ur källdata");
    command->add_option("--measure", question->wish.measures, "Bara det måttet; får anges flera gånger")
        ->type_name("MÅTT");
    command->add_option("--unit", question->wish.unit, "Bara enheten och de under den")->type_name("ENHET");
    command->add_option("--period", question->period, "Bara perioden, till exempel 2022-T1")->type_name("PERIOD");
    command->add_option("--now", question->now, "Räkna som om det vore den dagen")->type_name("DATUM");
    command->add_flag("--as-today", question->today, "Organisationen som den är i dag, inte som den var");
    command->add_flag("--all", question->wish.all, "Räkna om också det som inget rört sedan sist");
    command->add_flag("--add", question->wish.add, "Lägg till mått som saknas, från definitionen");
    command->add_flag("--dry-run", question->wish.dry_run, "Räkna, men spara inget");
    add_format(*command, question->format);
    command->footer(examples(R"(  ledstang compute
  ledstang compute --measure sjukfranvaro --unit div_lanssjukvard_2 --period 2022-T1
  ledstang compute --add --now 2022-05-10

Utan val räknas det som har ändrats sedan sist: nya eller borttagna leveranser, perioder som har slutat, ändrade
definitioner. Ett utfall som någon har matat in eller läst in skrivs aldrig över; det beräknade läggs bredvid, i serien
computed. Det som är stängt, låst eller undertecknat rörs inte.)"));
    command->callback([&line, question] {
        line.chosen = [&line, question] {
            return with_installation(line,
                                     [&](LocalSession& session) { return compute_from_rows(session, *question); });
        };
    });

    auto series = std::make_shared<SeriesQuestion>();
    auto* points = program.add_subcommand("series", "Visa ett måtts serie för en enhet");
    points->add_option("MÅTT", series->measure, "Måttets id")->required()->type_name("");
    points->add_option("ENHET", series->unit, "Enhetens id")->required()->type_name("");
    points->add_option("--sex", series->sex, "K, M eller T")->type_name("KÖN")->check(one_of({"K", "M", "T"}));
    points->add_option("--every", series->every, "month, quarter, tertial, term eller year")
        ->type_name("PERIOD")
        ->check(one_of({"month", "quarter", "tertial", "term", "year"}));
    points->add_option("--series", series->series, "main, computed eller en åldersgrupp som age_65_")
        ->type_name("SERIE");
    add_format(*points, series->format);
    points->footer(examples(R"(  ledstang series sjukfranvaro div_lanssjukvard_2 --sex K --format csv
  ledstang series sjukfranvaro div_lanssjukvard_2 --format csv > serie.csv; ledstang spc serie.csv --chart pp

CSV har periodens första dag och värdet (t,y), eller täljare och nämnare (t,num,den) där alla punkter har sådana.)"));
    points->callback([&line, series] {
        line.chosen = [&line, series] {
            return with_installation(line, [&](LocalSession& session) { return show_series(session, *series); });
        };
    });
}

}  // namespace ledstang
