#include "reports/reports.h"

#include "reports/document.h"
#include "reports/masked_sources.h"
#include "reports/unit_page.h"

namespace ledstang {
namespace {

struct ReportWish {
    std::string unit;
    Period period = *Period::parse("2000");
    bool masked = false;
    template <class S = ReportWish>
    static constexpr auto described() {
        return describe("ReportWish", field("unit", &S::unit, "Enhet"), field("period", &S::period, "Period"),
                        optional_field("masked", &S::masked, "Maskera små tal, för läsare utanför regionen"));
    }
};

struct ReportFileWish {
    std::string unit;
    Period period = *Period::parse("2000");
    ReportFormat format = ReportFormat::pdf;
    bool masked = false;
    template <class S = ReportFileWish>
    static constexpr auto described() {
        return describe("ReportFileWish", field("unit", &S::unit, "Enhet"), field("period", &S::period, "Period"),
                        optional_field("format", &S::format, "html, pdf, docx, xlsx eller md"),
                        optional_field("masked", &S::masked, "Maskera små tal, för läsare utanför regionen"));
    }
};

Result<Report> get_report(Context& context, const ReportWish& wish) {
    return build_report(context, wish.unit, wish.period, wish.masked);
}

Result<FileContent> download_report(Context& context, const ReportFileWish& wish) {
    const auto report = build_report(context, wish.unit, wish.period, wish.masked);
    if (!report) return refuse(report.error());
    return write_report(*report, context.configuration, wish.format);
}

}  // namespace

Result<Report> build_report(Context& context, const std::string& unit, Period period, bool masked) {
    return context.store.read([&](Sql& sql) { return build_report(sql, context.configuration, unit, period, masked); });
}

Result<Report> build_report(Sql& sql, const Configuration& configuration, const std::string& unit, Period period,
                            bool masked) {
    auto sources = gather_sources(sql, configuration, unit, period);
    if (!sources) return refuse(sources.error());
    if (masked) {
        std::set<int> years;
        for (const auto& outcome : sources->outcomes) {
            if (outcome.period) years.insert(outcome.period->year());
        }
        mask_sources(*sources, masking_of(sql, configuration, sources->scorecard, std::move(years)));
    }
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
    offer_unit_page(operations);
}

}  // namespace ledstang
