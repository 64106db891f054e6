// A chart as accessible SVG: bars per period and sex on a common zero line, every bar with its figure and sex in text.
// Sexes differ in pattern as well as colour. The same figures stand in a table beside it.
#pragma once

#include <filesystem>
#include <string>

#include "reports/report.h"

namespace ledstang {

// `measure.chart` must not be empty. `id` makes the ids within the page unique.
std::string chart_svg(const ReportMeasure& measure, const std::string& id);

// The picture's file name without ending, where it is a file.
std::string chart_file(const ReportMeasure& measure);

// Every chart of the report as an SVG file in the folder.
void write_charts(const Report& report, const std::filesystem::path& folder);

// The figures in one sentence, for those who do not see the picture.
std::string chart_in_words(const ReportMeasure& measure);

}  // namespace ledstang
