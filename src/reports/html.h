// The report as one HTML page: from the region's template and style sheet in config/report.
#pragma once

#include "base/result.h"
#include "reports/report.h"

namespace ledstang {

// `folder` holds report.html.tpl, paragraphs.html.tpl and report.css. Everything is escaped where it is put in; the
// template need not think of it. Refused: report.template_missing, report.template_broken, report.template_old.
// Charts are drawn on the page.
Result<std::string> write_html(const Report& report, const std::string& folder);

// On its way to a Word document: no contents list and no head (Word's own page header shows it), and charts as files
// beside the page, named by chart_file with the ending `pictures`.
Result<std::string> write_html_for_word(const Report& report, const std::string& folder, const std::string& pictures);

}  // namespace ledstang
