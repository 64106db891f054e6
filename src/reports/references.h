// Words in a comment that point elsewhere become links, as config/report.toml tells.
#pragma once

#include <string_view>

#include "operations/configuration.h"
#include "reports/report_measures.h"

namespace ledstang {

// "perspective:ekonomi" → "#perspektiv-ekonomi", "section:produktion" → "#avsnitt-produktion"; an address (http, https,
// mailto, a path or an anchor) stays. Anything else, a script above all, is no link: empty.
std::string link_of(std::string_view target);

// The text in runs; a phrase is linked together with the rest of its word (Ekonomiavsnitt in Ekonomiavsnittet).
// Where two phrases overlap the earlier one wins, and of two at the same place the longer.
ReportParagraph link_references(std::string_view text, const std::vector<Reference>& references);

// A long text's lines as paragraphs; lines after one that ends with a colon are a list. No links.
std::vector<ReportParagraph> paragraphs_of(std::string_view text);

// Without links and list.
std::string plain_text(const ReportParagraph& paragraph);

}  // namespace ledstang
