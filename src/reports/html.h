// The report as one HTML page: from the region's template and style sheet in config/report.
#pragma once

#include "base/result.h"
#include "reports/report.h"

namespace ledstang {

enum class HtmlUse {
    page,  // read in a browser, printed, made into a PDF
    word   // on its way to a Word document: no contents list, no head (Word's own page header shows it)
};

// `folder` holds report.html.tpl, paragraphs.html.tpl and report.css. Everything is escaped where it is put in; the
// template need not think of it. Refused: report.template_missing, report.template_broken.
// For Word the charts are files beside the page, named by chart_file with the ending `pictures`.
Result<std::string> write_html(const Report& report, const std::string& folder, HtmlUse use = HtmlUse::page,
                               const std::string& pictures = "svg");

}  // namespace ledstang
