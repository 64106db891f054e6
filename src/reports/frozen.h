// A report together with what it was written with, so that it can be written again, the same to the byte, when the
// region's template has changed.
#pragma once

#include <map>

#include "reports/formats.h"

namespace ledstang {

// The files of config/report, bytes by name: template, style sheet, Word styles, pictures.
using ReportTemplate = std::map<std::string, std::string>;

// Refused: report.template_missing.
Result<ReportTemplate> read_report_template(const Configuration& configuration);

// As write_report does, from these files in place of the configuration's.
Result<FileContent> write_report(const Report& report, const ReportTemplate& files, ReportFormat format);

}  // namespace ledstang
