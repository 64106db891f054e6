// The tables and charts that are inserted into a chapter's text.
#pragma once

#include "reports/text_render.h"

namespace ledstang {

// `number` is the insert's own in the text.
std::string table_block(const ReportPerspective& perspective, const Report& report, const TextLook& look);
std::string chart_block(const ReportMeasure& measure, const TextLook& look, int number);

}  // namespace ledstang
