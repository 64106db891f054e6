#include "reports/reports.h"

#include <set>

#include "reports/sources.h"

namespace ledstang {
namespace {

struct ReportWish {
    std::string unit;
    Period period = *Period::parse("2000");
    static constexpr auto described() {
        return describe("ReportWish", field("unit", &ReportWish::unit, "Enhet"),
                        field("period", &ReportWish::period, "Period"));
    }
};

struct ReportFileWish {
    std::string unit;
    Period period = *Period::parse("2000");
    ReportFormat format = ReportFormat::pdf;
    static constexpr auto described() {
        return describe("ReportFileWish", field("unit", &ReportFileWish::unit, "Enhet"),
                        field("period", &ReportFileWish::period, "Period"),
                        optional_field("format", &ReportFileWish::format, "html, pdf, docx, xlsx eller md"));
    }
};

// The measure's own series up to the report's period, wherever the scorecard took its values from.
void add_outcomes(Sql& sql, const Scorecard& card, const ScorecardMeasure& measure, ReportSources& sources) {
    std::set<std::string> units = {card.unit};
    for (const auto& row : measure.rows) {
        if (!row.value_unit.empty()) units.insert(row.value_unit);
    }
    for (const auto& unit : units) {
        for (auto& outcome : outcomes_of(sql, unit, measure.id)) {
            if (outcome.series != "main" || !outcome.period || card.period.last_day() < outcome.period->last_day())
                continue;
            sources.outcomes.push_back(std::move(outcome));
        }
    }
    if (const auto definition = read_measure(sql, measure.id); definition && !definition->owner.empty())
        sources.responsible[measure.id] = definition->owner;
}

// Until somebody has written a head of the report's own, the document's that the plan came from.
ReportHead report_head_or_plans(Sql& sql, const std::string& unit, Period period) {
    auto head = read_report_head(sql, unit, period);
    if (head.row_version > 0) return head;
    const auto source = read_plan_source(sql, unit, period.last_day());
    if (!source) return head;
    head.title = source->document;
    head.document_id = source->document_id;
    head.version = source->version;
    head.applies_to = source->applies_to;
    head.publication_date = source->publication_date;
    return head;
}

Result<ReportSources> gather(Sql& sql, const Configuration& configuration, const std::string& unit, Period period) {
    const auto organisation = read_organisation(sql, configuration, period.last_day());
    if (const auto known = require_unit(organisation, unit); !known) return refuse(known.error());
    auto card = read_scorecard(sql, configuration, unit, period);
    if (!card) return refuse(card.error());
    ReportSources sources;
    sources.scorecard = std::move(*card);
    sources.head = report_head_or_plans(sql, unit, period);
    sources.actions = read_actions(sql, configuration, organisation, unit, period.last_day());
    sources.comments = read_period_comments(sql, unit, period);
    sources.production = read_production(sql, unit, period);
    for (const auto& perspective : sources.scorecard.perspectives) {
        for (const auto& factor : perspective.factors) {
            for (const auto& measure : factor.measures) add_outcomes(sql, sources.scorecard, measure, sources);
        }
    }
    return sources;
}

Result<Report> get_report(Context& context, const ReportWish& wish) {
    return build_report(context, wish.unit, wish.period);
}

Result<FileContent> download_report(Context& context, const ReportFileWish& wish) {
    const auto report = build_report(context, wish.unit, wish.period);
    if (!report) return refuse(report.error());
    return write_report(*report, context.configuration, wish.format);
}

}  // namespace

Result<Report> build_report(Context& context, const std::string& unit, Period period) {
    return context.store.read([&](Sql& sql) { return build_report(sql, context.configuration, unit, period); });
}

Result<Report> build_report(Sql& sql, const Configuration& configuration, const std::string& unit, Period period) {
    const auto sources = gather(sql, configuration, unit, period);
    if (!sources) return refuse(sources.error());
    return compose_report(*sources, configuration);
}

void offer_reports(Operations& operations) {
    operations.get("get_report", "/reports/{unit}/{period}", get_report, {Permission::read},
                   "Läs periodens rapport för en enhet");
    operations.get("download_report", "/reports/{unit}/{period}/file", download_report, {Permission::read},
                   "Hämta periodens rapport som fil");
    offer_report_heads(operations);
    offer_production(operations);
}

}  // namespace ledstang
