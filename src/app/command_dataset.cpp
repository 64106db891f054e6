// dataset list, import, batches and undo.
#include <fmt/format.h>
#include <unistd.h>

#include "app/command_line.h"
#include "app/stop_on_signal.h"
#include "app/text_table.h"
#include "base/swedish_number.h"
#include "deliveries/deliveries.h"

namespace ledstang {
namespace {

struct DatasetWish {
    std::string dataset;
    std::vector<std::string> files;
    std::string source;
    std::string rejected;
    std::int64_t batch = 0;
    std::int64_t replaces = 0;
    double most_rejected = DeliveryWish{}.most_rejected;
    bool dry_run = false;
};

std::string in_words(std::int64_t number) {
    return format_number(Decimal::from_whole(number), 0);
}

std::string column_notes(const DatasetColumn& column) {
    std::vector<std::string> notes;
    if (column.required) notes.emplace_back("krävs");
    if (!column.codes.empty()) {
        std::string codes;
        for (const auto& value : column.codes) codes += (codes.empty() ? "" : ", ") + value.code;
        notes.push_back(codes);
    }
    if (!column.meaning.empty()) notes.push_back(column.meaning);
    std::string text;
    for (const auto& note : notes) text += (text.empty() ? "" : "; ") + note;
    return text;
}

Result<ExitCode> list(LocalSession& session, const DatasetWish& wish) {
    const auto datasets = declared_datasets(session.context({}));
    if (!datasets) return refuse(datasets.error());
    if (!wish.dataset.empty()) {
        const auto found = find_dataset(*datasets, wish.dataset);
        if (!found) return refuse(found.error());
        const Dataset& dataset = **found;
        TextTable table({{"Kolumn"}, {"Rubrik"}, {"Slag"}, {"Om den", false, 90}});
        for (const auto& column : dataset.columns) {
            const bool patient = column.role == ColumnRole::patient;
            table.row(
                {column.name, column.title, patient ? "personnummer" : swedish(column.type), column_notes(column)});
        }
        fmt::print("{} ({})\n{}\n\n{}", dataset.title, dataset.id, dataset.meaning, table.text());
        return ExitCode::done;
    }
    const auto batches = batches_of(session.context({}), {});
    if (!batches) return refuse(batches.error());
    TextTable table(
        {{"Datamängd"}, {"Namn"}, {"Rader", true}, {"Leveranser", true}, {"Till och med"}, {"Senast inläst"}});
    for (const auto& dataset : *datasets) {
        std::int64_t rows = 0;
        std::int64_t count = 0;
        std::optional<Date> last;
        std::string latest;
        for (const auto& batch : *batches) {
            if (batch.dataset != dataset.id || !batch.undone_at.empty()) continue;
            rows += batch.rows_kept;
            ++count;
            if (latest.empty()) latest = batch.imported_at;
            if (batch.last_day && (!last || *last < *batch.last_day)) last = batch.last_day;
        }
        table.row({dataset.id, dataset.title, in_words(rows), in_words(count), last ? to_string(*last) : "", latest});
    }
    fmt::print("{}", table.text());
    return ExitCode::done;
}

void tell(const DeliveryReport& report) {
    for (const auto& fault : report.first_faults) {
        fmt::print(stderr, "{}\n", fault_line(fault));
    }
    std::int64_t faults = 0;
    for (const auto& [code, count] : report.faults_by_code) faults += count;
    if (faults > static_cast<std::int64_t>(report.first_faults.size())) {
        fmt::print(stderr, "… och {} fel till.\n",
                   in_words(faults - static_cast<std::int64_t>(report.first_faults.size())));
    }
    if (faults > 0) {
        fmt::print(stderr, "\nFel efter skäl:\n");
        for (const auto& [code, count] : report.faults_by_code)
            fmt::print(stderr, "  {:>10}  {}\n", in_words(count), code);
    }
    const Batch& batch = report.batch;
    if (!report.unused_columns.empty()) {
        std::string unused;
        for (const auto& name : report.unused_columns) unused += (unused.empty() ? "" : ", ") + name;
        fmt::print("Kolumner i filen som inte används: {}.\n", unused);
    }
    const std::string days =
        batch.first_day ? fmt::format(" Dagar {} till {}.", to_string(*batch.first_day), to_string(*batch.last_day))
                        : "";
    if (report.dry_run) {
        fmt::print("{}: {} av {} rader skulle sparas, {} skulle avvisas.{} Ingenting är sparat.\n", batch.file,
                   in_words(batch.rows_kept), in_words(batch.rows_read), in_words(batch.rows_rejected), days);
    } else {
        fmt::print("{}: leverans {} är inläst. {} av {} rader sparades, {} avvisades.{}\n", batch.file, batch.id,
                   in_words(batch.rows_kept), in_words(batch.rows_read), in_words(batch.rows_rejected), days);
    }
    if (!report.rejected_file.empty()) fmt::print("Avvisade rader: {}\n", report.rejected_file);
}

std::function<void(const DeliveryProgress&)> progress_on_terminal() {
    if (isatty(STDERR_FILENO) == 0) return {};
    return [](const DeliveryProgress& progress) {
        fmt::print(stderr, "\r{:3.0f} %  {} rader, {} avvisade ", progress.share * 100, in_words(progress.rows_read),
                   in_words(progress.rows_rejected));
    };
}

Result<ExitCode> take(LocalSession& session, const DatasetWish& wish) {
    const StopOnSignal stop;
    DeliveryChoice choice;
    choice.dataset = wish.dataset;
    choice.source = wish.source;
    choice.dry_run = wish.dry_run;
    choice.replaces = wish.replaces;
    choice.most_rejected = wish.most_rejected;
    choice.rejected = wish.rejected;
    choice.progress = progress_on_terminal();
    choice.stop = stop.token();
    Context context = session.context("import_delivery");
    ExitCode worst = ExitCode::done;
    for (const auto& file : wish.files) {
        choice.file = file;
        const auto report = take_in(context, choice);
        if (choice.progress) fmt::print(stderr, "\r\033[K");
        if (!report) {
            worst = tell(report.error());
            continue;
        }
        tell(*report);
        if (report->batch.rows_rejected > 0) worst = ExitCode::refused;
    }
    return worst;
}

Result<ExitCode> batches(LocalSession& session, const DatasetWish& wish) {
    const auto found = batches_of(session.context({}), wish.dataset);
    if (!found) return refuse(found.error());
    TextTable table({{"Nr", true},
                     {"Datamängd"},
                     {"Källa"},
                     {"Fil", false, 40},
                     {"Sparade", true},
                     {"Avvisade", true},
                     {"Från"},
                     {"Till"},
                     {"Inläst (UTC)"},
                     {"Av"},
                     {"Tillbakatagen"}});
    for (const auto& batch : *found) {
        table.row({std::to_string(batch.id), batch.dataset, batch.source, batch.file, in_words(batch.rows_kept),
                   in_words(batch.rows_rejected), batch.first_day ? to_string(*batch.first_day) : "",
                   batch.last_day ? to_string(*batch.last_day) : "", batch.imported_at, batch.imported_by,
                   batch.undone_at});
    }
    fmt::print("{}", table.text());
    return ExitCode::done;
}

Result<ExitCode> undo(LocalSession& session, const DatasetWish& wish) {
    Context context = session.context("undo_delivery");
    const auto batch = take_back(context, wish.batch);
    if (!batch) return refuse(batch.error());
    fmt::print("Leverans {} är tillbakatagen: {} rader ur {} är borta.\n", batch->id, in_words(batch->rows_kept),
               batch->dataset);
    return ExitCode::done;
}

void choose(CLI::App* command, CommandLine& line, const std::shared_ptr<DatasetWish>& wish,
            Result<ExitCode> (*work)(LocalSession&, const DatasetWish&)) {
    command->set_help_flag("-h,--help", "Visa den här hjälpen");
    command->callback([&line, wish, work] {
        line.chosen = [&line, wish, work] {
            return with_installation(line, [&](LocalSession& session) { return work(session, *wish); });
        };
    });
}

}  // namespace

void offer_dataset(CLI::App& program, CommandLine& line) {
    auto wish = std::make_shared<DatasetWish>();
    auto* dataset =
        program.add_subcommand("dataset", "Läs in källdata: vårdkontakter, väntelistor, redovisning med mera");
    dataset->require_subcommand(1);
    dataset->footer(examples(R"(  ledstang dataset list                       datamängderna och vad som är inläst
  ledstang dataset list care_contacts         vilka kolumner den har
  ledstang dataset import care_contacts kontakter-2024-05.csv --dry-run
  ledstang dataset batches
  ledstang dataset undo 12

Datamängderna beskrivs i config/datasets/, källornas rubriker och koder i config/sources/.)"));

    auto* listing = dataset->add_subcommand("list", "Visa datamängderna, eller kolumnerna i en av dem");
    listing->add_option("DATAMÄNGD", wish->dataset, "Till exempel care_contacts")->type_name("");
    choose(listing, line, wish, list);

    auto* importing = dataset->add_subcommand("import", "Läs in en eller flera filer");
    importing->add_option("DATAMÄNGD", wish->dataset, "Till exempel care_contacts")->required()->type_name("");
    importing->add_option("FIL", wish->files, "CSV, XLSX, ODS, Parquet eller SIE 4")->required()->type_name("");
    importing->add_option("--source", wish->source, "Källa ur config/sources/")->type_name("NAMN");
    importing->add_flag("--dry-run", wish->dry_run, "Pröva bara: visa vad som skulle sparas och avvisas");
    importing->add_option("--replace", wish->replaces, "Ta i samma steg tillbaka en tidigare leverans")
        ->type_name("NR");
    importing->add_option("--rejected", wish->rejected, "Fil för de avvisade raderna; annars i datamappens rejected/")
        ->type_name("FIL");
    importing
        ->add_option("--most-rejected", wish->most_rejected,
                     "Procent avvisade rader som tåls; blir det fler sparas ingenting (10)")
        ->type_name("PROCENT");
    importing->footer(examples(R"(  ledstang dataset import care_contacts kontakter-2024-05.csv --source cosmic
  ledstang dataset import ledger_balances bok.se --source raindance
  ledstang dataset import waiting_list lista.parquet --rejected fel.csv

Rätta rader sparas tillsammans eller, om något avbryts, inte alls. Avvisade rader skrivs till en CSV-fil med rad,
kolumn, kod och skäl, och slutkoden är då 3. Samma fil läses inte in två gånger. Personnummer sparas aldrig.)"));
    choose(importing, line, wish, take);

    auto* listing_batches = dataset->add_subcommand("batches", "Visa leveranserna, den senaste först");
    listing_batches->add_option("DATAMÄNGD", wish->dataset, "Bara en datamängds")->type_name("");
    choose(listing_batches, line, wish, batches);

    auto* undoing = dataset->add_subcommand("undo", "Ta tillbaka en leverans: dess rader försvinner");
    undoing->add_option("NR", wish->batch, "Leveransens nummer, som batches visar det")->required()->type_name("");
    choose(undoing, line, wish, undo);
}

}  // namespace ledstang
