// The report's files: from the model to the bytes of each format.
#pragma once

#include "operations/configuration.h"
#include "reports/report.h"

namespace ledstang {

enum class ReportFormat { html, pdf, docx, xlsx, md };
constexpr auto names_of(ReportFormat) {
    return std::array{Named{ReportFormat::html, "html"}, Named{ReportFormat::pdf, "pdf"},
                      Named{ReportFormat::docx, "docx"}, Named{ReportFormat::xlsx, "xlsx"},
                      Named{ReportFormat::md, "md"}};
}

// PDF/UA-1, made of the HTML by WeasyPrint.
Result<std::string> write_pdf(const Report& report, const std::string& folder);
// Made of the HTML by pandoc, in the styles of reference.docx in the folder where there is one.
Result<std::string> write_docx(const Report& report, const std::string& folder);
// Sheets Rapport, Mått, Kommentarer, Åtgärder and Produktion; numbers as numbers with the printed form beside.
Result<std::string> write_report_workbook(const Report& report);
std::string write_markdown(const Report& report);

std::string media_type_of(ReportFormat format);

// The file with its name and media type: "rapport-div_lanssjukvard_2-2022-T1.pdf".
Result<FileContent> write_report(const Report& report, const Configuration& configuration, ReportFormat format);

}  // namespace ledstang
