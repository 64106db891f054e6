#include "reports/formats.h"

#include <map>

#include "reports/html.h"
#include "reports/outline.h"

namespace ledstang {
namespace {

struct FormatKind {
    const char* ending;
    const char* media_type;
};

FormatKind kind_of(ReportFormat format) {
    switch (format) {
        case ReportFormat::html:
            return {"html", "text/html; charset=utf-8"};
        case ReportFormat::pdf:
            return {"pdf", "application/pdf"};
        case ReportFormat::docx:
            return {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"};
        case ReportFormat::xlsx:
            return {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"};
        case ReportFormat::md:
            return {"md", "text/markdown; charset=utf-8"};
    }
    return {"txt", "text/plain; charset=utf-8"};
}

Result<std::string> write_bytes(const Report& report, const std::string& folder, ReportFormat format) {
    switch (format) {
        case ReportFormat::html:
            return write_html(report, folder);
        case ReportFormat::pdf:
            return write_pdf(report, folder);
        case ReportFormat::docx:
            return write_docx(report, folder);
        case ReportFormat::xlsx:
            return write_report_workbook(report);
        case ReportFormat::md:
            return write_markdown(report);
    }
    return refuse("report.format", "Formatet finns inte.");
}

}  // namespace

std::string media_type_of(ReportFormat format) {
    return kind_of(format).media_type;
}

Result<FileContent> write_report(const Report& report, const Configuration& configuration, ReportFormat format) {
    if (report.chapters.empty() && !report.sections.empty()) {
        // Frozen before reports had chapters.
        auto whole = report;
        whole.chapters = present_chapters(report);
        return write_report(whole, configuration, format);
    }
    auto bytes = write_bytes(report, configuration.folder + "/report", format);
    if (!bytes) return refuse(bytes.error());
    const auto kind = kind_of(format);
    return FileContent{"rapport-" + report.head.unit + "-" + report.head.period.to_string() + "." + kind.ending,
                       kind.media_type, std::move(*bytes)};
}

}  // namespace ledstang
