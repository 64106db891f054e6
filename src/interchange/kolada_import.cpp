#include "interchange/kolada_import.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "base/swedish_text.h"
#include "interchange/comparison_values.h"
#include "interchange/kolada.h"
#include "interchange/regions.h"
#include "operations/import_run.h"

namespace ledstang {
namespace {

// The measure of each key figure in the file that one is wished for.
using Measures = std::map<std::string, std::string>;

Result<Measures> measures_of(const KoladaImport& wish, const RegionSettings& settings,
                             const std::set<std::string>& kpis) {
    const std::vector<std::string> names(kpis.begin(), kpis.end());
    if (!wish.kpi.empty() && !kpis.contains(wish.kpi)) {
        std::string message = fmt::format("Nyckeltalet {} finns inte i filen.", in_quotes(wish.kpi));
        if (const auto nearest = nearest_name(wish.kpi, names))
            message += fmt::format(" Menade du {}?", in_quotes(*nearest));
        return refuse("kolada.kpi", message);
    }
    if (!wish.measure.empty()) {
        if (wish.kpi.empty() && kpis.size() > 1) {
            const std::vector<std::string> first(
                names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(5, names.size())));
            return refuse("kolada.several",
                          fmt::format("Filen har {} nyckeltal: {}{}. Välj vilket som är måttet {}.", names.size(),
                                      list_in_words(first), names.size() > first.size() ? " och fler" : "",
                                      in_quotes(wish.measure)));
        }
        Measures one;
        if (!kpis.empty()) one[wish.kpi.empty() ? *kpis.begin() : wish.kpi] = wish.measure;
        return one;
    }
    Measures mapped;
    for (const auto& figure : settings.kolada) {
        if (kpis.contains(figure.kpi) && (wish.kpi.empty() || wish.kpi == figure.kpi))
            mapped[figure.kpi] = figure.measure;
    }
    if (mapped.empty()) {
        return refuse("kolada.not_mapped",
                      "Det är inte sagt vilket mått nyckeltalet är. Ange måttet, eller skriv ihop nyckeltal och mått i "
                      "config/regions.toml.");
    }
    return mapped;
}

Result<void> require_measures(Sql& sql, const Measures& measures) {
    for (const auto& [kpi, measure] : measures) {
        if (!measure_number(sql, measure)) return refuse(unknown_measure(sql, measure));
    }
    return {};
}

void fault(TableFaults& faults, std::string code, const std::string& path, std::string message) {
    faults.add({std::move(code), std::move(message), path, {}, std::nullopt, std::nullopt});
}

// The page's values by measure, checked; what is wrong is told and left out.
class Sorted {
 public:
    Sorted(const RegionSettings& settings, TableFaults& faults, std::string today)
        : settings_(settings), faults_(faults), today_(std::move(today)) {}

    void add(const KoladaValue& value, const std::string& measure) {
        if (settings_.find(value.municipality) == nullptr) {
            return fault(
                faults_, "kolada.region", value.path,
                fmt::format("{} är ingen region i regions.toml. Hämta värden för regioner, 0001 till 0025, och "
                            "riket, 0000.",
                            in_quotes(value.municipality)));
        }
        if (!seen_.emplace(measure, value.municipality, value.period, value.sex).second) {
            return fault(faults_, "kolada.twice", value.path,
                         fmt::format("{} {} {} finns två gånger i filen.", value.municipality, value.period.to_string(),
                                     name_of(value.sex)));
        }
        by_measure_[measure].push_back({value.municipality, value.period, value.sex, value.value, value.count,
                                        value.status, "Kolada " + value.kpi, today_});
    }
    const std::map<std::string, std::vector<ComparisonValue>>& by_measure() const { return by_measure_; }

 private:
    const RegionSettings& settings_;
    TableFaults& faults_;
    std::string today_;
    std::set<std::tuple<std::string, std::string, Period, Sex>> seen_;
    std::map<std::string, std::vector<ComparisonValue>> by_measure_;
};

}  // namespace

Result<ImportReport> import_kolada(Context& context, const KoladaImport& wish) {
    const auto settings = read_region_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    const auto page = read_kolada(wish.file.bytes, wish.file.name);
    if (!page) return refuse(page.error());
    std::set<std::string> kpis;
    for (const auto& value : page->values) kpis.insert(value.kpi);
    int others = 0;
    const auto apply = [&](Transaction& transaction, TableFaults& faults, ImportReport& report) -> Result<void> {
        for (const auto& one : page->faults) faults.add(one);
        if (kpis.empty() && !faults.empty()) return {};
        const auto measures = measures_of(wish, *settings, kpis);
        if (!measures) return refuse(measures.error());
        if (auto known = require_measures(transaction.sql(), *measures); !known) return known;
        Sorted sorted(*settings, faults, to_string(context.today));
        for (const auto& value : page->values) {
            const auto measure = measures->find(value.kpi);
            if (measure == measures->end()) {
                ++others;
                continue;
            }
            ++report.rows;
            sorted.add(value, measure->second);
        }
        for (const auto& [measure, values] : sorted.by_measure())
            write_comparison_values(transaction, measure, values, report);
        return {};
    };
    auto report = run_import(context, {wish.file, wish.dry_run, wish.apply_valid, {}, {}}, "kolada", apply);
    if (!report) return report;
    if (others > 0) report->message += fmt::format(" {} värden hör till andra nyckeltal och lästes inte.", others);
    if (!page->next_url.empty())
        report->message += fmt::format(" Filen är en sida av flera: läs in nästa också ({}).", page->next_url);
    return report;
}

}  // namespace ledstang
