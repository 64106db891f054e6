#include "interchange/outcome_export.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "interchange/exported.h"
#include "masking/masking.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

struct Format {
    const char* name;
    const char* ending;
    const char* media_type;
    std::string (*write)(const Export&);
};
const Format formats[] = {
    {"fhir", "fhir.json", "application/fhir+json", export_fhir},
    {"kolada", "kolada.json", "application/json", export_kolada},
    {"csv", "csv", "text/csv; charset=utf-8", [](const Export& out) { return export_csv(out, true); }},
    {"csv-en", "en.csv", "text/csv; charset=utf-8", [](const Export& out) { return export_csv(out, false); }},
};

// A measure's, or all measures', at every unit and in every period, in one question to the store.
std::vector<ExportedOutcome> read_outcomes(Sql& sql, const std::string& measure) {
    using Row = std::tuple<std::string, std::string, std::int64_t, std::int64_t, std::optional<Decimal>,
                           std::optional<Decimal>, std::optional<Decimal>, std::int64_t, std::optional<std::string>>;
    std::vector<ExportedOutcome> outcomes;
    sql.each<Row>(
        "select m.id, u.id, o.period, o.sex, o.value, o.numerator, o.denominator, o.flags, d.missing_reason from "
        "outcome o join unit u on u.number = o.unit join measure m on m.number = o.measure left join outcome_detail d "
        "on d.number = o.detail where o.series = 0 and o.period > 0 and (:measure = '' or m.id = :measure) order by "
        "m.id, u.id, o.period, o.sex",
        [&](const Row& row) {
            const auto& [id, unit, period, sex, value, numerator, denominator, flags, reason] = row;
            outcomes.push_back({id, unit, *period_of_code(period), sex_of_code(sex), value, numerator, denominator,
                                flags_of_bits(flags), value ? std::string{} : reason.value_or("")});
        },
        measure);
    return outcomes;
}

Result<Export> gather(Sql& sql, const Context& context, const OutcomeExportWish& wish) {
    const auto settings = read_region_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    if (!wish.measure.empty() && !measure_number(sql, wish.measure)) return refuse(unknown_measure(sql, wish.measure));
    const auto organisation = read_organisation(sql, context.configuration, context.today);
    if (const auto known = require_unit(organisation, wish.unit); !known) return refuse(known.error());
    Export out;
    out.unit = wish.unit;
    out.on = context.today;
    const UnitRow* top = organisation.chain(wish.unit).back();
    out.top = top->id;
    out.region_code = settings->own_code(top->name);
    for (const auto& unit : organisation.units()) out.unit_names[unit.id] = unit.name;
    out.unit_name = out.unit_names[wish.unit];
    out.outcomes = read_outcomes(sql, wish.measure);
    for (const auto& outcome : out.outcomes) {
        if (out.measures.contains(outcome.measure)) continue;
        auto measure = read_measure(sql, outcome.measure);
        if (!measure) return refuse(measure.error());
        out.measures.emplace(outcome.measure, std::move(*measure));
    }
    // Of the whole before anything is picked out, so that two files never tell together what neither tells.
    mask_export(out, parents_by_year(sql, context.configuration), masking_outside(context.configuration));
    std::erase_if(out.outcomes, [&](const auto& one) { return !out.unit_names.contains(one.unit); });
    std::erase_if(out.outcomes, [&](const auto& one) {
        const bool there = wish.below ? organisation.within(one.unit, wish.unit) : one.unit == wish.unit;
        return !there || (wish.period && one.period != *wish.period);
    });
    return out;
}

}  // namespace

Result<FileContent> export_outcomes(Context& context, const OutcomeExportWish& wish) {
    const auto* format = std::ranges::find(formats, wish.format, &Format::name);
    if (format == std::end(formats)) {
        return refuse("export.format", fmt::format("Formatet {} finns inte. Välj fhir, kolada, csv eller csv-en.",
                                                   in_quotes(wish.format)));
    }
    return context.store.read([&](Sql& sql) -> Result<FileContent> {
        auto out = gather(sql, context, wish);
        if (!out) return refuse(out.error());
        return FileContent{fmt::format("utfall-{}.{}", wish.unit, format->ending), format->media_type,
                           format->write(*out)};
    });
}

}  // namespace ledstang
