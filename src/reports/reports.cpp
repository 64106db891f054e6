#include "reports/reports.h"

#include "reports/document.h"
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
    const auto sources = gather_sources(sql, configuration, unit, period);
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
    offer_documents(operations);
}

}  // namespace ledstang
