#include "operations/import_run.h"

#include <fmt/format.h>

#include <set>

namespace ledstang {
namespace {

std::string in_words(const ImportReport& report, const ImportWish& wish) {
    const std::string found =
        fmt::format("{} nya, {} ändrade, {} oförändrade", report.added, report.changed, report.unchanged);
    if (report.refused > 0 && !report.applied) {
        return fmt::format(
            "Inget sparades: {} av {} rader har fel ({} av de övriga). Rätta felen och försök igen, eller välj att "
            "spara de rätta raderna.",
            report.refused, report.rows, found);
    }
    if (wish.dry_run) return fmt::format("Prov: {}. Inget sparades. Kör utan prov för att spara.", found);
    if (report.refused > 0)
        return fmt::format("Sparat: {}. {} av {} rader avvisades.", found, report.refused, report.rows);
    if (!report.applied) return fmt::format("Inget att spara: alla {} rader finns redan.", report.unchanged);
    return fmt::format("Sparat: {}.", found);
}

int refused_rows(const TableFaults& faults) {
    std::set<int> lines;
    int elsewhere = 0;
    for (const auto& fault : faults.faults()) {
        if (fault.line) {
            lines.insert(*fault.line);
        } else {
            ++elsewhere;
        }
    }
    const auto told = faults.faults().size();
    return static_cast<int>(lines.size()) + elsewhere + static_cast<int>(faults.count() - told);
}

}  // namespace

Result<ImportReport> run_import(Context& context, const ImportWish& wish, std::string kind, const ApplyImport& apply) {
    ImportReport report;
    report.kind = std::move(kind);
    report.file = wish.file.name;
    TableFaults faults(wish.file.name);
    std::optional<Refusal> unreadable;
    auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        if (auto applied = apply(transaction, faults, report); !applied) {
            unreadable = applied.error();
            return refuse(*unreadable);
        }
        const bool keep = !wish.dry_run && (faults.empty() || wish.apply_valid);
        if (!keep) return refuse("import.not_kept", "");  // rolls back; the report tells
        return {};
    });
    if (unreadable) return refuse(std::move(*unreadable));
    report.refused = refused_rows(faults);
    report.applied = written.has_value() && report.added + report.changed > 0;
    for (const auto& fault : faults.faults()) {
        report.faults.push_back({fault.code, fault.message, fault.file, fault.line, fault.column, fault.path});
    }
    report.message = in_words(report, wish);
    return report;
}

}  // namespace ledstang
